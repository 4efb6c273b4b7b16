"""What stands around one document: what it cites, what cites it, relations, versions, books."""

from dataclasses import dataclass, field

from django.db.models import Count, Min

from nennep.documents.models import Citation, Document, RegisterEntry, Relation
from nennep.documents.queries.resolving import Citing, Resolver
from nennep.documents.rules import can_read_books

State = Citation.State
# As many as a page shows of what cites a document; the rest is a list of its own.
SHOWN = 20


@dataclass
class Cited:
    """One document named in the text: the first citation of it, how often, and which documents it could be."""

    citation: Citation
    times: int = 1
    candidates: list = field(default_factory=list)


def citations_of(document):
    """The citations in order of place, each with its target as far as lists show one."""
    rows = document.citations.select_related("target__unit", "target__standing_by__unit")
    return list(rows.defer("target__text", "target__standing_by__text").order_by("start"))


def cited(document, citations):
    """The documents named, once each, in order of first place; with candidates where it is not certain which."""
    found = {}
    for one in citations:
        meaning = one.target_id or (one.type_code, one.number_key or one.number or one.pk, one.issued_on, one.state)
        if meaning in found:
            found[meaning].times += 1
        else:
            found[meaning] = Cited(one)
    unsure = [one for one in found.values() if one.citation.state == State.AMBIGUOUS]
    for one, documents in zip(unsure, candidates(document, [one.citation for one in unsure]), strict=True):
        one.candidates = documents
    return list(found.values())


def candidates(document, citations):
    """For each citation the documents that it could mean, newest first."""
    if not citations:
        return []
    resolver, citing = Resolver(citations), Citing(document.pk, document.unit.path, document.issued_on)
    keys = [resolver.answer(one, citing).candidates for one in citations]
    known = Document.objects.select_related("unit").defer("text").in_bulk({pk for some in keys for pk in some})
    return [sorted((known[pk] for pk in some), key=lambda one: one.issued_on, reverse=True) for some in keys]


def citing(document, user):
    """Documents that cite this one, as far as the user sees them, newest first; with how often."""
    rows = Citation.objects.filter(target=document, document__in=Document.objects.visible_to(user))
    counted = rows.values("document").annotate(times=Count("pk"), first=Min("start")).order_by()
    times = {row["document"]: row["times"] for row in counted}
    found = Document.objects.filter(pk__in=times).select_related("unit", "standing_by__unit")
    return found.defer("text", "standing_by__text").order_by("-issued_on", "-pk"), times


def relations_of(document, user):
    """Relations from and to the document that nobody rejected and whose other end the user sees."""
    seen = Document.objects.visible_to(user)
    kept = Relation.objects.exclude(state=Relation.State.REJECTED)
    kept = kept.select_related(
        "source__unit", "target__unit", "source__standing_by__unit", "target__standing_by__unit"
    ).defer("source__text", "target__text", "source__standing_by__text", "target__standing_by__text")
    return (
        list(kept.filter(source=document, target__in=seen).order_by("kind", "target__issued_on", "pk")),
        list(kept.filter(target=document, source__in=seen).order_by("kind", "source__issued_on", "pk")),
    )


def carried_out_by(incoming):
    """Of the relations that lead to a document: the documents that carry it out, confirmed ones only."""
    kinds, confirmed = (Relation.Kind.CARRIES_OUT, Relation.Kind.GUIDES), Relation.State.CONFIRMED
    return [one.source for one in incoming if one.kind in kinds and one.state == confirmed]


def books_of(document, user):
    """The lines of registers that the document stands in, of units whose books the user may read."""
    entries = RegisterEntry.objects.filter(document=document).select_related("unit").order_by("entered_on", "pk")
    return [one for one in entries if can_read_books(user, one.unit)]
