"""What an author says: an answer to a send-back, and an objection to what was entered on their behalf."""

from django.db import IntegrityError, transaction
from django.utils.timezone import now

from nennep.duties import actions as duties
from nennep.duties.models import Act, State
from nennep.history.actions import record
from nennep.notifications.actions import notify
from nennep.study.essay_errors import AlreadyObjected, AlreadyResolved, NotReturned
from nennep.study.essay_kinds import ANSWERED, OBJECTED, OBJECTION_SETTLED
from nennep.study.models import Answer, Essay, Objection
from nennep.study.queries.people import officers_above


@transaction.atomic
def answer_send_back(*, essay, text, by, form_key):
    """Say something about the send-back; whoever sent it back is told. The same form again answers once."""
    found = Answer.objects.filter(form_key=form_key, essay=essay).first()
    if found:
        return found
    essay = Essay.objects.select_related("duty").get(pk=essay.pk)
    if essay.duty.state != State.RETURNED:
        raise NotReturned
    answer = Answer.objects.create(
        essay=essay, attempt=essay.duty.attempt - 1, text=text.strip(), by=by, form_key=form_key
    )
    record(essay, "essay.answered", by=by, unit_id=essay.duty.unit_id)
    sent_back = essay.duty.transitions.filter(act=Act.SEND_BACK).select_related("by").last()
    notify(users=[sent_back.by], kind=ANSWERED, about=essay)
    return answer


def object_to(*, submission, text, by):
    """The author does not stand by what was entered; the officers of the unit settle it. Raises AlreadyObjected."""
    try:
        with transaction.atomic():
            objection = Objection.objects.create(submission=submission, text=text.strip())
            unit = submission.essay.duty.unit
            record(submission, "submission.objected", by=by, unit_id=unit.pk)
            notify(users=officers_above(unit), kind=OBJECTED, about=submission.essay)
    except IntegrityError as error:
        raise AlreadyObjected from error
    return objection


@transaction.atomic
def resolve_objection(*, objection, resolution, by, send_back_until=None):
    """Settle it: the entry stands, or the author hands in anew until `send_back_until`. Raises AlreadyResolved."""
    objection = Objection.objects.select_for_update().get(pk=objection.pk)
    if objection.resolved_at:
        raise AlreadyResolved
    objection.resolved_at, objection.resolved_by = now(), by
    objection.resolution = resolution.strip()
    objection.save(update_fields=["resolved_at", "resolved_by", "resolution"])
    essay = objection.submission.essay
    if send_back_until:
        duties.send_back(
            [essay.duty],
            by=by,
            reason=resolution,
            to_mend=objection.text,
            due_at=send_back_until,
        )
    record(objection.submission, "submission.objection_settled", by=by, unit_id=essay.duty.unit_id)
    if essay.person.user:
        notify(users=[essay.person.user], kind=OBJECTION_SETTLED, about=essay)
    return objection
