"""Late joiners, leavers and transfers: the officer sees the list and applies all of it or some."""

from collections import defaultdict

from django.db import transaction
from django.utils.timezone import now

from nennep.duties import actions as duties
from nennep.duties.models import Duty, State
from nennep.history.actions import record
from nennep.study.actions.campaign import locked_running
from nennep.study.actions.launch import expect_attendance, expect_essays, tell_people
from nennep.study.errors import ReasonMissing
from nennep.study.kinds import ATTENDANCE, LAUNCHED
from nennep.study.models import Attendance, Sheet
from nennep.study.queries.audience import venues_of
from nennep.study.queries.changes import pending_changes
from nennep.units.models import Unit


@transaction.atomic
def apply_changes(*, campaign, by, reason, people=None, at=None):
    """Settle what changed for `people` (ids; None: for everybody) and return the changes that were applied.

    They are found anew under the lock, so that a list that grew old changes nothing it should not.
    """
    at = at or now()
    campaign = locked_running(campaign)
    if not reason.strip():
        raise ReasonMissing
    pending = pending_changes(campaign, at)
    joiners, leavers, movers = (
        [item for item in items if people is None or item.person_id in people]
        for items in (pending.joiners, pending.leavers, pending.movers)
    )
    _let_in(campaign, joiners, by=by, reason=reason, at=at)
    leaving = [duty for item in leavers for duty in item.duties]
    if leaving:
        duties.withdraw(leaving, by=by, reason=reason, at=at)
    _transfer(campaign, movers, by=by, reason=reason, at=at)
    counts = {"joined": len(joiners), "left": len(leavers), "moved": len(movers)}
    record(campaign, "campaign.changes_applied", by=by, unit_id=campaign.host_id, **counts)
    return counts


def _let_in(campaign, joiners, *, by, reason, at):
    """New people owe the essay and the sessions still to come; who comes back owes again what was withdrawn."""
    back = [item.essay for item in joiners if item.essay]
    if back:
        duties.expect_again(back, by=by, reason=reason, at=at)
    new = {item.person_id: item.unit_id for item in joiners if not item.essay}
    expect_essays(campaign, new, by=by, at=at)
    _let_in_again(campaign, joiners, by=by, reason=reason, at=at)
    coming = campaign.sessions.filter(ends_at__gt=at)
    for session in coming:
        listed = set(Attendance.objects.filter(sheet__session=session).values_list("person", flat=True))
        missing = {item.person_id: item.unit_id for item in joiners if item.person_id not in listed}
        expect_attendance(campaign, missing, [session], by=by, at=at)
    tell_people([item.person_id for item in joiners], kind=LAUNCHED, campaign=campaign)


def _let_in_again(campaign, joiners, *, by, reason, at):
    """Those who come back: their place on sheets of sessions to come, and in the unit they belong to now."""
    unit_of = {item.person_id: item.unit_id for item in joiners if item.essay}
    withdrawn = Duty.objects.about(campaign).of_kind(ATTENDANCE).filter(state=State.WITHDRAWN, due_at__gt=at)
    attendance = list(withdrawn.filter(owed_by__in=unit_of))
    if attendance:
        duties.expect_again(attendance, by=by, reason=reason, at=at)
    elsewhere = [
        (duty, unit_of[duty.owed_by_id])
        for duty in [*attendance, *(item.essay for item in joiners if item.essay)]
        if duty.unit_id != unit_of[duty.owed_by_id]
    ]
    _count_in(campaign, elsewhere, by=by, reason=reason, at=at)


def _transfer(campaign, movers, *, by, reason, at):
    moves = [(duty, item.to_unit_id) for item in movers for duty in item.duties]
    _count_in(campaign, moves, by=by, reason=reason, at=at)


def _count_in(campaign, moves, *, by, reason, at):
    """Pairs (duty, unit id): count each there from now on, and move open lines to that unit's sheet."""
    by_unit = defaultdict(list)
    for duty, unit_id in moves:
        by_unit[unit_id].append(duty)
    units = Unit.objects.in_bulk(by_unit)
    for unit_id, moved in by_unit.items():
        duties.transfer(moved, by=by, unit=units[unit_id], reason=reason, at=at)
    _move_lines(campaign, {duty.pk: unit_id for duty, unit_id in moves if duty.kind == ATTENDANCE})


def _move_lines(campaign, unit_of):
    places = venues_of(campaign, set(unit_of.values()))
    sheets = {(sheet.session_id, sheet.venue_id): sheet for sheet in Sheet.objects.filter(session__campaign=campaign)}
    lines = list(Attendance.objects.filter(duty__in=unit_of).select_related("sheet"))
    for line in lines:
        # Without a venue of their own they stay on the sheet on which they stand.
        line.sheet = sheets.get((line.sheet.session_id, places.get(unit_of[line.duty_id])), line.sheet)
    Attendance.objects.bulk_update(lines, ["sheet"], batch_size=500)
