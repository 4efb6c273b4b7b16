"""What a reading process does with one file; the answers are bytes, so that they can cross to the asker."""

import base64
import json
from dataclasses import asdict, replace

from .envelope import Attachment, Envelope, read_envelope
from .images import clean_image, ink_of_picture, top_of_page
from .pdf import page_ink, page_picture, silent_pages
from .reading import extract

PAGE_JOB = f"{__name__}:page_job"
ENVELOPE_JOB = f"{__name__}:envelope_job"
INK_JOB = f"{__name__}:ink_job"
TOP_JOB = f"{__name__}:top_job"
SILENT_PAGES_JOB = f"{__name__}:silent_pages_job"


def extract_job(data: bytes, name: str) -> bytes:
    """`extract` as JSON."""
    return json.dumps(asdict(extract(data, name))).encode()


def envelope_job(data: bytes, name: str) -> bytes:
    """`read_envelope` as JSON, its files in base64."""
    envelope = read_envelope(data)
    files = [(one.name, base64.b64encode(one.data).decode()) for one in envelope.attachments]
    return json.dumps([asdict(replace(envelope, attachments=())), files]).encode()


def envelope_of(answer: bytes) -> Envelope:
    """What `envelope_job` has read."""
    told, files = json.loads(answer)
    told |= {name: tuple(told[name]) for name in ("recipients", "marks", "words")}
    attachments = tuple(Attachment(name, base64.b64decode(packed)) for name, packed in files)
    return Envelope(**told | {"attachments": attachments})


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


def ink_job(data: bytes, name: str) -> bytes:
    """What is set in colour on a page; page and degrees stand in place of a name. b"" for next to nothing."""
    page, angle = name.split()
    if data.startswith((b"\xff\xd8", b"\x89PNG")):
        return ink_of_picture(data, float(angle))
    return page_ink(data, int(page), float(angle))


def silent_pages_job(data: bytes, name: str) -> bytes:
    """The numbers of the pages without words, from 0, with spaces between."""
    return " ".join(map(str, silent_pages(data))).encode()
