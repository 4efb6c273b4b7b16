"""Where texts come from: a folder's files or texts at hand."""

import importlib
from collections.abc import Callable
from pathlib import Path

from nennep.lib.vietnamese import UnreadableText, decode_bytes

Source = Path | bytes  # a file, or a text at hand in UTF-8
PLAIN = ".txt"


class NotReadable(Exception):
    """The words of a file cannot be read, so the essay is not checkable."""


def utf8(source: Source) -> bytes:
    """The text as UTF-8, untouched where it already is. Raises NotReadable."""
    if isinstance(source, bytes):
        return source
    if source.suffix.lower() != PLAIN:
        return _extracted(source).encode()
    data = source.read_bytes()
    try:
        data.decode()
    except UnicodeDecodeError:
        try:
            return decode_bytes(data)[0].encode()
        except UnreadableText as error:
            raise NotReadable from error
    return data


def text_of(source: Source) -> str:
    """The text in which offsets count. Raises NotReadable."""
    return utf8(source).decode()


def _extracted(path: Path) -> str:
    extract = importlib.import_module("nennep.lib.extract")  # costs more to import than a small campaign takes
    extract_safely: Callable[..., object] = extract.extract_safely
    try:
        found = extract_safely(path, path.name)
    except extract.Refused as error:
        raise NotReadable from error
    if not found.checkable:
        raise NotReadable
    return found.text


def files_in(folder: Path) -> dict[str, Path]:
    """The essays of a folder by id (the file's name without its ending), sorted."""
    if not folder.is_dir():
        return {}
    files = sorted(path for path in folder.iterdir() if path.is_file() and not path.name.startswith("."))
    return {path.stem: path for path in files}
