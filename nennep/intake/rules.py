"""Who may deal with the papers of a tray."""

from nennep.intake.models import TRAY_ROLES


def has_tray(user):
    """Officers and clerks, in the very units in which they are."""
    return user.unit_scope.has(*TRAY_ROLES)


def keeps_tray(user, unit):
    return unit.path in user.unit_scope.paths(*TRAY_ROLES)
