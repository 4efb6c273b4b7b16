"""What a list of units would change in the tree."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from nennep.lib.vietnamese import fold
from nennep.units.actions import move_unit, open_units, rename_unit
from nennep.units.actions.tree import NewUnit
from nennep.units.lists.plan import Planner
from nennep.units.models import Unit, UnitKind


@dataclass(frozen=True)
class UnitChange:
    """A unit to be opened (`unit` is None), or renamed (`name`), or moved (`parent_code`)."""

    row: int
    told: str
    unit: object = None
    code: str = ""
    name: str = ""
    parent_code: str = ""
    kind: object = None


class UnitsPlanner(Planner):
    """Codes decide which unit a row means; everything lies at or below the unit that the list was sent for."""

    def prepare(self):
        self.top = self.kept.unit
        self.units = {unit.code.lower(): unit for unit in Unit.objects.filter(tree=self.top.tree_id)}
        self.by_id = {unit.pk: unit for unit in self.units.values()}
        self.kinds = list(UnitKind.objects.filter(tree=self.top.tree_id))
        self.in_list = {line["code"].lower(): line for line in self.lines}
        self.waiting = {}

    def look_at(self, line):
        known = self.units.get(line["code"].lower())
        parent_code = line["parent"] or (self.top.code if known is None else "")
        if not self._parent_is_good(line, parent_code) or not self._kind_is_good(line):
            return
        if known is None:
            self.waiting[line["code"].lower()] = (line, parent_code)
        elif not known.is_below(self.top):
            self.say_wrong(line, "code", _("This code belongs to a unit that lies outside of what you keep."))
        elif not known.is_open_on(self.kept.on):
            told = _("%(unit)s does not exist on %(day)s.")
            self.say_wrong(line, "code", told % {"unit": known.name, "day": self.kept.on.strftime("%d/%m/%Y")})
        else:
            self._compare(line, known, parent_code)

    def _parent_is_good(self, line, code):
        parent = self.units.get(code.lower())
        if not code or code.lower() in self.in_list or (parent and self._is_open_below_top(parent)):
            return True
        told = _("No open unit with the code %(code)s is below %(top)s or in this list.")
        self.say_wrong(line, "parent", told % {"code": code, "top": self.top.name})
        return False

    def _is_open_below_top(self, unit):
        return unit.is_below(self.top) and unit.is_open_on(self.kept.on)

    def _kind_is_good(self, line):
        if not line["kind"] or self._kind_named(line["kind"]):
            return True
        told = _("“%(kind)s” is no kind of unit here. There are: %(kinds)s.")
        kinds = ", ".join(kind.name for kind in self.kinds)
        self.say_wrong(line, "kind", told % {"kind": line["kind"], "kinds": kinds})
        return False

    def _kind_named(self, words):
        return next((kind for kind in self.kinds if fold(words) in (fold(kind.name), kind.code)), None)

    def _compare(self, line, unit, parent_code):
        changes = []
        if line["name"] != unit.name:
            told = _("is renamed from “%(before)s”") % {"before": unit.name}
            changes.append(UnitChange(line.number, told, unit, unit.code, name=line["name"]))
        parent = self.by_id.get(unit.parent_id)
        if parent_code and unit.pk != self.top.pk and parent_code.lower() != parent.code.lower():
            told = _("moves from %(before)s to %(after)s") % {"before": parent.code, "after": parent_code}
            changes.append(UnitChange(line.number, told, unit, unit.code, name="", parent_code=parent_code))
        self.plan.changed += changes
        self.plan.same += not changes

    def finish(self):
        """New units in an order in which every parent stands before its children."""
        ranks = {}
        while self.waiting:
            ready = [code for code, (_line, parent) in self.waiting.items() if parent.lower() not in self.waiting]
            if not ready:
                self._say_circles()
                return
            for code in ready:
                line, parent_code = self.waiting.pop(code)
                kind = self._kind_named(line["kind"]) if line["kind"] else self._next_kind(parent_code, ranks)
                ranks[code] = kind.rank
                told = _("is opened below %(parent)s") % {"parent": parent_code}
                self.plan.new.append(
                    UnitChange(line.number, told, None, line["code"], line["name"], self._as_written(parent_code), kind)
                )

    def _as_written(self, parent_code):
        """The parent's own spelling of its code: capitals do not count in a list, but in the tree they do."""
        known = self.units.get(parent_code.lower())
        return known.code if known else self.in_list[parent_code.lower()]["code"]

    def _next_kind(self, parent_code, ranks):
        known = self.units.get(parent_code.lower())
        rank = known.kind_id and next(kind.rank for kind in self.kinds if kind.pk == known.kind_id) if known else None
        rank = ranks.get(parent_code.lower(), rank) or 0
        return next((kind for kind in self.kinds if kind.rank > rank), self.kinds[-1])

    def _say_circles(self):
        for line, _parent in self.waiting.values():
            self.say_wrong(line, "parent", _("This row and the units above it in the list go round in a circle."))
        self.waiting = {}


def apply_units(kept, plan, by):
    """Open, rename and move, in this order; raises a UnitsError when one of them cannot be done."""
    same = {"on": kept.on, "by": by, "legal_basis": kept.legal_basis}
    tree = kept.unit.tree
    if plan.new:
        new = [NewUnit(item.code, item.name, item.kind, item.parent_code) for item in plan.new]
        open_units(tree=tree, new=new, **same)
    for item in plan.changed:
        if item.parent_code:
            parent = Unit.objects.get(tree=tree, code__iexact=item.parent_code)
            move_unit(unit=item.unit, parent=parent, **same)
        else:
            rename_unit(unit=item.unit, name=item.name, **same)
