"""Fingerprints: numbers that stand for a few words in a row, whatever their order."""

import numpy as np
import numpy.typing as npt

from .tokens import Words

Grams = npt.NDArray[np.uint64]

_SPREAD = np.uint64(0x9E3779B97F4A7C15)
_MIX = np.uint64(0xBF58476D1CE4E5B9)
_HALF = np.uint64(31)


def scatter(words: Words) -> Grams:
    """Each word number as 64 well-mixed bits, so that sums of a few of them seldom meet by chance."""
    mixed = words.astype(np.uint64)
    mixed *= _SPREAD
    mixed ^= mixed >> _HALF
    mixed *= _MIX
    mixed ^= mixed >> _HALF
    return mixed


def grams(words: Words, size: int) -> Grams:
    """The gram that begins at each word: a sum, so two words that changed places leave it as it was."""
    return sums_of(scatter(words), size)


def sums_of(scattered: Grams, size: int) -> Grams:
    """The sums of `size` numbers in a row."""
    count = max(0, len(scattered) - size + 1)
    total = scattered[:count].copy()
    for shift in range(1, size):
        total += scattered[shift : shift + count]
    return total


def may_stand_often(numbers: Grams, least: int) -> npt.NDArray[np.bool_]:
    """For each number whether it may stand there `least` times: true for all that do, and for few others.

    It costs a fifth of sorting them.
    """
    bits = max(1, len(numbers).bit_length())
    slots = ((numbers * _SPREAD) >> np.uint64(64 - bits)).view(np.int64)
    often: npt.NDArray[np.bool_] = (np.bincount(slots, minlength=1 << bits) >= least).take(slots)
    return often


class GramSet:
    """A set of grams that answers for whole arrays at once: tables in which each gram has one slot.

    Those whose slot is taken stand in the next table, which is far smaller.
    """

    def __init__(self, members: Grams):
        self.members = np.unique(members)
        self._tables: list[_Table] = []
        left = self.members
        while len(left):
            self._tables.append(_Table(left, len(self._tables)))
            left = left[~self._tables[-1].has(left)]

    def has(self, asked: Grams) -> npt.NDArray[np.bool_]:
        """For each gram whether it is a member."""
        found = np.zeros(len(asked), np.bool_)
        for table in self._tables:
            found |= table.has(asked)
        return found


class _Table:
    """Grams by the slot that their bits name, spread in another way in each table; one gram to a slot."""

    def __init__(self, members: Grams, number: int):
        bits = len(members).bit_length() + 3
        self._shift = np.uint64(64 - bits)
        spread = pow(int(_SPREAD), number + 1, 1 << 64)
        self._spread = np.uint64(spread)
        self._grams = np.zeros(1 << bits, np.uint64)
        self._grams[0] = -pow(spread, -1, 1 << 64) % (1 << 64)  # zero would be found; this one's slot is the last
        self._grams[self._slots(members)] = members

    def _slots(self, grams: Grams) -> npt.NDArray[np.int64]:
        slots = grams * self._spread
        slots >>= self._shift
        return slots.view(np.int64)

    def has(self, asked: Grams) -> npt.NDArray[np.bool_]:
        found: npt.NDArray[np.bool_] = self._grams.take(self._slots(asked), mode="clip") == asked
        return found
