"""Sessions, venues and reviewers of a campaign."""

from django.db import transaction

from nennep.history.actions import record
from nennep.study.actions.campaign import locked_draft
from nennep.study.errors import NotRunning
from nennep.study.models import Campaign, Reviewer, Session, Venue
from nennep.study.queries.audience import audience, venue_of_units
from nennep.units.models import Unit
from nennep.units.queries import home_units


@transaction.atomic
def add_session(*, campaign, title, starts_at, ends_at, by):
    locked_draft(campaign)
    session = Session.objects.create(campaign=campaign, title=title, starts_at=starts_at, ends_at=ends_at)
    record(session, "session.added", by=by, unit_id=campaign.host_id)
    return session


@transaction.atomic
def change_session(*, session, by, **fields):
    locked_draft(session.campaign)
    for name, value in fields.items():
        setattr(session, name, value)
    session.save(update_fields=list(fields))
    record(session, "session.changed", by=by, unit_id=session.campaign.host_id)
    return session


@transaction.atomic
def remove_session(*, session, by):
    locked_draft(session.campaign)
    record(session, "session.removed", by=by, unit_id=session.campaign.host_id)
    session.delete()


@transaction.atomic
def add_venue(*, campaign, name, unit, by, units=()):
    """`unit` answers for the venue and keeps its lists; the people of `units` and below come there."""
    locked_draft(campaign)
    venue = Venue.objects.create(campaign=campaign, name=name, unit=unit)
    venue.units.set(units)
    record(venue, "venue.added", by=by, unit_id=unit.pk)
    return venue


@transaction.atomic
def change_venue(*, venue, by, name=None, unit=None, units=None):
    locked_draft(venue.campaign)
    venue.name, venue.unit = name or venue.name, unit or venue.unit
    venue.save(update_fields=["name", "unit"])
    if units is not None:
        venue.units.set(units)
    record(venue, "venue.changed", by=by, unit_id=venue.unit_id)
    return venue


@transaction.atomic
def rename_venues(*, campaign, names, by):
    """{venue id: new name}, all at once, so that two venues may change names with each other."""
    locked_draft(campaign)
    venues = list(campaign.venues.filter(pk__in=names))
    # The names are unique: they step aside first.
    for venue in venues:
        venue.name = f"\x1f{venue.pk}"
    Venue.objects.bulk_update(venues, ["name"], batch_size=500)
    for venue in venues:
        venue.name = names[venue.pk]
        record(venue, "venue.changed", by=by, unit_id=venue.unit_id)
    Venue.objects.bulk_update(venues, ["name"], batch_size=500)
    return venues


@transaction.atomic
def remove_venue(*, venue, by):
    locked_draft(venue.campaign)
    record(venue, "venue.removed", by=by, unit_id=venue.unit_id)
    venue.delete()


@transaction.atomic
def add_venue_per_unit(*, campaign, by):
    """One venue for each unit right below the host in which somebody of the audience is counted.

    Units that already go somewhere are left as they are; returns the new venues.
    """
    locked_draft(campaign)
    below = list(Unit.objects.filter(parent=campaign.host, closed_on=None))
    home = home_units(below)
    meant = {home_id for unit_id in set(audience(campaign).unit_of.values()) for home_id in home.get(unit_id, ())}
    placed = set(venue_of_units(campaign))
    taken = set(campaign.venues.values_list("name", flat=True))
    wanted = [unit for unit in below if unit.pk in meant - placed and unit.name not in taken]
    venues = Venue.objects.bulk_create(Venue(campaign=campaign, name=unit.name, unit=unit) for unit in wanted)
    Venue.units.through.objects.bulk_create(
        Venue.units.through(venue=venue, unit=unit) for venue, unit in zip(venues, wanted, strict=True)
    )
    for venue in venues:
        record(venue, "venue.added", by=by, unit_id=venue.unit_id)
    return venues


@transaction.atomic
def name_reviewer(*, campaign, user, unit, by):
    """Let somebody judge the essays of a unit and everything below it; may change until the campaign ends."""
    _not_closed(campaign)
    reviewer, is_new = Reviewer.objects.get_or_create(campaign=campaign, user=user, unit=unit)
    if is_new:
        record(reviewer, "reviewer.named", by=by, unit_id=unit.pk)
    return reviewer


@transaction.atomic
def remove_reviewer(*, reviewer, by):
    _not_closed(reviewer.campaign)
    record(reviewer, "reviewer.removed", by=by, unit_id=reviewer.unit_id, user=reviewer.user_id)
    reviewer.delete()


def _not_closed(campaign):
    if Campaign.objects.filter(pk=campaign.pk, state=Campaign.State.CLOSED).exists():
        raise NotRunning
