"""Is a pair of essays a finding? The definition of docs/essay-score.md in code."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

import numpy as np

from .model import Passage, Settings, Span
from .passages import Cover, Sides, cover, gather, shared_seeds
from .reading import Shelf
from .tokens import Ints


@dataclass(frozen=True, slots=True)
class Stretch:
    """A passage in word numbers of each essay: [start, end); `range` is what is the same for certain."""

    a: Span
    b: Span
    a_range: Span
    b_range: Span
    words: int  # own words in common
    sentences: int  # sentences in common


@dataclass(frozen=True, slots=True)
class Finding:
    """A row of the pairs asked about, its score and its passages."""

    row: int
    score: int
    stretches: tuple[Stretch, ...]


def findings(shelf: Shelf, rows: Ints, settings: Settings) -> list[Finding]:
    """The findings among pairs (a, b) of essays of the shelf, in the order of the rows."""
    if not len(rows):
        return []
    sides = Sides(shelf)
    group, at_a, at_b, row = gather(sides, *shared_seeds(sides, rows))
    if not len(group):
        return []
    a, b = cover(sides, group, at_a, len(row)), cover(sides, group, at_b, len(row))
    starts_a, starts_b = shelf.starts[rows[row, 0]], shelf.starts[rows[row, 1]]
    found = []
    for number, passages in _by_row(row, _passages(a, b, starts_a, starts_b, settings)):
        kept = without_repeats(passages)
        if points := score(kept, settings):
            found.append(Finding(number, points, kept))
    return found


def _passages(a: Cover, b: Cover, starts_a: Ints, starts_b: Ints, settings: Settings) -> dict[int, Stretch]:
    """The groups long and dense enough to be shown, by number."""
    words = np.minimum(a.own, b.own)
    share = np.minimum(a.share, b.share)
    # when one essay has joined what the other has apart, length decides how many sentences it makes
    joined = np.minimum(np.maximum(a.long_sentences, b.long_sentences), words // settings.sentence_words)
    sentences = np.minimum(a.sentences, b.sentences)
    rare = np.minimum(a.rare_sentences, b.rare_sentences)
    sentences = np.maximum(np.where(sentences >= settings.whole_passage, sentences, rare), joined)
    thin = (sentences >= 2) & (words >= settings.long_passage)
    dense = share >= np.where(thin, settings.thin_share, settings.least_share)
    return {
        n: Stretch(
            _span(a.start, a.end, starts_a, n),
            _span(b.start, b.end, starts_b, n),
            _span(a.first, a.last, starts_a, n),
            _span(b.first, b.last, starts_b, n),
            int(words[n]),
            int(sentences[n]),
        )
        for n in np.flatnonzero((words >= settings.least_passage) & dense).tolist()
    }


def _span(begins: Ints, ends: Ints, starts: Ints, n: int) -> Span:
    """A span of group `n`, counted from the beginning of its essay."""
    return int(begins[n] - starts[n]), int(ends[n] - starts[n])


def _by_row(row: Ints, passages: dict[int, Stretch]) -> Iterator[tuple[int, list[Stretch]]]:
    found: dict[int, list[Stretch]] = {}
    for number, stretch in passages.items():
        found.setdefault(int(row[number]), []).append(stretch)
    yield from sorted(found.items())


def without_repeats(found: Iterable[Stretch]) -> tuple[Stretch, ...]:
    """Each part of an essay in one passage only, the larger first: who repeats a paragraph shares it once."""
    kept: list[Stretch] = []
    for stretch in sorted(found, key=lambda s: (-s.words, s.a, s.b)):
        seen_a = sum(_overlap(stretch.a_range, other.a_range) for other in kept)
        seen_b = sum(_overlap(stretch.b_range, other.b_range) for other in kept)
        if 2 * seen_a <= _length(stretch.a_range) and 2 * seen_b <= _length(stretch.b_range):
            kept.append(stretch)
    return tuple(sorted(kept, key=lambda s: (s.a, s.b)))


def _overlap(one: Span, other: Span) -> int:
    return max(0, min(one[1], other[1]) - max(one[0], other[0]))


def _length(span: Span) -> int:
    return span[1] - span[0]


def score(found: Iterable[Stretch], settings: Settings) -> int:
    """The number of sentences shared, 0 when it is no finding."""
    found = list(found)
    sentences = sum(stretch.sentences for stretch in found)
    words = sum(stretch.words for stretch in found)
    return sentences if sentences >= settings.least_sentences and words >= settings.least_words else 0


def boundary_words(found: Iterable[Stretch]) -> tuple[set[int], set[int]]:
    """The words of either essay whose places in the text `located` needs."""
    found = list(found)
    a = {word for s in found for word in (s.a[0], s.a[1] - 1)}
    b = {word for s in found for word in (s.b[0], s.b[1] - 1)}
    return a, b


def located(found: Iterable[Stretch], in_a: dict[int, Span], in_b: dict[int, Span]) -> tuple[Passage, ...]:
    """The passages with their places in both texts."""
    return tuple(
        Passage(in_a[s.a[0]][0], in_a[s.a[1] - 1][1], in_b[s.b[0]][0], in_b[s.b[1] - 1][1], s.words) for s in found
    )
