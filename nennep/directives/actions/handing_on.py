"""Passing a document on to units below, each with what it is asked to do."""

from datetime import timedelta

from django.db import transaction
from django.utils.timezone import localdate, now

from nennep.directives.errors import DayPast, NoTarget, NotBelow
from nennep.directives.kinds import HANDED_ON
from nennep.directives.models import HandOn, HandOnTarget
from nennep.directives.queries.keepers import keepers_of
from nennep.documents.models import Document
from nennep.duties import actions as duties
from nennep.duties.models import Duty
from nennep.history.actions import record
from nennep.notifications.actions import notify_each
from nennep.units.days import end_of
from nennep.units.lineage import predecessors_of


@transaction.atomic
def hand_on(*, document, unit, targets, by, form_key, note="", at=None, **days):
    """Hand `document` on from `unit`; `days` are acknowledge_by, plan_by, report_by (None: not asked for).

    The units see the document from then on, wherever it is kept. Those that have it from this unit already are left
    out; the same `form_key` again gives the same hand-on.
    Raises `NoTarget`, `NotBelow`, `DayPast`.
    """
    at = at or now()
    # Two people handing on the same document at once wait for each other here.
    Document.objects.select_for_update(of=("self",)).only("pk").get(pk=document.pk)
    done = HandOn.objects.filter(form_key=form_key).first()
    if done:
        return done
    targets = _new_targets(document, unit, targets, localdate(at))
    if any(day and day < localdate(at) for day in days.values()):
        raise DayPast
    own = {unit.pk, *predecessors_of([unit.pk])}
    parent = HandOn.objects.filter(document=document, targets__unit__in=own).order_by("-pk").first()
    made = HandOn.objects.create(
        document=document, unit=unit, parent=parent, note=note.strip(), by=by, at=at, form_key=form_key, **days
    )
    made.path = f"{parent.path if parent else '/'}{made.pk}/"
    made.save(update_fields=["path"])
    HandOnTarget.objects.bulk_create([HandOnTarget(hand_on=made, unit=target) for target in targets])
    _expect(made, targets, own, by, at)
    record(made, "directive.handed_on", by=by, unit_id=unit.pk, units=len(targets))
    people = keepers_of(targets)
    notify_each(kind=HANDED_ON, pairs=[(user, made) for target in targets for user in people[target.pk]])
    return made


def handed_on_to(document, unit):
    """Ids of the units that have the document from this unit."""
    return HandOnTarget.objects.filter(hand_on__document=document, hand_on__unit=unit).values("unit")


def last_minute(day):
    """The moment until which something due on that day may come."""
    return end_of(day) - timedelta(minutes=1)


def _new_targets(document, unit, targets, today):
    have = set(handed_on_to(document, unit).values_list("unit", flat=True))
    for target in targets:
        if target.pk == unit.pk or not target.is_below(unit):
            raise NotBelow(target)
    found = [target for target in targets if target.pk not in have and target.is_open_on(today)]
    if not found:
        raise NoTarget
    return found


def _expect(made, targets, own, by, at):
    """What a unit below owes is a part of what this unit, or one that it succeeded, owes itself."""
    for kind, day in made.asked_for.items():
        whole = made.parent and Duty.objects.about(made.parent).filter(kind=kind, owed_by_unit__in=own).first()
        owed = [
            duties.Expected(
                unit=target, owed_by_unit=target, owed_to=made.unit, due_at=last_minute(day), parent=whole or None
            )
            for target in targets
        ]
        duties.expect(kind=kind, subject=made, owed=owed, by=by, at=at)
