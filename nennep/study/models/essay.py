"""The essay: one per person and campaign, with every attempt that was handed in."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.timezone import now
from django.utils.translation import gettext_lazy as _

from nennep.duties.models import Duty
from nennep.files.models import StoredFile
from nennep.study.models.campaign import Campaign, Reviewer
from nennep.units.models import Person, Unit


def reviewed_areas(user):
    """Pairs (campaign id, path of the unit) that the user was named a reviewer of; asked once for a request."""
    if not hasattr(user, "_reviewed_areas"):
        named = Reviewer.objects.filter(user=user).values_list("campaign", "unit__path")
        user._reviewed_areas = tuple(named) if user.pk else ()
    return user._reviewed_areas


class EssayQuerySet(models.QuerySet):
    def visible_to(self, user):
        """Whose name and state one may see: one's own, and those of units one keeps lists in or reviews."""
        units = Unit.objects.under(*user.unit_scope.paths("officer", "clerk", "leader"))
        return self.filter(Q(person__user=user) | Q(duty__unit__in=units) | self.reviewed_by(user))

    def readable_by(self, user):
        """Whose words one may read: one's own, and those one reviews or answers for as officer.

        A clerk reads only what a clerk entered, which `Submission.visible_to` adds.
        """
        units = Unit.objects.under(*user.unit_scope.paths("officer"))
        return self.filter(Q(person__user=user) | Q(duty__unit__in=units) | self.reviewed_by(user))

    @staticmethod
    def reviewed_by(user):
        """The condition for what a user was named a reviewer of."""
        assigned = Q(pk__in=[])
        for campaign_id, path in reviewed_areas(user):
            assigned |= Q(campaign=campaign_id, duty__unit__in=Unit.objects.under(path))
        return assigned


class Essay(models.Model):
    duty = models.OneToOneField(Duty, on_delete=models.PROTECT, related_name="essay")
    campaign = models.ForeignKey(Campaign, on_delete=models.PROTECT, related_name="essays")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="essays")
    # The newest attempt, so that a list of thousands needs no question per row.
    latest = models.OneToOneField("Submission", null=True, blank=True, on_delete=models.PROTECT, related_name="+")

    objects = EssayQuerySet.as_manager()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["campaign", "person"], name="one_essay_per_person_and_campaign")]

    def __str__(self):
        return f"E{self.pk}"

    @property
    def code(self):
        return self.duty.code


class Draft(models.Model):
    """What the author is writing, seen by the author only, deleted thirty days after the deadline."""

    essay = models.OneToOneField(Essay, on_delete=models.CASCADE, related_name="draft")
    text = models.TextField(blank=True)
    # Goes up by one with every save: a second tab that saves an older version is told, not obeyed.
    version = models.PositiveIntegerField(default=0)
    saved_at = models.DateTimeField(default=now)

    def __str__(self):
        return f"draft of {self.essay_id}"


class SubmissionQuerySet(models.QuerySet):
    def readable_by(self, user):
        """Whose words one may read: those of essays one may read, and what one entered oneself."""
        return self.filter(Q(essay__in=Essay.objects.readable_by(user)) | Q(submitted_by=user))


class Submission(models.Model):
    """One attempt, as handed in; its words are never changed. Its receipt is the time, the code and the SHA-256."""

    class Source(models.TextChoices):
        WRITTEN = "written", _("written here")
        UPLOADED = "uploaded", _("uploaded")
        ENTERED = "entered", _("entered on behalf")
        SCANNED = "scanned", _("scanned on behalf")
        IMPORTED = "imported", _("imported")

    essay = models.ForeignKey(Essay, on_delete=models.PROTECT, related_name="submissions")
    attempt = models.PositiveSmallIntegerField()
    source = models.CharField(max_length=10, choices=Source.choices)
    text = models.TextField(blank=True)
    # A photo or a scan without text cannot be checked for copying, and every page says so.
    checkable = models.BooleanField(default=True)
    submitted_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    submitted_at = models.DateTimeField(default=now)
    receipt_code = models.CharField(max_length=20, unique=True)
    sha256 = models.CharField(max_length=64)
    # The one-time key of the form: the same form posted twice finds the same submission.
    form_key = models.UUIDField(unique=True)
    # Whoever accepted it had not opened its words by then; written by the accepting step.
    accepted_unopened_at = models.DateTimeField(null=True, blank=True)
    text_deleted_at = models.DateTimeField(null=True, blank=True)
    text_deleted_rule = models.CharField(max_length=100, blank=True)

    objects = SubmissionQuerySet.as_manager()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["essay", "attempt"], name="one_submission_per_attempt")]
        indexes = [
            models.Index(
                fields=["accepted_unopened_at"],
                condition=Q(accepted_unopened_at__isnull=False),
                name="accepted_unopened",
            )
        ]
        ordering = ["essay", "attempt"]

    def __str__(self):
        return self.receipt_code

    @property
    def is_on_behalf(self):
        return self.source in (self.Source.ENTERED, self.Source.SCANNED, self.Source.IMPORTED)


class Page(models.Model):
    """A file of a submission, in order: the one upload, or the pages of a scan."""

    submission = models.ForeignKey(Submission, on_delete=models.PROTECT, related_name="pages")
    file = models.ForeignKey(StoredFile, on_delete=models.PROTECT, related_name="+")
    position = models.PositiveSmallIntegerField(default=1)

    class Meta:
        ordering = ["position", "pk"]

    def __str__(self):
        return f"{self.submission_id} p. {self.position}"


class Opening(models.Model):
    """Somebody else opened the words of a submission: the access log, and what "accepted unread" is counted by."""

    submission = models.ForeignKey(Submission, on_delete=models.PROTECT, related_name="openings")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(default=now)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["submission", "user"], name="first_opening_by_a_user")]

    def __str__(self):
        return f"{self.submission_id} by {self.user_id}"


class Answer(models.Model):
    """What the author says about a send-back or a question, without writing again."""

    essay = models.ForeignKey(Essay, on_delete=models.PROTECT, related_name="answers")
    attempt = models.PositiveSmallIntegerField()
    text = models.TextField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(default=now)
    form_key = models.UUIDField(unique=True)

    class Meta:
        ordering = ["at", "pk"]

    def __str__(self):
        return f"answer to {self.essay_id}"


class Objection(models.Model):
    """The author objects to what was entered on their behalf; the officer resolves it."""

    submission = models.OneToOneField(Submission, on_delete=models.PROTECT, related_name="objection")
    text = models.TextField()
    at = models.DateTimeField(default=now)
    resolved_at = models.DateTimeField(null=True, blank=True)
    resolved_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    resolution = models.TextField(blank=True)

    def __str__(self):
        return f"objection to {self.submission_id}"
