"""Ways to hide that a passage is copied; each takes and gives a text."""

import random
import unicodedata

from nennep.lib.vietnamese import without_marks
from nennep.lib.vietnamese.encodings import _TCVN3_FROM, _TCVN3_TO

_CYRILLIC = str.maketrans("aeopcxAEOPC", "аеорсхАЕОРС")
_TO_TCVN3 = str.maketrans(_TCVN3_TO, _TCVN3_FROM)
_TELEX = {"\u0301": "s", "\u0300": "f", "\u0309": "r", "\u0303": "x", "\u0323": "j"}


def no_marks(text: str) -> str:
    return without_marks(text)


def half_marks(text: str) -> str:
    return " ".join(without_marks(word) if n % 2 else word for n, word in enumerate(text.split(" ")))


def decomposed(text: str) -> str:
    return unicodedata.normalize("NFD", text)


def capitals(text: str) -> str:
    return text.upper()


def look_alikes(text: str) -> str:
    return text.translate(_CYRILLIC)


def zero_width(text: str) -> str:
    return " ".join(word[:2] + "\u200b" + word[2:] for word in text.split(" "))


def soft_hyphens(text: str) -> str:
    return " ".join(word[:2] + "\u00ad" + word[2:] for word in text.split(" "))


def odd_spaces(text: str) -> str:
    return text.replace(" ", "\u00a0")


def old_font(text: str) -> str:
    return unicodedata.normalize("NFC", text).translate(_TO_TCVN3)


def telex(text: str) -> str:
    return " ".join(_telex(word) for word in text.split(" "))


def _telex(word: str) -> str:
    letters, tone = "", ""
    for char in unicodedata.normalize("NFD", word):
        if char in _TELEX:
            tone = _TELEX[char]
        elif char == "\u0302":
            letters += letters[-1].lower()
        elif char in "\u0306\u031b":
            letters += "w"
        else:
            letters += {"đ": "dd", "Đ": "DD"}.get(char, char)
    cut = len(letters.rstrip(".,"))
    return letters[:cut] + tone + letters[cut:]


def shuffled(text: str) -> str:
    sentences = text.rstrip(".").split(". ")
    random.Random(5).shuffle(sentences)
    return ". ".join(sentences) + "."


def noisy(text: str) -> str:
    """A word in seven dropped, doubled or changed places with the next."""
    words = text.split(" ")
    for place in range(3, len(words) - 1, 7):
        if place % 3 == 0:
            words[place] = ""
        elif place % 3 == 1:
            words[place] += " cũng"
        else:
            words[place], words[place + 1] = words[place + 1], words[place]
    return " ".join(word for word in words if word)


def joined(text: str) -> str:
    return text.rstrip(".").replace(". ", ", và ") + "."


def without_signs(text: str) -> str:
    return "".join(char for char in text if char not in ".,;:")


def one_sentence_a_line(text: str) -> str:
    return "\n".join(f"- {sentence}" for sentence in text.split(". "))


ALL = [
    no_marks, half_marks, decomposed, capitals, look_alikes, zero_width, soft_hyphens, odd_spaces, old_font,
    telex, shuffled, noisy, joined, without_signs, one_sentence_a_line,
]  # fmt: skip
