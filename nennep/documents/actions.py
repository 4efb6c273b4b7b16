"""Taking a document into the registry."""

from django.db import transaction

from nennep.documents.models import Document
from nennep.history.actions import record
from nennep.lib.vietnamese import nfc


@transaction.atomic
def register_document(*, type, number, notation, issuer, issued_on, subject, unit, by, file=None, text=""):
    """The key is type, number, notation, issuer and date: numbers repeat in every term."""
    document = Document.objects.create(
        type=nfc(type),
        number=number,
        notation=nfc(notation),
        issuer=nfc(issuer),
        issued_on=issued_on,
        subject=nfc(subject),
        unit=unit,
        file=file,
        text=nfc(text),
    )
    record(document, "document.registered", by=by, unit_id=unit.pk)
    return document
