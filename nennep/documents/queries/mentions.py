"""Which registered documents are named in texts that stand outside of the registry: in reports, in plans."""

from dataclasses import dataclass
from datetime import date

from nennep.documents.models import Citation
from nennep.documents.queries.resolving import Citing, Resolver
from nennep.lib.citations import antecedents, find_citations, name_key


@dataclass(frozen=True)
class Said:
    """A text with the path of the unit that says it and the day on which it does."""

    text: str
    path: str
    day: date


def mentions(said):
    """{key: {document id: where it is named first}} of `said`, {key: Said}; as many questions for many as for one.

    Only what is certain counts: a number that could mean several documents names none of them.
    """
    rows = {key: _rows(one.text) for key, one in said.items()}
    resolver = Resolver([row for some in rows.values() for row in some])
    found = {}
    for key, some in rows.items():
        saying = Citing(0, said[key].path, said[key].day)
        places = ((resolver.answer(row, saying).target_id, row.start) for row in some)
        found[key] = {}
        for document_id, start in places:
            if document_id:
                found[key].setdefault(document_id, start)
    return found


def _rows(text):
    named = find_citations(text)
    meant = antecedents(named)
    return [Citation(**as_said(one, named[meant[at]] if at in meant else one, text)) for at, one in enumerate(named)]


def as_said(citation, meant, text):
    """The columns of a citation found in `text`; `meant` is the full form before a bare number, which lends it
    notation, date and issuer."""
    day = citation.date or meant.date
    return {
        "start": citation.span[0],
        "end": citation.span[1],
        "type_code": citation.type.value,
        "number": (citation.number or "")[:80],
        "number_key": name_key(meant, text[slice(*meant.span)])[:80],
        "is_partial": citation.partial,
        "issued_on": date.fromisoformat(day) if day else None,
        "year": citation.year or meant.year,
        "issuer": (citation.issuer_text or meant.issuer_text or "")[:200],
    }
