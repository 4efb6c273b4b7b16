"""What a reading process does with one file; the answers are bytes, so that they can cross to the asker."""

import json
from dataclasses import asdict

from .images import clean_image
from .reading import extract


def extract_job(data: bytes, name: str) -> bytes:
    """`extract` as JSON."""
    return json.dumps(asdict(extract(data, name))).encode()


def clean_job(data: bytes, name: str) -> bytes:
    """`clean_image` as its kind, a line end, and the picture."""
    cleaned, kind = clean_image(data)
    return kind.encode() + b"\n" + cleaned
