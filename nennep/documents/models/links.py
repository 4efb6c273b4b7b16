"""How documents stand to one another: what a text cites, what one does to another, dates that a text names."""

from django.conf import settings
from django.db import models
from django.utils.timezone import now
from django.utils.translation import gettext_lazy as _

from nennep.documents.models.document import Document


class Citation(models.Model):
    """A document named in another's text, where it stands there, and which registered document it means.

    Open: none such is held. Ambiguous: it could be one of those held, but nothing in the text decides. What no person
    decided is asked anew when a document with its number arrives.
    """

    class State(models.TextChoices):
        OPEN = "open", _("not held")
        RESOLVED = "resolved", _("linked")
        AMBIGUOUS = "ambiguous", _("not certain which")
        SET_ASIDE = "set_aside", _("set aside")

    document = models.ForeignKey(Document, on_delete=models.CASCADE, related_name="citations")
    start = models.PositiveIntegerField()
    end = models.PositiveIntegerField()
    type_code = models.CharField(max_length=30)
    number = models.CharField(max_length=80, blank=True)
    number_key = models.CharField(max_length=80, blank=True)
    # The number stands without its notation ("Chỉ thị 05").
    is_partial = models.BooleanField(default=False)
    # Day of issue as the text tells it, or for a bare number as its full form before it tells it.
    issued_on = models.DateField(null=True, blank=True)
    year = models.PositiveSmallIntegerField(null=True, blank=True)
    issuer = models.CharField(max_length=200, blank=True)
    # Named among the legal bases ("Căn cứ …").
    is_basis = models.BooleanField(default=False)
    state = models.CharField(max_length=10, choices=State.choices, default=State.OPEN)
    target = models.ForeignKey(Document, null=True, blank=True, on_delete=models.SET_NULL, related_name="cited_in")
    # What the words around it say that this document does to the one named: a kind of `Relation`, the part that it
    # touches, and where those words begin.
    wording = models.CharField(max_length=12, blank=True)
    wording_part = models.CharField(max_length=300, blank=True)
    wording_start = models.PositiveIntegerField(null=True, blank=True)
    # Chosen by a person; a new look at the text leaves it alone.
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )

    class Meta:
        constraints = [models.UniqueConstraint(fields=["document", "start", "end"], name="cited_once_at_a_place")]
        indexes = [
            models.Index(fields=["state", "number_key"], name="citations_to_resolve"),
            models.Index(fields=["target", "document"], name="citations_of_target"),
        ]
        ordering = ["document", "start"]

    def __str__(self):
        return self.number or self.type_code


class KnownName(models.Model):
    """A name by which others cite the document instead of its number: a law's, a plenum's, a congress's.

    `key` is the name in its one spelling (`citations.name_key`); it stands in `Citation.number_key` where one cites it.
    """

    document = models.ForeignKey(Document, on_delete=models.CASCADE, related_name="known_names")
    key = models.CharField(max_length=80)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["document", "key"], name="known_once_by_a_name")]
        indexes = [models.Index(fields=["key"], name="documents_by_name")]
        ordering = ["document", "key"]

    def __str__(self):
        return self.key


class Relation(models.Model):
    """What `source` does to `target`; one row is read from both ends. A proposed one counts once confirmed."""

    class Kind(models.TextChoices):
        AMENDS = "amends", _("amends")
        REPLACES = "replaces", _("replaces")
        REPEALS = "repeals", _("repeals")
        CARRIES_OUT = "carries_out", _("carries out")
        GUIDES = "guides", _("guides")
        REVIEWS = "reviews", _("reviews")

    class State(models.TextChoices):
        PROPOSED = "proposed", _("proposed")
        CONFIRMED = "confirmed", _("confirmed")
        REJECTED = "rejected", _("rejected")

    BACKWARD = {
        Kind.AMENDS: _("is amended by"),
        Kind.REPLACES: _("is replaced by"),
        Kind.REPEALS: _("is repealed by"),
        Kind.CARRIES_OUT: _("is carried out by"),
        Kind.GUIDES: _("is guided by"),
        Kind.REVIEWS: _("is reviewed by"),
    }

    source = models.ForeignKey(Document, on_delete=models.CASCADE, related_name="relations")
    target = models.ForeignKey(Document, on_delete=models.CASCADE, related_name="relations_to")
    kind = models.CharField(max_length=12, choices=Kind.choices)
    state = models.CharField(max_length=10, choices=State.choices, default=State.PROPOSED)
    # For an amendment or a repeal in part: which part.
    note = models.CharField(max_length=300, blank=True)
    since = models.DateField(null=True, blank=True)
    # The words that it was read from, as [start, end] of the source's text; empty when a person entered it.
    found_at = models.JSONField(default=list)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    decided_at = models.DateTimeField(null=True, blank=True)
    created_at = models.DateTimeField(default=now)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["source", "target", "kind"], name="related_once"),
            models.CheckConstraint(condition=~models.Q(source=models.F("target")), name="related_to_another"),
        ]
        ordering = ["pk"]

    def __str__(self):
        return f"{self.source_id} {self.kind} {self.target_id}"

    @property
    def backward(self):
        """The verb as read from the target."""
        return self.BACKWARD[self.kind]


class NamedDeadline(models.Model):
    """A date by which the text wants something done, with the words that say so."""

    document = models.ForeignKey(Document, on_delete=models.CASCADE, related_name="deadlines")
    due_on = models.DateField()
    start = models.PositiveIntegerField()
    end = models.PositiveIntegerField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["document", "start", "end"], name="deadline_once_at_a_place")]
        ordering = ["due_on"]

    def __str__(self):
        return f"{self.due_on}"
