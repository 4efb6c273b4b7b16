"""From two essays that may share something to the passages they do share: seed, gather, trim, measure."""

from dataclasses import dataclass
from functools import cached_property

import numpy as np
import numpy.typing as npt

from .grams import Grams, grams
from .reading import FORM, QUOTE, SENTENCE, SHARED, Flags, Words

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

    @cached_property
    def sentence_length(self) -> Ints:
        return np.bincount(self.sentence_of, minlength=len(self.sentence_starts))


@dataclass(frozen=True, slots=True)
class Part:
    """One essay's side of a passage: the words [start, end)."""

    start: int
    end: int
    covered: Ints  # the words that the other essay has too
    own: int  # ... of them the author's own
    share: float  # ... of the own words in the passage
    sentences: int  # sentences that are shared


@dataclass(frozen=True, slots=True)
class Stretch:
    """A passage in two essays."""

    a: Part
    b: Part

    @property
    def words(self) -> int:
        """Own words in common."""
        return min(self.a.own, self.b.own)

    @property
    def share(self) -> float:
        """How dense the passage is, 0..1."""
        return min(self.a.share, self.b.share)

    @property
    def sentences(self) -> int:
        """Sentences in common. When one essay has joined what the other has apart, length decides."""
        fewer, more = sorted((self.a.sentences, self.b.sentences))
        return max(fewer, min(more, self.words // SENTENCE_WORDS))


SENTENCE_WORDS = 16  # own words of an ordinary sentence


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
    if not len(seeds):
        return []
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
    return Stretch(_cover(a, rows[:, 0]), _cover(b, rows[:, 1]))


def _cover(side: Side, places: Ints) -> Part:
    words = np.unique((places[:, None] + np.arange(SEED)).ravel())
    own = words[side.own[words]]
    count = len(side.sentence_starts)
    shared_own = np.bincount(side.sentence_of[own], minlength=count)
    shared = np.bincount(side.sentence_of[words], minlength=count)
    touched = np.flatnonzero(
        ((shared_own >= 4) & (shared_own >= SENTENCE_SHARE * side.sentence_own))
        | ((shared_own >= 2) & (shared >= 8) & (shared >= WHOLE_SENTENCE * side.sentence_length))
    )
    start, end = int(words[0]), int(words[-1]) + 1
    if len(touched):
        bounds = np.r_[side.sentence_starts, len(side.words)]
        start = min(start, int(bounds[touched[0]]))
        end = max(end, int(bounds[touched[-1] + 1]))
    within = int(side.own[start:end].sum())
    return Part(start, end, words, len(own), len(own) / max(1, within), len(touched))


SENTENCE_SHARE = 0.25  # of a sentence's own words that must be shared for the sentence to count
WHOLE_SENTENCE = 0.8  # ... or of all its words, when most of them are in common use


def without_repeats(found: list[Stretch]) -> list[Stretch]:
    """Each word of an essay counted in one passage only, the larger first: who repeats a paragraph shares it once."""
    used_a: set[int] = set()
    used_b: set[int] = set()
    kept = []
    for stretch in sorted(found, key=lambda s: (-s.words, s.a.start, s.b.start)):
        a, b = set(stretch.a.covered.tolist()), set(stretch.b.covered.tolist())
        if 2 * len(a & used_a) > len(a) or 2 * len(b & used_b) > len(b):
            continue
        used_a |= a
        used_b |= b
        kept.append(stretch)
    return sorted(kept, key=lambda s: (s.a.start, s.b.start))
