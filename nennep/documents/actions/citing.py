"""Reading what a text cites, and answering citations that waited for a document."""

from datetime import date

from django.db import transaction
from django.db.models import Exists, OuterRef
from django.utils.timezone import now

from nennep.documents.actions.proposing import propose_relations
from nennep.documents.identity import places_of
from nennep.documents.models import Citation, Document, KnownName, NamedDeadline
from nennep.documents.queries.mentions import as_said
from nennep.documents.queries.resolving import Citing, Resolver
from nennep.history.actions import record
from nennep.lib.citations import (
    antecedents,
    find_citations,
    is_name,
    name_key,
    own_names,
    read_header,
    read_wording,
)

State = Citation.State
ROWS_AT_ONCE = 500
READ_AT_ONCE = 50


@transaction.atomic
def look_for_citations(document):
    """Citations, named deadlines and proposed relations of the document as its text is now.

    What a person decided about a citation holds for the same number in the new text.
    """
    text = document.reading
    found = find_citations(text)
    header = read_header(text, found)
    names = _keep_names(document)
    found = [one for one in found if not _is_itself(one, document, header, text, names)]
    rows = _rows(document, text, found, header)
    _answer_new(document, rows)
    document.citations.all().delete()
    Citation.objects.bulk_create(rows, batch_size=ROWS_AT_ONCE)
    _keep_deadlines(document, header)
    propose_relations(document.citations.all(), renewing=document)
    document.citations_read_at = now()
    document.found_at = document.found_at or (places_of(header) if document.text else {})
    document.save(update_fields=["citations_read_at", "found_at"])
    return rows


@transaction.atomic
def answer_waiting(document, *, by=None):
    """Ask the citations of other documents anew that this one could answer; returns how many are linked to it now."""
    if not document.number_key:
        return 0
    names = document.known_names.values_list("key", flat=True)
    # Units and people are left to `answer_again`: databases that look at those first read the whole table.
    waiting = Citation.objects.filter(
        type_code=document.type_code, state__in=[State.OPEN, State.AMBIGUOUS, State.RESOLVED]
    )
    bare = waiting.filter(number_key=document.serial, is_partial=True)
    linked = answer_again(waiting.filter(number_key__in=[document.number_key, *names]))
    linked += answer_again(bare.filter(issued_on=document.issued_on))
    # Bare numbers without a day are many, and none can be decided: they could just be it from now on.
    _could_be(document, bare.filter(state=State.OPEN, issued_on=None, year=None))
    if linked:
        record(document, "document.waiting_citations_linked", by=by, unit_id=document.unit_id, count=linked)
    return linked


def _could_be(document, bare):
    rows = bare.values_list("pk", "decided_by", "document", "document__issued_on", "document__unit__path")
    path = document.unit.path
    found = [
        pk
        for pk, decided_by, citing, day, other in rows
        if decided_by is None
        and citing != document.pk
        and day >= document.issued_on
        and (other.startswith(path) or path.startswith(other))
    ]
    for some in _some(found):
        Citation.objects.filter(pk__in=some).update(state=State.AMBIGUOUS)


def answer_again(citations):
    """Ask these citations anew, those that no person decided; returns how many were linked that were not."""
    rows = citations.select_related("document__unit").defer("document__text", "document__recipients")
    rows = [row for row in rows if row.decided_by_id is None]
    resolver, changed, linked = Resolver(rows), {}, []
    for row in rows:
        answer = resolver.answer(row, _citing(row.document))
        if (answer.state, answer.target_id) != (row.state, row.target_id):
            changed.setdefault((answer.state, answer.target_id), []).append(row.pk)
            if answer.state == State.RESOLVED:
                linked.append(row.pk)
    for (state, target_id), pks in changed.items():
        for some in _some(pks):
            Citation.objects.filter(pk__in=some).update(state=state, target=target_id)
    for some in _some(linked):
        propose_relations(Citation.objects.filter(pk__in=some))
    return len(linked)


def read_unread(limit=READ_AT_ONCE):
    """Documents whose text was not looked through yet; returns how many were."""
    waiting = Document.objects.filter(citations_read_at=None).select_related("unit").order_by("pk")[:limit]
    for document in waiting:
        look_for_citations(document)
    return len(waiting)


def answer_missed():
    """Citations still open although their document is here: two were registered in the same moment."""
    held = Document.objects.filter(number_key=OuterRef("number_key"), type_code=OuterRef("type_code"))
    named = KnownName.objects.filter(key=OuterRef("number_key"), document__type_code=OuterRef("type_code"))
    missed = Citation.objects.filter(Exists(held) | Exists(named), state=State.OPEN).exclude(number_key="")
    pks = list(missed.values_list("pk", flat=True))
    return sum(answer_again(Citation.objects.filter(pk__in=some)) for some in _some(pks))


def _some(pks):
    for at in range(0, len(pks), ROWS_AT_ONCE):
        yield pks[at : at + ROWS_AT_ONCE]


def _citing(document):
    return Citing(document.pk, document.unit.path, document.issued_on)


def _keep_names(document):
    """The names by which others cite the document, as its subject and text are now."""
    of = (document.type_code, document.type, document.subject, document.number_key, document.text)
    names, before = own_names(*of), set(document.known_names.values_list("key", flat=True))
    if names != before:
        document.known_names.all().delete()
        KnownName.objects.bulk_create(KnownName(document=document, key=key) for key in sorted(names))
    return names


def _is_itself(citation, document, header, text, names):
    """The document's own number, in its head or further down; its own title."""
    key = name_key(citation, text[slice(*citation.span)])
    if key in names and is_name(key):
        return citation.year in (None, document.issued_on.year)
    if citation.number is None or key != document.number_key:
        return False
    head = header.number_span
    if head and citation.span[0] < head[1] and head[0] < citation.span[1]:
        return True
    return citation.type.value == document.type_code and citation.date in (None, document.issued_on.isoformat())


def _rows(document, text, found, header):
    meant = antecedents(found)
    bases = {one.span for one in header.legal_bases}
    subject = header.subject.span if header.subject else (0, 0)
    said = {}
    wordings = read_wording(text, found, type=document.type_code, subject=subject if document.text else (0, len(text)))
    for wording in wordings:
        said.setdefault(wording.citation, wording)
    return [
        _row(document, one, found[meant[at]] if at in meant else one, text, one.span in bases, said.get(at))
        for at, one in enumerate(found)
    ]


def _row(document, citation, meant, text, is_basis, wording):
    return Citation(
        document=document,
        **as_said(citation, meant, text),
        is_basis=is_basis,
        wording=wording.deed.value if wording else "",
        wording_part=wording.part[:300] if wording else "",
        wording_start=wording.start if wording else None,
    )


def _answer_new(document, rows):
    decided = {_meaning(row): row for row in document.citations.exclude(decided_by=None)}
    resolver, citing = Resolver(rows), _citing(document)
    for row in rows:
        before = decided.get(_meaning(row))
        if before:
            row.state, row.target_id, row.decided_by_id = before.state, before.target_id, before.decided_by_id
        else:
            answer = resolver.answer(row, citing)
            row.state, row.target_id = answer.state, answer.target_id


def _meaning(row):
    return (row.type_code, row.number_key, row.number if not row.number_key else "", row.issued_on)


def _keep_deadlines(document, header):
    document.deadlines.all().delete()
    NamedDeadline.objects.bulk_create(
        NamedDeadline(document=document, due_on=date.fromisoformat(field.value), start=field.span[0], end=field.span[1])
        for field in header.deadlines
    )
