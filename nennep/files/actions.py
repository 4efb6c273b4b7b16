"""Taking files in, reading them, and letting go of them. Nothing is stored of a file that is refused."""

import shutil
import tempfile
from collections.abc import Iterable
from datetime import timedelta
from pathlib import Path

from django.conf import settings
from django.db import transaction
from django.utils.timezone import now

from nennep.files.incoming import Incoming, incoming, keep, place_of
from nennep.files.models import FileText, StoredFile
from nennep.files.refusals import FileRefused
from nennep.history.actions import record
from nennep.lib.citations.secrecy import marking_beside, secrecy_marking
from nennep.lib.extract import PICTURES, READABLE, Refused, clean_image_safely, extract, extract_safely, ocr, office
from nennep.lib.vietnamese import nfc

TEXTS = READABLE
SCANS = (*PICTURES, "pdf")
# Among the warnings of a text: a machine read it from pictures of pages, and may have misread.
MACHINE = "read_by_machine"
UNREAD_PAGES = {"scan", "pages_without_text", "embedded_part"}
# Bytes that no record names any more are left alone this long: an upload of the same content may be under way.
SHORT_BYTES = 256 * 1024
SWEEP_AFTER = timedelta(hours=1)


def store(upload, *, by, kinds=TEXTS, limit=None) -> StoredFile:
    """Keep an uploaded file as it came, unread. `limit` in bytes. Raises FileRefused."""
    return store_bytes(upload.chunks(), name=upload.name, by=by, kinds=kinds, limit=limit)


def store_bytes(chunks: Iterable[bytes], *, name, by, kinds=TEXTS, limit=None) -> StoredFile:
    """As `store`, for what came in another way than a form; `by` None: it came by itself."""
    limit = limit or settings.UPLOAD_LIMIT_BYTES
    with incoming(chunks, name, kinds=kinds, limit=limit) as file:
        _refuse_marked("", file.name, by)
        return _kept(file, by)


def store_text(upload, *, by, limit=None, all_pages=False) -> StoredFile:
    """Keep a file whose words could be read; they stand in its `text`. Raises FileRefused.

    `all_pages`: refuse a file with pages whose words are not known, as nobody looked there for a marking.
    """
    return store_text_bytes(upload.chunks(), name=upload.name, by=by, limit=limit, all_pages=all_pages)


def store_text_bytes(chunks: Iterable[bytes], *, name, by, limit=None, all_pages=False) -> StoredFile:
    limit = limit or settings.UPLOAD_LIMIT_BYTES
    with incoming(chunks, name, kinds=TEXTS, limit=limit) as file:
        text = _read(file.path, file.name, file.kind, by, stamps=all_pages)
        if all_pages and has_unread_pages(text):
            raise FileRefused("unread_pages", file.name)
        with transaction.atomic():
            stored = _kept(file, by)
            text.file = stored
            text.save()
    return stored


def store_scan(upload, *, by, limit=None) -> StoredFile:
    """Keep a photo or a scan of paper, turned upright and without location data. Raises FileRefused.

    Words are looked for in a PDF only; whatever has none is not checkable. The caller makes sure that somebody
    declared the pages free of secrecy markings, which nobody can see in a picture.
    """
    return store_scan_bytes(upload.chunks(), name=upload.name, by=by, limit=limit)


def store_scan_bytes(chunks: Iterable[bytes], *, name, by, limit=None) -> StoredFile:
    limit = limit or settings.UPLOAD_LIMIT_BYTES
    with incoming(chunks, name, kinds=SCANS, limit=limit) as raw:
        _refuse_marked("", raw.name, by)
        try:
            cleaned, kind = clean_image_safely(raw.path)
        except Refused as refused:
            raise FileRefused(refused.code, raw.name, kinds=SCANS, limit=limit) from refused
        name = Path(raw.name).with_suffix(".jpg").name if raw.kind == "heic" else raw.name
    with incoming([cleaned], name, kinds=(kind,), limit=max(limit, len(cleaned))) as file:
        text = _read(file.path, file.name, kind, by) if kind == "pdf" else FileText(checkable=False)
        with transaction.atomic():
            stored = _kept(file, by)
            text.file = stored
            text.save()
    return stored


def read_text(stored: StoredFile) -> FileText:
    """The words of a stored file, read once. A marked or unreadable file is let go of; raises FileRefused."""
    found = FileText.objects.filter(file=stored).first()
    if found:
        return found
    try:
        text = _read(stored.path, stored.name, stored.kind, stored.uploaded_by, stamps=True)
    except FileRefused:
        drop(stored)
        raise
    return FileText.objects.get_or_create(file=stored, defaults=_values(text))[0]


def read_scan(stored: StoredFile) -> StoredFile:
    """A stored photo turned upright and without location data: another file takes its place. Raises FileRefused."""
    try:
        cleaned, kind = clean_image_safely(stored.path)
    except Refused as refused:
        raise FileRefused(refused.code, stored.name, kinds=SCANS) from refused
    name = Path(stored.name).with_suffix(".jpg").name if stored.kind == "heic" else stored.name
    limit = max(settings.UPLOAD_LIMIT_BYTES, len(cleaned))
    with incoming([cleaned], name, kinds=(kind,), limit=limit) as file, transaction.atomic():
        upright = _kept(file, stored.uploaded_by)
        FileText.objects.create(file=upright, checkable=False, warnings=["scan"])
    return upright


def keep_words_of_scan(stored: StoredFile, text):
    """What a machine read from the pages of a scan; the warning says so. Raises FileRefused for a marked one."""
    _refuse_marked(text, stored.name, stored.uploaded_by)
    found, _is_new = FileText.objects.get_or_create(file=stored)
    others = [code for code in found.warnings if code not in ("scan", "pages_without_text", MACHINE)]
    found.text, found.checkable = nfc(text), any(c.isalpha() for c in text)
    found.runs, found.warnings = [], [*others, MACHINE]
    found.save()
    return found


def discard(stored: StoredFile):
    """As if it had never come: the record goes, and with it the bytes if nobody else counts on them."""
    stored.delete()
    if not StoredFile.objects.filter(sha256=stored.sha256, deleted_at=None).exists():
        place_of(stored.sha256).unlink(missing_ok=True)


def has_unread_pages(text: FileText) -> bool:
    """Whether the words of some page are not known: what stands there may be a marking."""
    return not text.checkable or (bool(UNREAD_PAGES.intersection(text.warnings)) and MACHINE not in text.warnings)


@transaction.atomic
def erase(files):
    """Let go of contents and words; names, sizes and digests stay. The bytes go with the next sweep."""
    files = files.filter(deleted_at=None)
    FileText.objects.filter(file__in=files).delete()
    return files.update(deleted_at=now())


def sweep():
    """Remove bytes that no living record names, and what interrupted uploads left behind; returns how many."""
    root, removed = Path(settings.FILES_ROOT), 0
    before = (now() - SWEEP_AFTER).timestamp()
    for path in root.glob("??*/*"):
        if path.stat().st_mtime < before and not _is_wanted(path):
            path.unlink(missing_ok=True)
            removed += 1
    return removed + _sweep_halves(before)


def _sweep_halves(before):
    """What a killed process left of an upload, or of an old office file that it was turning into a new one."""
    uploads = Path(settings.FILE_UPLOAD_TEMP_DIR or tempfile.gettempdir()).glob("*.upload*")
    workshops = Path(tempfile.gettempdir()).glob(f"{office.WORKSHOP}*")
    old = [path for path in (*uploads, *workshops) if path.lstat().st_mtime < before]
    for path in old:
        if path.is_dir() and not path.is_symlink():
            shutil.rmtree(path, ignore_errors=True)
        else:
            path.unlink(missing_ok=True)
    return len(old)


def _is_wanted(path):
    named = StoredFile.objects.filter(sha256=path.name, deleted_at=None)
    return path.parent.name != "incoming" and named.exists()


def _kept(file: Incoming, by):
    keep(file)
    return StoredFile.objects.create(sha256=file.sha256, name=file.name, kind=file.kind, size=file.size, uploaded_by=by)


def drop(stored):
    """A refused file leaves at once; its record stays only where others point at it already."""
    stored.deleted_at = now()
    stored.save(update_fields=["deleted_at"])
    if not StoredFile.objects.filter(sha256=stored.sha256, deleted_at=None).exists():
        place_of(stored.sha256).unlink(missing_ok=True)


def _read(path, name, kind, by, *, stamps=False):
    """`stamps`: what was laid over the head of a PDF is read too, which takes seconds."""
    try:
        if kind in office.KINDS:
            found = extract_safely(office.as_docx(path.read_bytes(), kind), f"{name}.docx")
        else:
            # A page of plain text needs no parser, so it needs no process of its own.
            is_short = kind == "txt" and path.stat().st_size < SHORT_BYTES
            found = extract(path, name) if is_short else extract_safely(path, name)
    except Refused as refused:
        limit = refused.details.get("limit", settings.UPLOAD_LIMIT_BYTES)
        raise FileRefused(refused.code, name, kinds=TEXTS, limit=limit) from refused
    _refuse_marked(found.text, name, by, beside=found.margins)
    if stamps and "picture_in_head" in found.warnings:
        _refuse_marked("", name, by, beside=_words_of_stamps(path, kind))
    runs = [[run.start, run.end, run.font, run.size, run.color, run.hidden] for run in found.runs]
    return FileText(text=found.text, checkable=found.checkable, runs=runs, warnings=list(found.warnings))


def _words_of_stamps(path, kind):
    """Of the first page; nothing where no machine reads, or where it cannot."""
    try:
        return "\n".join(ocr.read_stamps(path, kind, 0)) if ocr.is_available() else ""
    except Refused:
        return ""


def _values(text):
    return {name: getattr(text, name) for name in ("text", "checkable", "runs", "warnings")}


def _refuse_marked(text, name, by, beside=""):
    """History keeps that something was refused, and nothing about what it was.

    `beside`: headers, footers and text boxes, each line by itself: a long footer would hide the head of the text.
    What came by itself has nobody to be told of; whoever took it in records it.
    """
    if secrecy_marking(text, name) or marking_beside(beside):
        if by is not None:
            record(by, "file.refused_marked", by=by)
        raise FileRefused("marked", name)
