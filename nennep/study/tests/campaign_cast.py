"""Campaigns for tests: set up with the real actions in the organisation of `units.tests.cast`."""

from datetime import timedelta

from django.utils.timezone import now

from nennep.study import actions
from nennep.study.models import Sheet


def draft_campaign(cast, *, rules=("NS",), sessions=1, venues=True):
    """A draft of the province: everybody, one session tomorrow, a venue for each commune, due in ten days."""
    by = cast.users["officer@NS"]
    campaign = actions.create_campaign(title="Học tập về kỹ năng số", host=cast.units["NS"], by=by)
    for code in rules:
        actions.add_rule(campaign=campaign, unit=cast.units[code], by=by)
    for number in range(sessions):
        begin = now() + timedelta(days=1 + number)
        actions.add_session(
            campaign=campaign,
            title=f"Buổi {number + 1}",
            starts_at=begin,
            ends_at=begin + timedelta(hours=3),
            by=by,
        )
    if venues:
        actions.add_venue_per_unit(campaign=campaign, by=by)
    return actions.update_campaign(campaign=campaign, by=by, due_at=now() + timedelta(days=10))


def launched_campaign(cast, **options):
    return actions.launch_campaign(campaign=draft_campaign(cast, **options), by=cast.users["officer@NS"])


def sheet_at(campaign, cast, code):
    """The first session's sheet of the commune's venue."""
    return Sheet.objects.filter(session__campaign=campaign, venue__unit=cast.units[code]).first()


def line_of(sheet, cast, name):
    return sheet.attendances.get(person=cast.people[name])


def during(campaign):
    """A moment just after the first session has begun."""
    return campaign.sessions.first().starts_at + timedelta(minutes=5)
