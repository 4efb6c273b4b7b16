"""What is legitimately shared: the form, the studied documents, set phrases. Masked before anything is matched."""

from dataclasses import dataclass
from functools import lru_cache

import numpy as np
import numpy.typing as npt

from .grams import GramSet, grams
from .reading import FORM, FREQUENT, LINE, PHRASE, QUOTE, SENTENCE, SHARED, Reader, Shelf
from .tokens import Ints

Mask = npt.NDArray[np.bool_]

QUOTE_GRAM = 4
FORM_GRAM = 3
PHRASE_GRAM = 4
SHORT_LINE = 8  # a line with no more own words is a heading, a name or a date, not prose


@dataclass(frozen=True, slots=True)
class Known:
    """The studied documents and the form: as the reader knows them, and as grams for what is not whole."""

    reader: Reader
    quoted: GramSet
    form: GramSet


@lru_cache(maxsize=8)
def know(documents: tuple[str, ...], template: str) -> Known:
    """Prepare the masks for a campaign: `documents` may be quoted, `template` is the blank form."""
    plain = Reader()
    quoted = [grams(plain.read([text.encode()]).words, QUOTE_GRAM) for text in documents]
    form = grams(plain.read([template.encode()]).words, FORM_GRAM)
    none = np.zeros(0, np.uint64)
    return Known(Reader(documents, template), GramSet(np.concatenate([none, *quoted])), GramSet(form))


def mark_shared(shelf: Shelf, known: Known) -> None:
    """Flag the words of the form and of quotes that are not placeholders already."""
    sentence = np.cumsum((shelf.flags & SENTENCE) != 0)
    quote = covered(known.quoted.has(shelf.grams(QUOTE_GRAM)), QUOTE_GRAM, len(shelf.words))
    quote = runs(quote, sentence, gap=3, least=8)
    form = covered(known.form.has(shelf.grams(FORM_GRAM)), FORM_GRAM, len(shelf.words))
    form = runs(form, sentence, gap=3, least=5)
    lines = np.flatnonzero((shelf.flags & LINE) != 0)
    if len(lines):
        own = np.add.reduceat(~(form | quote | ((shelf.flags & SHARED) != 0)), lines, dtype=np.int64)
        lengths = np.diff(np.r_[lines, len(shelf.words)])
        form |= np.repeat(own <= SHORT_LINE, lengths) & ~quote
    form &= (shelf.flags & SHARED) == 0
    shelf.flags[form] |= FORM
    shelf.flags[quote & ((shelf.flags & SHARED) == 0)] |= QUOTE


def covered(hits: Mask, size: int, total: int) -> Mask:
    """The words (of `total`) that lie in a gram of `size` words that is a hit."""
    result = np.zeros(total, np.bool_)
    for shift in range(size):
        result[shift : shift + len(hits)] |= hits
    return result


def runs(mask: Mask, region: Ints, gap: int, least: int) -> Mask:
    """Close gaps of up to `gap` words and keep runs with `least` marked words; none leaves its region."""
    places = np.flatnonzero(mask)
    if not len(places):
        return mask
    begins = np.flatnonzero(np.append(True, (np.diff(places) > gap + 1) | (np.diff(region[places]) > 0)))
    sizes = np.diff(np.r_[begins, len(places)])
    ends = np.r_[begins[1:], len(places)] - 1
    kept = sizes >= least
    edges = np.zeros(len(mask) + 1, np.int8)
    edges[places[begins[kept]]] = 1
    edges[places[ends[kept]] + 1] -= 1
    return np.cumsum(edges[:-1], dtype=np.int8).astype(np.bool_)


def mark_phrases(shelf: Shelf, in_many: Mask) -> None:
    """Flag set phrases, given for every gram whether it stands in so many essays."""
    shelf.flags[_common(shelf, in_many)] |= PHRASE


def mark_frequent(shelf: Shelf, in_several: Mask) -> None:
    """Flag frequent wording, likewise; after the set phrases."""
    shelf.flags[_common(shelf, in_several)] |= FREQUENT


def _common(shelf: Shelf, grams_in_many: Mask) -> Mask:
    """The own words in grams of many essays; but what runs on over several sentences is copied, no set phrase."""
    mask = covered(grams_in_many, PHRASE_GRAM, len(shelf.words))
    own = (shelf.flags & SHARED) == 0
    mask = runs(mask & own, shelf.essay_of_words(), gap=1, least=5) & own
    edges = np.diff(np.r_[0, mask.astype(np.int8), 0])
    begins, ends = np.flatnonzero(edges == 1), np.flatnonzero(edges == -1)
    # a gram with two words on either side of the boundary is in many essays: they go on in the same way
    bounds = np.flatnonzero((shelf.flags & SENTENCE) != 0)
    bounds = bounds[(bounds >= 2) & (bounds < len(grams_in_many) + 2)]
    goes_on = np.zeros(len(mask) + 1, np.int64)
    goes_on[bounds + 1] = grams_in_many[bounds - 2]
    crossings = np.cumsum(goes_on)
    crossed = crossings[ends] - crossings[begins + 1] if len(begins) else begins
    long = (crossed >= CROSSED) & (ends - begins >= LONG_RUN)
    change = np.zeros(len(mask) + 1, np.int8)
    change[begins[long]] = 1
    change[ends[long]] = -1
    left: Mask = mask & (np.cumsum(change[:-1]) == 0)
    return left


CROSSED = 2  # ends of sentences that a set phrase does not run over
LONG_RUN = 45  # words that a set phrase does not have
