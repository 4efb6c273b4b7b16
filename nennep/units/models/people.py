"""People: who belongs where, and who holds which post, with dates. A person needs no account."""

from django.conf import settings
from django.db import models
from django.db.models import Q

from nennep.units.models.dated import Dated
from nennep.units.models.tree import Tree, Unit


class PersonQuerySet(models.QuerySet):
    def visible_to(self, user):
        """Oneself, and the people of the units in which one keeps lists (administrator to leader)."""
        units = Unit.objects.under(*user.unit_scope.paths(*ROLES_THAT_SEE_NAMES))
        belongs = Membership.objects.filter(unit__in=units).values("person")
        return self.filter(Q(user=user) | Q(pk__in=belongs))

    def current(self):
        """Without those who were merged into another person's record."""
        return self.filter(merged_into=None)


# Spelt out here, below `Role`, because lists of people ask for it; `rights.Role.Kind` holds the words.
ROLES_THAT_SEE_NAMES = ("administrator", "officer", "reviewer", "clerk", "leader")


class Person(models.Model):
    code = models.CharField(max_length=40, unique=True)
    full_name = models.CharField(max_length=120)
    user = models.OneToOneField(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="person"
    )
    merged_into = models.ForeignKey("self", null=True, blank=True, on_delete=models.PROTECT, related_name="merged")
    erased_at = models.DateTimeField(null=True, blank=True)
    sort_key = models.CharField(max_length=300, editable=False)
    folded = models.CharField(max_length=160, editable=False)

    objects = PersonQuerySet.as_manager()

    class Meta:
        ordering = ["sort_key", "pk"]

    def __str__(self):
        return self.full_name


class Membership(Dated):
    """Belongs to a unit. Somebody may belong to several; the main one is where duties go when in doubt."""

    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="memberships")
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="memberships")
    is_main = models.BooleanField(default=True)

    class Meta(Dated.Meta):
        constraints = [
            *Dated.Meta.constraints,
            models.UniqueConstraint(
                fields=["person", "unit"], condition=Q(valid_to=None), name="one_open_membership_per_unit"
            ),
            models.UniqueConstraint(
                fields=["person"],
                condition=Q(valid_to=None, is_main=True),
                name="one_main_membership_per_person",
            ),
        ]

    def __str__(self):
        return f"{self.person_id} in {self.unit_id}"


class PositionKind(models.Model):
    """Bí thư, phó bí thư, trưởng ban: the posts that an audience rule or a signature can name."""

    tree = models.ForeignKey(Tree, on_delete=models.PROTECT, related_name="position_kinds")
    code = models.SlugField(max_length=40)
    name = models.CharField(max_length=100)
    # Holders of such a post may sign reports of their unit while they hold it.
    may_sign = models.BooleanField(default=False)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["tree", "code"], name="position_kind_code_once_per_tree")]
        ordering = ["name"]

    def __str__(self):
        return self.name


class Position(Dated):
    """Holds a post in a unit."""

    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="positions")
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="positions")
    kind = models.ForeignKey(PositionKind, on_delete=models.PROTECT, related_name="positions")

    def __str__(self):
        return f"{self.kind} ({self.unit_id})"
