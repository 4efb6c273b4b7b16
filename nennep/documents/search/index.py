"""Keeping the index in step with the documents. Its rows are ours, the rest of it the database keeps by itself."""

from nennep.documents.models import Document, SearchEntry
from nennep.documents.search.words import words_of

BATCH = 100
FIELDS = ("type", "number", "notation", "number_key", "subject", "issuer", "signer", "signer_post", "recipients")


def index_documents(ids) -> int:
    """Index these documents as they are stored now; a second time changes nothing. Answers how many there were.

    Call it inside the transaction that changed them: whoever sees the change then also finds it.
    """
    ids, done = list(ids), 0
    for first in range(0, len(ids), BATCH):
        documents = Document.objects.filter(pk__in=ids[first : first + BATCH]).only("text", *FIELDS)
        entries = [_entry(document) for document in documents]
        SearchEntry.objects.bulk_create(
            entries, update_conflicts=True, unique_fields=["document"], update_fields=["head", "body"]
        )
        done += len(entries)
    return done


def _entry(document: Document) -> SearchEntry:
    head = " ".join(words_of(_head(document)))
    return SearchEntry(document_id=document.pk, head=head, body=f"{head} {' '.join(words_of(document.text))}".rstrip())


def _head(document: Document) -> str:
    # A full stop keeps the fields apart for a reader of this; the words know nothing of it.
    return ". ".join(
        (
            document.type,
            document.full_number,
            document.subject,
            document.issuer,
            document.signer,
            document.signer_post,
            document.recipients,
        )
    )
