"""What a file is, by its content; its name only decides between kinds that look alike."""

from pathlib import PurePath

from .model import Refused

READABLE = ("docx", "odt", "pdf", "txt")
PICTURES = ("jpeg", "png", "heic")

_REFUSED_KINDS = {"doc": "is_doc", "rtf": "is_rtf", "protected": "protected", "empty": "empty"}

_STARTS = (
    (b"{\\rtf", "rtf"),
    (b"\xff\xd8\xff", "jpeg"),
    (b"\x89PNG\r\n\x1a\n", "png"),
    (b"GIF8", "gif"),
    (b"II*\x00", "tiff"),
    (b"MM\x00*", "tiff"),
    (b"MZ", "program"),
    (b"\x7fELF", "program"),
    (b"Rar!\x1a\x07", "rar"),
    (b"7z\xbc\xaf\x27\x1c", "7z"),
    (b"\x1f\x8b", "gzip"),
)
_MARKUP = (
    (b"<!doctype html", "html"),
    (b"<html", "html"),
    (b"<svg", "svg"),
    (b"<?xml", "xml"),
    (b"mime-version:", "mhtml"),
)
_HEIC_BRANDS = (b"heic", b"heix", b"heim", b"heis", b"hevc", b"hevx", b"mif1", b"msf1")
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_IN_ZIP = ((b"word/", "docx"), (b"xl/", "xlsx"), (b"ppt/", "pptx"))
_IN_OLE = (
    ("EncryptedPackage", "protected"),
    ("WordDocument", "doc"),
    ("Workbook", "xls"),
    ("PowerPoint", "ppt"),
)
_ODF = {b"text": "odt", b"spreadsheet": "ods", b"presentation": "odp"}
_ODF_MARK = b"mimetypeapplication/vnd.oasis.opendocument."


def sniff(head: bytes, name: str = "") -> str:
    """The kind of a file from its first bytes (64 KB decide, all of it is better) and its name.

    docx odt pdf txt, doc rtf, xlsx xls ods, jpeg png heic, zip and some that are only refused; "unknown" for
    bytes that nobody here reads, "protected" for an office file locked with a password, "empty" for none.
    """
    if not head:
        return "empty"
    if head.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return _in_zip(head, name)
    if head.startswith(_OLE):
        return next((kind for word, kind in _IN_OLE if word.encode("utf-16-le") in head), _ole_by_name(name))
    if b"%PDF-" in head[:1024]:
        return "pdf"
    if head[4:8] == b"ftyp":
        return "heic" if head[8:12] in _HEIC_BRANDS else "video"
    for start, kind in _STARTS:
        if head.startswith(start):
            return kind
    return _text_or_not(head)


def refusal_of(kind: str) -> Refused | None:
    """Why a file of that kind has no text for us, None when it has."""
    if kind in READABLE:
        return None
    return Refused(_REFUSED_KINDS.get(kind, "wrong_type"), kind=kind)


def _in_zip(head: bytes, name: str) -> str:
    if _ODF_MARK in head[:200]:
        family = head.split(_ODF_MARK, 1)[1][:20]
        return next((kind for word, kind in _ODF.items() if family.startswith(word)), "zip")
    for folder, kind in _IN_ZIP:
        if folder in head and (b"[Content_Types].xml" in head or b"_rels/" in head):
            return kind
    ending = _ending(name)
    return ending if ending in ("docx", "xlsx", "pptx", "odt", "ods") and b"[Content_Types]" in head else "zip"


def _ole_by_name(name: str) -> str:
    ending = _ending(name)
    if ending in ("docx", "xlsx", "pptx"):
        return "protected"  # only a locked one lies in this container; the mark may be behind the head
    return ending if ending in ("doc", "xls", "ppt") else "ole"


def _ending(name: str) -> str:
    return PurePath(name).suffix.lower().removeprefix(".")


def _text_or_not(head: bytes) -> str:
    if head.startswith((b"\xff\xfe", b"\xfe\xff", b"\xef\xbb\xbf")):
        return "txt"
    start = head[:2048].lstrip().lower()
    for mark, kind in _MARKUP:
        if start.startswith(mark):
            return kind
    if head[::2].count(0) and head[1::2].count(0):
        return "unknown"  # zeros on both sides: neither eight-bit nor UTF-16 text
    odd = sum(byte < 32 and byte not in b"\x00\t\n\r\f\v\x1a" for byte in head[:4096])
    return "txt" if odd <= len(head[:4096]) / 100 else "unknown"
