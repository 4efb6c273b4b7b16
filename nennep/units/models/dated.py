"""Rows that hold for a while."""

from django.db import models
from django.db.models import F, Q


class DatedQuerySet(models.QuerySet):
    def on(self, day):
        """The rows that hold on that day."""
        return self.filter(Q(valid_to=None) | Q(valid_to__gt=day), valid_from__lte=day)

    def open(self):
        """The rows without an end."""
        return self.filter(valid_to=None)


class Dated(models.Model):
    """Holds from `valid_from` on, up to but not including `valid_to` (none: until further notice)."""

    valid_from = models.DateField()
    valid_to = models.DateField(null=True, blank=True)

    objects = DatedQuerySet.as_manager()

    class Meta:
        abstract = True
        constraints = [
            models.CheckConstraint(
                condition=Q(valid_to=None) | Q(valid_to__gte=F("valid_from")),
                name="%(app_label)s_%(class)s_ends_after_it_begins",
            )
        ]

    def holds_on(self, day):
        return self.valid_from <= day and (self.valid_to is None or day < self.valid_to)
