"""What a unit handed in for a duty: a registered document, or a file, with a few words."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.timezone import now

from nennep.documents.models import Document
from nennep.duties.models import Duty
from nennep.files.models import StoredFile


class Delivery(models.Model):
    """One attempt, never changed afterwards."""

    duty = models.ForeignKey(Duty, on_delete=models.PROTECT, related_name="deliveries")
    attempt = models.PositiveSmallIntegerField()
    document = models.ForeignKey(
        Document, null=True, blank=True, on_delete=models.PROTECT, related_name="delivered_for"
    )
    file = models.ForeignKey(StoredFile, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    words = models.TextField(blank=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(default=now)

    class Meta:
        verbose_name_plural = "deliveries"
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["duty", "attempt"], name="delivered_once_an_attempt"),
            models.CheckConstraint(
                condition=Q(document__isnull=False) | Q(file__isnull=False), name="delivered_something"
            ),
        ]

    def __str__(self):
        return f"{self.duty_id} ({self.attempt})"
