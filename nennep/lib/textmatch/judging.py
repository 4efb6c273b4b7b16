"""Is a pair of essays a finding? The definition of docs/essay-score.md in code."""

from collections.abc import Sequence

from .model import Settings
from .passages import Side, Stretch, gather, measure, shared_seeds


def stretches(a: Side, b: Side, settings: Settings) -> list[Stretch]:
    """The passages that two essays share, long enough to be shown, in the order of the first essay."""
    found = [measure(a, b, rows) for rows in gather(shared_seeds(a, b))]
    return sorted((s for s in found if s.words >= settings.least_passage), key=lambda s: (s.a_start, s.b_start))


def score(found: Sequence[Stretch]) -> int:
    """The number of sentences shared."""
    return sum(stretch.sentences for stretch in found)
