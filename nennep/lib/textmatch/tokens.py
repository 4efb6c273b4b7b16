"""The words of a long piece of text as numbers, all at once.

Tokens are compared by their bytes, sixteen at a time, in a table that maps what was met before; only what is
new is folded one by one. Vietnamese has few distinct syllables, so nearly everything was met before.
"""

import numpy as np
import numpy.typing as npt

from .folding import fold_words, word_id

Words = npt.NDArray[np.uint32]
Ints = npt.NDArray[np.int64]
_Hashes = npt.NDArray[np.uint64]

SENTENCE_END, LINE_END = 1, 10  # bytes between tokens that say more than a space does
_STOPS = {ord(stop): ord(".") for stop in ".!?"}
_KEPT = {LINE_END: LINE_END, **_STOPS}
# Small letters; spaces for what is no letter or digit, but for line ends and stops.
SPACES = bytes(code if code > 127 or chr(code).isalnum() else _KEPT.get(code, 32) for code in range(256)).lower()
_LAST_BETWEEN = ord(".")  # all bytes between tokens are up to this

_BITS = 18
_TOP, _MIDDLE, _MASK = np.uint64(64 - _BITS), np.uint64(20), np.uint64((1 << _BITS) - 1)
_ONE, _TWO, _FOLD = np.uint64(0x9E3779B97F4A7C15), np.uint64(0xC2B2AE3D27D4EB4F), np.uint64(29)
_KEEP = np.array([(1 << 8 * count) - 1 for count in range(9)], np.uint64)  # the first bytes of eight
_LONG = 16
PADDING = _LONG + 1
_NOT_ONE = 0  # the number of a token of no word or of several
_LARGEST = 1_000_000


class Vocabulary:
    """Token -> word number, by token for one and by table for many."""

    def __init__(self) -> None:
        self._numbers: dict[bytes, int] = {}
        self._keys = [np.zeros(1 << _BITS, np.uint64), np.zeros(1 << _BITS, np.uint64)]
        self._values = [np.zeros(1 << _BITS, np.uint32), np.zeros(1 << _BITS, np.uint32)]

    def number_of(self, token: bytes) -> int:
        """The number of the token's word, 0 when it has none or several. Raises UnicodeDecodeError."""
        number = self._numbers.get(token)
        if number is None:
            found = all_numbers(token)
            number = found[0] if len(found) == 1 else _NOT_ONE
            if len(self._numbers) < _LARGEST:
                self._numbers[token] = number
        return number

    def read(self, data: bytes) -> tuple[Words, Ints]:
        """The numbers of all words, and the byte where the token of each begins. Raises UnicodeDecodeError.

        `data` went through SPACES and has a space before and PADDING spaces behind the text.
        """
        is_space = np.frombuffer(data, np.uint8) <= _LAST_BETWEEN
        edges = np.flatnonzero(is_space[1:] != is_space[:-1]) + 1
        starts, lengths = edges[::2], edges[1::2] - edges[::2]
        hashes = _hashes(data, starts, lengths)
        numbers = self._look_up(hashes)
        unmet = np.flatnonzero(numbers == _UNMET)
        if len(unmet):
            numbers[unmet] = self._meet(data, starts[unmet], lengths[unmet], hashes[unmet])
        odd = np.flatnonzero(numbers == _NOT_ONE)
        if not len(odd):
            return numbers, starts
        return _spelled_out(numbers, starts, odd, [data[starts[n] : starts[n] + lengths[n]] for n in odd.tolist()])

    def _look_up(self, hashes: _Hashes) -> Words:
        slots = (hashes >> _TOP).astype(np.int64)
        numbers = self._values[0][slots]
        missed = np.flatnonzero(self._keys[0][slots] != hashes)
        if len(missed):
            slots = (hashes[missed] >> _MIDDLE & _MASK).astype(np.int64)
            numbers[missed] = np.where(self._keys[1][slots] == hashes[missed], self._values[1][slots], _UNMET)
        return numbers

    def _meet(self, data: bytes, starts: Ints, lengths: Ints, hashes: _Hashes) -> Words:
        """Fold tokens that the table does not have, and put them in while there is room."""
        distinct, first, which = np.unique(hashes, return_index=True, return_inverse=True)
        numbers = np.empty(len(distinct), np.uint32)
        for n, at in enumerate(first.tolist()):
            token = data[starts[at] : starts[at] + lengths[at]]
            numbers[n] = self.number_of(token)
        for n in range(len(distinct)):
            for keys, values, slot in (
                (self._keys[0], self._values[0], int(distinct[n] >> _TOP)),
                (self._keys[1], self._values[1], int(distinct[n] >> _MIDDLE & _MASK)),
            ):
                if not keys[slot]:
                    keys[slot], values[slot] = distinct[n], numbers[n]
                    break
        return numbers[which]


_UNMET = np.uint32(15)  # no word has it


def _hashes(data: bytes, starts: Ints, lengths: Ints) -> _Hashes:
    """64 bits for each token, from its first sixteen bytes and its length; long ones from all their bytes."""
    eights: _Hashes = np.ndarray((len(data) - 7,), "<u8", buffer=data, strides=(1,))
    hashes = eights[starts] & _KEEP[np.minimum(lengths, 8)]
    hashes *= _ONE
    hashes ^= hashes >> _FOLD
    hashes += (eights[starts + 8] & _KEEP[np.clip(lengths - 8, 0, 8)]) * _TWO
    hashes ^= hashes >> _FOLD
    hashes *= _ONE
    for n in np.flatnonzero(lengths > _LONG).tolist():
        token = data[starts[n] : starts[n] + lengths[n]]
        hashes[n] = word_id(token.hex()) << 32 | word_id(token[::-1].hex())
    return hashes


def _spelled_out(numbers: Words, starts: Ints, odd: Ints, tokens: list[bytes]) -> tuple[Words, Ints]:
    """Tokens of no word taken out, those of several words spelled out."""
    words = [all_numbers(token) for token in tokens]
    times = np.ones(len(numbers), np.int64)
    times[odd] = [len(found) for found in words]
    spelled = np.repeat(numbers, times)
    spelled[spelled == _NOT_ONE] = [number for found in words for number in found]
    return spelled, np.repeat(starts, times)


def all_numbers(token: bytes) -> list[int]:
    """The numbers of all words in a token. Raises UnicodeDecodeError."""
    return [word_id(word) for word in fold_words(token.decode())]


vocabulary = Vocabulary()
