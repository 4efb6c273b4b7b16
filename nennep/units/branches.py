"""The tree as somebody sees it on a day, piece by piece: a page shows what is open, the rest comes when asked for.

The questions are the same for ten units and for ten thousand: who hangs below whom, and the names of what is shown.
"""

from collections import defaultdict
from dataclasses import dataclass

from django.utils.timezone import localdate

from nennep.units.models import Unit, UnitParent
from nennep.units.queries import is_today, names_on


@dataclass(frozen=True)
class Branch:
    """A unit in the tree of a day. `is_seen`: its own page opens to the viewer, who else only passes through."""

    unit_id: int
    code: str
    name: str
    has_below: bool
    is_seen: bool


class TreeOfDay:
    """What one person sees of a tree on a day (None: today)."""

    def __init__(self, user, tree, day=None):
        self.day = None if is_today(day) else day
        seen = Unit.objects.visible_to(user).filter(tree=tree)
        self.seen = set(seen.values_list("pk", flat=True))
        self.below = self._below_today(seen) if self.day is None else self._below_on(tree)

    def _below_today(self, seen):
        below = defaultdict(list)
        for unit_id, parent_id in seen.open_on(localdate()).order_by("sort_key", "pk").values_list("pk", "parent"):
            below[parent_id].append(unit_id)
        return below

    def _below_on(self, tree):
        """As today, and what lay between the root and a unit that one sees, though it is gone or elsewhere now."""
        rows = UnitParent.objects.on(self.day).filter(unit__tree=tree).order_by("unit__sort_key", "unit")
        above = dict(rows.values_list("unit", "parent"))
        shown = set()
        for unit_id in self.seen & above.keys():
            while unit_id is not None and unit_id not in shown:
                shown.add(unit_id)
                unit_id = above.get(unit_id)
        below = defaultdict(list)
        for unit_id, parent_id in above.items():
            if unit_id in shown:
                below[parent_id].append(unit_id)
        return below

    def branches(self, parent_ids):
        """{parent id: branches right below it}; None asks for the roots."""
        ids = [unit_id for parent_id in parent_ids for unit_id in self.below[parent_id]]
        units = Unit.objects.in_bulk(ids)
        names = {} if self.day is None else names_on(self.day, ids)
        return {
            parent_id: [self._branch(units[unit_id], names) for unit_id in self.below[parent_id]]
            for parent_id in parent_ids
        }

    def _branch(self, unit, names):
        return Branch(
            unit_id=unit.pk,
            code=unit.code,
            name=names.get(unit.pk, unit.name),
            has_below=bool(self.below[unit.pk]),
            is_seen=unit.pk in self.seen,
        )

    def opened(self):
        """The roots and what a first look needs: down to the first place where the tree branches out."""
        level, found = [None], {}
        while level:
            found |= self.branches(level)
            next_level = [branch.unit_id for parent_id in level for branch in found[parent_id] if branch.has_below]
            # One root with many units below it shows them; those who see one line of units see all of it.
            level = next_level if len(next_level) == 1 else []
        return found
