"""What an extraction gives, what it may cost, and the one way it says no."""

from dataclasses import dataclass

MEGABYTE = 1024 * 1024


class Refused(Exception):
    """A file that is not taken. `code` says why; `details` carry names and sizes for the sentence.

    Codes: empty, too_large, too_slow, wrong_type, is_doc, is_rtf, macro, protected, zip_bomb, broken,
    xml_entities, no_text, unreadable.
    """

    def __init__(self, code: str, **details: str | int) -> None:
        super().__init__(code, details)
        self.code = code
        self.details = details

    def __reduce__(self) -> tuple[object, ...]:
        return _refused, (self.code, self.details)


def _refused(code: str, details: dict[str, str | int]) -> Refused:
    return Refused(code, **details)


@dataclass(frozen=True)
class Limits:
    """What one file may cost. Sizes in bytes, never believed from a header, always counted."""

    file_bytes: int = 50 * MEGABYTE
    unpacked_bytes: int = 64 * MEGABYTE
    ratio: int = 200
    members: int = 2_000
    pages: int = 500
    pixels: int = 80_000_000
    text_chars: int = 5_000_000


DEFAULT = Limits()


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of the text set in one style. Size in points, None unknown; colour as RRGGBB, "" for black.

    `hidden`: the reader of the paper does not see it (marked hidden, white on white, or tiny).
    """

    start: int
    end: int
    font: str
    size: float | None
    color: str
    hidden: bool


@dataclass(frozen=True)
class Extracted:
    """The text of a file, composed (NFC), with the runs that cover it.

    `hidden_chars` counts the letters in hidden runs. `encoding` names what the letters were stored in.
    `warnings` are codes: legacy_font (old letters were read by guess or could not be), scan, pages_without_text,
    picture_in_head (of a PDF: something like a stamp, unread), hidden_text, deleted_text_left_out, embedded_part
    (a file within the file, not read).
    `checkable` is False when the words could not be read.
    `margins`: the lines of headers, footers, text boxes and lettering; of a PDF those at the edges of pages.
    `pages` is 0 where the format does not know them.
    """

    text: str
    kind: str
    runs: tuple[Run, ...] = ()
    hidden_chars: int = 0
    encoding: str = "unicode"
    warnings: tuple[str, ...] = ()
    checkable: bool = True
    pages: int = 0
    margins: str = ""

    @property
    def visible_text(self) -> str:
        """The text without its hidden runs; offsets of `runs` do not hold in it."""
        if not self.hidden_chars:
            return self.text
        return "".join(self.text[run.start : run.end] for run in self.runs if not run.hidden)
