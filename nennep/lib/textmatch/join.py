"""Which essays share rare grams: sort all grams, look at runs of the same one, count the pairs."""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from .grams import Grams, may_stand_often

Packed = npt.NDArray[np.uint64]

PLACE_BITS = 12  # of a gram's place in its essay, in steps of PLACE_STEP words
PLACE_STEP = 4


@dataclass(frozen=True, slots=True)
class Layout:
    """How many bits of a packed gram go to the essay's number; the gram keeps the rest."""

    essay_bits: int

    @classmethod
    def for_essays(cls, count: int) -> "Layout":
        return cls(max(1, int(count - 1).bit_length()))

    @property
    def low_bits(self) -> int:
        return self.essay_bits + PLACE_BITS


def pack(found: Grams, essays: npt.NDArray[np.int64], places: npt.NDArray[np.int64], layout: Layout) -> Packed:
    """Gram, essay and place in one number each, so that one plain sort brings equal grams together."""
    packed = found >> np.uint64(layout.low_bits) << np.uint64(layout.low_bits)
    packed |= essays.astype(np.uint64) << np.uint64(PLACE_BITS)
    packed |= (places // PLACE_STEP & ((1 << PLACE_BITS) - 1)).astype(np.uint64)  # around in very long essays
    return packed


@dataclass(frozen=True, slots=True)
class Joined:
    """Pairs of essays as (a << essay_bits | b) << PLACE_BITS | place in a; and the common grams."""

    pairs: Packed
    frequent: Grams  # the high bits of grams that stand in many essays, sorted
    counts: npt.NDArray[np.int64]  # ... and in how many
    repeats: npt.NDArray[np.int64]  # for each essay, grams that it holds once more


def join(packed: Packed, layout: Layout, most: int, frequent: int) -> Joined:
    """The pairs of essays that share a gram standing in at most `most` of them.

    Grams in more than `frequent` essays are told as such.
    """
    low = np.uint64(layout.low_bits)
    packed = packed[may_stand_often(packed >> low, 2)]
    packed.sort()
    by_essay = packed >> np.uint64(PLACE_BITS)
    fresh = np.r_[True, by_essay[1:] != by_essay[:-1]] if len(packed) else np.zeros(0, np.bool_)
    essay = np.uint64((1 << layout.essay_bits) - 1)
    repeats = np.bincount((by_essay[~fresh] & essay).astype(np.int64), minlength=1 << layout.essay_bits)
    packed = packed[fresh]  # a gram counts once per essay
    heads = packed >> low
    begins = np.flatnonzero(np.r_[True, heads[1:] != heads[:-1]]) if len(heads) else np.zeros(0, np.int64)
    sizes = np.diff(np.r_[begins, len(heads)])
    often = sizes > frequent
    pairs = [_pairs_of(packed, begins, sizes, size, layout) for size in range(2, most + 1)]
    every = np.concatenate([p for p in pairs if len(p)] or [np.zeros(0, np.uint64)])
    return Joined(every, heads[begins[often]] << low, sizes[often], repeats)


def _pairs_of(
    packed: Packed, begins: npt.NDArray[np.int64], sizes: npt.NDArray[np.int64], size: int, layout: Layout
) -> Packed:
    """All pairs within the runs of exactly `size` essays."""
    runs = begins[sizes == size]
    if not len(runs):
        return np.zeros(0, np.uint64)
    rows = packed[runs[:, None] + np.arange(size)]
    rows &= np.uint64((1 << layout.low_bits) - 1)
    essays = rows >> np.uint64(PLACE_BITS)
    left, right = np.triu_indices(size, 1)
    shift = np.uint64(layout.essay_bits)
    pairs: Packed = (rows[:, left] >> np.uint64(PLACE_BITS) << shift | essays[:, right]) << np.uint64(PLACE_BITS)
    pairs |= rows[:, left] & np.uint64((1 << PLACE_BITS) - 1)
    return pairs.ravel()


def by_first_essay(pairs: Packed, layout: Layout, bounds: list[int]) -> list[Packed]:
    """The pairs parted by the range [bound, next bound) in which the number of their first essay lies."""
    range_of = np.repeat(np.arange(len(bounds) - 1), np.diff(bounds))
    first = (pairs >> np.uint64(layout.essay_bits + PLACE_BITS)).view(np.int64)
    return parted(pairs, range_of[first], len(bounds) - 1)


def parted(numbers: Packed, part: npt.NDArray[np.integer], parts: int) -> list[Packed]:
    """The numbers of each part, in the order in which they came."""
    small = part.astype(np.uint16)  # sorted in linear time
    ends = np.cumsum(np.bincount(small, minlength=parts))
    return np.split(numbers[np.argsort(small, kind="stable")], ends[:-1])


def candidates(pairs: Packed, layout: Layout, least: int, spread: int) -> npt.NDArray[np.int64]:
    """Rows (a, b) of the pairs that share `least` grams over `spread` words or more."""
    pairs = pairs[may_stand_often(pairs >> np.uint64(PLACE_BITS), least)]
    pairs.sort()
    if not len(pairs):
        return np.zeros((0, 2), np.int64)
    who = pairs >> np.uint64(PLACE_BITS)
    begins = np.flatnonzero(np.r_[True, who[1:] != who[:-1]])
    ends = np.r_[begins[1:], len(who)] - 1
    place = np.uint64((1 << PLACE_BITS) - 1)
    width = ((pairs[ends] & place) - (pairs[begins] & place)).astype(np.int64) * PLACE_STEP
    kept = who[begins[(ends - begins + 1 >= least) & (width >= spread)]]
    b = kept & np.uint64((1 << layout.essay_bits) - 1)
    return np.stack([kept >> np.uint64(layout.essay_bits), b], 1).astype(np.int64)
