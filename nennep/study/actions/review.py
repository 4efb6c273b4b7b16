"""Judging essays: accept, send back, clear a signal. A person decides, and nobody about their own."""

from django.db import transaction
from django.utils.timezone import now

from nennep.duties import actions as duties
from nennep.duties.models import Act, Transition
from nennep.integrity.actions import clear_finding as clear
from nennep.integrity.actions import confirm_findings
from nennep.integrity.errors import DisputedByYou
from nennep.integrity.models import Finding
from nennep.notifications.actions import notify_each
from nennep.study.essay_errors import CannotAccept, NotYours
from nennep.study.essay_kinds import ACCEPTED, RETURNED
from nennep.study.models import Essay, Ground, Opening, Submission
from nennep.study.queries.review import findings_of_essays, parties_to, reasons_against, texts_of_essays

BATCH = 500


def record_opening(*, submission, by):
    """Somebody else than the author reads these words: the access log keeps the first time."""
    if submission.essay.person.user_id == by.pk:
        return None
    return Opening.objects.get_or_create(submission=submission, user=by)[0]


@transaction.atomic
def accept_essays(essays, *, by, at=None, in_bulk=True):
    """Accept all of them or none. Raises CannotAccept with one sentence for each that stands against it.

    In bulk, an essay with an undecided or confirmed signal, or one that could not be checked, is not accepted;
    one by one, with the words on the screen, only an undecided signal or objection is in the way.
    """
    essays = _loaded(essays)
    reasons = reasons_against(essays, by, in_bulk=in_bulk)
    if reasons:
        raise CannotAccept(reasons)
    duties.verify([essay.duty for essay in essays], by=by, at=at)
    _mark_unopened(essays, by, at or now())
    notify_each(kind=ACCEPTED, pairs=[(essay.person.user, essay) for essay in essays])
    return essays


def _mark_unopened(essays, by, at):
    """What was accepted by somebody who had not opened its words is counted, and every report says how many."""
    keys = [essay.latest_id for essay in essays]
    for start in range(0, len(keys), BATCH):
        part = keys[start : start + BATCH]
        opened = Opening.objects.filter(submission__in=part, user=by, at__lte=at)
        unopened = Submission.objects.filter(pk__in=part).exclude(pk__in=opened.values("submission"))
        unopened.update(accepted_unopened_at=at)


def accept_essay(*, essay, by, at=None):
    return accept_essays([essay], by=by, at=at, in_bulk=False)[0]


@transaction.atomic
def send_back(essays, *, by, reason, to_mend, due_at, findings=(), at=None):
    """Ask for them again. The findings that led to it are confirmed, kept as grounds and go to the author with it."""
    essays = _loaded(essays)
    mine = parties_to(essays, by)
    if mine:
        raise NotYours(next(essay.code for essay in essays if essay.pk in mine))
    if any(is_disputed_by(by, found) for found in findings_of_essays(essays).values()):
        raise DisputedByYou
    duties.send_back([essay.duty for essay in essays], by=by, reason=reason, to_mend=to_mend, due_at=due_at, at=at)
    if findings:
        _keep_grounds(essays, confirm_findings(findings=findings, by=by, reason=reason))
    notify_each(kind=RETURNED, pairs=[(essay.person.user, essay) for essay in essays])
    return essays


def is_disputed_by(user, findings):
    """Asked somebody else to decide about one of them that is still open."""
    return any(finding.state == Finding.State.OPEN and finding.disputed_by_id == user.pk for finding in findings)


def _keep_grounds(essays, findings):
    """Each finding with its places, beside the step that sent the essay back."""
    texts = texts_of_essays(essays)
    steps = Transition.objects.filter(duty__in=[essay.duty_id for essay in essays], act=Act.SEND_BACK).order_by("pk")
    newest = {step.duty_id: step for step in steps}
    Ground.objects.bulk_create(
        Ground(sent_back=newest[essay.duty_id], submission=essay.latest, finding=finding, passages=finding.passages)
        for essay in essays
        for finding in findings
        if essay.pk in texts and texts[essay.pk].pk in (finding.text_id, finding.other_id)
    )


@transaction.atomic
def clear_finding(*, essay, finding, by, reason):
    """Not copying, because …: remembered with the pair, for both essays."""
    if parties_to(_loaded([essay]), by):
        raise NotYours(essay.code)
    return clear(finding=finding, by=by, reason=reason)


def _loaded(essays):
    keys, rows = [essay.pk for essay in essays], {}
    for start in range(0, len(keys), BATCH):
        related = Essay.objects.select_related("duty", "person__user", "latest")
        rows |= related.in_bulk(keys[start : start + BATCH])
    return [rows[key] for key in keys]


def record_openings(*, submissions, by, at=None):
    """Many at once, for records of an earlier time; a first opening that stands already is kept."""
    read = [row for row in submissions if row.essay.person.user_id != by.pk]
    openings = [Opening(submission=row, user=by, at=at or now()) for row in read]
    return Opening.objects.bulk_create(openings, ignore_conflicts=True, batch_size=BATCH)
