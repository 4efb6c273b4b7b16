"""What a reading process does with one file; the answers are bytes, so that they can cross to the asker."""

import json
from dataclasses import asdict

from .images import clean_image, top_of_page
from .pdf import page_picture, silent_pages
from .reading import extract

PAGE_JOB = f"{__name__}:page_job"
TOP_JOB = f"{__name__}:top_job"
SILENT_PAGES_JOB = f"{__name__}:silent_pages_job"


def extract_job(data: bytes, name: str) -> bytes:
    """`extract` as JSON."""
    return json.dumps(asdict(extract(data, name))).encode()


def clean_job(data: bytes, name: str) -> bytes:
    """`clean_image` as its kind, a line end, and the picture."""
    cleaned, kind = clean_image(data)
    return kind.encode() + b"\n" + cleaned


def page_job(data: bytes, name: str) -> bytes:
    """The page of that number, from 0, as a grey PNG; the number stands in place of a name."""
    return page_picture(data, int(name))


def top_job(data: bytes, name: str) -> bytes:
    """The upper part of a page, turned by the degrees that stand in place of a name."""
    return top_of_page(data, float(name))


def silent_pages_job(data: bytes, name: str) -> bytes:
    """The numbers of the pages without words, from 0, with spaces between."""
    return " ".join(map(str, silent_pages(data))).encode()
