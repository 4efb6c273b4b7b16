"""Who answers for a unit: those with a task in it, or else in the nearest unit above that has somebody.

For a unit that was merged or split its successor answers.
"""

from collections import defaultdict

from django.db.models import Q
from django.utils.timezone import localdate

from nennep.directives.rules import ANSWERERS, JUDGES
from nennep.units.lineage import successors_of
from nennep.units.models import Role, Unit


def keepers_of(units, kinds=ANSWERERS):
    """{unit id: users who answer for it}; many units below one office have that office's."""
    acting = _acting({unit.pk: unit.path for unit in units})
    above = Unit.objects.above(*acting.values())
    roles = Role.objects.on(localdate()).filter(unit__in=above, kind__in=kinds, user__is_active=True)
    at = defaultdict(dict)
    for role in roles.select_related("user"):
        at[role.unit_id][role.user_id] = role.user
    found = {}
    for unit in units:
        nearest = next((step for step in _up(acting[unit.pk]) if step in at), None)
        found[unit.pk] = list(at[nearest].values()) if nearest else []
    return found


def units_kept_by(user, paths, kinds=ANSWERERS):
    """Ids of those units, given as {id: path}, for which nobody stands nearer than this user."""
    own = {_up(path)[0] for path in user.unit_scope.paths(*kinds)}
    if not own or not paths:
        return []
    staffed = set(
        Role.objects.on(localdate()).filter(kind__in=kinds, user__is_active=True).values_list("unit", flat=True)
    )
    staffed |= own
    acting = _acting(paths)
    return [pk for pk, path in acting.items() if next((step for step in _up(path) if step in staffed), None) in own]


def mine_to_answer(user, duties):
    """Of these duties those that wait for this user's word, as a condition."""
    return Q(unit__in=_kept(user, duties, "unit", ANSWERERS))


def mine_to_judge(user, duties):
    return Q(owed_to__in=_kept(user, duties, "owed_to", JUDGES))


def _kept(user, duties, column, kinds):
    below = duties.filter(**{f"{column}__in": Unit.objects.under(*user.unit_scope.reach(*kinds))})
    return units_kept_by(user, dict(below.order_by().values_list(column, f"{column}__path").distinct()), kinds)


def _acting(paths):
    """{unit id: the path of who acts for it today}: its own, or its successor's."""
    return paths | {pk: path for pk, (_successor, path) in successors_of(paths).items()}


def _up(path):
    """Ids from the unit itself up to the root."""
    return [int(step) for step in reversed(path.strip("/").split("/"))]
