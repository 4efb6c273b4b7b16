"""Step one: one spelling for one letter, with the way back to the original offsets.

Texts come with composed or decomposed accents, with Eth for Đ, with a dozen dashes and spaces, with invisible
characters. The finder reads one form only; `Cleaned.span` leads its findings back into the text as given.
"""

import codecs
import re
import unicodedata
from bisect import bisect_right
from collections.abc import Sequence
from functools import cached_property

# What looks the same on paper, one character for one character.
LETTERS = str.maketrans(
    {
        **dict.fromkeys("\u2010\u2011\u2012\u2013\u2014\u2015\u2212\ufe58\ufe63\uff0d", "-"),
        **dict.fromkeys("\u2044\u2215\uff0f", "/"),
        **dict.fromkeys("\u00a0\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000", " "),
        **dict.fromkeys("\u00d0\u0189", "Đ"),  # Eth and African D look the same on paper
        "\u00f0": "đ",
        "\u0256": "đ",
    }
)

# Soft hyphen, zero-width characters, direction marks, byte-order mark: nobody sees them.
INVISIBLE = "\u00ad\u034f\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff"
HAS_INVISIBLE = re.compile(f"[{INVISIBLE}]")

# A base letter with all that normalisation may fold into it (Korean vowels belong to the letter before).
CLUSTER = re.compile(
    f"[{INVISIBLE}]*[^{INVISIBLE}][\u0300-\u036f\u0483-\u0489\u0591-\u05bd\u064b-\u065f"
    f"\u1160-\u11ff\u1dc0-\u1dff\u20d0-\u20ff\u3099\u309a\ufe20-\ufe2f{INVISIBLE}]*",
    re.DOTALL,
)


class Cleaned:
    """A text in the one spelling. `text` is what to search; `span` translates back to `original`."""

    def __init__(self, original: str):
        self.original = original
        seen = HAS_INVISIBLE.sub("", original)
        self.text = unicodedata.normalize("NFC", seen)
        self.same_length = self.text == original

    @cached_property
    def folded(self) -> str:
        """`text` in lower-case ASCII, letter for letter: same offsets, and old or new tone placement is one."""
        return fold_letters(self.text)

    def span(self, start: int, end: int) -> tuple[int, int]:
        """The offsets in the original of a non-empty stretch of the cleaned text."""
        if self.same_length:
            return start, end
        return self._original_offset(start), self._original_end(end)

    @cached_property
    def _lines(self) -> tuple[list[int], list[int]]:
        """Line starts in the cleaned text and in the original: no letter reaches over a line break."""
        return _line_starts(self.text), _line_starts(self.original)

    @cached_property
    def _maps(self) -> dict[int, Sequence[int]]:
        return {}

    def _locate(self, offset: int) -> tuple[int, Sequence[int], int]:
        cleaned_starts, original_starts = self._lines
        line = bisect_right(cleaned_starts, offset) - 1
        start = original_starts[line]
        if line not in self._maps:
            end = original_starts[line + 1] if line + 1 < len(original_starts) else len(self.original)
            self._maps[line] = _letter_ends(self.original[start:end])
        return start, self._maps[line], offset - cleaned_starts[line]

    def _original_offset(self, offset: int) -> int:
        start, letter_ends, position = self._locate(offset)
        return start + (letter_ends[position - 1] if position else 0)

    def _original_end(self, offset: int) -> int:
        start, letter_ends, position = self._locate(offset - 1)
        return start + letter_ends[position]


def clean(text: str) -> Cleaned:
    return Cleaned(text)


def fold(text: str) -> str:
    """Lower case, marks off, đ as d: the form in which words are compared, not searched for offsets."""
    plain = unicodedata.normalize("NFD", text.translate(LETTERS).lower().replace("đ", "d"))
    return "".join(letter for letter in plain if not unicodedata.combining(letter))


_ASCII = "".join(map(chr, [9, 10, 12, 13, 26, *range(32, 127)]))


def _base_letter(letter: str) -> str:
    """The one ASCII character that stands for a letter in folded text."""
    base = unicodedata.normalize("NFD", letter.translate(LETTERS))[0].lower()[:1]
    return FOLDED_SIGNS.get(base) or (base if base in _ASCII else UNKNOWN_SIGN)


FOLDED_SIGNS = {"đ": "d", "“": '"', "”": '"', "‘": "'", "’": "'", "\x85": "\n", "\u2028": "\n"}
UNKNOWN_SIGN = "\x1a"

# Folding walks over every letter of every text, so it goes through two tables of the interpreter's own: letters
# to bytes (an alphabet of 256 with all Vietnamese ones), bytes to base letters. A dictionary takes ten times as long.
_VIETNAMESE = "".join(
    unicodedata.normalize("NFC", letter + mark)
    for letter in "aăâeêioôơuưyAĂÂEÊIOÔƠUƯY"
    for mark in ("", "\u0300", "\u0301", "\u0303", "\u0309", "\u0323")
    if mark or not letter.isascii()
)
_ALPHABET = _ASCII + _VIETNAMESE + "đĐÐ–—−‐‑“”‘’…\u00a0"
_TO_BYTES = codecs.charmap_build(_ALPHABET.ljust(256, "\ufffe"))
_TO_BASE = bytes(ord(_base_letter(letter)) for letter in _ALPHABET).ljust(256, UNKNOWN_SIGN.encode())


def _fold_rare_letters(error: UnicodeError) -> tuple[str, int]:
    assert isinstance(error, UnicodeEncodeError)  # noqa: S101 - nothing else is ever encoded here
    rare = error.object[error.start : error.end]
    return "".join(map(_base_letter, rare)), error.end


codecs.register_error("nennep-fold", _fold_rare_letters)


def fold_letters(text: str) -> str:
    """`text` in lower-case ASCII, one character for one character."""
    return codecs.charmap_encode(text, "nennep-fold", _TO_BYTES)[0].translate(_TO_BASE).decode("ascii")


def _line_starts(text: str) -> list[int]:
    return [0, *(match.end() for match in re.finditer("\n", text))]


def _letter_ends(line: str) -> Sequence[int]:
    """For each letter of the cleaned line, the offset behind it in the original line."""
    if unicodedata.is_normalized("NFC", line) and not HAS_INVISIBLE.search(line):
        return range(1, len(line) + 1)
    ends: list[int] = []
    for match in CLUSTER.finditer(line):
        composed = unicodedata.normalize("NFC", HAS_INVISIBLE.sub("", match.group()))
        ends.extend([match.end()] * len(composed))
    return ends
