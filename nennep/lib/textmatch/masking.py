"""What is legitimately shared: the form, the studied documents, set phrases. Masked before anything is matched."""

from dataclasses import dataclass
from functools import lru_cache

import numpy as np
import numpy.typing as npt

from .grams import GramSet, grams, scatter
from .reading import FORM, LINE, PHRASE, QUOTE, SENTENCE, SHARED, Flags, Words, read_words

Mask = npt.NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class Known:
    """The studied documents and the form, as grams."""

    quoted: GramSet
    form: GramSet
    form_lines: GramSet


QUOTE_GRAM = 4
FORM_GRAM = 3
PHRASE_GRAM = 4


@lru_cache(maxsize=8)
def know(documents: tuple[str, ...], template: str) -> Known:
    """Prepare the masks for a campaign: `documents` may be quoted, `template` is the blank form."""
    quoted = [grams(read_words(text.encode()).words, QUOTE_GRAM) for text in documents]
    form = read_words(template.encode())
    return Known(
        GramSet(np.concatenate(quoted) if quoted else np.zeros(0, np.uint64)),
        GramSet(grams(form.words, FORM_GRAM)),
        GramSet(line_sums(form.words, form.flags)),
    )


def line_sums(words: Words, flags: Flags) -> npt.NDArray[np.uint64]:
    """One number for each line, of its words in any order."""
    starts = np.flatnonzero(flags & LINE)
    return np.add.reduceat(scatter(words), starts) if len(starts) else np.zeros(0, np.uint64)


def covered(hits: Mask, size: int, total: int) -> Mask:
    """The words (of `total`) that lie in a gram of `size` words that is a hit."""
    result = np.zeros(total, np.bool_)
    for shift in range(size):
        result[shift : shift + len(hits)] |= hits
    return result


def runs(mask: Mask, breaks: npt.NDArray[np.int64], gap: int, least: int) -> Mask:
    """Close gaps of up to `gap` words and keep runs with `least` marked words; none crosses a break."""
    places = np.flatnonzero(mask)
    if not len(places):
        return mask
    region = np.searchsorted(breaks, places, side="right")
    begins = np.flatnonzero(np.r_[True, (np.diff(places) > gap + 1) | (np.diff(region) > 0)])
    sizes = np.diff(np.r_[begins, len(places)])
    ends = np.r_[begins[1:], len(places)] - 1
    kept = sizes >= least
    edges = np.zeros(len(mask) + 1, np.int8)
    edges[places[begins[kept]]] = 1
    edges[places[ends[kept]] + 1] -= 1
    return np.cumsum(edges[:-1], dtype=np.int8).astype(np.bool_)


def mark_shared(words: Words, flags: Flags, starts: npt.NDArray[np.int64], known: Known) -> None:
    """Flag the words of the form and of quotes in essays that lie end to end, beginning at `starts`."""
    total = len(words)
    quote = covered(known.quoted.has(grams(words, QUOTE_GRAM)), QUOTE_GRAM, total)
    quote = runs(quote, np.flatnonzero(flags & SENTENCE), gap=3, least=8)
    form = covered(known.form.has(grams(words, FORM_GRAM)), FORM_GRAM, total)
    form = runs(form, starts, gap=3, least=5)
    lines = np.flatnonzero(flags & LINE)
    if len(lines):
        same = known.form_lines.has(line_sums(words, flags))
        form |= np.repeat(same, np.diff(np.r_[lines, total]))
        own = np.add.reduceat((~(form | quote)).astype(np.int64), lines)
        short = own <= SHORT_LINE
        form |= np.repeat(short, np.diff(np.r_[lines, total])) & ~quote
    flags[form] |= FORM
    flags[quote & ~form] |= QUOTE


SHORT_LINE = 8  # a line with no more own words is a heading, a name or a date, not prose


def mark_phrases(words: Words, flags: Flags, starts: npt.NDArray[np.int64], phrases: GramSet, low_bits: int) -> None:
    """Flag the words of set phrases: those in grams (known by their high bits) that stand in many essays."""
    cut = np.uint64(low_bits)
    mark_common(flags, starts, phrases.has(grams(words, PHRASE_GRAM) >> cut << cut))


def mark_common(flags: Flags, starts: npt.NDArray[np.int64], common: Mask) -> None:
    """Flag as set phrases the words in grams that are `common`."""
    mask = covered(common, PHRASE_GRAM, len(flags)) & ((flags & SHARED) == 0)
    mask = runs(mask, starts, gap=1, least=5)
    flags[mask] |= PHRASE
