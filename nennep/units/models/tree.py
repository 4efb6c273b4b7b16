"""Units, and what changes about them over time.

`Unit` carries today's name, parent and path, so that today's questions are one range scan. The dated rows
beside it are the truth for every other day; `units.actions` writes both, and a check compares them.
"""

from django.db import models
from django.db.models import Q, Value
from django.db.models.functions import Concat
from django.utils.translation import pgettext_lazy

from nennep.units.models.dated import Dated


class TreeQuerySet(models.QuerySet):
    def visible_to(self, user):
        """The trees in which one belongs somewhere or has a role."""
        return self.filter(pk__in=Unit.objects.visible_to(user).values("tree"))


class Tree(models.Model):
    """One hierarchy: an administration, a union, an association. Nothing is seen across trees without a grant."""

    code = models.SlugField(max_length=30, unique=True)
    name = models.CharField(max_length=200)
    # What this kind of organisation calls things: {"member": "đoàn viên", "cell": "chi đoàn"}.
    words = models.JSONField(default=dict, blank=True)

    objects = TreeQuerySet.as_manager()

    def __str__(self):
        return self.name


class UnitKind(models.Model):
    """Tỉnh, xã, phường, chi bộ, tổ: data of the tree, not of the program. A lower rank stands higher up."""

    tree = models.ForeignKey(Tree, on_delete=models.PROTECT, related_name="unit_kinds")
    code = models.SlugField(max_length=30)
    name = models.CharField(max_length=100)
    rank = models.PositiveSmallIntegerField(default=1)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["tree", "code"], name="unit_kind_code_once_per_tree")]
        ordering = ["rank", "name"]

    def __str__(self):
        return self.name


class UnitQuerySet(models.QuerySet):
    def under(self, *paths):
        """The units at and below today's paths such as `/1/4/`; none without a path.

        A range, not LIKE: "0" is the character behind "/", so the index serves it on both databases.
        """
        wanted = Q(pk__in=[])
        for path in paths:
            wanted |= Q(path__gte=path, path__lt=path[:-1] + "0")
        return self.filter(wanted)

    def above(self, *paths):
        """The units at and above those paths."""
        ids = {int(step) for path in paths for step in path.strip("/").split("/") if step}
        return self.filter(pk__in=ids)

    def open_on(self, day):
        return self.filter(Q(closed_on=None) | Q(closed_on__gt=day), opened_on__lte=day)

    def visible_to(self, user):
        """The subtrees that the user has a role in or belongs to, the way up from them, and their predecessors."""
        paths = user.unit_scope.paths()
        return (
            self.filter(pk__in=self.model.objects.under(*paths).values("pk"))
            | self.filter(pk__in=self.model.objects.above(*paths).values("pk"))
            | self.filter(pk__in=user.unit_scope.predecessors)
        )


class Unit(models.Model):
    tree = models.ForeignKey(Tree, on_delete=models.PROTECT, related_name="units")
    kind = models.ForeignKey(UnitKind, on_delete=models.PROTECT, related_name="units")
    code = models.CharField(max_length=40)
    name = models.CharField(max_length=200)
    parent = models.ForeignKey("self", null=True, blank=True, on_delete=models.PROTECT, related_name="children")
    # Ids from the root down to this unit: "/1/4/9/". Ids never change, so a path changes only by a move.
    path = models.CharField(max_length=255, db_index=True, default="")
    opened_on = models.DateField()
    closed_on = models.DateField(null=True, blank=True)
    sort_key = models.CharField(max_length=400, editable=False)
    folded = models.CharField(max_length=250, editable=False)

    objects = UnitQuerySet.as_manager()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["tree", "code"], name="unit_code_once_per_tree")]
        ordering = ["sort_key", "pk"]

    def __str__(self):
        return self.name

    @property
    def depth(self):
        """1 for the root of the tree."""
        return self.path.count("/") - 1

    def is_below(self, other):
        """At or below the other unit, as the tree is today."""
        return self.path.startswith(other.path)

    def is_open_on(self, day):
        return self.opened_on <= day and (self.closed_on is None or day < self.closed_on)


class ReorganisationQuerySet(models.QuerySet):
    def visible_to(self, user):
        """What happened to a unit that one sees; what opened many at once is seen by whoever sees one of them."""
        units = Unit.objects.visible_to(user).values("pk")
        opened = UnitName.objects.filter(unit__in=units).values("reorganisation")
        return self.filter(Q(unit__in=units) | Q(unit=None, pk__in=opened))


class Reorganisation(models.Model):
    """One event in the life of the tree, with its date and its legal basis.

    `unit` is the one that it happened to, after a merger the successor; none when many were opened at once.
    """

    class Kind(models.TextChoices):
        OPEN = "open", pgettext_lazy("what happened to a unit", "opened")
        RENAME = "rename", pgettext_lazy("what happened to a unit", "renamed")
        MOVE = "move", pgettext_lazy("what happened to a unit", "moved")
        CLOSE = "close", pgettext_lazy("what happened to a unit", "closed")
        MERGE = "merge", pgettext_lazy("what happened to a unit", "merged")
        SPLIT = "split", pgettext_lazy("what happened to a unit", "split")

    tree = models.ForeignKey(Tree, on_delete=models.PROTECT, related_name="reorganisations")
    kind = models.CharField(max_length=10, choices=Kind.choices)
    on = models.DateField()
    legal_basis = models.CharField(max_length=300, blank=True)
    unit = models.ForeignKey(Unit, null=True, blank=True, on_delete=models.PROTECT, related_name="reorganisations")

    objects = ReorganisationQuerySet.as_manager()

    class Meta:
        ordering = ["on", "pk"]

    def __str__(self):
        return f"{self.get_kind_display()} {self.on}"


class Succession(models.Model):
    """After a merge the successors see what their predecessors left; after a split the keeper does."""

    reorganisation = models.ForeignKey(Reorganisation, on_delete=models.PROTECT, related_name="successions")
    predecessor = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="successions_out")
    successor = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="successions_in")
    is_keeper = models.BooleanField(default=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["reorganisation", "predecessor", "successor"], name="succession_told_once")
        ]

    def __str__(self):
        return f"{self.predecessor_id} → {self.successor_id}"


class UnitName(Dated):
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="names")
    name = models.CharField(max_length=200)
    # Who knows a unit by its old name still finds it.
    folded = models.CharField(max_length=250, editable=False, default="")
    reorganisation = models.ForeignKey(Reorganisation, on_delete=models.PROTECT, related_name="names")

    class Meta(Dated.Meta):
        constraints = [
            *Dated.Meta.constraints,
            models.UniqueConstraint(fields=["unit"], condition=Q(valid_to=None), name="one_open_name_per_unit"),
        ]

    def __str__(self):
        return self.name


class UnitParent(Dated):
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="parents")
    parent = models.ForeignKey(Unit, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    reorganisation = models.ForeignKey(Reorganisation, on_delete=models.PROTECT, related_name="+")

    class Meta(Dated.Meta):
        constraints = [
            *Dated.Meta.constraints,
            models.UniqueConstraint(fields=["unit"], condition=Q(valid_to=None), name="one_open_parent_per_unit"),
        ]

    def __str__(self):
        return f"{self.unit_id} under {self.parent_id}"


class UnitService(Dated):
    """Beside the line of command: this unit serves that one (one training centre, several communes)."""

    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="services")
    serves = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="served_by")

    def __str__(self):
        return f"{self.unit_id} serves {self.serves_id}"


class UnitIdentifier(Dated):
    """A number that somebody else gave the unit: a statistical code, an organisation code."""

    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="identifiers")
    scheme = models.CharField(max_length=40)
    value = models.CharField(max_length=80)

    def __str__(self):
        return f"{self.scheme} {self.value}"


def repath_below(old_path, new_path):
    """Rewrite today's paths at and below `old_path` in one statement."""
    tail = models.functions.Substr("path", len(old_path) + 1)
    Unit.objects.under(old_path).update(path=Concat(Value(new_path), tail))
