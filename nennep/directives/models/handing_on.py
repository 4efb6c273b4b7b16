"""A document passed from one unit to others, with what each is asked to do about it and until when."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.timezone import now

from nennep.directives.kinds import ACKNOWLEDGEMENT, PLAN, REPORT
from nennep.documents.given import STAFF
from nennep.documents.models import Document
from nennep.units.models import Unit


class HandOnQuerySet(models.QuerySet):
    def visible_to(self, user):
        """Those from or to the units one has a task in, and what was left to them."""
        units = Unit.objects.under(*user.unit_scope.reach(*STAFF))
        targets = HandOnTarget.objects.filter(unit__in=units).values("hand_on")
        return self.filter(Q(unit__in=units) | Q(pk__in=targets))

    def under(self, hand_on):
        """That one and all that was handed further from it."""
        return self.filter(path__gte=hand_on.path, path__lt=hand_on.path[:-1] + "0")


class HandOn(models.Model):
    """`unit` passes `document` on; each target unit owes what has a date here. None: that is not asked for."""

    document = models.ForeignKey(Document, on_delete=models.PROTECT, related_name="hand_ons")
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="hand_ons")
    # The hand-on by which the unit got the document itself.
    parent = models.ForeignKey("self", null=True, blank=True, on_delete=models.PROTECT, related_name="further")
    # Ids from the first hand-on down to this one: "/3/7/".
    path = models.CharField(max_length=255, db_index=True, default="", editable=False)
    note = models.TextField(blank=True)
    acknowledge_by = models.DateField(null=True, blank=True)
    plan_by = models.DateField(null=True, blank=True)
    report_by = models.DateField(null=True, blank=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(default=now)
    # The one-time key of the form: the same form posted twice hands on once.
    form_key = models.UUIDField(unique=True, editable=False)

    objects = HandOnQuerySet.as_manager()

    class Meta:
        ordering = ["-at", "-pk"]
        indexes = [models.Index(fields=["document", "unit"], name="hand_ons_of_document")]

    def __str__(self):
        return f"{self.document} ({self.unit})"

    @property
    def asked_for(self):
        """{kind of duty: day} of what has a date."""
        days = {ACKNOWLEDGEMENT: self.acknowledge_by, PLAN: self.plan_by, REPORT: self.report_by}
        return {kind: day for kind, day in days.items() if day}


class HandOnTarget(models.Model):
    """A unit that a document was passed to; also one that owes nothing and only should know."""

    hand_on = models.ForeignKey(HandOn, on_delete=models.CASCADE, related_name="targets")
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="handed_on_to")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["hand_on", "unit"], name="handed_on_once_to_a_unit")]

    def __str__(self):
        return f"{self.hand_on_id} → {self.unit_id}"
