"""Where an account has which role today: read once a request, asked by every `visible_to` and every rule.

`accounts` lies below `units`, so the scope is hung onto the user here (see `apps.py`) rather than defined there.
"""

from collections import defaultdict

from django.utils.functional import cached_property
from django.utils.timezone import localdate

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
    def predecessors(self):
        """Ids of the units that were merged into units of these subtrees, however far back."""
        paths, before, waiting = self.paths(), defaultdict(list), []
        kept = Succession.objects.filter(is_keeper=True)
        for unit_id, path, predecessor_id in kept.values_list("successor", "successor__path", "predecessor"):
            before[unit_id].append(predecessor_id)
            if path.startswith(paths):
                waiting.append(predecessor_id)
        found = set()
        while waiting:
            unit_id = waiting.pop()
            if unit_id not in found:
                found.add(unit_id)
                waiting.extend(before[unit_id])
        return found

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
