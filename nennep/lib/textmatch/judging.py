"""Is a pair of essays a finding? The definition of docs/essay-score.md in code."""

from collections.abc import Sequence

from .model import Essay, Pair, Passage, Settings
from .passages import Ints, Side, Stretch, gather, measure, shared_seeds, without_repeats
from .reading import word_spans


def stretches(a: Side, b: Side, settings: Settings) -> list[Stretch]:
    """The passages that two essays share, long and dense enough to be shown, in the order of the first essay."""
    found = [measure(a, b, rows) for rows in gather(shared_seeds(a, b))]
    return without_repeats([stretch for stretch in found if _is_passage(stretch, settings)])


def _is_passage(stretch: Stretch, settings: Settings) -> bool:
    if stretch.words < settings.least_passage:
        return False
    thin = stretch.sentences >= 2 and stretch.words >= settings.long_passage
    return stretch.share >= (settings.thin_share if thin else settings.least_share)


def score(found: Sequence[Stretch], settings: Settings) -> int:
    """The number of sentences shared, 0 when it is no finding."""
    sentences = sum(stretch.sentences for stretch in found)
    words = sum(stretch.words for stretch in found)
    return sentences if sentences >= settings.least_sentences and words >= settings.least_words else 0


def passages(found: Sequence[Stretch], spans_a: Ints, spans_b: Ints) -> tuple[Passage, ...]:
    """The passages with their places in both texts."""
    return tuple(
        Passage(
            *(int(spans_a[stretch.a.start, 0]), int(spans_a[stretch.a.end - 1, 1])),
            *(int(spans_b[stretch.b.start, 0]), int(spans_b[stretch.b.end - 1, 1])),
            stretch.words,
        )
        for stretch in found
    )


def judge(a: Essay, side_a: Side, b: Essay, side_b: Side, settings: Settings) -> Pair | None:
    """The pair with its passages when it is a finding."""
    found = stretches(side_a, side_b, settings)
    points = score(found, settings)
    if not points:
        return None
    return Pair(a.id, b.id, points, passages(found, word_spans(a.text), word_spans(b.text)))
