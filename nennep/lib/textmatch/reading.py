"""From a file's bytes to an array of word numbers, and back from a word to its place in the text."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from nennep.lib.vietnamese import decode_tcvn3, decode_vni, guess_legacy

from .folding import fold_token, word_id

Words = npt.NDArray[np.uint32]
Flags = npt.NDArray[np.uint8]

SENTENCE, LINE = 1, 2  # flags of a word that begins one
FORM, QUOTE, PHRASE = 4, 8, 16  # flags of a word that is legitimately shared
SHARED = FORM | QUOTE | PHRASE

_NOTHING, _SENTENCE_END, _LINE_END = 0, 1, 2
_TOKEN = re.compile("[0-9A-Za-z\u0080-\U0010ffff]+")
_LEGACY_BYTES = re.compile(rb"\xc2[\xa1-\xbf]|\xc3[\xb1\xb6\xb8\xaf]")
_ENDS = ((b". ", b" \x01 "), (b"! ", b" \x01 "), (b"? ", b" \x01 "), (b"\n", b" \x02 "))


def _byte_table() -> bytes:
    """Small letters for ASCII capitals, a space for every ASCII sign but the two marks of `_ENDS`."""
    table = bytearray(range(256))
    for code in range(3, 128):
        char = chr(code)
        table[code] = ord(char.lower()) if char.isalnum() else 32
    return bytes(table)


_TABLE = _byte_table()


@dataclass(slots=True)
class Essayed:
    """One text as numbers: `words[i]` begins a sentence or line when `flags[i]` says so."""

    words: Words
    flags: Flags


class _Vocabulary(dict[bytes, int]):
    """Token -> word number; below 0 for a token of several words, which `several` spells out."""

    def __init__(self) -> None:
        super().__init__({b"": _NOTHING, b"\x01": _SENTENCE_END, b"\x02": _LINE_END})
        self.several: list[list[int]] = []

    def __missing__(self, token: bytes) -> int:
        found = [word_id(word) for word, _, _ in fold_token(token.decode("utf-8", "replace"))]
        if len(found) > 1:
            self.several.append(found)
            number = -len(self.several)
        else:
            number = found[0] if found else _NOTHING
        if len(self) < _LARGEST_VOCABULARY:
            self[token] = number
        return number


_LARGEST_VOCABULARY = 2_000_000
_vocabulary = _Vocabulary()


def read_words(data: bytes) -> Essayed:
    """The words of a UTF-8 text with the beginnings of its sentences and lines."""
    if len(_LEGACY_BYTES.findall(data)) * 50 > len(data):
        data = _decoded(data)
    for mark, sign in _ENDS:
        data = data.replace(mark, sign)
    tokens = data.translate(_TABLE).split()
    numbers = np.fromiter(map(_vocabulary.__getitem__, tokens), np.int64, len(tokens))
    if len(numbers) and numbers.min() < 0:
        numbers = np.array(list(_spelled_out(numbers.tolist())), np.int64)
    is_word = numbers > _LINE_END
    flags = np.zeros(len(numbers) + 1, np.uint8)
    places = np.cumsum(is_word) - is_word  # of the next word
    count = int(is_word.sum())
    ends = np.flatnonzero((numbers == _SENTENCE_END) | (numbers == _LINE_END))
    flags[places[ends]] |= SENTENCE
    lines = np.flatnonzero(numbers == _LINE_END)
    flags[places[lines]] |= LINE
    flags[0] |= SENTENCE | LINE
    return Essayed(numbers[is_word].astype(np.uint32), flags[:count].copy())


def _spelled_out(numbers: Iterable[int]) -> Iterable[int]:
    for number in numbers:
        if number < 0:
            yield from _vocabulary.several[-number - 1]
        else:
            yield number


def _decoded(data: bytes) -> bytes:
    text = data.decode("utf-8", "replace")
    legacy = guess_legacy(text)
    if legacy is None:
        return data
    return (decode_tcvn3(text) if legacy == "tcvn3" else decode_vni(text)).encode()


def word_spans(text: str) -> npt.NDArray[np.int64]:
    """Start and end in `text` of every word of `read_words(text.encode())`, one row per word."""
    legacy = guess_legacy(text) if len(_LEGACY_BYTES.findall(text.encode())) * 50 > len(text.encode()) else None
    spans: list[tuple[int, int]] = []
    for match in _TOKEN.finditer(text):
        token, start = match[0], match.start()
        if legacy:
            decoded = decode_tcvn3(token) if legacy == "tcvn3" else decode_vni(token)
            found = [(start, match.end())] * len(_words_in(decoded))
            spans += found
            continue
        spans += [(start + a, start + b) for a, b in _places_in(token)]
    return np.array(spans, np.int64).reshape(-1, 2)


def _words_in(token: str) -> list[tuple[str, int, int]]:
    return [span for part in _TOKEN.findall(token) for span in fold_token(_small(part))]


_places: dict[str, list[tuple[int, int]]] = {}


def _places_in(token: str) -> list[tuple[int, int]]:
    if token not in _places:
        if len(_places) > _LARGEST_VOCABULARY:
            _places.clear()
        _places[token] = [(a, b) for _, a, b in fold_token(_small(token))]
    return _places[token]


def _small(token: str) -> str:
    return token.encode().translate(_TABLE).decode()
