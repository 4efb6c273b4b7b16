"""Where texts come from: a folder's files or texts at hand."""

import importlib
import os
from pathlib import Path
from typing import Any

from nennep.lib.vietnamese import UnreadableText, decode_bytes

Source = Path | bytes  # a file, or a text at hand in UTF-8
PLAIN = ".txt"


class NotReadable(Exception):
    """The words of a file cannot be read, so the essay is not checkable."""


def bytes_of(source: Source) -> bytes:
    """The text in bytes, as a rule UTF-8. Raises NotReadable."""
    if isinstance(source, bytes):
        return source
    if source.suffix.lower() != PLAIN:
        return _extracted(source).encode()
    with open(source, "rb", buffering=0) as file:
        return file.read()


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
    return {os.path.splitext(name)[0]: folder / name for name in names}
