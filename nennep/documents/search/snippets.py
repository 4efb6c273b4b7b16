"""The words around the best place of what was looked for."""

from dataclasses import dataclass

from nennep.documents.search.query import Wanted
from nennep.documents.search.words import pattern_of, places
from nennep.lib.citations.clean import fold_letters

AROUND = 110  # characters on each side
MOST_MARKED = 4


@dataclass(frozen=True)
class Snippet:
    """A stretch of a text in pieces: (words, whether they are what was looked for)."""

    pieces: tuple[tuple[str, bool], ...]
    begins: bool = False
    ends: bool = False


def snippet_of(text: str, wanted: Wanted, *, in_a_row: bool = False) -> Snippet | None:
    """The stretch with the best place: what was typed with its marks, in a row, or else the first run found.

    `text` composed (NFC), as documents keep it. None when the text holds none of it, or not `in_a_row`.
    """
    folded = fold_letters(text)
    place = _place_in_a_row(text, folded, wanted) or (None if in_a_row else _place_of_a_run(folded, wanted))
    if place is None:
        return None
    start, end = _at_word(text, max(0, place[0] - AROUND), forward=True), min(len(text), place[1] + AROUND)
    end = _at_word(text, end, forward=False) if end < len(text) else end
    start, end = min(start, place[0]), max(end, place[1])
    return Snippet(tuple(_pieces(text, _marked(folded, start, end, wanted), start, end)), start == 0, end == len(text))


def marked_words(text: str, wanted: Wanted) -> tuple[tuple[str, bool], ...]:
    """All of a short text in pieces, as in a snippet; nothing where it does not hold what was typed in a row."""
    folded = fold_letters(text)
    places_found = list(places(pattern_of(wanted.whole), folded))
    return tuple(_pieces(text, places_found, 0, len(text))) if places_found else ()


def _place_in_a_row(text, folded, wanted):
    first = None
    for place in places(pattern_of(wanted.whole), folded):
        if not wanted.exact or _same_marks(text[slice(*place)], wanted):
            return place
        first = first or place
    return first


def _place_of_a_run(folded, wanted):
    longest_first = sorted(wanted.runs, key=lambda run: -len("".join(run)))
    return next((place for run in longest_first for place in places(pattern_of(run), folded)), None)


def _same_marks(words, wanted):
    return " ".join(words.lower().split()) == " ".join(wanted.exact).lower()


def _marked(folded, start, end, wanted):
    """Places of all that was wanted in a row; without one, of its runs: the longest first, none over another."""
    taken = list(places(pattern_of(wanted.whole), folded, start, end))
    for run in () if taken else sorted(wanted.runs, key=len, reverse=True):
        for place in places(pattern_of(run), folded, start, end):
            if all(place[1] <= one or place[0] >= other for one, other in taken):
                taken.append(place)
    return sorted(taken)


def _pieces(text, marked, start, end):
    for one, other in marked:
        if start < one:
            yield text[start:one], False
        yield text[one:other], True
        start = other
    if start < end:
        yield text[start:end], False


def _at_word(text, offset, *, forward):
    """The offset moved to the nearest space, so that no word is cut."""
    if offset in (0, len(text)):
        return offset
    space = text.find(" ", offset) + 1 if forward else text.rfind(" ", 0, offset)
    return space if space > 0 else offset
