"""Who is meant by a campaign's rules and exceptions, in which unit each is counted, and what is doubtful about it."""

from collections import defaultdict
from dataclasses import dataclass, field

from django.utils.timezone import localdate

from nennep.study.models import Venue
from nennep.units.models import Membership, Person, Position, Unit
from nennep.units.queries import members_on


@dataclass(frozen=True)
class DoubleCase:
    """Somebody whom the rules find in several units; one essay is owed, in `unit_id`.

    `is_settled` is true when an exception names the unit, else the main membership decided.
    """

    person_id: int
    unit_id: int
    unit_ids: tuple[int, ...]
    is_settled: bool


@dataclass(frozen=True)
class Audience:
    """`unit_of[person id]` is the unit in which that person is counted; `units_of` all units that were possible."""

    unit_of: dict[int, int]
    units_of: dict[int, tuple[int, ...]]
    doubles: tuple[DoubleCase, ...]
    # Let in by an exception that names no unit, and belonging to none: they cannot be counted anywhere.
    without_unit: tuple[int, ...] = ()

    def __len__(self):
        return len(self.unit_of)


@dataclass
class _Finding:
    """The units in which somebody was found, and the main one."""

    units: set[int] = field(default_factory=set)
    main: int | None = None

    def decide(self):
        return self.main if self.main in self.units else min(self.units)


def audience(campaign, day=None):
    """The campaign's audience as its rules and exceptions find it on that day (today). Five questions at most."""
    day = day or localdate()
    found = _found_by_rules(campaign, day)
    exceptions = {item.person_id: item for item in campaign.audience_exceptions.filter(person__merged_into=None)}
    for person_id, item in exceptions.items():
        if not item.is_included:
            found.pop(person_id, None)
    added = [key for key, item in exceptions.items() if item.is_included and key not in found]
    _add_memberships(found, added, day)

    unit_of, units_of, doubles, without_unit = {}, {}, [], []
    for person_id, finding in found.items():
        item = exceptions.get(person_id)
        settled = item.unit_id if item else None
        if not finding.units and not settled:
            without_unit.append(person_id)
            continue
        unit_of[person_id] = settled or finding.decide()
        units_of[person_id] = tuple(sorted(finding.units | {unit_of[person_id]}))
        if len(finding.units) > 1:
            case = DoubleCase(person_id, unit_of[person_id], units_of[person_id], settled is not None)
            doubles.append(case)
    return Audience(unit_of, units_of, tuple(doubles), tuple(without_unit))


def _found_by_rules(campaign, day):
    rules = list(campaign.audience_rules.select_related("unit"))
    found = defaultdict(_Finding)
    paths = [rule.unit.path for rule in rules if rule.position_kind_id is None]
    if paths:
        members = members_on(day, Unit.objects.under(*paths))
        for person_id, unit_id in members.values_list("person", "unit"):
            found[person_id].units.add(unit_id)
    for rule in rules:
        if rule.position_kind_id is not None:
            holders = Position.objects.on(day).filter(
                kind=rule.position_kind_id, unit__in=Unit.objects.under(rule.unit.path), person__merged_into=None
            )
            for person_id, unit_id in holders.values_list("person", "unit"):
                found[person_id].units.add(unit_id)
    _mark_main(found, day)
    return found


def _mark_main(found, day):
    """One question about everybody: most people have one unit, and asking for a few by name is no faster."""
    several = {person_id for person_id, finding in found.items() if len(finding.units) > 1}
    if several:
        main = Membership.objects.on(day).filter(is_main=True).values_list("person", "unit")
        for person_id, unit_id in main.iterator():
            if person_id in several:
                found[person_id].main = unit_id


def _add_memberships(found, people, day):
    """People let in by name are counted where they belong, unless the exception names a unit."""
    for person_id in people:
        found[person_id] = _Finding()
    members = Membership.objects.on(day).filter(person__in=people, person__merged_into=None)
    for person_id, unit_id, is_main in members.values_list("person", "unit", "is_main"):
        found[person_id].units.add(unit_id)
        if is_main:
            found[person_id].main = unit_id


def venue_of_units(campaign):
    """{unit id: venue id} as it was set: the units that a venue names."""
    return dict(Venue.units.through.objects.filter(venue__campaign=campaign).values_list("unit", "venue"))


def venues_of(campaign, unit_ids):
    """{unit id: venue id or None}: people go to the venue of the nearest unit at or above theirs."""
    named = venue_of_units(campaign)
    steps = {
        pk: [int(step) for step in path.strip("/").split("/")]
        for pk, path in Unit.objects.filter(tree=campaign.host.tree_id).values_list("pk", "path")
        if pk in unit_ids
    }
    return {pk: next((named[step] for step in reversed(path) if step in named), None) for pk, path in steps.items()}


def units_named_twice(campaign):
    """Units that two venues of the campaign both name; their people would not know where to go."""
    seen, twice = set(), set()
    for unit_id in Venue.units.through.objects.filter(venue__campaign=campaign).values_list("unit", flat=True):
        (twice if unit_id in seen else seen).add(unit_id)
    return Unit.objects.filter(pk__in=twice)


def with_account(person_ids):
    """How many of these people can sign in."""
    with_user = set(Person.objects.filter(user__is_active=True).values_list("pk", flat=True))
    return len(with_user.intersection(person_ids))
