"""How people type: old or new place of the tone mark, decomposed letters, no diacritics, slips of the finger."""

import re
import unicodedata
from random import Random

_OLD_SPELLINGS = ("òa", "óa", "ỏa", "õa", "ọa", "òe", "óe", "ỏe", "õe", "ọe", "ùy", "úy", "ủy", "ũy", "ụy")
_NEW_SPELLINGS = ("oà", "oá", "oả", "oã", "oạ", "oè", "oé", "oẻ", "oẽ", "oẹ", "uỳ", "uý", "uỷ", "uỹ", "uỵ")
_NEW = dict(zip(_OLD_SPELLINGS, _NEW_SPELLINGS, strict=True))
_OLD_TONE = re.compile(r"(?<![qQ])(" + "|".join(_NEW) + r")(?!\w)")
_LONG_WORD = re.compile(r"\b[a-zà-ỹđ]{4,}\b")


def new_tone_place(text: str) -> str:
    """hòa -> hoà, thủy -> thuỷ."""
    return _OLD_TONE.sub(lambda found: _NEW[found[1]], text)


def without_diacritics(text: str) -> str:
    bare = unicodedata.normalize("NFD", text)
    stripped = "".join(letter for letter in bare if not unicodedata.combining(letter))
    return stripped.replace("đ", "d").replace("Đ", "D")


def with_slips(text: str, rng: Random, share: float) -> str:
    """A share of the longer words mistyped: a letter lost, doubled or two swapped."""

    def slip(found: re.Match) -> str:
        word = found.group()
        if rng.random() >= share:
            return word
        at = 1 + int(rng.random() * (len(word) - 2))
        kind = int(rng.random() * 3)
        if kind == 0:
            return word[:at] + word[at + 1 :]
        if kind == 1:
            return word[:at] + word[at] + word[at:]
        return word[:at] + word[at + 1] + word[at] + word[at + 2 :]

    return _LONG_WORD.sub(slip, text)


class TypingHabit:
    """One person's way of typing, drawn once."""

    def __init__(self, rng: Random):
        self._rng = rng
        self.new_tones = rng.random() < 0.35
        self.slips = 0.006 if rng.random() < 0.3 else 0.0
        kind = rng.random()
        self.bare = kind < 0.008
        self.decomposed = 0.008 <= kind < 0.038

    def own(self, text: str) -> str:
        """Own prose, where slips of the finger happen."""
        return with_slips(text, self._rng, self.slips) if self.slips else text

    def whole(self, text: str) -> str:
        """The whole essay, as it leaves the keyboard."""
        if self.bare:
            return without_diacritics(text)
        if self.new_tones:
            text = new_tone_place(text)
        return unicodedata.normalize("NFD", text) if self.decomposed else text
