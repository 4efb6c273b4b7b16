"""Taking a document into the registry, and a newer file of one that is there."""

from django.db import IntegrityError, transaction

from nennep.documents.actions.citing import answer_waiting, look_for_citations
from nennep.documents.errors import KeptAlready
from nennep.documents.identity import number_key_of, serial_of, text_hash, type_code
from nennep.documents.models import Document, Version
from nennep.documents.search.index import index_documents
from nennep.history.actions import record
from nennep.lib.vietnamese import nfc


@transaction.atomic
def register_document(
    *, type, number, notation, issuer, issued_on, subject, unit, by, file=None, text="", found_at=None, **details
):
    """The key is type, number, notation, issuer and date: numbers repeat in every term.

    `details` are further columns of the document (signer, term, direction …); `found_at` says where in the text
    each field was read. Raises KeptAlready when the unit has it.
    """
    text = nfc(text)
    document = Document(
        type=nfc(type),
        type_code=type_code(type),
        number=number,
        notation=nfc(notation),
        issuer=nfc(issuer),
        issued_on=issued_on,
        subject=nfc(subject),
        unit=unit,
        file=file,
        text=text,
        text_hash=text_hash(text),
        found_at=found_at or {},
        **details,
    )
    document.number_key = number_key_of(document)
    document.serial = serial_of(document.number_key)
    save_once(document)
    _keep_version(document, file, text, "", by)
    index_documents([document.pk])
    record(document, "document.registered", by=by, unit_id=unit.pk)
    look_for_citations(document)
    answer_waiting(document, by=by)
    return document


def save_once(document):
    """Save it; raises KeptAlready when the unit has a document of this number, day and issuer."""
    try:
        with transaction.atomic():
            document.save()
    except IntegrityError as error:
        raise KeptAlready from error


@transaction.atomic
def add_version(*, document, by, file=None, text="", note=""):
    """A newer file or text of the same document; the older ones stay readable."""
    document = Document.objects.select_for_update().get(pk=document.pk)
    document.file, document.text = file, nfc(text)
    document.text_hash = text_hash(document.text)
    document.found_at = {}
    document.save(update_fields=["file", "text", "text_hash", "found_at"])
    version = _keep_version(document, file, document.text, note, by)
    index_documents([document.pk])
    record(document, "document.version_added", by=by, unit_id=document.unit_id)
    look_for_citations(document)
    return version


@transaction.atomic
def add_annex(*, document, by, file=None, text="", note=""):
    """A file that belongs to the document and stands beside it; file and text of the document stay what they are."""
    document = Document.objects.select_for_update().get(pk=document.pk)
    annex = _keep_version(document, file, nfc(text), note, by, is_annex=True)
    record(document, "document.annex_added", by=by, unit_id=document.unit_id)
    return annex


def _keep_version(document, file, text, note, by, *, is_annex=False):
    ordinal = document.versions.count() + 1
    return Version.objects.create(
        document=document,
        ordinal=ordinal,
        file=file,
        text=text,
        text_hash=text_hash(text),
        note=note,
        is_annex=is_annex,
        added_by=by,
    )
