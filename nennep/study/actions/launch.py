"""From a draft to a running campaign: every duty, essay, sheet and line on a sheet, in one transaction."""

from django.db import transaction
from django.utils.timezone import localdate, now

from nennep.accounts.models import User
from nennep.duties import actions as duties
from nennep.history.actions import record
from nennep.notifications.actions import notify
from nennep.study.actions.campaign import locked
from nennep.study.errors import CannotLaunch
from nennep.study.kinds import ATTENDANCE, ESSAY, LAUNCHED
from nennep.study.models import Attendance, Campaign, Essay, Sheet
from nennep.study.queries.audience import audience, venues_of
from nennep.study.queries.setup import readiness
from nennep.units.models import Person, Unit

BATCH = 1_000


@transaction.atomic
def launch_campaign(*, campaign, by, at=None):
    """Everybody in the audience owes from now on. Pressing twice launches once. Raises `CannotLaunch`."""
    at = at or now()
    campaign = locked(campaign)
    if not campaign.is_draft:
        return campaign
    problems = readiness(campaign, at).problems
    if problems:
        raise CannotLaunch(problems)

    campaign.state = Campaign.State.RUNNING
    campaign.launched_at = at
    campaign.save(update_fields=["state", "launched_at"])
    open_sheets(campaign)
    unit_of = audience(campaign, localdate(at)).unit_of
    expect_essays(campaign, unit_of, by=by, at=at)
    expect_attendance(campaign, unit_of, campaign.sessions.all(), by=by, at=at)
    record(campaign, "campaign.launched", by=by, unit_id=campaign.host_id, people=len(unit_of))
    tell_people(unit_of, kind=LAUNCHED, campaign=campaign)
    return campaign


def open_sheets(campaign):
    Sheet.objects.bulk_create(
        [Sheet(session=session, venue=venue) for session in campaign.sessions.all() for venue in campaign.venues.all()]
    )


def expect_essays(campaign, unit_of, *, by, at):
    """One essay for each person of {person id: unit id}."""
    people, units = _loaded(unit_of)
    owed = [
        duties.Expected(unit=units[unit_id], owed_to=campaign.host, due_at=campaign.due_at, owed_by=people[person_id])
        for person_id, unit_id in unit_of.items()
    ]
    created = duties.expect(kind=ESSAY, subject=campaign, owed=owed, by=by, at=at)
    return Essay.objects.bulk_create(
        [Essay(duty=duty, campaign=campaign, person_id=duty.owed_by_id) for duty in created], batch_size=BATCH
    )


def expect_attendance(campaign, unit_of, sessions, *, by, at):
    """A line on the sheet of their venue for each person and session; nobody without a venue owes attendance."""
    sessions = list(sessions)
    places = venues_of(campaign, set(unit_of.values()))
    placed = {person_id: unit_id for person_id, unit_id in unit_of.items() if places.get(unit_id)}
    if not sessions or not placed:
        return []
    people, units = _loaded(placed)
    sheets = {(sheet.session_id, sheet.venue_id): sheet for sheet in Sheet.objects.filter(session__in=sessions)}
    owed = [
        duties.Expected(
            unit=units[unit_id],
            owed_to=campaign.host,
            due_at=session.ends_at,
            owed_by=people[person_id],
            part_id=session.pk,
        )
        for session in sessions
        for person_id, unit_id in placed.items()
    ]
    created = duties.expect(kind=ATTENDANCE, subject=campaign, owed=owed, by=by, at=at)
    return Attendance.objects.bulk_create(
        [
            Attendance(sheet=sheets[duty.part_id, places[duty.unit_id]], duty=duty, person_id=duty.owed_by_id)
            for duty in created
        ],
        batch_size=BATCH,
    )


def _loaded(unit_of):
    return Person.objects.in_bulk(list(unit_of)), Unit.objects.in_bulk(list(set(unit_of.values())))


def tell_people(person_ids, *, kind, campaign):
    """A notice to those of these people who have an account."""
    wanted = set(person_ids)
    users = User.objects.filter(person__isnull=False, is_active=True).select_related("person")
    return notify(users=[user for user in users if user.person.pk in wanted], kind=kind, about=campaign)
