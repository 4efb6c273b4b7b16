"""A campaign as it was set up: document, audience, sessions with venues, essay rules, reviewers."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.timezone import now
from django.utils.translation import gettext_lazy as _

from nennep.documents.models import Document
from nennep.units.models import Person, PositionKind, Unit


class CampaignQuerySet(models.QuerySet):
    def visible_to(self, user):
        """Those whose figures one may see, and those in which one owes something.

        A draft is seen only by those who can still change it.
        """
        # One question each: a join over everybody who owes something takes minutes.
        owing = Q(pk__in=self.model.objects.filter(essays__person__user=user).values("pk")) | Q(
            pk__in=self.model.objects.filter(sessions__sheets__attendances__person__user=user).values("pk")
        )
        setting_up = Q(host__in=Unit.objects.under(*user.unit_scope.paths("officer")))
        figures = self.model.objects.with_figures_for(user)
        seen = (owing & ~Q(state=Campaign.State.DRAFT)) | Q(pk__in=figures.values("pk")) | setting_up
        return self.filter(seen)

    def with_figures_for(self, user):
        """Launched ones hosted at, above or below a unit one has a task in, and those one reviews in."""
        scope = user.unit_scope
        staff = [kind for kind, _path in scope.grants if kind != "member"]
        paths = scope.paths(*staff) if staff else ()
        nearby = Q(host__in=Unit.objects.under(*paths)) | Q(host__in=Unit.objects.above(*paths))
        reviewed = Q(pk__in=Reviewer.objects.filter(user=user).values("campaign"))
        return self.launched().filter(nearby | reviewed)

    def launched(self):
        return self.exclude(state=Campaign.State.DRAFT)

    def running(self):
        return self.filter(state=Campaign.State.RUNNING)


class Campaign(models.Model):
    class State(models.TextChoices):
        DRAFT = "draft", _("being set up")
        RUNNING = "running", _("running")
        CLOSED = "closed", _("closed")

    title = models.CharField(max_length=300)
    host = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="campaigns")
    document = models.ForeignKey(Document, null=True, blank=True, on_delete=models.PROTECT, related_name="campaigns")
    state = models.CharField(max_length=10, choices=State.choices, default=State.DRAFT)
    # The rules of the essay.
    due_at = models.DateTimeField(null=True, blank=True)
    template = models.TextField(blank=True)
    headings = models.JSONField(default=list, blank=True)
    least_own_words = models.PositiveIntegerField(default=150)

    created_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    created_at = models.DateTimeField(default=now)
    launched_at = models.DateTimeField(null=True, blank=True)
    closed_at = models.DateTimeField(null=True, blank=True)
    # The one-time key of the form that created it: the same form posted twice finds the same campaign.
    form_key = models.UUIDField(null=True, unique=True, editable=False)

    objects = CampaignQuerySet.as_manager()

    class Meta:
        ordering = ["-created_at", "-pk"]

    def __str__(self):
        return self.title

    @property
    def is_draft(self):
        return self.state == self.State.DRAFT

    @property
    def is_running(self):
        return self.state == self.State.RUNNING


class AudienceRule(models.Model):
    """People of a unit and everything below it, all of them or the holders of one post."""

    campaign = models.ForeignKey(Campaign, on_delete=models.CASCADE, related_name="audience_rules")
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+")
    position_kind = models.ForeignKey(PositionKind, null=True, blank=True, on_delete=models.PROTECT, related_name="+")

    def __str__(self):
        return f"{self.unit} {self.position_kind or ''}".strip()


class AudienceException(models.Model):
    """One person in or out in spite of the rules, for a reason."""

    campaign = models.ForeignKey(Campaign, on_delete=models.CASCADE, related_name="audience_exceptions")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    # The unit in which somebody is counted: needed for guests and for people of several units.
    unit = models.ForeignKey(Unit, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    is_included = models.BooleanField()
    reason = models.CharField(max_length=300)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["campaign", "person"], name="one_audience_exception_per_person")]

    def __str__(self):
        return f"{'+' if self.is_included else '-'} {self.person}"


class Session(models.Model):
    """One sitting of the study conference, held at every venue at the same time."""

    campaign = models.ForeignKey(Campaign, on_delete=models.CASCADE, related_name="sessions")
    title = models.CharField(max_length=200)
    starts_at = models.DateTimeField()
    ends_at = models.DateTimeField()

    class Meta:
        ordering = ["starts_at", "pk"]

    def __str__(self):
        return self.title


class Venue(models.Model):
    """A connected site (điểm cầu): the people of `units` and below come here."""

    campaign = models.ForeignKey(Campaign, on_delete=models.CASCADE, related_name="venues")
    name = models.CharField(max_length=200)
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="venues")
    units = models.ManyToManyField(Unit, related_name="comes_to_venues", blank=True)

    class Meta:
        ordering = ["name", "pk"]
        constraints = [models.UniqueConstraint(fields=["campaign", "name"], name="venue_name_once_per_campaign")]

    def __str__(self):
        return self.name


class Reviewer(models.Model):
    """Judges the essays of a unit and everything below it in this campaign."""

    campaign = models.ForeignKey(Campaign, on_delete=models.CASCADE, related_name="reviewers")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="reviews")
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["campaign", "user", "unit"], name="reviewer_named_once")]

    def __str__(self):
        return f"{self.user} ({self.unit})"
