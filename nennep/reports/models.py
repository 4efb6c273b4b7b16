"""Reports: figures with words around them, signed once, and readable for ever as they were signed."""

from django.conf import settings
from django.db import models
from django.utils.timezone import now
from django.utils.translation import gettext_lazy as _

from nennep.files.models import StoredFile
from nennep.units.models import ActingGrant, Person, Unit


class ReportQuerySet(models.QuerySet):
    def visible_to(self, user):
        """Signed ones in and below the units where one has a task; drafts to officers and leaders of that unit."""
        scope = user.unit_scope
        staff = scope.paths("administrator", "officer", "reviewer", "clerk", "leader")
        makers = scope.paths("officer", "leader")
        return self.filter(
            models.Q(state=Report.State.SIGNED, unit__in=Unit.objects.under(*staff))
            | models.Q(unit__in=Unit.objects.under(*makers))
        )


class Report(models.Model):
    """A report of one unit about one subject (a campaign). Its numbers are figures, never typed."""

    class State(models.TextChoices):
        DRAFT = "draft", _("draft")
        SIGNED = "signed", _("signed")

    subject_kind = models.CharField(max_length=40)
    subject_id = models.BigIntegerField()
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="reports")
    title = models.CharField(max_length=300)
    number = models.CharField(max_length=60, blank=True)
    place = models.CharField(max_length=100, blank=True)
    narrative = models.TextField(blank=True)
    difficulties = models.TextField(blank=True)
    proposals = models.TextField(blank=True)
    recipients = models.TextField(blank=True)
    state = models.CharField(max_length=10, choices=State.choices, default=State.DRAFT)
    created_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    created_at = models.DateTimeField(default=now)
    form_key = models.UUIDField(unique=True)

    objects = ReportQuerySet.as_manager()

    class Meta:
        ordering = ["-created_at", "-pk"]

    def __str__(self):
        return self.title


class SignedFigure(models.Model):
    """The value of a figure when the report was signed, for the whole unit or for one unit right below it.

    A ratio keeps both numbers: `value` out of `whole`.
    """

    report = models.ForeignKey(Report, on_delete=models.PROTECT, related_name="figures")
    code = models.CharField(max_length=60)
    label = models.CharField(max_length=200)
    sentence = models.CharField(max_length=500)
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+")
    unit_name = models.CharField(max_length=200)
    value = models.BigIntegerField()
    whole = models.BigIntegerField(null=True, blank=True)
    position = models.PositiveSmallIntegerField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["report", "code", "unit"], name="signed_once_per_unit")]
        ordering = ["position", "pk"]

    def __str__(self):
        return f"{self.code} {self.value}"


class EvidenceRow(models.Model):
    """One record that the signed figures counted, as it was: which of the figures count it stands in `figures`."""

    report = models.ForeignKey(Report, on_delete=models.PROTECT, related_name="evidence")
    record_type = models.CharField(max_length=60)
    record_id = models.BigIntegerField()
    code = models.CharField(max_length=60)
    unit_id = models.BigIntegerField()
    # The path of the unit on the day of signing, so that "this unit and below" still means the same later.
    unit_path = models.CharField(max_length=255)
    unit_name = models.CharField(max_length=200)
    state = models.CharField(max_length=60)
    at = models.DateTimeField(null=True)
    # "|study.essays.expected|study.essays.received|"
    figures = models.TextField()
    # What a sum added up, by figure: {"study.heads_start": 212}.
    amounts = models.JSONField(default=dict)

    class Meta:
        indexes = [models.Index(fields=["report", "unit_path"], name="evidence_of_report")]
        ordering = ["pk"]

    def __str__(self):
        return self.code


class Signature(models.Model):
    """A leader's signing inside nennep: who, in which post, acting for whom. Not an electronic signature in law;
    the officially signed scan can be attached beside it."""

    report = models.OneToOneField(Report, on_delete=models.PROTECT, related_name="signature")
    signer = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="signatures")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    signer_name = models.CharField(max_length=120)
    post = models.CharField(max_length=150)
    acting_for = models.ForeignKey(Person, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    grant = models.ForeignKey(ActingGrant, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    signed_at = models.DateTimeField(default=now)
    # A checksum of what was frozen and the head of the history chain at that moment: to notice changes, not to sign.
    checksum = models.CharField(max_length=64)
    chain_head = models.CharField(max_length=64, blank=True)

    def __str__(self):
        return f"{self.signer_name} {self.signed_at:%Y-%m-%d}"


class SignedScan(models.Model):
    """The officially signed paper, scanned or signed digitally: kept and served untouched."""

    report = models.ForeignKey(Report, on_delete=models.PROTECT, related_name="scans")
    file = models.ForeignKey(StoredFile, on_delete=models.PROTECT, related_name="+")
    attached_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    attached_at = models.DateTimeField(default=now)

    def __str__(self):
        return f"{self.report_id} {self.file_id}"
