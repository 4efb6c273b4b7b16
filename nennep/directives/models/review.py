"""Interim and final reviews (sơ kết, tổng kết) of a document: each owed by a unit on a date of its own."""

from django.conf import settings
from django.db import models
from django.utils.timezone import now
from django.utils.translation import gettext_lazy as _

from nennep.documents.given import STAFF
from nennep.documents.models import Document
from nennep.units.models import Unit


class ReviewQuerySet(models.QuerySet):
    def visible_to(self, user):
        """Those owed in, or asked for by, the units one has a task in."""
        units = Unit.objects.under(*user.unit_scope.reach(*STAFF))
        return self.filter(models.Q(unit__in=units) | models.Q(asked_by__in=units))


class Review(models.Model):
    class Kind(models.TextChoices):
        INTERIM = "interim", _("interim review")
        FINAL = "final", _("final review")

    document = models.ForeignKey(Document, on_delete=models.PROTECT, related_name="reviews")
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="reviews_owed")
    # The unit that judges what is handed in.
    asked_by = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="reviews_asked")
    kind = models.CharField(max_length=8, choices=Kind.choices)
    due_on = models.DateField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(default=now)

    objects = ReviewQuerySet.as_manager()

    class Meta:
        ordering = ["due_on", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["document", "unit", "kind", "due_on"], name="review_owed_once_a_day")
        ]

    def __str__(self):
        return f"{self.get_kind_display()} ({self.document})"
