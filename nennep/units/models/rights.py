"""Roles on a subtree, with dates; and acting for somebody."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from nennep.units.models.dated import Dated
from nennep.units.models.people import Person
from nennep.units.models.tree import Unit


class Role(Dated):
    """What an account may do in a unit and everything below it, from a day to a day."""

    class Kind(models.TextChoices):
        ADMINISTRATOR = "administrator", _("administrator")
        OFFICER = "officer", _("officer")
        REVIEWER = "reviewer", _("reviewer")
        CLERK = "clerk", _("clerk")
        LEADER = "leader", _("leader")
        MEMBER = "member", _("member")

    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="roles")
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="roles")
    kind = models.CharField(max_length=20, choices=Kind.choices)

    def __str__(self):
        return f"{self.kind} ({self.unit_id})"


class ActingGrant(Dated):
    """`deputy` may sign for `principal` in a unit between two days; the report says so."""

    principal = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="grants_given")
    deputy = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="grants_received")
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="acting_grants")
    reason = models.CharField(max_length=300)
    given_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")

    def __str__(self):
        return f"{self.deputy_id} for {self.principal_id}"
