"""Reminders before a date, once each: of tasks that are due, and of dates that a document names."""

from datetime import timedelta

from django.db import transaction
from django.utils.timezone import localdate, now

from nennep.directives.kinds import ALL, DUE_SOON, NAMED_SOON, OVERDUE
from nennep.directives.models import Reminder
from nennep.directives.queries.keepers import keepers_of
from nennep.directives.queries.named import units_concerned
from nennep.directives.rules import SENDERS
from nennep.documents.models import Document, NamedDeadline, Standing
from nennep.duties.models import OWED, Duty
from nennep.notifications.actions import notify_each

# Days before the date; the last one tells that it has passed.
DUTY_DAYS = (7, 1, -1)
NAMED_DAYS = (14, 3)


def remind(at=None):
    """Tell those who answer for the units; returns how many tasks and dates they were reminded of."""
    at = at or now()
    return _remind_of_duties(at) + _remind_of_named_days(localdate(at))


@transaction.atomic
def _remind_of_duties(at):
    today = localdate(at)
    owed = Duty.objects.of_kind(*ALL).filter(state__in=OWED, due_at__lt=at + timedelta(days=max(DUTY_DAYS) + 1))
    due = {}
    for duty in owed.select_related("unit"):
        day = localdate(duty.due_at)
        due[duty] = (day, _step((day - today).days, DUTY_DAYS))
    fresh = _first_time(Duty, due)
    people = keepers_of({duty.unit for duty in fresh})
    for late in (False, True):
        chosen = [duty for duty in fresh if (due[duty][1] < 0) == late]
        pairs = [(user, duty) for duty in chosen for user in people[duty.unit_id]]
        notify_each(kind=OVERDUE if late else DUE_SOON, pairs=pairs)
    return len(fresh)


@transaction.atomic
def _remind_of_named_days(today):
    """The office that keeps the document hears of the date, and the units that have it to do with.

    A document that is no longer in force asks nobody for anything.
    """
    over = Document.objects.of_standing(Standing.NO_LONGER, today).values("pk")
    near = NamedDeadline.objects.filter(due_on__gte=today, due_on__lte=today + timedelta(days=max(NAMED_DAYS)))
    near = near.exclude(document__in=over).select_related("document__unit").defer("document__text")
    due = {one: (one.due_on, _step((one.due_on - today).days, NAMED_DAYS)) for one in near}
    fresh = _first_time(NamedDeadline, due)
    offices, concerned = keepers_of({one.document.unit for one in fresh}, SENDERS), units_concerned(fresh)
    people = keepers_of({unit for units in concerned.values() for unit in units})
    # Who answers for several units, or keeps the document as well, hears once.
    told = {(user, one.document) for one in fresh for user in offices[one.document.unit_id]}
    told |= {(user, one.document) for one in fresh for unit in concerned[one.pk] for user in people[unit.pk]}
    notify_each(kind=NAMED_SOON, pairs=sorted(told, key=lambda pair: (pair[1].pk, pair[0].pk)))
    return len(fresh)


def _step(left, days):
    """The nearest of `days` that has come when `left` days are left; None before the first of them."""
    if left < 0:
        return -1 if -1 in days else None
    return min((one for one in days if one >= left), default=None)


def _first_time(model, due):
    """Those whose step was not told yet; told ones are remembered, so that nobody hears twice."""
    due = {thing: step for thing, step in due.items() if step[1] is not None}
    kind = model._meta.label_lower
    told = set(
        Reminder.objects.filter(object_type=kind, object_id__in=[thing.pk for thing in due]).values_list(
            "object_id", "due_on", "days"
        )
    )
    fresh = [thing for thing, (day, days) in due.items() if (thing.pk, day, days) not in told]
    Reminder.objects.bulk_create(
        [Reminder(object_type=kind, object_id=one.pk, due_on=due[one][0], days=due[one][1]) for one in fresh],
        batch_size=1_000,
    )
    return fresh
