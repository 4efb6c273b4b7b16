"""Deciding what a finding means: a person does, never about a text of their own."""

from django.db import transaction
from django.utils.timezone import now

from nennep.history.actions import Act, record_many
from nennep.integrity.errors import AlreadyDecided, OwnText, ReasonMissing
from nennep.integrity.models import Finding


@transaction.atomic
def clear_finding(*, finding, by, reason):
    """It is not what it looks like, because …; the pair stays cleared."""
    return _decide([finding], Finding.State.CLEARED, by=by, reason=reason)[0]


@transaction.atomic
def confirm_findings(*, findings, by, reason):
    """It is what it looks like; the essay goes back with it."""
    return _decide(findings, Finding.State.CONFIRMED, by=by, reason=reason)


def _decide(findings, state, *, by, reason):
    if not reason or not reason.strip():
        raise ReasonMissing
    keys = [finding.pk for finding in findings]
    locked = list(Finding.objects.select_for_update(of=("self",)).select_related("text", "other").filter(pk__in=keys))
    if any(finding.state != Finding.State.OPEN for finding in locked):
        raise AlreadyDecided
    person = getattr(by, "person", None)
    if person and any(person.pk in _authors(finding) for finding in locked):
        raise OwnText
    Finding.objects.filter(pk__in=keys).update(state=state, decided_by=by, decided_at=now(), reason=reason.strip())
    record_many([Act(finding, f"finding.{state}") for finding in locked], by=by)
    return list(Finding.objects.filter(pk__in=keys))


def _authors(finding):
    return {finding.text.author_id} | ({finding.other.author_id} if finding.other else set())
