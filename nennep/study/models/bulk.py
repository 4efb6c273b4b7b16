"""Many essays in one ZIP: read, matched to people, shown, and only then handed in."""

from django.conf import settings
from django.db import models
from django.utils.timezone import now
from django.utils.translation import gettext_lazy as _

from nennep.files.models import StoredFile
from nennep.study.models.campaign import Campaign
from nennep.study.models.essay import Essay
from nennep.units.models import Unit


class BulkImport(models.Model):
    class State(models.TextChoices):
        READING = "reading", _("being read")
        READY = "ready", _("ready to be handed in")
        SUBMITTING = "submitting", _("being handed in")
        DONE = "done", _("done")
        FAILED = "failed", _("failed")

    campaign = models.ForeignKey(Campaign, on_delete=models.PROTECT, related_name="imports")
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+")
    file = models.ForeignKey(StoredFile, on_delete=models.PROTECT, related_name="+")
    state = models.CharField(max_length=10, choices=State.choices, default=State.READING)
    done = models.PositiveIntegerField(default=0)
    total = models.PositiveIntegerField(default=0)
    problem = models.CharField(max_length=500, blank=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(default=now)
    form_key = models.UUIDField(unique=True)

    def __str__(self):
        return f"{self.campaign_id} {self.at:%Y-%m-%d %H:%M}"


class ImportRow(models.Model):
    """One file of the ZIP and what became of it."""

    class Outcome(models.TextChoices):
        MATCHED = "matched", _("matched")
        UNMATCHED = "unmatched", _("nobody found")
        AMBIGUOUS = "ambiguous", _("several people fit")
        REFUSED = "refused", _("cannot be read")
        NOT_OWED = "not_owed", _("nothing owed")
        SUBMITTED = "submitted", _("handed in")

    bulk_import = models.ForeignKey(BulkImport, on_delete=models.CASCADE, related_name="rows")
    name = models.CharField(max_length=300)
    outcome = models.CharField(max_length=10, choices=Outcome.choices)
    problem = models.CharField(max_length=300, blank=True)
    essay = models.ForeignKey(Essay, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    file = models.ForeignKey(StoredFile, null=True, blank=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ["name", "pk"]
        constraints = [models.UniqueConstraint(fields=["bulk_import", "name"], name="import_row_once_per_file")]

    def __str__(self):
        return self.name
