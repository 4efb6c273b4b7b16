"""One door to all readers."""

from pathlib import Path

from .docx import read_docx
from .kinds import refusal_of, sniff
from .model import DEFAULT, Extracted, Limits, Refused
from .odt import read_odt
from .pdf import read_pdf
from .plain import read_plain


def extract(source: bytes | Path, name: str = "", limits: Limits = DEFAULT) -> Extracted:
    """The text of a DOCX, PDF, ODT or TXT with its runs, read in this process. Raises Refused.

    For files from outside use `extract_safely`: a parser that crashes or hangs then takes nobody along.
    """
    size = source.stat().st_size if isinstance(source, Path) else len(source)
    if size > limits.file_bytes:
        raise Refused("too_large", size=size, limit=limits.file_bytes)
    kind = sniff(source if isinstance(source, bytes) else source.read_bytes(), name)
    if refusal := refusal_of(kind):
        raise refusal
    try:
        return _read(kind, source, limits)
    except (RecursionError, MemoryError) as error:
        raise Refused("broken") from error


def _read(kind: str, source: bytes | Path, limits: Limits) -> Extracted:
    if kind == "docx":
        return read_docx(source, limits)
    if kind == "odt":
        return read_odt(source, limits)
    if kind == "pdf":
        return read_pdf(source, limits)
    return read_plain(source if isinstance(source, bytes) else source.read_bytes(), limits)


def extract_text(source: bytes | Path, name: str = "") -> str:
    """Only the text, for tools on the command line. Raises Refused."""
    return extract(source, name).text
