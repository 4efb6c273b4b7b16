"""The words of a text as the index knows them, and the way back: where such words stand in a text.

Folded to lower-case ASCII, runs of letters and runs of digits apart, no leading zeros, a final y as i (kỹ, kĩ). So
`05-CT/TW`, `05ct/tw` and `5 CT TW` are the same three words, and a misspelt tone or hat changes nothing.
"""

import re

from nennep.lib.citations.clean import fold_letters
from nennep.lib.vietnamese import nfc

_CENTRAL = re.compile(r"\bT\.[ ]?Ư\b|(?<=[-/])TƯ\b")
_WORD = re.compile(r"[a-z]+|[0-9]+")
_LEADING_ZEROS = re.compile(r"(?<![0-9])0+(?=[0-9])")
_FINAL_Y = re.compile(r"(?<![a-z])([hklmst]|qu)y(?![a-z])")
# What may stand between two words in a text: anything between letters, even nothing between a letter and a digit.
_APART, _TOGETHER = r"[^a-z0-9]+", r"[^a-z0-9]*"


def words_of(text: str) -> list[str]:
    """Every word of the text, in order."""
    folded = fold_letters(_CENTRAL.sub("TW", nfc(text)))
    return _WORD.findall(_FINAL_Y.sub(r"\1i", _LEADING_ZEROS.sub("", folded)))


def pattern_of(words: tuple[str, ...]) -> re.Pattern[str]:
    """Finds these words in a row in a text folded letter for letter (`fold_letters`), so offsets hold in the text."""
    pieces = []
    for before, word in zip((None, *words), words, strict=False):
        if before is not None:
            pieces.append(_APART if before.isdigit() == word.isdigit() else _TOGETHER)
        pieces.append(_spelled(word))
    first, last = _kind(words[0]), _kind(words[-1])
    return re.compile(f"(?<!{first}){''.join(pieces)}(?!{last})")


def _kind(word: str) -> str:
    return "[0-9]" if word.isdigit() else "[a-z]"


def _spelled(word: str) -> str:
    if word.isdigit():
        return f"0*{word}"
    if word == "tw":
        return r"(?:tw|t\.?[ ]?u)"
    return f"{word[:-1]}[iy]" if re.fullmatch("(?:[hklmst]|qu)i", word) else word
