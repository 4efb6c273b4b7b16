"""The words of a text as the index knows them, and the way back: where such words stand in a text.

Folded to lower-case ASCII, runs of letters and runs of digits apart, no leading zeros, a final y as i (kỹ, kĩ). So
`05-CT/TW`, `05ct/tw` and `5 CT TW` are the same three words, and a misspelt tone or hat changes nothing.
"""

import re
from collections.abc import Iterator
from itertools import pairwise

from nennep.lib.citations.clean import fold_letters
from nennep.lib.vietnamese import nfc

_CENTRAL = re.compile(r"T\.[ ]?Ư\b|(?<=[-/])TƯ\b")
_WORD = re.compile(r"[a-z]+|[0-9]+")
_WITH_I = {f"{onset}y": f"{onset}i" for onset in ("h", "k", "l", "m", "s", "t", "qu")}
_WITH_Y = {word: f"{word[:-1]}[iy]" for word in _WITH_I.values()}
# What may stand between two words in a text: anything between letters, even nothing between a letter and a digit.
_APART, _TOGETHER = "[^a-z0-9]+", "[^a-z0-9]*"


def words_of(text: str) -> list[str]:
    """Every word of the text, in order."""
    text = nfc(text)
    if "Ư" in text:
        text = _CENTRAL.sub("TW", text)
    found = _WORD.findall(fold_letters(text))
    return [_WITH_I.get(word, word) if word[0] != "0" else word.lstrip("0") or "0" for word in found]


def pattern_of(words: tuple[str, ...]) -> re.Pattern[str]:
    """These words in a row, in a text folded letter for letter (`fold_letters`), so that offsets hold in the text."""
    pieces = [_spelled(words[0])]
    for before, word in pairwise(words):
        pieces += [_APART if before.isdigit() == word.isdigit() else _TOGETHER, _spelled(word)]
    return re.compile("".join(pieces))


def places(pattern: re.Pattern[str], folded: str, start: int = 0, end: int | None = None) -> Iterator[tuple[int, int]]:
    """Where the pattern stands as whole words.

    Looked at behind each match rather than in the pattern: one that begins with a letter is found many times faster.
    """
    end = len(folded) if end is None else end
    for match in pattern.finditer(folded, start, end):
        one, other = match.span()
        if not _goes_on(folded, one - 1, one) and not _goes_on(folded, other, other - 1):
            yield one, other


def _goes_on(folded: str, outside: int, inside: int) -> bool:
    """Whether the word goes on outside the match."""
    if not 0 <= outside < len(folded):
        return False
    one, other = folded[outside], folded[inside]
    return one.isalpha() == other.isalpha() if one.isalnum() else False


def _spelled(word: str) -> str:
    if word.isdigit():
        return f"0*{word}"
    return r"(?:tw|t\.?[ ]?u)" if word == "tw" else _WITH_Y.get(word, word)
