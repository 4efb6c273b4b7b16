"""Puts text together piece by piece and keeps the offsets of runs true to the composed (NFC) text."""

import unicodedata
from dataclasses import dataclass

from nennep.lib.vietnamese import decode_by_font, decode_legacy, font_encoding, guess_legacy
from nennep.lib.vietnamese.encodings import Legacy

from .model import Extracted, Limits, Refused, Run

_ENOUGH_IN_FILE = 10  # words with marks, to call a file old
_ENOUGH_IN_LINE = 4
_ENOUGH_LETTERS = 60
_BLOCK_END = "\n"
_UNPRINTED = dict.fromkeys([*range(9), 11, 12, *range(14, 32), 0xFFFE, 0xFFFF])


@dataclass(frozen=True, slots=True)
class Style:
    """How a piece is set; see Run."""

    font: str = ""
    size: float | None = None
    color: str = ""
    hidden: bool = False


PLAIN = Style()


class TextBuilder:
    """Collects styled pieces, decodes those in old fonts, and answers with an Extracted."""

    def __init__(self, limits: Limits) -> None:
        self._pieces: list[tuple[str, Style]] = []
        self._room = limits.text_chars
        self._encodings: set[str] = set()
        self._tcvn3_letters = self._tcvn3_horns = 0
        self.warnings: list[str] = []

    def add(self, text: str, style: Style = PLAIN) -> None:
        """Text as stored; decoded here when its font is an old one."""
        if not text:
            return
        self._room -= len(text)
        if self._room < 0:
            raise Refused("too_large")
        encoding, _ = font_encoding(style.font)
        if encoding:
            text = self._decoded(encoding, decode_by_font(text, style.font))
        self._pieces.append((text.translate(_UNPRINTED), style))

    def end_block(self) -> None:
        """End the line of a paragraph, heading or cell."""
        self._pieces.append((_BLOCK_END, self._pieces[-1][1] if self._pieces else PLAIN))

    def warn(self, code: str) -> None:
        """Note a warning once."""
        if code not in self.warnings:
            self.warnings.append(code)

    def finish(self, kind: str, *, pages: int = 0, margins: str = "", encoding: str = "") -> Extracted:
        """The whole, with neighbouring pieces of one style joined into runs."""
        self._decode_disguised()
        pieces = self._composed()
        text = "".join(piece for piece, _ in pieces)
        runs = _runs(pieces)
        hidden = sum(_printed(text[run.start : run.end]) for run in runs if run.hidden)
        if hidden:
            self.warn("hidden_text")
        return Extracted(
            text=text,
            kind=kind,
            runs=runs,
            hidden_chars=hidden,
            encoding=encoding or "+".join(sorted(self._encodings)) or "unicode",
            warnings=tuple(self.warnings),
            checkable=any(c.isalpha() for c in text),
            pages=pages,
            margins=margins,
        )

    def _decode_disguised(self) -> None:
        """Old letters under a new font's name: somebody changed the font of an old file, or a PDF lost it."""
        self._pieces = _joined(self._pieces)
        unknown = "".join(text for text, style in self._pieces if not font_encoding(style.font)[0])
        whole = guess_legacy(unknown, enough=_ENOUGH_IN_FILE)
        self._pieces = [
            (text if font_encoding(style.font)[0] else self._decode_lines(text, whole), style)
            for text, style in self._pieces
        ]

    def _decode_lines(self, text: str, whole: Legacy | None) -> str:
        """Decode what is in the file's old encoding, else each line that for itself proves to be in one."""
        if text.isascii():
            return text
        lines = text.split("\n")
        for number, line in enumerate(lines):
            legacy = whole or guess_legacy(line, enough=_ENOUGH_IN_LINE)
            if legacy:
                self.warn("legacy_font")
                lines[number] = self._decoded(legacy, decode_legacy(line, legacy))
        return "\n".join(lines)

    def _decoded(self, encoding: str, text: str) -> str:
        self._encodings.add(encoding)
        if encoding == "tcvn3":
            self._tcvn3_letters += sum(map(str.isalpha, text))
            self._tcvn3_horns += text.lower().count("ư")
        return text

    @property
    def lost_letters(self) -> bool:
        """Whether the ư of TCVN3, a soft hyphen, was dropped on the way: in that much text it never fails."""
        return self._tcvn3_letters >= _ENOUGH_LETTERS and not self._tcvn3_horns

    def _composed(self) -> list[tuple[str, Style]]:
        """Pieces whose sum is composed too: a mark at the head of a piece goes to the letter before it."""
        done: list[tuple[str, Style]] = []
        for piece, style in _joined(self._pieces):
            text = unicodedata.normalize("NFC", piece)
            while done and text and _belongs_before(done[-1][0], text[0]):
                done[-1] = (unicodedata.normalize("NFC", done[-1][0] + text[0]), done[-1][1])
                text = text[1:]
            if text:
                done.append((text, style))
        return done


def _belongs_before(before: str, char: str) -> bool:
    """Whether the character would change or be moved when the two texts are composed as one."""
    if char.isascii():
        return False
    return unicodedata.combining(char) > 0 or not unicodedata.is_normalized("NFC", before[-1:] + char)


def _joined(pieces: list[tuple[str, Style]]) -> list[tuple[str, Style]]:
    groups: list[tuple[list[str], Style]] = []
    for text, style in pieces:
        if groups and groups[-1][1] == style:
            groups[-1][0].append(text)
        else:
            groups.append(([text], style))
    return [("".join(texts), style) for texts, style in groups]


def _runs(pieces: list[tuple[str, Style]]) -> tuple[Run, ...]:
    runs: list[Run] = []
    start = 0
    for text, style in pieces:
        end = start + len(text)
        runs.append(Run(start, end, style.font, style.size, style.color, style.hidden))
        start = end
    return tuple(runs)


def _printed(text: str) -> int:
    return sum(not c.isspace() for c in text)


def distinct_lines(text: str) -> str:
    """Each line once, but for single letters: a word set one letter under the other needs all of them."""
    seen: set[str] = set()
    lines: list[str] = []
    for line in map(str.strip, text.splitlines()):
        if line and (len(line) == 1 or line not in seen):
            lines.append(line)
            seen.add(line)
    return "\n".join(lines)


def is_unseen(color: str, background: str, size: float | None, *, marked: bool) -> bool:
    """Whether a reader would not see it: marked hidden, light letters on light ground, or under 2 points."""
    return marked or (size is not None and 0 < size < 2) or (_is_light(color) and _is_light(background or "FFFFFF"))


def _is_light(color: str) -> bool:
    try:
        red, green, blue = bytes.fromhex(color)
    except ValueError:
        return False
    return min(red, green, blue) >= 0xF0
