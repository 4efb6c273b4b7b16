"""Who answers for a unit."""

from django.utils.timezone import localdate

from nennep.accounts.models import User
from nennep.units.models import Role, Unit


def officers_above(unit):
    """Accounts of today's officers of that unit and of those above it."""
    roles = Role.objects.on(localdate()).filter(kind=Role.Kind.OFFICER, unit__in=Unit.objects.above(unit.path))
    return User.objects.filter(pk__in=roles.values("user"))
