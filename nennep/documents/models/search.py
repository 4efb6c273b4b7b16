"""What the search index is made from: one row for each document, its words folded."""

from django.db import models

from nennep.documents.models.document import Document


class SearchEntry(models.Model):
    """The words of a document (`search.words`), with single spaces: those of its fields, and those of all of it.

    The database keeps the index over these rows by itself (the migration named search): an FTS5 table with triggers
    on SQLite, a GIN index on PostgreSQL. A migration that makes SQLite build this table anew must renew the triggers.
    """

    document = models.OneToOneField(Document, on_delete=models.CASCADE, primary_key=True, related_name="search_entry")
    head = models.TextField()
    body = models.TextField()

    def __str__(self):
        return f"{self.document_id}"
