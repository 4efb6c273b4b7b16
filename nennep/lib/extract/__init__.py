"""Text out of uploaded files, with the style of every run; hostile files are refused with a code."""

from .kinds import PICTURES, READABLE, sniff
from .model import DEFAULT, Extracted, Limits, Refused, Run
from .reading import extract, extract_text
from .safely import clean_image_safely, extract_safely

__all__ = [
    "DEFAULT",
    "PICTURES",
    "READABLE",
    "Extracted",
    "Limits",
    "Refused",
    "Run",
    "clean_image_safely",
    "extract",
    "extract_safely",
    "extract_text",
    "sniff",
]
