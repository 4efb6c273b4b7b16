"""What forms and files leave behind before anything is changed: keys that were used, lists that wait for a look."""

from django.conf import settings
from django.db import models
from django.utils.timezone import now

from nennep.units.models.tree import Unit


class SentForm(models.Model):
    """The one-time key of a form that was stored, and what came of it: sent twice, it is stored once."""

    key = models.UUIDField(primary_key=True)
    made = models.BigIntegerField(null=True, blank=True)
    at = models.DateTimeField(default=now, db_index=True)

    def __str__(self):
        return str(self.key)


class ListImportQuerySet(models.QuerySet):
    def visible_to(self, user):
        """One's own: nobody else has to do with a list that was not taken over yet."""
        return self.filter(by=user)


class ListImport(models.Model):
    """A list that was read from a spreadsheet and is looked at before anything changes.

    `rows` are lists: the row's number in the spreadsheet and its cells as text. They go when the list was taken
    over, or after a week.
    """

    class Kind(models.TextChoices):
        UNITS = "units"
        PEOPLE = "people"

    kind = models.CharField(max_length=10, choices=Kind.choices)
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+")
    on = models.DateField()
    legal_basis = models.CharField(max_length=300, blank=True)
    file_name = models.CharField(max_length=255)
    sheet_name = models.CharField(max_length=100)
    rows = models.JSONField(default=list)
    # What could not be read at all, as (row, column, sentence).
    unreadable = models.JSONField(default=list)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(default=now)
    applied_at = models.DateTimeField(null=True, blank=True)
    # How many rows were new and how many changed something, once taken over.
    added = models.PositiveIntegerField(default=0)
    changed = models.PositiveIntegerField(default=0)
    form_key = models.UUIDField(unique=True)

    objects = ListImportQuerySet.as_manager()

    def __str__(self):
        return f"{self.kind} {self.file_name}"
