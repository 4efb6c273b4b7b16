"""Is a pair of essays a finding? The definition of docs/essay-score.md in code."""

from collections.abc import Sequence

from .model import Settings
from .passages import Side, Stretch, gather, measure, shared_seeds, without_repeats


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
    """The number of sentences shared, 0 when they hold too few own words."""
    words = sum(stretch.words for stretch in found)
    return sum(stretch.sentences for stretch in found) if words >= settings.least_words else 0
