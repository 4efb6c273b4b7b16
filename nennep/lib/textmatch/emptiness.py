"""Essays that hold next to nothing of their author's own."""

from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from .grams import grams
from .masking import Mask, know, mark_shared
from .model import DEFAULT, Emptiness, Settings, Span
from .reading import FORM, LINE, PHRASE, QUOTE, SHARED, Essayed, read_words, word_spans
from .shelf import starts_of


def reason(found: Emptiness, settings: Settings) -> str:
    """Which kind of emptiness the figures show, or "" for none.

    Set phrases count half as own words: they are the author's choice, not the author's words.
    """
    if found.own <= settings.few_own:
        return "only_directive" if found.quoted >= settings.least_quoted else "template_only"
    if found.own + found.phrases / 2 < settings.least_own:
        return "too_short"
    if found.distinct < settings.padded_below * found.own:
        return "padded_repeats"
    return ""


def own_words(
    text: str,
    directive: str = "",
    template: str = "",
    previous_directive: str = "",
    headings: Sequence[str] = (),
    settings: Settings = DEFAULT,
) -> Emptiness:
    """What one essay holds of its author's own, without knowing any other essay.

    Set phrases are known only from many essays, so here they count as own words.
    """
    read = read_words(text.encode())
    mark_shared(read.words, read.flags, starts_of(read), know((directive, previous_directive), template))
    own = (read.flags & SHARED) == 0
    figures = Emptiness(
        total=len(read.words),
        own=int(own.sum()),
        distinct=_distinct(read, own, settings.gram),
        quoted=int(((read.flags & QUOTE) != 0).sum()),
        form=int(((read.flags & FORM) != 0).sum()),
        phrases=int(((read.flags & PHRASE) != 0).sum()),
    )
    spans = word_spans(text)
    return replace(
        figures,
        kind=reason(figures, settings),
        missing_headings=tuple(heading for heading in headings if not _has_line(read, heading)),
        quotes=_spans(read.flags & QUOTE != 0, spans),
        form_parts=_spans(read.flags & FORM != 0, spans),
    )


def _distinct(read: Essayed, own: Mask, size: int) -> int:
    """Own words, those of a passage that comes again counted once."""
    found = grams(read.words, size)
    barred = np.cumsum(np.r_[0, ~own])
    found = found[barred[size:] == barred[:-size]] if len(found) else found
    count = int(own.sum())
    return round(count * len(np.unique(found)) / len(found)) if len(found) else count


def _has_line(read: Essayed, heading: str) -> bool:
    """Whether a line begins with the heading's words, in any typing."""
    wanted = read_words(heading.encode()).words
    return any(
        np.array_equal(read.words[start : start + len(wanted)], wanted)
        for start in np.flatnonzero(read.flags & LINE).tolist()
    )


def _spans(mask: Mask, spans: np.typing.NDArray[np.int64]) -> tuple[Span, ...]:
    """The stretches of text whose words are all marked."""
    edges = np.diff(np.r_[0, mask.astype(np.int8), 0])
    begins, ends = np.flatnonzero(edges == 1), np.flatnonzero(edges == -1) - 1
    return tuple((int(spans[b, 0]), int(spans[e, 1])) for b, e in zip(begins.tolist(), ends.tolist(), strict=True))
