"""Where an account has which role today: read once a request, asked by every `visible_to` and every rule.

`accounts` lies below `units`, so the scope is hung onto the user here (see `apps.py`) rather than defined there.
"""

from collections import defaultdict

from django.utils.functional import cached_property
from django.utils.timezone import localdate

from nennep.units.lineage import lineage
from nennep.units.models import Membership, Role, Succession


class UnitScope:
    """The subtrees of one user today."""

    def __init__(self, user):
        self.user = user

    @cached_property
    def grants(self):
        """Pairs (role kind, path) that hold today; belonging to a unit counts as `member`."""
        if not self.user.is_authenticated or not self.user.is_active:
            return ()
        today = localdate()
        roles = (
            Role.objects.on(today)
            .filter(user=self.user)
            .exclude(unit__closed_on__lte=today)
            .values_list("kind", "unit__path")
        )
        member = Membership.objects.on(today).filter(person__user=self.user).values_list("unit__path", flat=True)
        return (*roles, *((Role.Kind.MEMBER.value, path) for path in member))

    def paths(self, *kinds):
        """The paths on which one of these roles holds; any role without a kind."""
        return tuple(sorted({path for kind, path in self.grants if not kinds or kind in kinds}))

    def has(self, *kinds):
        """One of these roles anywhere."""
        return any(kind in kinds for kind, _ in self.grants)

    def covers(self, unit, *kinds):
        """One of these roles on this unit or above it, as the tree is today."""
        return any(unit.path.startswith(path) for path in self.paths(*kinds))

    @cached_property
    def _kept(self):
        """Rows (successor's id, its path, predecessor's id, its path): who keeps whose records."""
        kept = Succession.objects.filter(is_keeper=True)
        return list(kept.values_list("successor", "successor__path", "predecessor", "predecessor__path"))

    @cached_property
    def predecessors(self):
        """Ids of the units that were merged into units of these subtrees, however far back."""
        return set(self._left_to(self.paths()))

    def reach(self, *kinds):
        """The paths on which one of these roles holds, and those of the units whose records are kept there."""
        own = self.paths(*kinds)
        return (*own, *sorted(path for path in self._left_to(own).values() if not path.startswith(own)))

    def reaches(self, unit, *kinds):
        """One of these roles on this unit, above it, or where its records are kept since it was merged or split."""
        return unit.path.startswith(self.reach(*kinds))

    def _left_to(self, paths):
        """{id: path} of the predecessors of units at and below those paths."""
        before, waiting = defaultdict(list), []
        for unit_id, path, *predecessor in self._kept:
            before[unit_id].append(predecessor)
            if path.startswith(paths):
                waiting.append(predecessor)
        found = {}
        while waiting:
            unit_id, path = waiting.pop()
            if unit_id not in found:
                found[unit_id] = path
                waiting.extend(before[unit_id])
        return found

    @cached_property
    def lineage(self):
        """Ids of the units at and above these subtrees, today and at any time before."""
        return lineage({int(path.rstrip("/").rpartition("/")[2]) for path in self.paths()})

    @cached_property
    def person(self):
        """The person behind the account, or None."""
        return getattr(self.user, "person", None) if self.user.is_authenticated else None

    @cached_property
    def home(self):
        """The name of the unit that the person mainly belongs to; empty without one."""
        if self.person is None:
            return ""
        main = Membership.objects.on(localdate()).filter(person=self.person).order_by("-is_main", "pk")
        return main.values_list("unit__name", flat=True).first() or ""
