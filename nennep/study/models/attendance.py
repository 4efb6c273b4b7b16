"""Who was there, at the start and at the end.

A clerk ticks freely while the sheet is open. Handing the sheet in moves the attendance duties of those who are
ticked; somebody else then confirms it.
"""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from nennep.duties.models import Duty, State
from nennep.files.models import StoredFile
from nennep.study.models.campaign import Session, Venue
from nennep.units.models import Person, Unit

WORDS = {
    State.EXPECTED: _("not reported"),
    State.RECEIVED: _("was there in part"),
    State.EVIDENCED: _("was there"),
    State.VERIFIED: _("was there, confirmed"),
    State.RETURNED: _("not confirmed"),
    State.EXCUSED: _("excused"),
    State.WITHDRAWN: _("no longer expected"),
}


class SheetQuerySet(models.QuerySet):
    def visible_to(self, user):
        """The sheets of venues in the units where one keeps lists."""
        units = Unit.objects.under(*user.unit_scope.paths("officer", "clerk", "leader"))
        return self.filter(venue__unit__in=units)


class Sheet(models.Model):
    """The attendance list of one session at one venue."""

    class State(models.TextChoices):
        OPEN = "open", pgettext_lazy("sheet", "open")
        HANDED_IN = "handed_in", _("handed in")
        CONFIRMED = "confirmed", pgettext_lazy("sheet", "confirmed")

    session = models.ForeignKey(Session, on_delete=models.PROTECT, related_name="sheets")
    venue = models.ForeignKey(Venue, on_delete=models.PROTECT, related_name="sheets")
    state = models.CharField(max_length=10, choices=State.choices, default=State.OPEN)
    # Heads counted in the hall, beside the names that are ticked.
    head_count_start = models.PositiveIntegerField(null=True, blank=True)
    head_count_end = models.PositiveIntegerField(null=True, blank=True)
    note = models.CharField(max_length=500, blank=True)
    scan = models.ForeignKey(StoredFile, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    handed_in_at = models.DateTimeField(null=True, blank=True)
    handed_in_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    confirmed_at = models.DateTimeField(null=True, blank=True)
    confirmed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )

    objects = SheetQuerySet.as_manager()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["session", "venue"], name="one_sheet_per_session_and_venue")]
        ordering = ["session__starts_at", "venue__name", "pk"]

    def __str__(self):
        return f"{self.session} – {self.venue}"

    @property
    def heads(self):
        """Pairs (heads counted, names ticked) at start and end, in a list that counted the names."""
        return [(self.head_count_start, self.at_start), (self.head_count_end, self.at_end)]


class Attendance(models.Model):
    """One expected person on one sheet."""

    class Source(models.TextChoices):
        CLERK = "clerk", _("ticked by a clerk")
        PAPER = "paper", _("from a signed sheet")
        CODE = "code", _("checked in with a code")
        CONFERENCE = "conference", _("from the conference's list")

    sheet = models.ForeignKey(Sheet, on_delete=models.PROTECT, related_name="attendances")
    duty = models.OneToOneField(Duty, on_delete=models.PROTECT, related_name="attendance")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="attendances")
    at_start = models.BooleanField(default=False)
    at_end = models.BooleanField(default=False)
    source = models.CharField(max_length=10, choices=Source.choices, default=Source.CLERK)
    changed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )

    class Meta:
        constraints = [models.UniqueConstraint(fields=["sheet", "person"], name="once_on_a_sheet")]

    def __str__(self):
        return f"{self.person_id} on {self.sheet_id}"

    @property
    def told(self):
        """The duty's state in the words of attendance."""
        return WORDS[self.duty.state]
