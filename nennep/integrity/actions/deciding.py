"""Deciding what a finding means: a person does, never about a text of their own."""

from django.db import transaction
from django.utils.timezone import now

from nennep.history.actions import Act, record_many
from nennep.integrity.actions.grouping import regroup
from nennep.integrity.errors import AlreadyDecided, AlreadyDisputed, DisputedByYou, OwnText, ReasonMissing
from nennep.integrity.models import Finding


@transaction.atomic
def clear_finding(*, finding, by, reason):
    """It is not what it looks like, because …; the pair stays cleared."""
    cleared = _decide([finding], Finding.State.CLEARED, by=by, reason=reason)[0]
    regroup({cleared.text_id, cleared.other_id} - {None})
    return cleared


@transaction.atomic
def confirm_findings(*, findings, by, reason):
    """It is what it looks like; the essay goes back with it."""
    return _decide(findings, Finding.State.CONFIRMED, by=by, reason=reason)


@transaction.atomic
def ask_second_reviewer(*, finding, by, reason):
    """Somebody else decides about it, because …; whoever asked cannot any more."""
    if not reason.strip():
        raise ReasonMissing
    locked = lock([finding], by=by)[0]
    if locked.disputed_by_id:
        raise AlreadyDisputed
    locked.disputed_by, locked.disputed_at, locked.dispute = by, now(), reason.strip()
    locked.save(update_fields=["disputed_by", "disputed_at", "dispute"])
    record_many([Act(locked, "finding.disputed")], by=by)
    return locked


def lock(findings, *, by):
    """The findings, held while `by` does something about them: still open, and no text of their own."""
    keys = [finding.pk for finding in findings]
    locked = list(Finding.objects.select_for_update(of=("self",)).select_related("text", "other").filter(pk__in=keys))
    if any(finding.state != Finding.State.OPEN for finding in locked):
        raise AlreadyDecided
    person = getattr(by, "person", None)
    if person and any(person.pk in _authors(finding) for finding in locked):
        raise OwnText
    return locked


def _decide(findings, state, *, by, reason):
    if not reason or not reason.strip():
        raise ReasonMissing
    locked = lock(findings, by=by)
    if any(finding.disputed_by_id == by.pk for finding in locked):
        raise DisputedByYou
    decided = Finding.objects.filter(pk__in=[finding.pk for finding in locked])
    decided.update(state=state, decided_by=by, decided_at=now(), reason=reason.strip())
    record_many([Act(finding, f"finding.{state}") for finding in locked], by=by)
    return list(decided.all())


def _authors(finding):
    return {finding.text.author_id} | ({finding.other.author_id} if finding.other else set())
