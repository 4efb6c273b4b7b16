"""What stood above a unit while it lasted: who directed it before the tree was changed."""

from collections import defaultdict
from datetime import date

from nennep.units.models import Succession, Unit, UnitParent


def predecessors_of(unit_ids):
    """Ids of the units whose records those keep, however far back; without themselves."""
    left = defaultdict(list)
    for successor, predecessor in Succession.objects.filter(is_keeper=True).values_list("successor", "predecessor"):
        left[successor].append(predecessor)
    start, found, waiting = set(unit_ids), set(), list(unit_ids)
    while waiting:
        for unit_id in left[waiting.pop()]:
            if unit_id not in found:
                found.add(unit_id)
                waiting.append(unit_id)
    return found - start


def successors_of(unit_ids):
    """{id: (id, path) of the unit that now keeps its records}; units that nobody succeeded are left out."""
    wanted, kept = set(unit_ids), Succession.objects.filter(is_keeper=True).order_by("pk")
    if not wanted:
        return {}
    rows = kept.values_list("predecessor", "successor", "successor__path")
    after = {predecessor: (successor, path) for predecessor, successor, path in rows}
    found = {}
    for unit_id in wanted & after.keys():
        last = after[unit_id]
        # A unit closes once, so that the chain ends.
        while last[0] in after:
            last = after[last[0]]
        found[unit_id] = last
    return found


def acting_for(units):
    """{id: the unit that stands in its place today}: itself, or who keeps its records since it was merged or split."""
    after = successors_of([unit.pk for unit in units])
    successors = Unit.objects.in_bulk({pk for pk, _path in after.values()})
    return {unit.pk: successors[after[unit.pk][0]] if unit.pk in after else unit for unit in units}


def lineage(unit_ids):
    """Ids of those units, of their predecessors, and of all that ever stood above one of them.

    A unit counts only for the days on which it stood there: what is put above it later never stood above these.
    """
    own = set(unit_ids) | predecessors_of(unit_ids)
    found, newest = set(own), {(unit_id, date.min, date.max) for unit_id in own}
    seen = set(newest)
    while newest:
        newest = _right_above(newest) - seen
        seen |= newest
        found |= {unit_id for unit_id, _first, _last in newest}
    return found


def _right_above(stays):
    """{(unit id, from, to)} of what stood right above during those stays; a span without days is none."""
    spans = defaultdict(list)
    for unit_id, first, last in stays:
        spans[unit_id].append((first, last))
    above = set()
    rows = UnitParent.objects.filter(unit__in=spans).exclude(parent=None)
    for unit_id, parent_id, valid_from, valid_to in rows.values_list("unit", "parent", "valid_from", "valid_to"):
        for first, last in spans[unit_id]:
            start, end = max(first, valid_from), min(last, valid_to or date.max)
            if start < end:
                above.add((parent_id, start, end))
    return above
