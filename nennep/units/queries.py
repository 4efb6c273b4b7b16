"""Questions about the tree, for today or for another day."""

from collections import defaultdict
from dataclasses import dataclass

from django.db.models import F, Q
from django.utils.timezone import localdate

from nennep.units.models import Membership, Person, Succession, Unit, UnitName, UnitParent


@dataclass(frozen=True)
class Node:
    """A unit as it was on a day: its name and its parent's id then."""

    unit_id: int
    code: str
    name: str
    parent_id: int | None
    children: tuple["Node", ...] = ()


def is_today(day):
    return day is None or day == localdate()


def units_below(*units, as_of=None):
    """The units at and below those, as the tree is today or was on `as_of`, closed ones included."""
    if is_today(as_of):
        return Unit.objects.under(*(unit.path for unit in units))
    return Unit.objects.filter(pk__in=ids_below((unit.pk for unit in units), as_of))


def ids_below(roots, day, children=None):
    """Ids at and below the roots on that day, by the dated parents."""
    children = children_on(day) if children is None else children
    found, waiting = set(), list(roots)
    while waiting:
        unit_id = waiting.pop()
        if unit_id not in found:
            found.add(unit_id)
            waiting.extend(children[unit_id])
    return found


def children_on(day):
    """{parent id: ids right below it on that day}."""
    children = defaultdict(list)
    for unit_id, parent_id in UnitParent.objects.on(day).values_list("unit", "parent"):
        children[parent_id].append(unit_id)
    return children


def home_units(units, as_of=None):
    """{id of every unit at or below one of `units`: ids of those of `units` that lie at or above it}."""
    wanted = {unit.pk for unit in units}
    if is_today(as_of):
        paths = Unit.objects.under(*(unit.path for unit in units)).values_list("pk", "path")
        id_of = {str(unit_id): unit_id for unit_id in wanted}
        return {pk: [id_of[step] for step in path.split("/") if step in id_of] for pk, path in paths}
    home, children = defaultdict(list), children_on(as_of)
    for unit_id in wanted:
        for below in ids_below([unit_id], as_of, children):
            home[below].append(unit_id)
    return dict(home)


def children_of(unit, as_of=None):
    """The units right below, by name, as the tree is today or was on `as_of`."""
    if is_today(as_of):
        return Unit.objects.filter(parent=unit).filter(Q(closed_on=None) | Q(closed_on__gt=localdate()))
    ids = UnitParent.objects.on(as_of).filter(parent=unit).values("unit")
    return Unit.objects.filter(pk__in=ids)


def ancestors_of(unit):
    """From the root down to the unit itself."""
    steps = [int(step) for step in unit.path.strip("/").split("/")]
    units = Unit.objects.in_bulk(steps)
    return [units[step] for step in steps]


def names_on(day, units):
    """{unit id: name on that day}."""
    return dict(UnitName.objects.on(day).filter(unit__in=units).values_list("unit", "name"))


def tree_as_of(tree, day):
    """The roots of the tree on that day as nested nodes, siblings in Vietnamese order."""
    names = dict(UnitName.objects.on(day).filter(unit__tree=tree).values_list("unit", "name"))
    rows = (
        UnitParent.objects.on(day)
        .filter(unit__tree=tree)
        .order_by("unit__sort_key", "unit_id")
        .values_list("unit", "unit__code", "parent")
    )
    below = defaultdict(list)
    for unit_id, code, parent_id in rows:
        below[parent_id].append((unit_id, code))

    def nodes(parent_id):
        return tuple(
            Node(unit_id, code, names.get(unit_id, code), parent_id, nodes(unit_id))
            for unit_id, code in below[parent_id]
        )

    return nodes(None)


def with_predecessors(units):
    """Those units and all that were merged into or kept by them, however far back."""
    found = set(units.values_list("pk", flat=True))
    newest = found
    while newest:
        newest = (
            set(Succession.objects.filter(successor__in=newest, is_keeper=True).values_list("predecessor", flat=True))
            - found
        )
        found |= newest
    return Unit.objects.filter(pk__in=found)


def members_on(day, units):
    """Memberships in those units that hold on that day, of people who are not merged records."""
    return Membership.objects.on(day).filter(unit__in=units, person__merged_into=None)


def people_search(people, words):
    """People whose name or code holds every word, marks and case ignored (`words` folded already)."""
    for word in words.split():
        people = people.filter(folded__contains=word)
    return people


def people_in(units, day=None):
    """People who belong to those units on that day (today)."""
    return Person.objects.current().filter(pk__in=members_on(day or localdate(), units).values("person"))


def home_unit_id(person):
    """The unit under which history lists what is about the person as a whole; None for who never belonged to one."""
    newest = F("valid_to").desc(nulls_first=True)
    return person.memberships.order_by(newest, "-is_main", "pk").values_list("unit", flat=True).first()
