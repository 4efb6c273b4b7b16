"""Essays that hold next to nothing of their author's own."""

from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from .counting import count_kinds
from .masking import Mask, know
from .model import DEFAULT, Emptiness, Settings, Span
from .outline import places
from .reading import FORM, LINE, QUOTE, Reader, Shelf
from .shelf import fill, own_grams, starts_and_ends
from .tokens import Ints


def reason(found: Emptiness, settings: Settings) -> str:
    """Which kind of emptiness the figures show, or "" for none.

    Set phrases count half as own words: they are the author's choice, not the author's words.
    """
    quoted = found.quoted >= settings.least_quoted
    if found.own <= settings.few_own:
        return "only_directive" if quoted else "template_only"
    if quoted and found.own + found.phrases < settings.least_own_share * (found.total - found.form):
        return "only_directive"
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
    known = know((directive, previous_directive), template)
    shelf, _ = fill([text.encode()], known)
    total, own, quoted, form, phrases = count_kinds(shelf)[0].tolist()
    found = own_grams(shelf, settings.gram)[0]
    distinct = round(own * len(np.unique(found)) / len(found)) if len(found) else own
    quotes, form_parts = ((shelf.flags & flag) != 0 for flag in (QUOTE, FORM))
    # Only the words at the ends of a stretch are looked up: a text has hundreds of others.
    ends = np.concatenate([_ends(quotes), _ends(form_parts)])
    spans = places(text, ends.tolist(), shelf.outline(0))
    figures = Emptiness(total, own, distinct, quoted, form, phrases)
    return replace(
        figures,
        kind=reason(figures, settings),
        missing_headings=_missing(text, headings),
        quotes=_spans(quotes, spans),
        form_parts=_spans(form_parts, spans),
    )


def _missing(text: str, headings: Sequence[str]) -> tuple[str, ...]:
    """The headings that begin no line of the text, in any typing."""
    plain = Reader()
    shelf = plain.read([text.encode()])
    lines = np.flatnonzero(shelf.flags & LINE).tolist()
    return tuple(heading for heading in headings if not _begins_a_line(shelf, lines, plain.read([heading.encode()])))


def _begins_a_line(shelf: Shelf, lines: Sequence[int], heading: Shelf) -> bool:
    length = len(heading.words)
    return any(np.array_equal(shelf.words[start : start + length], heading.words) for start in lines)


def _ends(mask: Mask) -> Ints:
    """The first and the last words of the stretches of marked words."""
    begins, ends = starts_and_ends(mask)
    return np.concatenate([np.asarray(begins, np.int64), np.asarray(ends, np.int64) - 1])


def _spans(mask: Mask, places_of: dict[int, Span]) -> tuple[Span, ...]:
    """The stretches of text whose words are all marked."""
    begins, ends = starts_and_ends(mask)
    return tuple((places_of[begin][0], places_of[end - 1][1]) for begin, end in zip(begins, ends, strict=True))
