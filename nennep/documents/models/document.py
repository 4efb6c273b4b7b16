"""One official document under its key, and the files that it came in."""

from django.conf import settings
from django.db import models
from django.utils.timezone import localdate, now
from django.utils.translation import gettext_lazy as _

from nennep.documents.given import given_to
from nennep.files.models import StoredFile
from nennep.units.lineage import lineage, predecessors_of
from nennep.units.models import Tree, Unit


def units_near(user):
    """Ids of the units whose documents the user sees: their own subtrees with what those left, and the way up."""
    # One question for the units: SQLite would answer several of them row by row, from the long rows.
    scope = user.unit_scope
    under, above = Unit.objects.under(*scope.reach()), Unit.objects.above(*scope.paths())
    return (under | above | Unit.objects.filter(pk__in=scope.lineage)).values("pk")


class Standing(models.TextChoices):
    """Whether a document is in force; by what it ceased stands in `standing_by`."""

    IN_FORCE = "in_force", _("in force")
    PARTLY = "partly", _("partly in force")
    NO_LONGER = "no_longer", _("no longer in force")
    NOT_YET = "not_yet", _("not yet in force")


class Urgency(models.TextChoices):
    NONE = "", _("ordinary")
    URGENT = "khan", _("urgent")
    VERY_URGENT = "thuong_khan", _("very urgent")
    EXPRESS = "hoa_toc", _("express")


class Topic(models.Model):
    """A subject that documents are filed under; topics of one tree of units form a tree of their own."""

    tree = models.ForeignKey(Tree, on_delete=models.PROTECT, related_name="topics")
    parent = models.ForeignKey("self", null=True, blank=True, on_delete=models.PROTECT, related_name="children")
    name = models.CharField(max_length=120)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["tree", "parent", "name"], name="topic_once")]
        ordering = ["name"]

    def __str__(self):
        return self.name


def standing_is(value, day):
    """The condition behind `Document.standing_on`, for filters and figures."""
    ended = models.Q(standing=Standing.NO_LONGER) & (models.Q(standing_since=None) | models.Q(standing_since__lte=day))
    later = ~ended & (models.Q(standing=Standing.NOT_YET) | models.Q(effective_on__gt=day))
    partly = models.Q(standing=Standing.PARTLY) & (models.Q(standing_since=None) | models.Q(standing_since__lte=day))
    conditions = {
        Standing.NO_LONGER: ended,
        Standing.NOT_YET: later,
        Standing.PARTLY: partly & ~later,
        Standing.IN_FORCE: ~ended & ~later & ~partly,
    }
    return conditions[Standing(value)]


class DocumentQuerySet(models.QuerySet):
    def visible_to(self, user):
        """Documents are handed down: the keeping unit's subtree and the way up see them, and whoever was given one.

        What a unit left that was merged or split, its successor has; what once came down to a unit still does.
        """
        return self._kept_or_given(units_near(user), user.given_documents)

    def kept_near(self, user):
        """Those of `visible_to` that nobody had to be given."""
        return self.filter(unit__in=units_near(user))

    def reaching(self, unit):
        """Documents that direct this unit: it keeps them or its predecessors did, they come down to it, or were
        given to it."""
        own = {unit.pk, *predecessors_of([unit.pk])}
        units = Unit.objects.above(unit.path) | Unit.objects.filter(pk__in=lineage(own))
        return self._kept_or_given(units.values("pk"), given_to(Unit.objects.filter(pk__in=own)))

    def _kept_or_given(self, units, given):
        # Mostly nobody was given anything, and the index of the list then answers alone.
        kept = models.Q(unit__in=units)
        return self.filter(kept | models.Q(pk__in=given) if given else kept)

    def of_standing(self, value, day=None):
        """Documents of this standing on that day (today)."""
        return self.filter(standing_is(value, day or localdate()))


class Document(models.Model):
    """One official document. Number and notation stand apart ("05", "CT/TU"); numbers repeat in every term."""

    class Direction(models.TextChoices):
        INCOMING = "incoming", _("incoming")
        OUTGOING = "outgoing", _("outgoing")

    # The word as printed ("Kế hoạch"); `type_code` is what `lib.citations` calls it, empty for a type unknown there.
    type = models.CharField(max_length=40)
    type_code = models.CharField(max_length=30, blank=True)
    number = models.CharField(max_length=20)
    notation = models.CharField(max_length=60, blank=True)
    # The joined number in its one spelling (`citations.number_key`), equal for every way of typing it.
    number_key = models.CharField(max_length=80, blank=True)
    # The first part of that spelling, for documents named by their bare number ("Chỉ thị 05").
    serial = models.CharField(max_length=20, blank=True)
    issuer = models.CharField(max_length=200)
    issuer_unit = models.ForeignKey(
        Unit, null=True, blank=True, on_delete=models.PROTECT, related_name="issued_documents"
    )
    issued_on = models.DateField()
    subject = models.CharField(max_length=500)
    signer = models.CharField(max_length=120, blank=True)
    signer_post = models.CharField(max_length=120, blank=True)
    recipients = models.TextField(blank=True)  # one a line
    urgency = models.CharField(max_length=12, choices=Urgency.choices, blank=True)
    term = models.CharField(max_length=20, blank=True)  # "2025-2030"
    topic = models.ForeignKey(Topic, null=True, blank=True, on_delete=models.PROTECT, related_name="documents")

    # How it came to the keeping unit; its row in a unit's register is a `RegisterEntry`.
    direction = models.CharField(max_length=10, choices=Direction.choices, default=Direction.INCOMING)

    # What was said last; `standing_on` answers for a day, for what ends or begins later.
    standing = models.CharField(max_length=10, choices=Standing.choices, default=Standing.IN_FORCE)
    effective_on = models.DateField(null=True, blank=True)
    standing_since = models.DateField(null=True, blank=True)
    standing_by = models.ForeignKey("self", null=True, blank=True, on_delete=models.PROTECT, related_name="ended")
    # Why, when a person set it by hand.
    standing_note = models.CharField(max_length=200, blank=True)

    # The unit that keeps it.
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="documents")
    # File and text of the newest version.
    file = models.ForeignKey(StoredFile, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    text = models.TextField(blank=True)
    # SHA-256 of the folded words: equal for the same text in another format.
    text_hash = models.CharField(max_length=64, blank=True)
    # Where each field was read: {"subject": [start, end], …}, counting characters of the text.
    found_at = models.JSONField(default=dict)
    # When its text was last looked through for citations; None asks the periodic job to do so.
    citations_read_at = models.DateTimeField(null=True, blank=True)
    created_at = models.DateTimeField(default=now)

    objects = DocumentQuerySet.as_manager()

    class Meta:
        constraints = [
            # Once in a unit: what one commune keeps, its neighbours don't see, so they may keep it as well.
            models.UniqueConstraint(
                fields=["unit", "type", "number", "notation", "issuer", "issued_on"], name="document_once_in_a_unit"
            )
        ]
        indexes = [
            models.Index(fields=["number_key"], name="documents_by_number"),
            models.Index(fields=["serial", "type_code"], name="documents_by_serial"),
            models.Index(fields=["text_hash"], name="documents_by_text"),
            models.Index(
                fields=["citations_read_at"], name="documents_to_read", condition=models.Q(citations_read_at=None)
            ),
            models.Index(fields=["unit", "-issued_on"], name="documents_of_unit"),
            models.Index(fields=["-issued_on", "-id"], name="documents_newest"),
            # All that lists filter, sort and count by: SQLite answers them from here and leaves the long rows alone.
            models.Index(
                fields=[
                    *("unit", "-issued_on", "type_code", "type", "issuer", "issuer_unit", "term", "topic", "direction"),
                    *("standing", "standing_since", "effective_on"),
                ],
                name="documents_listed",
            ),
        ]
        ordering = ["-issued_on", "-pk"]

    def __str__(self):
        return f"{self.type} {self.full_number}"

    @property
    def full_number(self):
        """As it is printed: "12-CT/TU" or, where the notation says so, "15/QĐ-UBND", "07/2023/TT-BDS"."""
        if not self.notation:
            return self.number
        first, *more = self.notation.split("/")
        joint = "/" if "-" in first or first.isdigit() or not more else "-"
        return f"{self.number}{joint}{self.notation}"

    @property
    def reading(self):
        """What citations are looked for in and counted by: the text, or for want of one the subject."""
        return self.text or self.subject

    def standing_on(self, day):
        """The standing on a day: what ends later is in force until then, what begins later is not yet."""
        if self.standing == Standing.NO_LONGER and (self.standing_since is None or self.standing_since <= day):
            return Standing.NO_LONGER
        if self.standing == Standing.NOT_YET or (self.effective_on and self.effective_on > day):
            return Standing.NOT_YET
        if self.standing == Standing.PARTLY and (self.standing_since is None or self.standing_since <= day):
            return Standing.PARTLY
        return Standing.IN_FORCE


class Version(models.Model):
    """One file or text that a document came in; the newest is the document's own. An annex stands beside it."""

    document = models.ForeignKey(Document, on_delete=models.CASCADE, related_name="versions")
    ordinal = models.PositiveSmallIntegerField()
    file = models.ForeignKey(StoredFile, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    text = models.TextField(blank=True)
    text_hash = models.CharField(max_length=64, blank=True, db_index=True)
    note = models.CharField(max_length=200, blank=True)
    is_annex = models.BooleanField(default=False)
    added_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")
    added_at = models.DateTimeField(default=now)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["document", "ordinal"], name="version_once")]
        ordering = ["document", "-ordinal"]

    def __str__(self):
        return f"{self.document_id} ({self.ordinal})"
