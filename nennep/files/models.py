"""Stored files. A file has no address of its own: the record that owns it serves it after asking `visible_to`."""

from pathlib import Path

from django.conf import settings
from django.db import models
from django.utils.timezone import now


class StoredFile(models.Model):
    """One file as it came, kept under its SHA-256; two equal uploads share the bytes, not the row."""

    sha256 = models.CharField(max_length=64, db_index=True)
    name = models.CharField(max_length=255)
    # What the content is ("docx", "pdf", "jpeg"), found by looking inside, not by the name.
    kind = models.CharField(max_length=10)
    size = models.BigIntegerField()
    # None: it came by itself, from a watched folder or a mailbox.
    uploaded_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")
    uploaded_at = models.DateTimeField(default=now)
    deleted_at = models.DateTimeField(null=True, blank=True)

    def __str__(self):
        return self.name

    @property
    def path(self):
        return Path(settings.FILES_ROOT) / self.sha256[:2] / self.sha256


class FileText(models.Model):
    """The text found in a file. Not checkable: a photo, or a scan without text."""

    file = models.OneToOneField(StoredFile, on_delete=models.CASCADE, related_name="text")
    text = models.TextField(blank=True)
    checkable = models.BooleanField(default=True)
    # Fonts, sizes, colours and hidden runs as lists [start, end, font, size, colour, hidden].
    runs = models.JSONField(default=list)
    warnings = models.JSONField(default=list)
    extracted_at = models.DateTimeField(default=now)

    def __str__(self):
        return f"text of {self.file_id}"
