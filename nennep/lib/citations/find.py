"""Step two: every official document named in a text, in order."""

from nennep.lib.citations.citation import Citation
from nennep.lib.citations.clean import Cleaned, clean
from nennep.lib.citations.context import date_before, issuing_verb_before, read_tail, title_behind
from nennep.lib.citations.named import Named, find_named
from nennep.lib.citations.numbered import Numbered, find_numbered
from nennep.lib.citations.plenums import PlenumMention, find_plenums


def find_citations(text: str) -> list[Citation]:
    """Every official document named in `text`, in order of place; spans count characters of `text` as given."""
    cleaned = clean(text)
    numbered = find_numbered(cleaned.text, cleaned.folded)
    found = [_from_numbered(citation, cleaned) for citation in numbered]
    taken = _Taken([(citation.start, citation.end) for citation in numbered])
    for mention in find_plenums(cleaned.text, cleaned.folded):
        if taken.take(mention.start, mention.end):
            found.append(_from_plenum(mention, cleaned))
    for named in find_named(cleaned.text):
        if taken.take(named.start, named.end):
            found.append(_from_named(named, cleaned))
    return sorted(found, key=lambda citation: citation.span)


class _Taken:
    """Stretches of text that belong to a citation already; hundred-letter cells keep the look-up short."""

    CELL = 128

    def __init__(self, spans: list[tuple[int, int]]):
        self.cells: dict[int, list[tuple[int, int]]] = {}
        for span in spans:
            self._add(*span)

    def _add(self, start: int, end: int) -> None:
        for cell in range(start // self.CELL, end // self.CELL + 1):
            self.cells.setdefault(cell, []).append((start, end))

    def take(self, start: int, end: int) -> bool:
        """Take the stretch unless a part of it is taken."""
        for cell in range(start // self.CELL, end // self.CELL + 1):
            if any(start < other_end and other_start < end for other_start, other_end in self.cells.get(cell, ())):
                return False
        self._add(start, end)
        return True


def _from_numbered(citation: Numbered, cleaned: Cleaned) -> Citation:
    text = cleaned.text
    issuer = text[slice(*citation.issuer)].strip() if citation.issuer else None
    return Citation(
        type=citation.type,
        number=citation.number,
        span=cleaned.span(citation.start, citation.end),
        issuer_suffix=citation.suffix,
        year=citation.year,
        date=citation.date,
        issuer_text=issuer,
        title_hint=title_behind(cleaned.folded, text, citation.tail.end),
        partial=citation.partial,
    )


def _from_plenum(mention: PlenumMention, cleaned: Cleaned) -> Citation:
    tail = read_tail(cleaned.folded, cleaned.text, mention.end)
    date = tail.date or _day_before(mention, cleaned)
    return Citation(
        type=mention.type,
        number=mention.number,
        span=cleaned.span(mention.start, mention.end),
        year=tail.year or (int(date[:4]) if date else None),
        date=date,
        title_hint=title_behind(cleaned.folded, cleaned.text, tail.end),
        level=mention.level,  # type: ignore[arg-type]
    )


def _day_before(mention: PlenumMention, cleaned: Cleaned) -> str | None:
    """ "Ngày 5/6/2020, Tổng Bí thư ký ban hành <plenum>"."""
    verb = issuing_verb_before(cleaned.folded, mention.start)
    return date_before(cleaned.folded, cleaned.text, verb, 0) if verb is not None else None


def _from_named(named: Named, cleaned: Cleaned) -> Citation:
    tail = read_tail(cleaned.folded, cleaned.text, named.end)
    return Citation(
        type=named.type,
        number=None,
        span=cleaned.span(named.start, named.end),
        date=tail.date,
        year=named.year or tail.year,
        level="named",
    )
