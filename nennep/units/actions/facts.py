"""What stands beside a unit's name and place: numbers that others gave it, and the units that it serves."""

from django.db import transaction
from django.db.models import Q

from nennep.history.actions import record
from nennep.lib.vietnamese import fold, nfc
from nennep.units.errors import EndedAlready, IdentifiedAlready, NotOpen, OtherTree, ServesAlready, ServesItself
from nennep.units.models import UnitIdentifier, UnitService


@transaction.atomic
def identify_unit(*, unit, scheme, value, on, by):
    """From that day on the unit has this number; of each scheme one at a time."""
    _open_on(unit, on)
    scheme, value = " ".join(nfc(scheme).split()), " ".join(nfc(value).split())
    # Compared here: SQLite ignores the case of plain letters only.
    known = _from(on, unit.identifiers).values_list("scheme", flat=True)
    if fold(scheme) in {fold(one) for one in known}:
        raise IdentifiedAlready(unit, scheme)
    identifier = UnitIdentifier.objects.create(unit=unit, scheme=scheme, value=value, valid_from=on)
    record(unit, "unit.identified", by=by, unit_id=unit.pk, scheme=scheme, value=value, on=on)
    return identifier


@transaction.atomic
def end_identifier(*, identifier, on, by):
    _end(identifier, on)
    record(identifier.unit, "unit.identifier_ended", by=by, unit_id=identifier.unit_id, scheme=identifier.scheme, on=on)
    return identifier


@transaction.atomic
def serve_unit(*, unit, serves, on, by):
    """Beside the line of command `unit` serves that one from that day on."""
    if unit.pk == serves.pk:
        raise ServesItself(unit)
    if unit.tree_id != serves.tree_id:
        raise OtherTree
    _open_on(unit, on)
    _open_on(serves, on)
    if _from(on, unit.services).filter(serves=serves).exists():
        raise ServesAlready(unit, serves)
    service = UnitService.objects.create(unit=unit, serves=serves, valid_from=on)
    record(unit, "unit.serves", by=by, unit_id=unit.pk, serves=serves.pk, on=on)
    return service


@transaction.atomic
def end_service(*, service, on, by):
    _end(service, on)
    record(service.unit, "unit.service_ended", by=by, unit_id=service.unit_id, serves=service.serves_id, on=on)
    return service


def _from(on, rows):
    """Those that hold on that day or begin later."""
    return rows.filter(Q(valid_to=None) | Q(valid_to__gt=on))


def _open_on(unit, day):
    if not unit.is_open_on(day):
        raise NotOpen(unit, day)


def _end(row, on):
    if row.valid_to is not None and row.valid_to <= on:
        raise EndedAlready(row.valid_to)
    row.valid_to = max(on, row.valid_from)
    row.save(update_fields=["valid_to"])
