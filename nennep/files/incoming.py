"""A file on its way in: written beside the others, counted and digested as it comes, kept only when all is well."""

import hashlib
import os
import re
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from uuid import uuid4

from django.conf import settings

from nennep.files.refusals import FileRefused
from nennep.lib.extract import sniff
from nennep.lib.vietnamese import nfc

SNIFFED_BYTES = 64 * 1024
LONGEST_NAME = 120
# Control characters, and those that turn the direction of reading: "exe.docx" would be shown as "xcod.exe".
UNSEEN = re.compile("[\x00-\x1f\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2028\u2029\u2066-\u2069\ud800-\udfff]")


@dataclass(frozen=True)
class Incoming:
    path: Path
    name: str
    kind: str
    size: int
    sha256: str


@contextmanager
def incoming(chunks, name, *, kinds, limit):
    """Write `chunks` to a file of its own; it is gone afterwards unless `keep` moved it. Raises FileRefused."""
    name = short_name(name)
    folder = Path(settings.FILES_ROOT) / "incoming"
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / uuid4().hex
    try:
        size, sha256, head = _write(path, chunks, name, limit)
        kind = _kind(head, name, kinds)
        if kind not in kinds:
            raise FileRefused(_code(kind, kinds), name, kinds=kinds)
        yield Incoming(path, name, kind, size, sha256)
    finally:
        path.unlink(missing_ok=True)


def keep(file):
    """Move it to its place under its digest, so that it survives a power cut from here on."""
    place = place_of(file.sha256)
    if place.exists():
        # Shared bytes: the new time tells the sweeper that somebody counts on them again.
        os.utime(place)
        return
    place.parent.mkdir(parents=True, exist_ok=True)
    os.replace(file.path, place)
    for folder in (place.parent, place.parent.parent):
        _sync_folder(folder)


def place_of(sha256):
    return Path(settings.FILES_ROOT) / sha256[:2] / sha256


def short_name(name):
    """Composed, without folders and unseen signs, and short enough for a sentence; the ending stays."""
    pure = Path(UNSEEN.sub("", nfc(str(name or "")).replace("\\", "/"))).name or "?"
    return pure if len(pure) <= LONGEST_NAME else pure[: LONGEST_NAME - 8] + "…" + pure[-7:]


def _write(path, chunks, name, limit):
    digest, size, head = hashlib.sha256(), 0, b""
    with path.open("xb") as target:
        for chunk in chunks:
            size += len(chunk)
            if size > limit:
                raise FileRefused("too_large", name, limit=limit)
            if len(head) < SNIFFED_BYTES:
                head += chunk[: SNIFFED_BYTES - len(head)]
            digest.update(chunk)
            target.write(chunk)
        target.flush()
        os.fsync(target.fileno())
    return size, digest.hexdigest(), head


def _kind(head, name, kinds):
    """A ZIP of DOCX files looks like a DOCX inside; where ZIPs are asked for, the name tells; so with envelopes."""
    name = name.lower()
    if "zip" in kinds and head.startswith(b"PK\x03\x04") and name.endswith(".zip"):
        return "zip"
    if "xml" in kinds and name.endswith((".xml", ".edxml")) and head.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"<"):
        return "xml"
    return sniff(head, name)


def _code(kind, kinds):
    if "docx" in kinds and kind in ("doc", "rtf"):
        return f"is_{kind}"
    return kind if kind in ("empty", "protected") else "wrong_type"


def _sync_folder(folder):
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
