"""Merging units: the successor takes over what hung below them, and their people."""

from django.db import transaction

from nennep.history.actions import record
from nennep.units.actions.tree import close_unit, move_unit
from nennep.units.models import Membership, Reorganisation, Succession, Unit


@transaction.atomic
def merge_units(*, predecessors, successor, on, by, legal_basis=""):
    """Close the predecessors on that day in favour of `successor`, which is open already.

    Units below them move under the successor, and people who belonged to a predecessor itself go along. Records
    stay with the unit they happened in; `Succession` lets the successor see them. Roles end with their unit.
    """
    merger = Reorganisation.objects.create(
        tree=successor.tree, kind=Reorganisation.Kind.MERGE, on=on, legal_basis=legal_basis, unit=successor
    )
    for unit in predecessors:
        for child in Unit.objects.filter(parent=unit).open_on(on).order_by("pk"):
            move_unit(unit=child, parent=successor, on=on, by=by, legal_basis=legal_basis)
        for membership in Membership.objects.open().filter(unit=unit).select_related("person"):
            _go_along(membership, successor, on)
        close_unit(unit=unit, on=on, by=by, legal_basis=legal_basis)
        Succession.objects.create(reorganisation=merger, predecessor=unit, successor=successor)
    codes = [unit.code for unit in predecessors]
    record(successor, "unit.merged", by=by, unit_id=successor.pk, predecessors=codes, on=on)
    return merger


def _go_along(membership, successor, on):
    membership.valid_to = on
    membership.save(update_fields=["valid_to"])
    if not Membership.objects.open().filter(person=membership.person, unit=successor).exists():
        Membership.objects.create(person=membership.person, unit=successor, valid_from=on, is_main=membership.is_main)
