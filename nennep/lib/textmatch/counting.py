"""How many words of an essay are own, quoted, form or set phrase."""

from collections.abc import Sequence

import numpy as np

from .model import Emptiness
from .outline import FIRST_WORD
from .reading import FORM, PHRASE, QUOTE, SHARED, Shelf
from .tokens import Ints


def count_kinds(shelf: Shelf) -> Ints:
    """For each essay: words, own, quoted, form, set phrases."""
    real = shelf.words >= FIRST_WORD
    kinds = [
        (shelf.flags & SHARED) == 0,
        (shelf.flags & QUOTE) != 0,
        (shelf.flags & FORM) != 0,
        (shelf.flags & PHRASE) != 0,
    ]
    own, quoted, form, phrases = (np.diff(np.r_[0, np.cumsum((kind != 0) & real)][shelf.starts]) for kind in kinds)
    quoted, form = quoted + shelf.quoted, form + shelf.form
    return np.stack([own + quoted + form + phrases, own, quoted, form, phrases], 1)


def emptiness(row: Sequence[int], repeats: int) -> Emptiness:
    """A row of `weigh` with the number of repeated grams."""
    total, own, quoted, form, phrases, own_grams = row
    distinct = round(own * (1 - repeats / own_grams)) if own_grams else own
    return Emptiness(total, own, distinct, quoted, form, phrases)
