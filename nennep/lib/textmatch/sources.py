"""Where texts come from: a folder's files or texts at hand."""

import importlib
import os
from pathlib import Path
from typing import Any

from nennep.lib.vietnamese import UnreadableText, decode_bytes

Source = str | bytes  # a file's path, or a text at hand in UTF-8
PLAIN = ".txt"
_PIECE = 65_536  # bytes read at a time; nearly every essay is shorter


class NotReadable(Exception):
    """The words of a file cannot be read, so the essay is not checkable."""


def bytes_of(source: Source) -> bytes:
    """The text in bytes, as a rule UTF-8. Raises NotReadable."""
    if isinstance(source, bytes):
        return source
    if not source.lower().endswith(PLAIN):
        return _extracted(Path(source)).encode()
    file = os.open(source, os.O_RDONLY)  # half the cost of open(), which matters for a hundred thousand files
    try:
        pieces = [os.read(file, _PIECE)]
        while len(pieces[-1]) == _PIECE:
            pieces.append(os.read(file, _PIECE))
    finally:
        os.close(file)
    return b"".join(pieces)


def in_unicode(data: bytes) -> bytes:
    """Bytes that are no UTF-8, read in the encoding they are in. Raises NotReadable."""
    try:
        return decode_bytes(data)[0].encode()
    except UnreadableText as error:
        raise NotReadable from error


def text_of(source: Source) -> str:
    """The text in which offsets count. Raises NotReadable."""
    data = bytes_of(source)
    try:
        return data.decode()
    except UnicodeDecodeError:
        return in_unicode(data).decode()


def _extracted(path: Path) -> str:
    extract: Any = importlib.import_module("nennep.lib.extract")  # costs more to import than a small campaign takes
    try:
        found = extract.extract_safely(path, path.name)
    except extract.Refused as error:
        raise NotReadable from error
    if not found.checkable:
        raise NotReadable
    return str(found.text)


def files_in(folder: Path) -> dict[str, Source]:
    """The essays of a folder by id (the file's name without its ending), sorted."""
    if not folder.is_dir():
        return {}
    with os.scandir(folder) as entries:  # tells files from folders without asking for each
        names = sorted(entry.name for entry in entries if entry.is_file() and not entry.name.startswith("."))
    return {os.path.splitext(name)[0]: os.path.join(folder, name) for name in names}
