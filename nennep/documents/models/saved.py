"""Searches that somebody keeps, and what they were told about each."""

from django.conf import settings
from django.db import models
from django.utils.timezone import now

from nennep.documents.models.document import Document


class SavedSearchQuerySet(models.QuerySet):
    def visible_to(self, user):
        """One's own; nobody reads what others look for."""
        return self.filter(owner=user)


class SavedSearch(models.Model):
    """What somebody looks for again, as the address of the list says it: `q=tủ+sách&type=ke_hoach`."""

    owner = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="saved_searches")
    name = models.CharField(max_length=120)
    query = models.CharField(max_length=1000)
    # Tell the owner of documents that fit and were registered since.
    tells = models.BooleanField(default=False)
    tells_since = models.DateTimeField(default=now)
    created_at = models.DateTimeField(default=now)

    objects = SavedSearchQuerySet.as_manager()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["owner", "query"], name="search_saved_once")]
        ordering = ["pk"]

    def __str__(self):
        return self.name


class Told(models.Model):
    """That the owner was told of this document, so that nobody is told twice."""

    search = models.ForeignKey(SavedSearch, on_delete=models.CASCADE, related_name="told")
    document = models.ForeignKey(Document, on_delete=models.CASCADE, related_name="+")
    at = models.DateTimeField(default=now)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["search", "document"], name="told_once")]

    def __str__(self):
        return f"{self.search_id}: {self.document_id}"
