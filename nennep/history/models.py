"""Who did what to which object, when: append-only.

An entry names the act and the object; what the act carried (a reason, old and new values) lies in a separate
row with its own salt, so that erasing a person's data can blank it while the chain of digests still holds.
"""

from django.conf import settings
from django.core.serializers.json import DjangoJSONEncoder
from django.db import models
from django.utils.timezone import now


class AppendOnly(Exception):
    """History is never changed or deleted through the models."""


class EntryQuerySet(models.QuerySet):
    def about(self, obj):
        return self.filter(object_type=obj._meta.label_lower, object_id=obj.pk)

    def update(self, **kwargs):
        raise AppendOnly

    def delete(self):
        raise AppendOnly


class Entry(models.Model):
    """One act. `unit_id` is a plain number: history lies below units and must outlive them."""

    at = models.DateTimeField(default=now, editable=False)
    actor = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    verb = models.CharField(max_length=60)
    object_type = models.CharField(max_length=60)
    object_id = models.BigIntegerField()
    unit_id = models.BigIntegerField(null=True, blank=True)
    digest = models.CharField(max_length=64)

    objects = EntryQuerySet.as_manager()

    class Meta:
        indexes = [
            models.Index(fields=["object_type", "object_id", "at"], name="history_by_object"),
            models.Index(fields=["actor", "at"], name="history_by_actor"),
            models.Index(fields=["unit_id", "at"], name="history_by_unit"),
        ]
        ordering = ["pk"]

    def __str__(self):
        return f"{self.at:%Y-%m-%d %H:%M} {self.verb} {self.object_type} {self.object_id}"

    def save(self, *args, **kwargs):
        if self.pk:
            raise AppendOnly
        super().save(*args, **kwargs)

    def delete(self, *args, **kwargs):
        raise AppendOnly


class Content(models.Model):
    """What the act carried. Erasure empties `data` and `salt`; the entry's digest stays."""

    entry = models.OneToOneField(Entry, on_delete=models.PROTECT, related_name="content", primary_key=True)
    salt = models.CharField(max_length=32)
    data = models.JSONField(default=dict, encoder=DjangoJSONEncoder)
    erased_at = models.DateTimeField(null=True, blank=True)

    def __str__(self):
        return f"content of {self.entry_id}"


class Seal(models.Model):
    """A link of the chain: covers the entries up to and including `last_entry_id`."""

    last_entry_id = models.BigIntegerField(unique=True)
    entries = models.PositiveIntegerField()
    at = models.DateTimeField(default=now)
    head = models.CharField(max_length=64)

    class Meta:
        ordering = ["pk"]

    def __str__(self):
        return f"{self.last_entry_id} {self.head[:12]}"


class ChainCheck(models.Model):
    """The chain was walked from its beginning, and held or not."""

    at = models.DateTimeField(default=now)
    holds = models.BooleanField()
    # The last entry of the first seal that does not hold, or the first entry whose contents are not as sealed.
    broken_at = models.BigIntegerField(null=True, blank=True)
    entries = models.PositiveIntegerField()

    class Meta:
        ordering = ["pk"]

    def __str__(self):
        return f"{self.at:%Y-%m-%d %H:%M} {'holds' if self.holds else self.broken_at}"
