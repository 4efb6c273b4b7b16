"""Correcting what is known of a document."""

from django.db import transaction

from nennep.documents.actions.citing import answer_again, answer_waiting, look_for_citations
from nennep.documents.actions.register import save_once
from nennep.documents.identity import number_key_of, serial_of, type_code
from nennep.documents.issuers import unit_named
from nennep.documents.models import Citation, Document, Topic
from nennep.documents.search.index import index_documents
from nennep.history.actions import record
from nennep.lib.vietnamese import nfc

# What tells the documents apart; citations are answered by these.
IDENTITY = ("type", "number", "notation", "issuer", "issued_on")


@transaction.atomic
def change_document(*, document, by, **details):
    """Set these columns; when it is another number, name, day or issuer now, citations are answered anew."""
    document = Document.objects.select_for_update().select_related("unit").get(pk=document.pk)
    changed = {name: _clean(value) for name, value in details.items() if getattr(document, name) != _clean(value)}
    if not changed:
        return document
    for name, value in changed.items():
        setattr(document, name, value)
    if "issuer" in changed:
        document.issuer_unit = unit_named(document.issuer, document.unit.tree_id)
    document.type_code = type_code(document.type)
    document.number_key = number_key_of(document)
    document.serial = serial_of(document.number_key)
    save_once(document)
    if set(changed) & {*IDENTITY, "subject"}:  # a law is cited by its subject
        look_for_citations(document)
        answer_again(Citation.objects.filter(target=document, decided_by=None))
        answer_waiting(document, by=by)
    index_documents([document.pk])
    record(document, "document.changed", by=by, unit_id=document.unit_id, columns=sorted(changed))
    return document


def topic_named(tree, name):
    """The topic of that name in the tree, begun if it is new; None without a name."""
    name = nfc(name.strip())
    return Topic.objects.get_or_create(tree=tree, parent=None, name=name)[0] if name else None


def _clean(value):
    return nfc(value) if isinstance(value, str) else value
