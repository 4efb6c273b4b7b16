"""What the unit that asked does: verify, send back, give more time, excuse, end it."""

from django.db import transaction

from nennep.directives.actions.relating import confirm_relation
from nennep.directives.kinds import CHANGED, SENT_BACK, VERIFIED
from nennep.directives.queries.keepers import keepers_of
from nennep.directives.queries.subjects import document_of
from nennep.duties import actions as duties
from nennep.notifications.actions import notify


@transaction.atomic
def verify(*, duty, by, at=None):
    """What was handed in is good; the document handed in then stands in the thread as what it is."""
    duty = duties.verify([duty], by=by, at=at)[0]
    delivery = duty.deliveries.filter(attempt=duty.attempt).select_related("document").first()
    if delivery and delivery.document:
        confirm_relation(duty, delivery.document, document_of(duty), by)
    return _told(duty, VERIFIED)


@transaction.atomic
def send_back(*, duty, by, reason, to_mend, due_at, at=None):
    """Ask for it again, with what to mend and until when."""
    return _told(
        duties.send_back([duty], by=by, reason=reason, to_mend=to_mend, due_at=due_at, at=at)[0],
        SENT_BACK,
    )


@transaction.atomic
def extend(*, duty, by, reason, due_at, at=None):
    return _told(duties.extend([duty], by=by, reason=reason, due_at=due_at, at=at)[0], CHANGED)


@transaction.atomic
def excuse(*, duty, by, reason, at=None):
    return _told(duties.excuse([duty], by=by, reason=reason, at=at)[0], CHANGED)


@transaction.atomic
def withdraw(*, duty, by, reason, at=None):
    return _told(duties.withdraw([duty], by=by, reason=reason, at=at)[0], CHANGED)


@transaction.atomic
def expect_again(*, duty, by, reason, at=None):
    return _told(duties.expect_again([duty], by=by, reason=reason, at=at)[0], CHANGED)


def _told(duty, kind):
    notify(users=keepers_of([duty.unit])[duty.unit_id], kind=kind, about=duty)
    return duty
