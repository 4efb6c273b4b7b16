"""Finds passages that essays share, and essays that hold next to nothing of their author's own.

The steps: read, normalise, mask what is legitimately shared, fingerprint, join, extend into passages, judge,
group. docs/essay-score.md says what the score means.
"""

from .campaign import Campaign, check_folder, match_corpus
from .emptiness import own_words
from .index import Index
from .model import DEFAULT, Emptiness, Essay, Pair, Passage, Result, Settings, Signal

__all__ = [
    "DEFAULT",
    "Campaign",
    "Emptiness",
    "Essay",
    "Index",
    "Pair",
    "Passage",
    "Result",
    "Settings",
    "Signal",
    "check_folder",
    "match_corpus",
    "own_words",
]
