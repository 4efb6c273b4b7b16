"""From two essays that may share something to the passages they do share: seed, gather, trim, measure."""

from dataclasses import dataclass
from functools import cached_property

import numpy as np
import numpy.typing as npt

from .grams import Grams, grams
from .reading import FORM, PHRASE, QUOTE, SENTENCE, SHARED, Flags, Words

Ints = npt.NDArray[np.int64]
SEED = 3  # words of a seed


class Side:
    """One essay, with what aligning it needs worked out once."""

    def __init__(self, words: Words, flags: Flags):
        self.words = words
        self.flags = flags
        self.own = (flags & SHARED) == 0

    @cached_property
    def seeds(self) -> tuple[Grams, Ints]:
        """The grams outside form and quotes, sorted, and their places."""
        found = grams(self.words, SEED)
        barred = np.cumsum(np.r_[0, (self.flags & (FORM | QUOTE)) != 0])
        places = np.flatnonzero(barred[SEED:] == barred[:-SEED]) if len(found) else np.zeros(0, np.int64)
        order = np.argsort(found[places], kind="stable")
        places = places[order]
        return found[places], places

    @cached_property
    def sentence_starts(self) -> Ints:
        return np.flatnonzero(self.flags & SENTENCE)

    @cached_property
    def sentence_of(self) -> Ints:
        return np.cumsum((self.flags & SENTENCE) != 0) - 1

    @cached_property
    def sentence_own(self) -> Ints:
        """How many own words each sentence has."""
        return np.bincount(self.sentence_of[self.own], minlength=len(self.sentence_starts))


@dataclass(frozen=True, slots=True)
class Stretch:
    """A passage as word numbers: [a_start, a_end) in one essay is [b_start, b_end) in the other."""

    a_start: int
    a_end: int
    b_start: int
    b_end: int
    words: int  # own words in common, the smaller of both sides
    sentences: int  # sentences they stand in, the larger of both sides


def shared_seeds(a: Side, b: Side) -> Ints:
    """Rows (place in a, place in b) of every seed that both essays have."""
    grams_a, places_a = a.seeds
    grams_b, places_b = b.seeds
    first = np.searchsorted(grams_b, grams_a, side="left")
    counts = np.searchsorted(grams_b, grams_a, side="right") - first
    counts[counts > MOST_REPEATS] = 0
    hits = np.flatnonzero(counts)
    times = counts[hits]
    steps = np.arange(times.sum()) - np.repeat(np.cumsum(times) - times, times)
    return np.stack([np.repeat(places_a[hits], times), places_b[np.repeat(first[hits], times) + steps]], 1)


MOST_REPEATS = 4
NEAR = 40  # words; seeds further apart than this in either essay belong to different passages


def gather(seeds: Ints, near: int = NEAR) -> list[Ints]:
    """Groups of seeds that lie near each other in both essays, in whatever order."""
    waiting = [(seeds, 0, 0)]  # seeds, the side to look at, sides that need no cut any more
    done = []
    while waiting:
        rows, side, settled = waiting.pop()
        if settled == 2:
            done.append(rows)
            continue
        rows = rows[np.argsort(rows[:, side], kind="stable")]
        cuts = np.flatnonzero(np.diff(rows[:, side]) > near) + 1
        settled = settled + 1 if not len(cuts) else 1
        waiting += [(part, 1 - side, settled) for part in np.split(rows, cuts)]
    return done


def measure(a: Side, b: Side, rows: Ints) -> Stretch:
    """What a group of seeds covers, drawn out to whole sentences."""
    a_own, a_sentences, a_start, a_end = _cover(a, rows[:, 0])
    b_own, b_sentences, b_start, b_end = _cover(b, rows[:, 1])
    return Stretch(a_start, a_end, b_start, b_end, min(a_own, b_own), max(a_sentences, b_sentences))


SENTENCE_SHARE = 0.25  # of a sentence's own words that must be shared for the sentence to count


def _cover(side: Side, places: Ints) -> tuple[int, int, int, int]:
    """Own words covered, sentences they stand in, start and end of the stretch."""
    words = np.unique((places[:, None] + np.arange(SEED)).ravel())
    own = words[side.own[words]]
    per_sentence = np.bincount(side.sentence_of[own], minlength=len(side.sentence_starts))
    counted = (per_sentence >= 4) & (per_sentence >= SENTENCE_SHARE * side.sentence_own)
    start, end = int(words[0]), int(words[-1]) + 1
    touched = np.flatnonzero(counted)
    if len(touched):
        bounds = np.r_[side.sentence_starts, len(side.words)]
        start = min(start, int(bounds[touched[0]]))
        end = max(end, int(bounds[touched[-1] + 1]))
    return len(own), len(touched), start, end
