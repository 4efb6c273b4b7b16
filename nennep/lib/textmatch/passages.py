"""From pairs of essays that may share something to the passages they do share: seed, gather, measure.

All pairs of a task go through each step together, as arrays.
"""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from .outline import FIRST_WORD
from .reading import FORM, FREQUENT, LINE, QUOTE, SENTENCE, SHARED, Shelf
from .tokens import Ints

Mask = npt.NDArray[np.bool_]

SEED = 3  # words of a seed
NEAR = 40  # words; seeds further apart than this in either essay belong to different passages
HEADING, QUOTATION = 8, 25  # words that a placeholder counts for between two seeds
MOST_REPEATS = 4  # a seed that stands more often in an essay says nothing about where
FEWEST = 3  # seeds of a passage
SENTENCE_SHARE = 0.25  # of a sentence's own words that must be shared for the sentence to count
WHOLE_SENTENCE = 0.8  # ... or of all its words, when most of them are in common use
ORDINARY = 12  # words of a sentence that is no piece of one
RARE_SHARE = 0.5  # ... of a sentence's shared own words that must not be frequent wording

_GRAM_BITS, _PLACE_BITS = 26, 26  # of a packed seed; the rest is the essay's number


class Sides:
    """Essays with what finding their passages needs, worked out once for all of them."""

    def __init__(self, shelf: Shelf):
        self.shelf = shelf
        self.own = (shelf.flags & SHARED) == 0
        self.rare = self.own & ((shelf.flags & FREQUENT) == 0)
        self.own_before = np.cumsum(np.r_[0, self.own])
        begins = (shelf.flags & SENTENCE) != 0
        begins[shelf.starts[:-1][np.diff(shelf.starts) > 0]] = True
        self.sentence = np.cumsum(begins) - 1
        self.sentence_bounds = np.r_[np.flatnonzero(begins), len(begins)]
        self.sentence_own = np.diff(self.own_before[self.sentence_bounds])
        weights = np.ones(len(shelf.words), np.int64)
        weights[(shelf.words < FIRST_WORD) & ((shelf.flags & FORM) != 0) & ((shelf.flags & LINE) != 0)] = HEADING
        weights[(shelf.words < FIRST_WORD) & ((shelf.flags & QUOTE) != 0)] = QUOTATION
        self.distance = np.cumsum(weights)
        self._seed()

    def _seed(self) -> None:
        """The seeds outside form and quotes: essay, gram, place in one number each, sorted."""
        shelf = self.shelf
        found = shelf.grams(SEED)
        barred = np.cumsum(np.r_[0, (shelf.flags & (FORM | QUOTE)) != 0])
        essay = shelf.essay_of_words()
        whole = (barred[SEED:] == barred[:-SEED]) & (essay[SEED - 1 :] == essay[: len(found)]) if len(found) else []
        places = np.flatnonzero(whole)
        seeds = essay[places].astype(np.uint64) << np.uint64(_GRAM_BITS)
        seeds = (seeds | (found[places] >> np.uint64(64 - _GRAM_BITS))) << np.uint64(_PLACE_BITS)
        seeds |= places.astype(np.uint64)
        seeds.sort()
        self.seeds = seeds >> np.uint64(_PLACE_BITS)  # essay and gram
        self.places = (seeds & np.uint64((1 << _PLACE_BITS) - 1)).astype(np.int64)
        self.first_seed = np.searchsorted(
            self.seeds, np.arange(len(shelf) + 1, dtype=np.uint64) << np.uint64(_GRAM_BITS)
        )


def shared_seeds(sides: Sides, rows: Ints) -> tuple[Ints, Ints, Ints]:
    """For every seed that both essays of a row (a, b) have: the row, the place in a, the place in b."""
    begin, end = sides.first_seed[rows[:, 0]], sides.first_seed[rows[:, 0] + 1]
    row, at = _ranges(begin, end - begin)
    gram = sides.seeds[at] & np.uint64((1 << _GRAM_BITS) - 1)
    wanted = rows[row, 1].astype(np.uint64) << np.uint64(_GRAM_BITS) | gram
    maybe = np.flatnonzero(_sieve(sides.seeds, wanted))
    row, at, wanted = row[maybe], at[maybe], wanted[maybe]
    first = np.searchsorted(sides.seeds, wanted)
    times = np.searchsorted(sides.seeds, wanted, side="right") - first
    times[times > MOST_REPEATS] = 0
    hit, there = _ranges(first, times)
    return row[hit], sides.places[at[hit]], sides.places[there]


def _ranges(begins: Ints, sizes: Ints) -> tuple[Ints, Ints]:
    """The numbers begin..begin+size of every range, and which range each belongs to."""
    owner = np.repeat(np.arange(len(sizes)), sizes)
    steps = np.arange(len(owner)) - np.repeat(np.cumsum(sizes) - sizes, sizes)
    return owner, begins[owner] + steps


def _sieve(members: npt.NDArray[np.uint64], asked: npt.NDArray[np.uint64]) -> Mask:
    """A quick answer which of `asked` may be members; few that are not pass."""
    bits = max(10, len(members).bit_length() + 4)
    shift = np.uint64(64 - bits)
    spread = np.uint64(0x9E3779B97F4A7C15)
    table: Mask = np.zeros(1 << bits, np.bool_)
    table[(members * spread) >> shift] = True
    found: Mask = table[(asked * spread) >> shift]
    return found


def gather(sides: Sides, row: Ints, at_a: Ints, at_b: Ints) -> tuple[Ints, Ints, Ints, Ints]:
    """Group seeds that lie near each other in both essays, in whatever order; lone ones are dropped.

    Gives group, place in a, place in b of the seeds left, and for each group its row.
    """
    group, points = row, np.stack([at_a, at_b])
    side, settled = 0, 0
    while settled < 2 and len(group):
        order = np.argsort((group << 32) + points[side])
        group, row, points = group[order], row[order], points[:, order]
        cut = np.diff(group) != 0
        split = ~cut & (np.diff(sides.distance[points[side]]) > NEAR)
        settled = settled + 1 if not split.any() else 1
        group = np.cumsum(np.r_[0, cut | split])
        kept = (np.bincount(group) >= FEWEST)[group]
        group, row, points = group[kept], row[kept], points[:, kept]
        side = 1 - side
    fresh = np.r_[True, np.diff(group) != 0][: len(group)]
    return np.cumsum(fresh) - 1, points[0], points[1], row[fresh]


@dataclass(frozen=True, slots=True)
class Cover:
    """For each group what it covers in one of the two essays."""

    first: Ints  # the words from the first to behind the last that are shared
    last: Ints
    start: Ints  # the same, drawn out to whole sentences
    end: Ints
    own: Ints  # own words that are shared
    share: npt.NDArray[np.float64]  # ... of the own words between start and end
    sentences: Ints
    rare_sentences: Ints  # those that are not frequent wording
    long_sentences: Ints  # ... and of ordinary length, no pieces of a sentence that was split


def cover(sides: Sides, group: Ints, places: Ints, groups: int) -> Cover:
    """Measure one side of all groups."""
    seeds = (group << 32) + places
    seeds.sort()
    seeds = seeds[np.append(True, seeds[1:] != seeds[:-1])]
    _, words = _ranges(seeds, np.minimum(SEED, np.diff(seeds, append=seeds[-1] + SEED)))  # where they overlap, once
    of, word = words >> 32, words & 0xFFFFFFFF
    begin = np.searchsorted(of, np.arange(groups))
    first, last = word[begin], word[np.r_[begin[1:], len(word)] - 1] + 1
    own = sides.own[word]
    sentence = sides.sentence[word]
    runs = np.flatnonzero(np.r_[True, (np.diff(of) != 0) | (np.diff(sentence) != 0)])
    shared = np.diff(np.r_[runs, len(word)])
    shared_own = np.add.reduceat(own, runs, dtype=np.int64)
    which = sentence[runs]
    length = np.diff(sides.sentence_bounds)[which]
    counts = ((shared_own >= 4) & (shared_own >= SENTENCE_SHARE * sides.sentence_own[which])) | (
        (shared_own >= 2) & (shared >= 8) & (shared >= WHOLE_SENTENCE * length)
    )
    shared_rare = np.add.reduceat(sides.rare[word], runs, dtype=np.int64)
    rare = counts & (shared_rare >= 4) & (shared_rare >= RARE_SHARE * shared_own)
    start, end = first.copy(), last.copy()
    np.minimum.at(start, of[runs[counts]], sides.sentence_bounds[which[counts]])
    np.maximum.at(end, of[runs[counts]], sides.sentence_bounds[which[counts] + 1])
    own_shared = np.bincount(of[own], minlength=groups)
    within = sides.own_before[end] - sides.own_before[start]
    sentences = np.bincount(of[runs[counts]], minlength=groups)
    return Cover(
        first,
        last,
        start,
        end,
        own_shared,
        own_shared / np.maximum(1, within),
        sentences,
        np.bincount(of[runs[rare]], minlength=groups),
        np.bincount(of[runs[rare & (length >= ORDINARY)]], minlength=groups),
    )
