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


class GramSet:
    """A set of grams that answers for whole arrays at once."""

    def __init__(self, members: Grams):
        self.members = np.unique(members)
        bits = max(10, len(self.members).bit_length() + 4)
        self._shift = np.uint64(64 - bits)
        self._sieve = np.zeros(1 << bits, np.bool_)
        self._sieve[(self.members * _SPREAD) >> self._shift] = True

    def has(self, asked: Grams) -> npt.NDArray[np.bool_]:
        """For each gram whether it is a member. A small table sorts out most of those that are not."""
        if not len(self.members):
            return np.zeros(len(asked), np.bool_)
        found: npt.NDArray[np.bool_] = self._sieve[(asked * _SPREAD) >> self._shift]
        maybe = np.flatnonzero(found)
        at = np.searchsorted(self.members, asked[maybe])
        at[at == len(self.members)] = 0
        found[maybe] = self.members[at] == asked[maybe]
        return found
