"""What is owed, and every step it went through.

The transitions are the truth and are kept for ever. Today's state and the moments that figures ask for stand on
the duty too, written by the same action; `duties.queries.disagreements` compares the two.
"""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.timezone import now
from django.utils.translation import gettext_lazy as _

from nennep.units.models import Person, Unit


class State(models.TextChoices):
    EXPECTED = "expected", _("expected")
    RECEIVED = "received", _("received")
    EVIDENCED = "evidenced", _("evidenced")
    VERIFIED = "verified", _("verified")
    RETURNED = "returned", _("sent back")
    EXCUSED = "excused", _("excused")
    WITHDRAWN = "withdrawn", _("withdrawn")


# Still owed: somebody must hand something in.
OWED = (State.EXPECTED, State.RETURNED)
# Handed in: somebody must judge it.
WAITING = (State.RECEIVED, State.EVIDENCED)


class Act(models.TextChoices):
    EXPECT = "expect", _("expected")
    RECEIVE = "receive", _("received")
    EVIDENCE = "evidence", _("evidence found")
    VERIFY = "verify", _("verified")
    SEND_BACK = "send_back", _("sent back")
    EXCUSE = "excuse", _("excused")
    EXTEND = "extend", _("deadline extended")
    WITHDRAW = "withdraw", _("withdrawn")
    TRANSFER = "transfer", _("transferred")


class DutyQuerySet(models.QuerySet):
    def about(self, subject):
        return self.filter(subject_type=subject._meta.label_lower, subject_id=subject.pk)

    def of_kind(self, *kinds):
        return self.filter(kind__in=kinds)

    def owed_by_user(self, user):
        return self.filter(owed_by__user=user)

    def overdue(self, at=None):
        """Past its date and still not handed in."""
        return self.filter(state__in=OWED, due_at__lt=at or now())

    def visible_to(self, user):
        """One's own, and those owed in the units one has a task in or that were left to them; a confidential one only
        to its judge."""
        scope = user.unit_scope
        tasks = [kind for kind, _path in scope.grants if kind != "member"]
        units = Unit.objects.under(*scope.reach(*tasks)) if tasks else Unit.objects.none()
        in_scope = Q(unit__in=units) & (Q(confidential=False) | Q(owed_to__in=units))
        return self.filter(Q(owed_by__user=user) | in_scope)


class Duty(models.Model):
    kind = models.CharField(max_length=40)
    # What it is about: a campaign, a plan, a document … of an app above this one.
    subject_type = models.CharField(max_length=60)
    subject_id = models.BigIntegerField()
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="duties")
    owed_by = models.ForeignKey(Person, null=True, blank=True, on_delete=models.PROTECT, related_name="duties")
    owed_by_unit = models.ForeignKey(Unit, null=True, blank=True, on_delete=models.PROTECT, related_name="own_duties")
    owed_to = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="duties_to_judge")
    co_owing = models.ManyToManyField(Unit, related_name="shared_duties", blank=True)
    parent = models.ForeignKey("self", null=True, blank=True, on_delete=models.PROTECT, related_name="parts")
    # Tells several duties of one person about one subject apart, such as the sessions of a campaign; else 0.
    part_id = models.BigIntegerField(default=0)
    due_at = models.DateTimeField()
    confidential = models.BooleanField(default=False)

    state = models.CharField(max_length=10, choices=State.choices, default=State.EXPECTED)
    attempt = models.PositiveSmallIntegerField(default=1)
    times_returned = models.PositiveSmallIntegerField(default=0)
    # The first time each happened; `verified_at` is emptied when it is sent back after all.
    expected_at = models.DateTimeField(default=now)
    received_at = models.DateTimeField(null=True, blank=True)
    evidenced_at = models.DateTimeField(null=True, blank=True)
    verified_at = models.DateTimeField(null=True, blank=True)
    returned_at = models.DateTimeField(null=True, blank=True)
    changed_at = models.DateTimeField(default=now)

    objects = DutyQuerySet.as_manager()

    class Meta:
        verbose_name_plural = "duties"
        constraints = [
            models.UniqueConstraint(
                fields=["kind", "subject_type", "subject_id", "owed_by", "part_id"],
                condition=Q(owed_by__isnull=False),
                name="owed_once_by_a_person",
            ),
            models.UniqueConstraint(
                fields=["kind", "subject_type", "subject_id", "owed_by_unit", "part_id"],
                condition=Q(owed_by_unit__isnull=False),
                name="owed_once_by_a_unit",
            ),
        ]
        indexes = [
            models.Index(fields=["subject_type", "subject_id", "kind", "unit", "state"], name="duties_of_subject"),
            models.Index(fields=["owed_by", "state", "due_at"], name="duties_of_person"),
            models.Index(fields=["unit", "state", "due_at"], name="duties_of_unit"),
        ]

    def __str__(self):
        return self.code

    @property
    def code(self):
        """What people read out over the phone."""
        return f"N{self.pk:07d}"

    @property
    def is_overdue(self):
        return self.state in OWED and self.due_at < now()

    @staticmethod
    def pk_of(code):
        """The key behind a code, or None when it is no code."""
        word = code.strip().upper()
        return int(word[1:]) if word[:1] == "N" and word[1:].isdigit() else None


class Transition(models.Model):
    """One step of a duty, never changed afterwards."""

    duty = models.ForeignKey(Duty, on_delete=models.PROTECT, related_name="transitions")
    act = models.CharField(max_length=10, choices=Act.choices)
    from_state = models.CharField(max_length=10, blank=True)
    to_state = models.CharField(max_length=10)
    attempt = models.PositiveSmallIntegerField()
    # Where the duty lay after this step, so that a past day is read from transitions alone.
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+")
    due_at = models.DateTimeField()
    at = models.DateTimeField(default=now)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    reason = models.TextField(blank=True)
    to_mend = models.TextField(blank=True)

    class Meta:
        ordering = ["pk"]
        indexes = [models.Index(fields=["duty", "at"], name="transitions_by_time")]

    def __str__(self):
        return f"{self.duty_id} {self.act} {self.at:%Y-%m-%d %H:%M}"
