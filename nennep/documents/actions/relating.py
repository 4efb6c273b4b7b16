"""Saying what a citation means, how two documents stand to each other, and whether one is in force."""

from django.db import transaction
from django.utils.timezone import now

from nennep.documents.actions.proposing import propose_relations
from nennep.documents.errors import ToItself
from nennep.documents.models import Citation, Document, Relation, Standing
from nennep.history.actions import record

Kind, State = Relation.Kind, Relation.State


@transaction.atomic
def decide_citation(*, citation, by, target=None, set_aside=False):
    """A person says which document is meant; that none is (`set_aside`); or, with neither, that it stays open."""
    if target and target.pk == citation.document_id:
        raise ToItself
    citation.target = target
    citation.state = (
        Citation.State.RESOLVED if target else Citation.State.SET_ASIDE if set_aside else Citation.State.OPEN
    )
    citation.decided_by = by
    citation.save(update_fields=["target", "state", "decided_by"])
    propose_relations(Citation.objects.filter(pk=citation.pk))
    record(citation.document, "document.citation_decided", by=by, citation=citation.pk, target=citation.target_id)
    return citation


@transaction.atomic
def relate(*, source, target, kind, by, note="", since=None):
    """What `source` does to `target`, as a person says; a proposed or rejected relation of this kind is confirmed."""
    if source.pk == target.pk:
        raise ToItself
    relation, _is_new = Relation.objects.get_or_create(source=source, target=target, kind=kind)
    relation.note, relation.since = note, since or relation.since
    return confirm_relation(relation=relation, by=by)


@transaction.atomic
def confirm_relation(*, relation, by):
    """The relation holds from now on; an end is written at the document that ends."""
    _decide(relation, State.CONFIRMED, by)
    _write_end(relation, by)
    return relation


@transaction.atomic
def reject_relation(*, relation, by):
    """The relation doesn't hold; an end that was confirmed before is taken back."""
    was_confirmed = relation.state == State.CONFIRMED
    _decide(relation, State.REJECTED, by)
    target = Document.objects.select_for_update().get(pk=relation.target_id)
    if was_confirmed and target.standing_by_id == relation.source_id:
        ends = target.relations_to.filter(state=State.CONFIRMED, kind__in=[*ENDS]).select_related("source")
        _write(target, _strongest([end_of(one) for one in ends]), by)
    return relation


@transaction.atomic
def set_standing(*, document, standing, by, since=None, ended_by=None, note=""):
    """What a person says about the document's force, with the reason."""
    document = Document.objects.select_for_update().get(pk=document.pk)
    if ended_by and ended_by.pk == document.pk:
        raise ToItself
    return _write(document, (standing, since, ended_by), by, note=note)


ENDS = {Kind.REPLACES: Standing.NO_LONGER, Kind.REPEALS: Standing.NO_LONGER, Kind.AMENDS: Standing.PARTLY}
STRENGTH = [Standing.IN_FORCE, Standing.NOT_YET, Standing.PARTLY, Standing.NO_LONGER]


def end_of(relation):
    """(standing, since, by what) that a confirmed relation leaves its target in; None when it ends nothing."""
    if relation.kind not in ENDS:
        return None
    is_in_part = relation.kind == Kind.REPEALS and relation.note
    standing = Standing.PARTLY if is_in_part else ENDS[relation.kind]
    source = relation.source
    return standing, relation.since or source.effective_on or source.issued_on, source


def _decide(relation, state, by):
    relation.state, relation.decided_by, relation.decided_at = state, by, now()
    relation.save()
    verb = "document.relation_confirmed" if state == State.CONFIRMED else "document.relation_rejected"
    record(relation.source, verb, by=by, relation=relation.pk, kind=relation.kind, target=relation.target_id)


def _write_end(relation, by):
    end = end_of(relation)
    if end is None:
        return
    target = Document.objects.select_for_update().get(pk=relation.target_id)
    if STRENGTH.index(end[0]) >= STRENGTH.index(target.standing):
        _write(target, end, by)


def _strongest(ends):
    return max(ends, key=lambda end: (STRENGTH.index(end[0]), end[1]), default=(Standing.IN_FORCE, None, None))


def _write(document, end, by, note=""):
    document.standing, document.standing_since, document.standing_by = end
    document.standing_note = note
    document.save(update_fields=["standing", "standing_since", "standing_by", "standing_note"])
    record(document, "document.standing_set", by=by, standing=document.standing, ended_by=document.standing_by_id)
    return document
