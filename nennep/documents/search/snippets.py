"""The words around the best place of what was looked for."""

from dataclasses import dataclass

from nennep.documents.search.query import Wanted
from nennep.documents.search.words import pattern_of
from nennep.lib.citations.clean import fold_letters

AROUND = 110  # characters on each side
MOST_MARKED = 4


@dataclass(frozen=True)
class Snippet:
    """A stretch of a text in pieces: (words, whether they are what was looked for)."""

    pieces: tuple[tuple[str, bool], ...]
    begins: bool = False
    ends: bool = False


def snippet_of(text: str, wanted: Wanted) -> Snippet | None:
    """The stretch with the best place: what was typed with its marks, in a row, or else the first run found.

    `text` composed (NFC), as documents keep it. None when the text holds none of it.
    """
    folded = fold_letters(text)
    place = _best_place(text, folded, wanted)
    if place is None:
        return None
    start, end = _at_word(text, max(0, place[0] - AROUND), forward=True), min(len(text), place[1] + AROUND)
    end = _at_word(text, end, forward=False) if end < len(text) else end
    start, end = min(start, place[0]), max(end, place[1])
    return Snippet(tuple(_pieces(text, _marked(folded, start, end, wanted), start, end)), start == 0, end == len(text))


def _best_place(text, folded, wanted):
    row = pattern_of(wanted.whole)
    first = None
    for found in row.finditer(folded):
        if not wanted.exact or _same_marks(text[found.start() : found.end()], wanted):
            return found.span()
        first = first or found.span()
    if first:
        return first
    for run in sorted(wanted.runs, key=lambda run: -len("".join(run))):
        if found := pattern_of(run).search(folded):
            return found.span()
    return None


def _same_marks(words, wanted):
    return " ".join(words.lower().split()) == " ".join(wanted.exact).lower()


def _marked(folded, start, end, wanted):
    """Places of the runs within the stretch, the longest run first, none over another."""
    taken: list[tuple[int, int]] = []
    for run in sorted({wanted.whole, *wanted.runs}, key=len, reverse=True):
        for found in pattern_of(run).finditer(folded, start, end):
            if all(found.end() <= one or found.start() >= other for one, other in taken):
                taken.append(found.span())
    return sorted(taken)


def _pieces(text, places, start, end):
    for one, other in places:
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
