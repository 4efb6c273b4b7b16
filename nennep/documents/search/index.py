"""Keeping the index in step with the documents. Its rows are ours, the rest of it the database keeps by itself."""

from nennep.documents.models import Document, SearchEntry
from nennep.documents.search.words import words_of

BATCH = 100
FIELDS = ("type", "number", "notation", "subject", "issuer", "signer", "signer_post", "recipients")


def index_documents(ids) -> int:
    """Index these documents as they are stored now; a second time changes nothing. Answers how many there were.

    Call it inside the transaction that changed them: whoever sees the change then also finds it.
    """
    ids, done = list(ids), 0
    for first in range(0, len(ids), BATCH):
        documents = Document.objects.filter(pk__in=ids[first : first + BATCH]).only("text", *FIELDS)
        entries = [SearchEntry(document_id=document.pk, **head_and_body(document)) for document in documents]
        SearchEntry.objects.bulk_create(
            entries, update_conflicts=True, unique_fields=["document"], update_fields=["head", "body"]
        )
        done += len(entries)
    return done


def head_and_body(document) -> dict[str, str]:
    """The words of the document's fields, and of all of it; any object with the columns of a document will do."""
    head = " ".join(words_of(". ".join(getattr(document, field) for field in FIELDS)))
    return {"head": head, "body": f"{head} {' '.join(words_of(document.text))}".rstrip()}
