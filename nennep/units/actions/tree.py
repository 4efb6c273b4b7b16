"""Opening, renaming, moving and closing units. Each is a dated event; the tree of any day stays readable."""

from dataclasses import dataclass

from django.db import transaction
from django.db.models import DateField, F, Q, Value
from django.db.models.functions import Greatest
from django.utils.timezone import localdate

from nennep.history.actions import Act, record, record_many
from nennep.lib.vietnamese import fold, nfc, sort_key
from nennep.units.errors import (
    BeforeLastChange,
    CodeTaken,
    LastRoot,
    NothingChanges,
    NotOpen,
    NotYet,
    OtherTree,
    StillHasUnits,
    UnderItself,
)
from nennep.units.models import (
    ActingGrant,
    Membership,
    Position,
    Reorganisation,
    Role,
    Tree,
    Unit,
    UnitIdentifier,
    UnitName,
    UnitParent,
    UnitService,
)
from nennep.units.models.tree import repath_below


@dataclass(frozen=True)
class NewUnit:
    """A unit to be opened; `parent_code` names a unit that exists or stands earlier in the same list."""

    code: str
    name: str
    kind: object
    parent_code: str | None = None


def start_tree(*, code, name, words=None, by):
    tree = Tree.objects.create(code=code, name=nfc(name), words=words or {})
    record(tree, "tree.started", by=by)
    return tree


@transaction.atomic
def open_unit(*, tree, code, name, kind, parent, on, by, legal_basis=""):
    """Open one unit below `parent` (None: a root)."""
    parent_code = parent.code if parent else None
    return open_units(tree=tree, new=[NewUnit(code, name, kind, parent_code)], on=on, by=by, legal_basis=legal_basis)[0]


@transaction.atomic
def open_units(*, tree, new, on, by, legal_basis=""):
    """Open many units by one legal basis; parents come before their children. Returns them in order."""
    not_ahead(on)
    levels = _by_level(tree, new, on)
    opened = Reorganisation.objects.create(tree=tree, kind=Reorganisation.Kind.OPEN, on=on, legal_basis=legal_basis)
    known = {unit.code: unit for unit in Unit.objects.filter(tree=tree)}
    for level in levels:
        made = [_unmade(tree, item, known.get(item.parent_code), on) for item in level]
        Unit.objects.bulk_create(made, batch_size=1_000)
        known |= {unit.code: unit for unit in made}
        for unit in made:
            unit.path = f"{unit.parent.path if unit.parent else '/'}{unit.pk}/"
    units = [known[item.code] for item in new]
    Unit.objects.bulk_update(units, ["path"], batch_size=300)
    UnitName.objects.bulk_create(
        [
            UnitName(unit=unit, name=unit.name, folded=unit.folded, valid_from=on, reorganisation=opened)
            for unit in units
        ],
        batch_size=1_000,
    )
    UnitParent.objects.bulk_create(
        [UnitParent(unit=unit, parent=unit.parent, valid_from=on, reorganisation=opened) for unit in units],
        batch_size=1_000,
    )
    if len(units) == 1:
        opened.unit = units[0]
        opened.save(update_fields=["unit"])
    record_many([Act(unit, "unit.opened", unit.pk, {"code": unit.code, "on": on}) for unit in units], by=by)
    return units


def _by_level(tree, new, on):
    """The new units in lists, each ready to be made when the lists before it stand."""
    known = {unit.code: unit for unit in Unit.objects.filter(tree=tree)}
    level_of = {}
    for item in new:
        if item.code in known or item.code in level_of:
            raise CodeTaken(item.code)
        parent = known.get(item.parent_code)
        if parent and not parent.is_open_on(on):
            raise NotOpen(parent, on)
        level_of[item.code] = 0 if parent or not item.parent_code else level_of[item.parent_code] + 1
    levels = [[] for _level in range(max(level_of.values(), default=-1) + 1)]
    for item in new:
        levels[level_of[item.code]].append(item)
    return levels


def _unmade(tree, item, parent, on):
    name = nfc(item.name).strip()
    return Unit(
        tree=tree,
        kind=item.kind,
        code=item.code,
        name=name,
        parent=parent,
        opened_on=on,
        sort_key=sort_key(name)[:400],
        folded=fold(f"{name} {item.code}")[:250],
    )


@transaction.atomic
def rename_unit(*, unit, name, on, by, legal_basis=""):
    unit = _locked(unit, on)
    name = nfc(name).strip()
    if name == unit.name:
        raise NothingChanges(unit)
    old = _end_open_row(unit.names, unit, on)
    event = _event(unit, Reorganisation.Kind.RENAME, on, legal_basis)
    unit.name, unit.sort_key = name, sort_key(name)[:400]
    unit.folded = fold(f"{name} {unit.code}")[:250]
    UnitName.objects.create(unit=unit, name=name, folded=unit.folded, valid_from=on, reorganisation=event)
    unit.save(update_fields=["name", "sort_key", "folded"])
    record(unit, "unit.renamed", by=by, unit_id=unit.pk, before=old.name, after=name, on=on)
    return unit


@transaction.atomic
def move_unit(*, unit, parent, on, by, legal_basis=""):
    """Hang the unit, with everything below it, under another parent of the same tree."""
    unit = _locked(unit, on)
    parent = Unit.objects.select_for_update().get(pk=parent.pk)
    if parent.tree_id != unit.tree_id:
        raise OtherTree
    if parent.is_below(unit):
        raise UnderItself(unit)
    if not parent.is_open_on(on):
        raise NotOpen(parent, on)
    if parent.pk == unit.parent_id:
        raise NothingChanges(unit)
    old = _end_open_row(unit.parents, unit, on)
    event = _event(unit, Reorganisation.Kind.MOVE, on, legal_basis)
    UnitParent.objects.create(unit=unit, parent=parent, valid_from=on, reorganisation=event)
    old_path, unit.path = unit.path, f"{parent.path}{unit.pk}/"
    repath_below(old_path, unit.path)
    unit.parent = parent
    unit.save(update_fields=["parent"])
    record(unit, "unit.moved", by=by, unit_id=unit.pk, before=old.parent_id, after=parent.pk, on=on)
    return unit


@transaction.atomic
def close_unit(*, unit, on, by, legal_basis=""):
    """Close a unit without open units below it; memberships, posts, roles, grants, numbers, services end that day."""
    unit = _locked(unit, on)
    if unit.parent_id is None and not unit.tree.units.exclude(pk=unit.pk).filter(parent=None, closed_on=None).exists():
        raise LastRoot(unit)
    open_below = Unit.objects.under(unit.path).open_on(on).exclude(pk=unit.pk).count()
    if open_below:
        raise StillHasUnits(unit, open_below)
    _end_open_row(unit.names, unit, on)
    _end_open_row(unit.parents, unit, on)
    _event(unit, Reorganisation.Kind.CLOSE, on, legal_basis)
    for model in (Membership, Position, Role, ActingGrant, UnitIdentifier, UnitService):
        _end_all(model.objects.filter(unit=unit), on)
    _end_all(UnitService.objects.filter(serves=unit), on)
    unit.closed_on = on
    unit.save(update_fields=["closed_on"])
    record(unit, "unit.closed", by=by, unit_id=unit.pk, on=on)
    return unit


def _end_all(rows, on):
    """What was to begin only later never begins."""
    end = Greatest(F("valid_from"), Value(on, output_field=DateField()))
    rows.filter(Q(valid_to=None) | Q(valid_to__gt=on)).update(valid_to=end)


def wrong_units(tree):
    """Units whose today's name, parent or path disagrees with the dated rows; empty when all is well."""
    names = dict(UnitName.objects.open().filter(unit__tree=tree).values_list("unit", "name"))
    parents = dict(UnitParent.objects.open().filter(unit__tree=tree).values_list("unit", "parent"))
    units = {unit.pk: unit for unit in Unit.objects.filter(tree=tree)}
    wrong = []
    for unit in units.values():
        above = units[unit.parent_id].path if unit.parent_id else "/"
        is_open = unit.closed_on is None
        if (
            unit.path != f"{above}{unit.pk}/"
            or (is_open and names.get(unit.pk) != unit.name)
            or (is_open and parents.get(unit.pk, 0) != unit.parent_id)
        ):
            wrong.append(unit)
    return wrong


def not_ahead(on):
    """Today's tree stands on the units themselves, so a change is entered on its day or afterwards."""
    if on > localdate():
        raise NotYet(on)


def _locked(unit, on):
    not_ahead(on)
    unit = Unit.objects.select_for_update().get(pk=unit.pk)
    if not unit.is_open_on(on):
        raise NotOpen(unit, on)
    return unit


def _end_open_row(rows, unit, on):
    row = rows.get(valid_to=None)
    if row.valid_from > on:
        raise BeforeLastChange(unit, row.valid_from)
    row.valid_to = on
    row.save(update_fields=["valid_to"])
    return row


def _event(unit, kind, on, legal_basis):
    return Reorganisation.objects.create(tree=unit.tree, kind=kind, on=on, legal_basis=legal_basis, unit=unit)
