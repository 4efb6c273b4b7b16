"""Words as matching sees them: no case, no marks, one letter for look-alikes, old encodings decoded.

Every distinct token is folded once, so these rules may be as thorough as they like.
"""

import re
import unicodedata
import zlib
from collections.abc import Sequence
from functools import cache, lru_cache

from nennep.lib.vietnamese import decode_tcvn3, decode_vni
from nennep.lib.vietnamese.letters import TONES
from nennep.lib.vietnamese.syllables import ONSETS, RIMES, is_syllable

Span = tuple[str, int, int]  # folded word, start and end in the token

# Letters of other scripts that look like Latin ones, and Latin ones that Unicode does not decompose.
_LOOK_ALIKE = str.maketrans(
    "авеёкмнорстухіїјѕԁһӏԛԝьγαβεηικμνορτυχωϲ"
    "đðøłıſƅɑɡʟɩɪ",
    "abeekmhopctyxiijsdhlqwbyabenikmvoptyxwc"
    "ddolisbaglii",
)  # fmt: skip
_LEGACY_LETTERS = re.compile("[¡-¿×÷ÄÅÆËÏÑÖØÜÞßäåæçëïîñöøûüÿþ]")
_PIECE = re.compile(r"[^\W_]+")
_TEEN = {
    "k": "khong", "ko": "khong", "hok": "khong", "kg": "khong", "kh": "khong", "dc": "duoc", "dk": "duoc",
    "j": "gi", "vs": "voi", "ng": "nguoi", "nc": "nuoc", "tg": "thoi gian", "bn": "ban", "mk": "minh",
    "lm": "lam", "bik": "biet", "trc": "truoc", "r": "roi", "cx": "cung", "nhg": "nhung",
    "nx": "nua", "thik": "thich", "hc": "hoc", "nhiu": "nhieu", "dg": "dang", "ntn": "nhu the nao",
}  # fmt: skip
_OCR_DIGITS = str.maketrans("01568", "olsgb")
_TELEX_TONE = re.compile(r"[sfrxj]")
_TELEX_DOUBLE = re.compile(r"([aeod])\1")


def _bare(letters: str) -> str:
    kept = (c for c in unicodedata.normalize("NFD", letters) if not unicodedata.combining(c))
    return "".join(kept).replace("đ", "d").replace("y", "i")


# All that Vietnamese can make of its onsets and rimes, without marks.
_SYLLABLES = frozenset(onset + rime for onset in {"", *_bare(ONSETS).split()} for rime in set(_bare(RIMES).split()))

# The letters of Vietnamese as they are folded, composed or not.
_COMPOSED = (
    {
        ord(letter): _bare(letter.lower())
        for base in "aăâeêioôơuưyAĂÂEÊIOÔƠUƯY"
        for letter in (unicodedata.normalize("NFC", base + tone) for tone in ("", *TONES))
    }
    | {ord(mark): None for mark in (*TONES, "\u0302", "\u0306", "\u031b")}
    | {ord("đ"): "d", ord("Đ"): "d"}
)


def word_id(word: str) -> int:
    """A number from 16 up that stands for the folded word, the same in every process and run."""
    return max(16, zlib.crc32(word.encode()))


# What most tokens become, with its number.
_NUMBERS = {syllable: word_id(syllable) for syllable in _SYLLABLES - _TEEN.keys()}


def fold_all(tokens: Sequence[bytes]) -> list[tuple[int, ...]]:
    """For each token (a run without ASCII spaces or signs) the numbers of its words. Raises UnicodeDecodeError."""
    plain = b" ".join(tokens).decode().translate(_COMPOSED).split(" ")
    return list(map(_numbers, plain, tokens))


def _numbers(plain: str, token: bytes) -> tuple[int, ...]:
    """What `fold_token` finds; at once for what nearly all tokens are: a syllable, perhaps with a quotation mark."""
    word = plain.strip("“”‘’…–")
    if word in _NUMBERS:
        return (_NUMBERS[word],)
    if word.isascii() and word.isdigit():
        return (word_id(word),)
    return tuple(word_id(part) for part, _, _ in fold_token(token.decode()))


@lru_cache(maxsize=16_384)
def fold_token(token: str) -> tuple[Span, ...]:
    """The folded words in a token, with their places in it."""
    if _LEGACY_LETTERS.search(token) and (decoded := _decode_legacy(token)):
        return ((_repair(decoded), 0, len(token)),)
    letters, places = _plain_letters(token)
    spans: list[Span] = []
    for piece in _PIECE.finditer(letters):
        start, end = places[piece.start()], places[piece.end() - 1] + 1
        spans += [(word, start, end) for word in _repair(piece[0]).split()]
    return tuple(spans)


def _plain_letters(token: str) -> tuple[str, list[int]]:
    """The token without marks and invisible characters, and for each letter left its place in the token."""
    plain = [_plain_letter(char) for char in token]
    places = [place for place, letters in enumerate(plain) for _ in letters]
    return "".join(plain), places


@cache
def _plain_letter(char: str) -> str:
    """The letter(s) that a character stands for without its marks; nothing for marks and invisible ones."""
    looks = unicodedata.normalize("NFKD", char).lower().translate(_LOOK_ALIKE)
    decomposed = unicodedata.normalize("NFKD", looks)
    return "".join(c for c in decomposed if unicodedata.category(c) not in ("Mn", "Mc", "Me", "Cf"))


def _decode_legacy(token: str) -> str:
    """The token read as TCVN3 or VNI when that makes a Vietnamese syllable, without marks; else nothing."""
    for decode in (decode_tcvn3, decode_vni):
        for candidate in (token, token.strip("“”‘’«»…–—")):
            decoded = decode(candidate)
            if is_syllable(decoded):
                return _plain_letters(decoded)[0]
    return ""


def _repair(word: str) -> str:
    """The word, or the syllable(s) it stands for: typing without an input method, scanning, short forms."""
    word = word.replace("y", "i")
    if word in _TEEN:
        return _TEEN[word].replace("y", "i")
    if word.isdigit() or not word.isascii() or word in _SYLLABLES:
        return word
    for guess in (word.translate(_OCR_DIGITS), re.sub(r"\d", "", word), _without_telex(word), _without_short(word)):
        if guess in _SYLLABLES:
            return guess
    return _split_joined(word)


def _without_telex(word: str) -> str:
    """tieengs -> tieng, dduwowcj -> duoc"""
    body = word[0] + _TELEX_TONE.sub("", word[1:]).replace("w", "")
    return _TELEX_DOUBLE.sub(r"\1", body)


def _without_short(word: str) -> str:
    """fai -> phai, zui -> dui, wa -> qua"""
    heads = {"f": "ph", "z": "d", "j": "gi", "w": "qu"}
    return heads.get(word[0], word[0]) + word[1:]


def _split_joined(word: str) -> str:
    """Two syllables written as one word, when there is one way only to part them."""
    if len(word) < 5:
        return word
    ways = [
        f"{word[:cut]} {word[cut:]}"
        for cut in range(2, len(word) - 1)
        if word[:cut] in _SYLLABLES and word[cut:] in _SYLLABLES
    ]
    return ways[0] if len(ways) == 1 else word
