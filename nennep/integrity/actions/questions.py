"""Asking the author about a finding before anything is decided, and what the author answers."""

from django.db import IntegrityError, transaction
from django.utils.timezone import now

from nennep.history.actions import record
from nennep.integrity.actions.deciding import lock
from nennep.integrity.errors import AlreadyAnswered, AlreadyAsked, NothingSaid
from nennep.integrity.models import Question


@transaction.atomic
def ask_author(*, finding, text, by, question):
    """Ask the author of `text`, one of the finding's two, what they say to it."""
    if not question.strip():
        raise NothingSaid
    lock([finding], by=by)
    try:
        with transaction.atomic():
            asked = Question.objects.create(finding=finding, text=text, question=question.strip(), asked_by=by)
    except IntegrityError as error:
        raise AlreadyAsked from error
    record(asked, "question.asked", by=by)
    return asked


@transaction.atomic
def answer_question(*, question, by, answer):
    """The author's answer; it stays beside the finding."""
    if not answer.strip():
        raise NothingSaid
    locked = Question.objects.select_for_update().get(pk=question.pk)
    if locked.answered_at:
        raise AlreadyAnswered
    locked.answer, locked.answered_at = answer.strip(), now()
    locked.save(update_fields=["answer", "answered_at"])
    record(locked, "question.answered", by=by)
    return locked
