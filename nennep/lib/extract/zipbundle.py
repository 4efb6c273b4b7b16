"""A ZIP of essays as Windows, macOS or a phone packs it: names put right, members read one by one."""

import re
import struct
import zipfile
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path, PurePosixPath
from typing import BinaryIO

from nennep.lib.vietnamese import UnreadableText, decode_bytes, nfc

from .archive import Archive
from .model import DEFAULT, MEGABYTE, Limits, Refused

BUNDLE = replace(DEFAULT, file_bytes=500 * MEGABYTE, unpacked_bytes=1_000 * MEGABYTE, members=10_000)
_UTF8_FLAG = 0x800
_UNICODE_PATH = 0x7075
_LITTER = re.compile(r"(?:^|/)(?:__MACOSX/|\._|\.DS_Store$|Thumbs\.db$|desktop\.ini$|~\$)", re.IGNORECASE)


def read_bundle(
    source: bytes | Path | BinaryIO, limits: Limits = BUNDLE, member_bytes: int = DEFAULT.file_bytes
) -> Iterator[tuple[str, bytes | Refused]]:
    """Each file of the bundle as (path inside it, bytes), unpacked only when its turn comes.

    A file that cannot be read comes with its Refused instead of bytes, the others still come; the bundle as a
    whole raises Refused (broken, zip_bomb, empty, wrong_type, too_large), when opened or once it is too much.
    Paths are composed text with "/" between, never absolute or upward; a second one of a name gets " (2)".
    """
    archive = Archive(_checked(source, limits), limits)
    taken: dict[str, int] = {}
    for info in archive.members:
        path = _path(_name(info))
        if info.is_dir() or not path or _LITTER.search(path):
            continue
        yield _unique(path, taken), _content(archive, info, member_bytes)


def _checked(source: bytes | Path | BinaryIO, limits: Limits) -> bytes | Path | BinaryIO:
    if isinstance(source, bytes):
        head, size = source[:4], len(source)
    elif isinstance(source, Path):
        size = source.stat().st_size
        with source.open("rb") as opened:
            head = opened.read(4)
    else:
        size = source.seek(0, 2)
        source.seek(0)
        head = source.read(4)
    if not size:
        raise Refused("empty")
    if size > limits.file_bytes:
        raise Refused("too_large", size=size, limit=limits.file_bytes)
    if not head.startswith(b"PK"):
        raise Refused("wrong_type")
    return source


def _content(archive: Archive, info: zipfile.ZipInfo, member_bytes: int) -> bytes | Refused:
    try:
        return archive.read_member(info, member_bytes)
    except Refused as refused:
        if refused.code == "zip_bomb":
            raise
        return refused


def _name(info: zipfile.ZipInfo) -> str:
    """The name as its maker meant it; without the UTF-8 flag zipfile has read it as an American of 1985."""
    if unicode_path := _from_extra(info.extra):
        return unicode_path
    if info.flag_bits & _UTF8_FLAG:
        return nfc(info.filename)
    stored = info.orig_filename.encode("cp437", "replace")
    try:
        return decode_bytes(stored)[0]
    except UnreadableText:
        return nfc(info.filename)


def _from_extra(extra: bytes) -> str:
    """The Unicode path field that Info-ZIP and 7-Zip add."""
    while len(extra) >= 4:
        kind, length = struct.unpack_from("<HH", extra)
        if kind == _UNICODE_PATH and 5 < length <= len(extra) - 4:
            return nfc(extra[9 : 4 + length].decode("utf-8", "replace"))
        extra = extra[4 + length :]
    return ""


def _path(name: str) -> str:
    """Relative, with forward slashes and without steps upward or drive letters."""
    parts = PurePosixPath(name.replace("\\", "/").replace("\0", "")).parts
    return "/".join(p for p in parts if p not in ("/", "..", ".") and not re.fullmatch("[A-Za-z]:", p))


def _unique(path: str, taken: dict[str, int]) -> str:
    taken[path] = taken.get(path, 0) + 1
    if taken[path] == 1:
        return path
    pure = PurePosixPath(path)
    return _unique(str(pure.with_name(f"{pure.stem} ({taken[path]}){pure.suffix}")), taken)
