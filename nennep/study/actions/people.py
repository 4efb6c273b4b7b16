"""Excusing people and giving them more time, for a reason; and reminding those who still owe."""

from django.db import transaction
from django.utils.timezone import localdate, now

from nennep.accounts.models import User
from nennep.duties import actions as duties
from nennep.duties.models import OWED, Duty
from nennep.history.actions import record
from nennep.notifications.actions import notify
from nennep.notifications.models import Notice
from nennep.study.actions.campaign import locked_running
from nennep.study.actions.launch import tell_people
from nennep.study.kinds import DEADLINE_CHANGED, ESSAY, EXCUSED, REMINDED
from nennep.units.days import start_of
from nennep.units.models import Unit


@transaction.atomic
def excuse_people(*, campaign, owed, by, reason, at=None):
    """Not asked of them. `owed` are duties of the campaign, of essays or of attendance."""
    campaign = locked_running(campaign)
    moved = duties.excuse(list(owed), by=by, reason=reason, at=at)
    tell_people({duty.owed_by_id for duty in moved}, kind=EXCUSED, campaign=campaign)
    return moved


@transaction.atomic
def extend_people(*, campaign, owed, by, reason, due_at, at=None):
    """More time for them."""
    campaign = locked_running(campaign)
    moved = duties.extend(list(owed), by=by, reason=reason, due_at=due_at, at=at)
    tell_people({duty.owed_by_id for duty in moved}, kind=DEADLINE_CHANGED, campaign=campaign)
    return moved


@transaction.atomic
def remind(*, campaign, unit, by, at=None):
    """A notice to everybody at or below the unit who still owes the essay; once a day for each person.

    Returns how many were told.
    """
    campaign = locked_running(campaign)
    users = to_remind(campaign, unit, at or now())
    notify(users=users, kind=REMINDED, about=campaign)
    record(campaign, "campaign.reminded", by=by, unit_id=unit.pk, people=len(users))
    return len(users)


def essays_owed(campaign, unit):
    """Essay duties at or below the unit that are still owed."""
    return Duty.objects.about(campaign).of_kind(ESSAY).filter(state__in=OWED, unit__in=Unit.objects.under(unit.path))


def to_remind(campaign, unit, at):
    """Accounts of those who still owe and were not reminded on that day."""
    told = Notice.objects.filter(
        kind=REMINDED,
        object_type=campaign._meta.label_lower,
        object_id=campaign.pk,
        at__gte=start_of(localdate(at)),
    )
    owing = essays_owed(campaign, unit).values("owed_by")
    return list(
        User.objects.filter(person__in=owing, is_active=True).exclude(pk__in=told.values("user")).order_by("pk")
    )
