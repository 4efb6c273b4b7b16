"""Texts that were checked, and what was found. A finding is evidence; a person decides what it means."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.timezone import now
from django.utils.translation import gettext_lazy as _


class Signal(models.TextChoices):
    TOO_SHORT = "too_short", _("few words of the author's own")
    FORM_ONLY = "form_only", _("only the form")
    QUOTES_ONLY = "quotes_only", _("only quotes of the document")
    PADDED = "padded", _("the same passage over and over")
    MISSING_HEADINGS = "missing_headings", _("a required heading is missing")
    SAME_TEXT = "same_text", _("the same text as another essay")
    NEAR_COPY = "near_copy", _("a passage close to another essay")
    OWN_EARLIER = "own_earlier", _("a passage of the author's own earlier essay")
    HIDDEN_TEXT = "hidden_text", _("hidden or white text")
    MIXED_STYLES = "mixed_styles", _("several fonts or colours")
    PASTED_BLOCK = "pasted_block", _("a block in another style than the rest")
    MIXED_ENCODINGS = "mixed_encodings", _("letters of several encodings")


# What ties two texts of different authors together; one's own earlier text is a milder matter.
PAIR_SIGNALS = (Signal.SAME_TEXT, Signal.NEAR_COPY)


# What `lib.textmatch` calls a text with next to nothing of its author's own.
EMPTINESS = {
    "too_short": Signal.TOO_SHORT,
    "template_only": Signal.FORM_ONLY,
    "only_directive": Signal.QUOTES_ONLY,
    "padded_repeats": Signal.PADDED,
}


class CheckedText(models.Model):
    """One text of one owner in one collection (an essay's submission in a campaign).

    `collection` and `source` name rows of apps above by label and key ("study.campaign", 3), and `author_id` is the
    person's key, so that two texts of one author are told apart from two authors.
    """

    class State(models.TextChoices):
        # Measured already; what it shares with others is still being looked for.
        CHECKING = "checking", _("being checked")
        CHECKED = "checked", _("checked")
        NOT_CHECKABLE = "not_checkable", _("not checkable")

    collection_type = models.CharField(max_length=60)
    collection_id = models.BigIntegerField()
    source_type = models.CharField(max_length=60)
    source_id = models.BigIntegerField()
    author_id = models.BigIntegerField()
    state = models.CharField(max_length=15, choices=State.choices)
    # SHA-256 of the author's own words after normalising: equal for equal texts in any typing.
    fingerprint = models.CharField(max_length=64, blank=True, db_index=True)
    own_words = models.PositiveIntegerField(default=0)
    total_words = models.PositiveIntegerField(default=0)
    quoted_words = models.PositiveIntegerField(default=0)
    # Spans of the text as lists [start, end]: what is quoted from the document, what belongs to the form.
    quotes = models.JSONField(default=list)
    form = models.JSONField(default=list)
    checked_at = models.DateTimeField(default=now)
    # False once a newer attempt of the same owner took its place.
    is_current = models.BooleanField(default=True)
    # The words were deleted; counts and decisions stay.
    forgotten_at = models.DateTimeField(null=True, blank=True)
    # The lowest key among the texts that findings in PAIR_SIGNALS, not cleared, tie to this one; None alone.
    cluster = models.BigIntegerField(null=True, blank=True, db_index=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["source_type", "source_id"], name="checked_once_per_source")]
        indexes = [models.Index(fields=["collection_type", "collection_id", "fingerprint"], name="texts_of_collection")]

    def __str__(self):
        return f"{self.source_type} {self.source_id}"


class FindingQuerySet(models.QuerySet):
    def open(self):
        return self.filter(state=Finding.State.OPEN)

    def untouched(self):
        """Nobody has decided about them, asked the author or asked for a second reviewer."""
        return self.open().filter(questions=None, disputed_at=None)

    def touching(self, text):
        return self.filter(Q(text=text) | Q(other=text))


class Finding(models.Model):
    """One signal about one text, or about a pair (`other`, the earlier text).

    Passages are [start, end] in the text, in a pair [start, end, other start, other end].
    """

    class State(models.TextChoices):
        OPEN = "open", _("open")
        CONFIRMED = "confirmed", _("confirmed")
        CLEARED = "cleared", _("cleared")

    text = models.ForeignKey(CheckedText, on_delete=models.CASCADE, related_name="findings")
    other = models.ForeignKey(CheckedText, null=True, blank=True, on_delete=models.CASCADE, related_name="found_in")
    signal = models.CharField(max_length=20, choices=Signal.choices)
    # What was measured, for instance {"own_words": 41, "least": 150}.
    numbers = models.JSONField(default=dict)
    passages = models.JSONField(default=list)
    state = models.CharField(max_length=10, choices=State.choices, default=State.OPEN)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    decided_at = models.DateTimeField(null=True, blank=True)
    reason = models.TextField(blank=True)
    found_at = models.DateTimeField(default=now)
    # A reviewer wants somebody else to decide; `dispute` says why.
    disputed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    disputed_at = models.DateTimeField(null=True, blank=True)
    dispute = models.TextField(blank=True)

    objects = FindingQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["text", "other", "signal"], name="found_once_in_a_pair"),
            models.UniqueConstraint(
                fields=["text", "signal"], condition=Q(other__isnull=True), name="found_once_in_a_text"
            ),
        ]
        ordering = ["pk"]

    def __str__(self):
        return f"{self.signal} in {self.text_id}"


class Question(models.Model):
    """The author of one text was asked about a finding before anything is decided; of a pair both may be asked."""

    finding = models.ForeignKey(Finding, on_delete=models.CASCADE, related_name="questions")
    text = models.ForeignKey(CheckedText, on_delete=models.CASCADE, related_name="questions")
    question = models.TextField()
    asked_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    asked_at = models.DateTimeField(default=now)
    answer = models.TextField(blank=True)
    answered_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["finding", "text"], condition=Q(answered_at=None), name="one_unanswered_question_at_a_time"
            )
        ]
        ordering = ["pk"]

    def __str__(self):
        return f"question about {self.finding_id}"


class Run(models.Model):
    """A full run over one collection: every current text against every other and against those compared with.

    `done` of `total` steps; `pairs` were found. A run that was killed goes on where it stopped.
    """

    class State(models.TextChoices):
        WAITING = "waiting", _("waiting")
        RUNNING = "running", _("in progress")
        DONE = "done", _("done")
        FAILED = "failed", _("failed")

    OPEN = (State.WAITING, State.RUNNING)

    collection_type = models.CharField(max_length=60)
    collection_id = models.BigIntegerField()
    state = models.CharField(max_length=10, choices=State.choices, default=State.WAITING)
    done = models.PositiveIntegerField(default=0)
    total = models.PositiveIntegerField(default=0)
    # None when the deadline asked for it.
    requested_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    requested_at = models.DateTimeField(default=now)
    started_at = models.DateTimeField(null=True, blank=True)
    finished_at = models.DateTimeField(null=True, blank=True)
    pairs = models.PositiveIntegerField(default=0)
    # One sentence for the person who asked, when it failed.
    error = models.TextField(blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["collection_type", "collection_id"],
                condition=Q(state__in=["waiting", "running"]),
                name="one_open_run_of_a_collection",
            )
        ]
        ordering = ["-pk"]

    def __str__(self):
        return f"{self.collection_type} {self.collection_id} {self.state}"
