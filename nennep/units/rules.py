"""Who may change the tree, people and rights."""

from django.db.models import Q
from django.utils.timezone import localdate

from nennep.units.models import Role, Unit
from nennep.units.models.people import ROLES_THAT_SEE_NAMES

KEEPERS = (Role.Kind.ADMINISTRATOR,)


def can_see_unit(user, unit):
    """Whoever has a role or belongs there, below it or above it; and the successors of a merged unit."""
    paths = user.unit_scope.paths()
    near = any(unit.path.startswith(path) or path.startswith(unit.path) for path in paths)
    return near or unit.pk in user.unit_scope.predecessors


def can_see_people(user, unit):
    """Names of those who belong there: for whoever keeps lists there or above."""
    return user.unit_scope.covers(unit, *ROLES_THAT_SEE_NAMES)


def can_see_person(user, person):
    """Oneself, and whoever belongs or belonged to a unit in which one keeps lists."""
    if person.user_id is not None and person.user_id == user.pk:
        return True
    return any(can_see_people(user, membership.unit) for membership in person.memberships.select_related("unit"))


def can_read_history(user, unit):
    """Administrators and officers read who did what in their subtree."""
    return can_change_people(user, unit)


def can_read_some_history(user):
    return user.unit_scope.has(Role.Kind.ADMINISTRATOR, Role.Kind.OFFICER)


def can_change_unit(user, unit):
    """Administrators, in their subtree."""
    return user.unit_scope.covers(unit, *KEEPERS)


def can_change_people(user, unit):
    """Administrators and officers keep the lists of people of their subtree."""
    return user.unit_scope.covers(unit, Role.Kind.ADMINISTRATOR, Role.Kind.OFFICER)


def can_change_person(user, person):
    """Who keeps the list of one of the person's units; of a record that was not joined to another or erased."""
    if person.merged_into_id is not None or person.erased_at is not None:
        return False
    return any(can_change_people(user, unit) for unit in _units_of(person))


def can_manage_account(user, person):
    """Administrators of all the person's units and of all that their account has a role in.

    All of them: whoever could give a new password to somebody with rights higher up would have those rights.
    """
    if person.merged_into_id is not None or person.erased_at is not None:
        return False
    units = [*_units_of(person), *_units_of_roles(person)]
    return bool(units) and all(user.unit_scope.covers(unit, *KEEPERS) for unit in units)


def can_give_rights(user, person):
    """Administrators of all that the person belongs to and has a role in, for others than themselves."""
    return person.user_id != user.pk and can_manage_account(user, person)


def can_grant_role(user, unit):
    """Administrators, in their subtree; nobody grants upwards."""
    return user.unit_scope.covers(unit, *KEEPERS)


def can_see_lists(user):
    """Has any task beyond their own duties."""
    return user.unit_scope.has(*(kind for kind in Role.Kind.values if kind != Role.Kind.MEMBER))


def _units_of(person):
    """Where the person belongs; for who left everywhere, where they belonged."""
    memberships = list(person.memberships.select_related("unit"))
    today = localdate()
    current = [row.unit for row in memberships if row.valid_to is None or row.valid_to > today]
    return current or [row.unit for row in memberships]


def _units_of_roles(person):
    """Where the account has a role, now or later."""
    if person.user_id is None:
        return []
    held = Role.objects.filter(Q(valid_to=None) | Q(valid_to__gt=localdate()), user=person.user_id)
    return list(Unit.objects.filter(pk__in=held.values("unit")))
