"""The words of a long piece of text as numbers, all at once.

Tokens are compared by their bytes, sixteen at a time, in a table that maps what was met before; only what is
new is folded. Vietnamese has few distinct syllables, so nearly everything was met before.
"""

import numpy as np
import numpy.typing as npt

from .folding import fold_all, word_id

Words = npt.NDArray[np.uint32]
Ints = npt.NDArray[np.int64]
_Hashes = npt.NDArray[np.uint64]

SENTENCE_END, LINE_END = 1, 10  # bytes between tokens that say more than a space does
SPACE, STOP = ord(" "), ord(".")  # all bytes between tokens are up to STOP
_KEPT = {LINE_END: LINE_END, **{ord(stop): STOP for stop in ".!?"}}
# Small letters; spaces for what is no letter or digit, but for line ends and stops.
SPACES = bytes(code if code > 127 or chr(code).isalnum() else _KEPT.get(code, SPACE) for code in range(256)).lower()

_BITS = 18
_TOP, _MIDDLE, _MASK = np.uint64(64 - _BITS), np.uint64(20), np.uint64((1 << _BITS) - 1)
_ONE, _TWO, _FOLD = np.uint64(0x9E3779B97F4A7C15), np.uint64(0xC2B2AE3D27D4EB4F), np.uint64(29)
_KEEP = np.array([(1 << 8 * count) - 1 for count in range(9)], np.uint64)  # the first bytes of eight
_SHORT, _LONG = 8, 16
PADDING = _LONG + 1
_NOT_ONE = 0  # the number of a token of no word or of several
_LARGEST = 1_000_000


class Vocabulary:
    """Token -> numbers of its words, by token for one and by table for many."""

    def __init__(self) -> None:
        self._numbers: dict[bytes, tuple[int, ...]] = {}
        self._tables = [_Table(_TOP), _Table(_MIDDLE)]

    def numbers_of(self, tokens: list[bytes]) -> list[tuple[int, ...]]:
        """The numbers of the words in each token. Raises UnicodeDecodeError."""
        met = list(map(self._numbers.get, tokens))
        new = [token for token, found in zip(tokens, met, strict=True) if found is None]
        folded = dict(zip(new, fold_all(new), strict=True))
        if len(self._numbers) < _LARGEST:
            self._numbers.update(folded)
        return [folded[token] if found is None else found for token, found in zip(tokens, met, strict=True)]

    def read(self, data: bytes) -> tuple[Words, Ints]:
        """The numbers of all words, and the byte where the token of each begins. Raises UnicodeDecodeError.

        `data` went through SPACES and has a space before and PADDING spaces behind the text.
        """
        is_space = np.frombuffer(data, np.uint8) <= STOP
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
        words = self.numbers_of([data[starts[n] : starts[n] + lengths[n]] for n in odd.tolist()])
        return _spelled_out(numbers, starts, odd, words)

    def _look_up(self, hashes: _Hashes) -> Words:
        numbers = self._tables[0].look_up(hashes)
        missed = np.flatnonzero(numbers == _UNMET)
        if len(missed):
            numbers[missed] = self._tables[1].look_up(hashes[missed])
        return numbers

    def _meet(self, data: bytes, starts: Ints, lengths: Ints, hashes: _Hashes) -> Words:
        """Fold tokens that the tables do not have, and put them in while there is room."""
        distinct, first, which = np.unique(hashes, return_index=True, return_inverse=True)
        words = self.numbers_of([data[starts[at] : starts[at] + lengths[at]] for at in first.tolist()])
        numbers = np.array([found[0] if len(found) == 1 else _NOT_ONE for found in words], np.uint32)
        left = np.ones(len(distinct), np.bool_)
        for table in self._tables:
            left[left] = ~table.put(distinct[left], numbers[left])
        return numbers[which]


_UNMET = np.uint32(15)  # no word has it


class _Table:
    """Hash -> number, each in the one slot that some of its bits name; who comes first has it."""

    def __init__(self, shift: np.uint64):
        self._shift = shift
        self._keys = np.zeros(1 << _BITS, np.uint64)
        self._values = np.full(1 << _BITS, _UNMET, np.uint32)

    def _slots(self, hashes: _Hashes) -> Ints:
        return (hashes >> self._shift & _MASK).astype(np.int64)

    def look_up(self, hashes: _Hashes) -> Words:
        slots = self._slots(hashes)
        numbers: Words = self._values[slots]
        numbers[self._keys[slots] != hashes] = _UNMET
        return numbers

    def put(self, hashes: _Hashes, numbers: Words) -> npt.NDArray[np.bool_]:
        """Take in what has a free slot; whether each is in the table now."""
        slots = self._slots(hashes)
        free = np.flatnonzero(self._keys[slots] == 0)
        self._keys[slots[free]] = hashes[free]
        put: npt.NDArray[np.bool_] = self._keys[slots] == hashes
        self._values[slots[put]] = numbers[put]
        return put


def _hashes(data: bytes, starts: Ints, lengths: Ints) -> _Hashes:
    """64 bits for each token, from its first sixteen bytes; long ones from all their bytes."""
    eights: _Hashes = np.ndarray((len(data) - 7,), "<u8", buffer=data, strides=(1,))
    hashes = eights[starts]
    hashes &= _KEEP.take(lengths, mode="clip")
    hashes *= _ONE
    hashes ^= hashes >> _FOLD
    more = np.flatnonzero(lengths > _SHORT)
    hashes[more] += (eights[starts[more] + _SHORT] & _KEEP.take(lengths[more] - _SHORT, mode="clip")) * _TWO
    hashes ^= hashes >> _FOLD
    hashes *= _ONE
    for n in more[lengths[more] > _LONG].tolist():
        token = data[starts[n] : starts[n] + lengths[n]]
        hashes[n] = word_id(token.hex()) << 32 | word_id(token[::-1].hex())
    return hashes


def _spelled_out(numbers: Words, starts: Ints, odd: Ints, words: list[tuple[int, ...]]) -> tuple[Words, Ints]:
    """Tokens of no word taken out, those of several words spelled out."""
    times = np.ones(len(numbers), np.int64)
    times[odd] = [len(found) for found in words]
    spelled = np.repeat(numbers, times)
    spelled[spelled == _NOT_ONE] = [number for found in words for number in found]
    return spelled, np.repeat(starts, times)


vocabulary = Vocabulary()
