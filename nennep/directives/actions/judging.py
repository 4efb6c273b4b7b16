"""What the unit that asked does: verify, send back, give more time, excuse, end it."""

from django.db import transaction

from nennep.directives.actions.relating import confirm_relation
from nennep.directives.kinds import CHANGED, SENT_BACK, VERIFIED
from nennep.directives.queries.keepers import keepers_of
from nennep.directives.queries.subjects import document_of
from nennep.duties import actions as duties
from nennep.notifications.actions import notify_each
from nennep.units.models import Unit

# What the unit that asked may do to many tasks at once.
CHANGES = {"extend": duties.extend, "excuse": duties.excuse, "withdraw": duties.withdraw}


@transaction.atomic
def verify(*, duty, by, at=None):
    """What was handed in is good; the document handed in then stands in the thread as what it is."""
    duty = duties.verify([duty], by=by, at=at)[0]
    delivery = duty.deliveries.filter(attempt=duty.attempt).select_related("document").first()
    if delivery and delivery.document:
        confirm_relation(duty, delivery.document, document_of(duty), by)
    return _told([duty], VERIFIED)[0]


@transaction.atomic
def send_back(*, duty, by, reason, to_mend, due_at, at=None):
    """Ask for it again, with what to mend and until when."""
    moved = duties.send_back([duty], by=by, reason=reason, to_mend=to_mend, due_at=due_at, at=at)
    return _told(moved, SENT_BACK)[0]


@transaction.atomic
def change_many(*, what, tasks, by, reason, due_at=None, at=None):
    """Give more time to many units, or excuse them, or end it for them; all or none. Returns the tasks that moved.

    `what` is a key of `CHANGES`. Each unit gets its own step, history and notice; a task that has this deadline
    already is left alone, so that a form posted twice tells nobody twice.
    """
    more = {"due_at": due_at} if what == "extend" else {}
    tasks = [task for task in tasks if not more or task.due_at != due_at]
    return _told(CHANGES[what](tasks, by=by, reason=reason, at=at, **more), CHANGED) if tasks else []


@transaction.atomic
def extend(*, duty, by, reason, due_at, at=None):
    return _told(duties.extend([duty], by=by, reason=reason, due_at=due_at, at=at), CHANGED)[0]


@transaction.atomic
def excuse(*, duty, by, reason, at=None):
    return _told(duties.excuse([duty], by=by, reason=reason, at=at), CHANGED)[0]


@transaction.atomic
def withdraw(*, duty, by, reason, at=None):
    return _told(duties.withdraw([duty], by=by, reason=reason, at=at), CHANGED)[0]


@transaction.atomic
def expect_again(*, duty, by, reason, at=None):
    return _told(duties.expect_again([duty], by=by, reason=reason, at=at), CHANGED)[0]


def _told(moved, kind):
    people = keepers_of(Unit.objects.filter(pk__in={duty.unit_id for duty in moved}))
    notify_each(kind=kind, pairs=[(user, duty) for duty in moved for user in people[duty.unit_id]])
    return moved
