"""Letters and words: composing, folding for search, one spelling, sorting as Vietnamese lists do."""

import re
import unicodedata

_EMPTY = dict.fromkeys(map(ord, "\u00ad\u200b\u200c\u200d\u2060\ufeff"))  # show nothing, must not break a match
_D_WITH_STROKE = str.maketrans("đĐðÐ", "dDdD")  # Eth is what careless typing and old converters leave for Đ
_WORD = re.compile(r"[^\W_][\w\u0300-\u036f]*")

_GRAVE, _HOOK, _TILDE, _ACUTE, _DOT = "\u0300", "\u0309", "\u0303", "\u0301", "\u0323"
TONES = _GRAVE + _HOOK + _TILDE + _ACUTE + _DOT  # dictionary order, the level tone comes before all of them
_LEVEL = "!"
_TONE_RANK = {_GRAVE: '"', _HOOK: "#", _TILDE: "$", _ACUTE: "%", _DOT: "&"}
# "~" sorts behind every other ASCII letter, so "a~" (ă) comes behind "az" and before "a~~" (â).
_LETTER_RANK = {"ă": "a~", "â": "a~~", "đ": "d~", "ê": "e~", "ô": "o~", "ơ": "o~~", "ư": "u~"}
_APOSTROPHES = str.maketrans("", "", "'’ʼ`´")
_BRACKETED = re.compile(r"\([^)]*\)")


def nfc(text: str) -> str:
    """The text with composed letters, the one form that is stored."""
    return unicodedata.normalize("NFC", text)


def without_marks(text: str) -> str:
    """The text without tone marks, hats, horns and strokes; case, spaces and punctuation stay."""
    decomposed = unicodedata.normalize("NFD", text.translate(_EMPTY).translate(_D_WITH_STROKE))
    return "".join(c for c in decomposed if not unicodedata.combining(c))


def fold(text: str) -> str:
    """The text for searching: no marks, đ as d, lower case, single spaces. `bac kan` finds `Bắc Kạn`."""
    if text.isascii():
        return " ".join(text.lower().split())
    return " ".join(without_marks(text).lower().split())


def words(text: str) -> list[str]:
    """The words (runs of letters and digits) of the text as written, composed."""
    return _WORD.findall(nfc(text.translate(_EMPTY)))


def split_tone(word: str) -> tuple[str, str]:
    """A word without its tone marks (hats, horns and strokes stay) and the tone marks it carried."""
    decomposed = unicodedata.normalize("NFD", word)
    tones = "".join(c for c in decomposed if c in TONES)
    return nfc("".join(c for c in decomposed if c not in TONES)), tones


def sort_key(text: str) -> str:
    """ASCII text whose binary order is the order of a Vietnamese dictionary.

    Syllable by syllable, in each first the letters (a ă â b c d đ e ê ...), then the tone (level, huyền, hỏi,
    ngã, sắc, nặng). Numbers sort by value, case and punctuation do not count.
    """
    return " ".join(_word_key(word) for word in words(text.translate(_APOSTROPHES)))


def name_sort_key(full_name: str) -> str:
    """The key of a person's name: given name (the last word) first, then family, then middle names."""
    remark = " ".join(_BRACKETED.findall(full_name))
    parts = _BRACKETED.sub(" ", full_name).split()
    return sort_key(" ".join([*parts[-1:], *parts[:-1], remark]))


def _word_key(word: str) -> str:
    letters, tones = split_tone(word.lower())
    ranks = "".join(_TONE_RANK[t] for t in tones) or _LEVEL
    pieces = re.split(r"([0-9]+)", letters)
    return "".join(_number_key(p) if p.isdecimal() else _letters_key(p) for p in pieces) + ranks


def _number_key(digits: str) -> str:
    value = str(int(digits[:99]))
    return f"{len(value):02d}{value}"


def _letters_key(letters: str) -> str:
    return "".join(_LETTER_RANK.get(c) or (c if c.isascii() else _foreign_key(c)) for c in letters)


def _foreign_key(letter: str) -> str:
    plain = without_marks(letter)
    return plain if plain and plain.isascii() else f"~{ord(letter):06x}"
