"""The books that tie documents to paper: what came in and what went out, by unit and year."""

from django.conf import settings
from django.db import models
from django.utils.timezone import now

from nennep.documents.models.document import Document
from nennep.units.models import Unit


class RegisterEntry(models.Model):
    """One line of a unit's book. Numbers begin with 1 in each year and leave no gap; a document handed down stands in
    the book of every unit that received it."""

    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="register_entries")
    direction = models.CharField(max_length=10, choices=Document.Direction.choices)
    year = models.PositiveSmallIntegerField()
    number = models.PositiveIntegerField()
    document = models.ForeignKey(Document, on_delete=models.PROTECT, related_name="register_entries")
    entered_on = models.DateField()
    # Incoming: who was given it. Outgoing: who keeps the file copy.
    handed_to = models.CharField(max_length=200, blank=True)
    copies = models.PositiveSmallIntegerField(null=True, blank=True)
    note = models.CharField(max_length=200, blank=True)
    entered_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    entered_at = models.DateTimeField(default=now)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["unit", "direction", "year", "number"], name="register_number_once"),
            models.UniqueConstraint(fields=["unit", "direction", "document"], name="in_a_book_once"),
        ]
        ordering = ["unit", "direction", "-year", "-number"]

    def __str__(self):
        return f"{self.number}/{self.year}"
