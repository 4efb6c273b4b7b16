"""Merging and splitting units: successors take over what hung below their predecessors, and their people."""

from django.db import transaction

from nennep.history.actions import record
from nennep.units.actions.tree import close_unit, move_unit, not_ahead
from nennep.units.errors import NothingToMerge, NotOpen, OneSuccessor, OtherTree, UnderItself
from nennep.units.models import Membership, Reorganisation, Succession, Unit


@transaction.atomic
def merge_units(*, predecessors, successor, on, by, legal_basis=""):
    """Close the predecessors on that day in favour of `successor`, which is open already.

    Units below them move under the successor, and people who belonged to a predecessor itself go along. Records
    stay with the unit they happened in; `Succession` lets the successor see them. Roles end with their unit.
    """
    if not predecessors:
        raise NothingToMerge
    for unit in predecessors:
        _check_successor(unit, successor, on)
    merger = _event(successor, Reorganisation.Kind.MERGE, on, legal_basis)
    for unit in predecessors:
        for child in open_below(unit, on):
            move_unit(unit=child, parent=successor, on=on, by=by, legal_basis=legal_basis)
        for membership in going_along(unit):
            _go_along(membership, successor, on)
        close_unit(unit=unit, on=on, by=by, legal_basis=legal_basis)
        Succession.objects.create(reorganisation=merger, predecessor=unit, successor=successor)
    codes = [unit.code for unit in predecessors]
    record(successor, "unit.merged", by=by, unit_id=successor.pk, predecessors=codes, on=on)
    return merger


@transaction.atomic
def split_unit(*, unit, successors, on, by, units=None, people=None, legal_basis=""):
    """Close the unit on that day in favour of `successors`, which are open already; the first keeps its records.

    `units` {id of a unit below it: successor} and `people` {id of a membership in it: successor} say what goes where;
    what they do not name goes to the first. Roles and posts end with the unit.
    """
    if len({one.pk for one in successors}) < 2:
        raise OneSuccessor
    for successor in successors:
        _check_successor(unit, successor, on)
    split = _event(unit, Reorganisation.Kind.SPLIT, on, legal_basis)
    keeper, units, people = successors[0], units or {}, people or {}
    for child in open_below(unit, on):
        move_unit(unit=child, parent=units.get(child.pk, keeper), on=on, by=by, legal_basis=legal_basis)
    for membership in going_along(unit):
        _go_along(membership, people.get(membership.pk, keeper), on)
    close_unit(unit=unit, on=on, by=by, legal_basis=legal_basis)
    Succession.objects.bulk_create(
        [
            Succession(reorganisation=split, predecessor=unit, successor=one, is_keeper=one == keeper)
            for one in successors
        ]
    )
    record(unit, "unit.split", by=by, unit_id=unit.pk, successors=[one.code for one in successors], on=on)
    return split


def open_below(unit, day):
    """The units right below that move when the unit is merged or split."""
    return Unit.objects.filter(parent=unit).open_on(day).order_by("sort_key", "pk")


def going_along(unit):
    """The memberships in the unit itself that pass on to a successor."""
    rows = Membership.objects.open().filter(unit=unit, person__merged_into=None)
    return rows.select_related("person").order_by("person__sort_key", "pk")


def _check_successor(unit, successor, on):
    not_ahead(on)
    if unit.tree_id != successor.tree_id:
        raise OtherTree
    if successor.is_below(unit):
        raise UnderItself(unit)
    for one in (unit, successor):
        if not one.is_open_on(on):
            raise NotOpen(one, on)


def _event(unit, kind, on, legal_basis):
    return Reorganisation.objects.create(tree=unit.tree, kind=kind, on=on, legal_basis=legal_basis, unit=unit)


def _go_along(membership, successor, on):
    membership.valid_to = max(on, membership.valid_from)
    membership.save(update_fields=["valid_to"])
    if not Membership.objects.open().filter(person=membership.person, unit=successor).exists():
        Membership.objects.create(
            person=membership.person, unit=successor, valid_from=membership.valid_to, is_main=membership.is_main
        )
