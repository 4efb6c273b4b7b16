"""Step one: one spelling for one letter, with the way back to the original offsets.

Texts come with composed or decomposed accents, with Eth for Đ, with a dozen dashes and spaces, with invisible
characters. The finder reads one form only; `Cleaned.span` leads its findings back into the text as given.
"""

import re
import unicodedata
from bisect import bisect_right
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
    def _maps(self) -> dict[int, list[int]]:
        return {}

    def _locate(self, offset: int) -> tuple[int, list[int], int]:
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


class _Folds(dict[int, str]):
    """What each letter becomes in the folded text: exactly one ASCII character."""

    def __missing__(self, code: int) -> str:
        base = unicodedata.normalize("NFD", chr(code).translate(LETTERS))[0].lower()[:1]
        self[code] = FOLDED_SIGNS.get(base) or (base if base.isascii() else UNKNOWN_SIGN)
        return self[code]


FOLDED_SIGNS = {"đ": "d", "“": '"', "”": '"', "‘": "'", "’": "'", "…": ".", "\x85": "\n", "\u2028": "\n"}
UNKNOWN_SIGN = "\x1a"
_FOLDS = _Folds()


def fold_letters(text: str) -> str:
    return text.translate(_FOLDS)


def _line_starts(text: str) -> list[int]:
    return [0, *(match.end() for match in re.finditer("\n", text))]


def _letter_ends(line: str) -> list[int]:
    """For each letter of the cleaned line, the offset behind it in the original line."""
    ends: list[int] = []
    for match in CLUSTER.finditer(line):
        composed = unicodedata.normalize("NFC", HAS_INVISIBLE.sub("", match.group()))
        ends.extend([match.end()] * len(composed))
    return ends
