"""What lies in a unit's tray: what came at once, and each paper of it until somebody has confirmed it."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.dateparse import parse_date as parse_iso
from django.utils.timezone import now
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from nennep.documents.models import Document
from nennep.files.models import StoredFile
from nennep.units.models import Unit

# Whoever holds one of these in the unit itself; a role further up does not open its tray.
TRAY_ROLES = ("officer", "clerk")


class Source(models.TextChoices):
    UPLOAD = "upload", _("sent from a page")
    FOLDER = "folder", _("watched folder")
    MAILBOX = "mailbox", _("mailbox")


class TrayQuerySet(models.QuerySet):
    def visible_to(self, user):
        """What lies in the trays of the units in which one is officer or clerk: no other unit, above or below."""
        return self.filter(unit__path__in=user.unit_scope.paths(*TRAY_ROLES))


class Delivery(models.Model):
    """What came at once: the files of one form, one mail, one look into a folder."""

    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="deliveries")
    source = models.CharField(max_length=10, choices=Source.choices)
    # Who a mail says that it is from: a claim, nothing more.
    claimed_sender = models.CharField(max_length=200, blank=True)
    # None: it came by itself.
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(default=now)
    # Of the form, or made of what names the mail: the same thing twice is taken once.
    form_key = models.UUIDField(unique=True)

    objects = TrayQuerySet.as_manager()

    class Meta:
        ordering = ["-at", "-pk"]
        verbose_name_plural = "deliveries"

    def __str__(self):
        return f"{self.unit_id} {self.at:%Y-%m-%d %H:%M}"


class Arrival(models.Model):
    """One paper on its way into the registry: a file, a file inside a ZIP or an envelope, a row of a list."""

    class State(models.TextChoices):
        WAITING = "waiting", _("waiting to be read")
        SCAN = "scan", _("scan, words not known")
        TO_CONFIRM = "to_confirm", _("to be confirmed")
        CONFIRMING = "confirming", _("being registered")
        REGISTERED = "registered", _("registered")
        DUPLICATE = "duplicate", _("held already")
        REFUSED = "refused", pgettext_lazy("file", "refused")
        SET_ASIDE = "set_aside", _("put aside")
        UNPACKED = "unpacked", _("unpacked")
        ANNEX = "annex", _("goes with another paper")

    class Sameness(models.TextChoices):
        """How it is the same as `document`, which is registered already."""

        NONE = "", ""
        FILE = "file", _("the same file")
        TEXT = "text", _("the same words in another file")
        KEY = "key", _("the same number and day with other words")

    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="arrivals")
    delivery = models.ForeignKey(Delivery, on_delete=models.CASCADE, related_name="arrivals")
    # The ZIP, envelope or list that it was in, and its place there; of a plain file its place in the delivery.
    container = models.ForeignKey("self", null=True, blank=True, on_delete=models.CASCADE, related_name="contents")
    place = models.PositiveIntegerField()
    # Empty for what was refused for a secrecy marking.
    name = models.CharField(max_length=300, blank=True)
    file = models.ForeignKey(StoredFile, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    # Where a watched folder keeps the original; it goes too when the paper is refused for a marking.
    origin = models.CharField(max_length=500, blank=True)
    state = models.CharField(max_length=10, choices=State.choices, default=State.WAITING)
    problem = models.CharField(max_length=500, blank=True)
    # Pages of a scan as a machine reads them, so that reading goes on where it stopped; empty once done.
    page_texts = models.JSONField(default=list)
    pages = models.PositiveSmallIntegerField(default=0)
    declared_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    # {field: {"value": …, "span": [start, end]}}, the span counting characters of the text; no span: told elsewhere.
    proposals = models.JSONField(default=dict)
    # All that a register asks for was found, and nothing speaks against it.
    is_complete = models.BooleanField(default=False)
    # The paper that it belongs to, while that one is not registered yet.
    annex_of = models.ForeignKey("self", null=True, blank=True, on_delete=models.SET_NULL, related_name="annexes")
    document = models.ForeignKey(Document, null=True, blank=True, on_delete=models.PROTECT, related_name="arrivals")
    sameness = models.CharField(max_length=10, choices=Sameness.choices, blank=True)
    arrived_at = models.DateTimeField(default=now)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    decided_at = models.DateTimeField(null=True, blank=True)

    objects = TrayQuerySet.as_manager()

    OPEN = (State.WAITING, State.SCAN, State.TO_CONFIRM, State.CONFIRMING, State.ANNEX)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["delivery", "place"], condition=Q(container=None), name="arrival_once_in_delivery"
            ),
            models.UniqueConstraint(fields=["container", "place"], name="arrival_once_in_container"),
        ]
        indexes = [models.Index(fields=["unit", "state"], name="arrivals_of_tray")]
        ordering = ["pk"]

    def __str__(self):
        return self.name or f"{self.delivery_id}.{self.place}"

    @property
    def text(self):
        """The words as read, to which the spans of the proposals belong; empty without a file."""
        found = getattr(self.file, "text", None) if self.file_id else None
        return found.text if found else ""

    def value(self, field):
        return self.proposals.get(field, {}).get("value", "")

    @property
    def title(self):
        """What it is called before it is registered: type and number as read, else its file name."""
        if not self.value("number"):
            return self.name
        number = Document(number=self.value("number"), notation=self.value("notation")).full_number
        return f"{self.value('type')} {number}".strip()

    @property
    def issued_on(self):
        """The day as read, or None."""
        return parse_iso(self.value("issued_on"))

    @property
    def entered_on(self):
        """The day of the register as a list told it, or None."""
        return parse_iso(self.value("entered_on"))

    @property
    def is_marked(self):
        """Refused for a secrecy marking: nothing else is known of it."""
        return self.state == self.State.REFUSED and not self.name

    @property
    def is_seen(self):
        """Whether people may look at it: it was read, or somebody declared it free of markings."""
        return self.state not in (self.State.WAITING, self.State.SCAN, self.State.REFUSED)


class WatchedFile(models.Model):
    """A file in a watched folder as it was at the last look: what has stopped growing is taken."""

    path = models.CharField(max_length=500, unique=True)
    size = models.BigIntegerField()
    changed_ns = models.BigIntegerField()
    since = models.DateTimeField(default=now)

    def __str__(self):
        return self.path
