"""Who may change the tree, people and rights."""

from nennep.units.models import Role

KEEPERS = (Role.Kind.ADMINISTRATOR,)


def can_change_unit(user, unit):
    """Administrators, in their subtree."""
    return user.unit_scope.covers(unit, *KEEPERS)


def can_change_people(user, unit):
    """Administrators and officers keep the lists of people of their subtree."""
    return user.unit_scope.covers(unit, Role.Kind.ADMINISTRATOR, Role.Kind.OFFICER)


def can_grant_role(user, unit):
    """Administrators, in their subtree; nobody grants upwards."""
    return user.unit_scope.covers(unit, *KEEPERS)


def can_see_lists(user):
    """Has any task beyond their own duties."""
    return user.unit_scope.has(*(kind for kind in Role.Kind.values if kind != Role.Kind.MEMBER))
