"""Lists of documents as workbooks."""

from django.urls import reverse
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from nennep.documents.models import Document, Standing
from nennep.figures.exports import workbook_response
from nennep.figures.links import absolute_url
from nennep.lib.handover import Head, Link, SheetOut, write_xlsx

AT_ONCE = 500


def documents_workbook(found):
    """All that the list shows, narrowed and sorted as there."""
    rows = document_rows([row.pk for row in found[:]])
    title = _("Documents, %(day)s") % {"day": localdate().strftime("%d/%m/%Y")}
    return workbook_response(
        write_xlsx([SheetOut(_("Documents"), document_heads(), rows, title=title)]), "van-ban.xlsx"
    )


def document_heads():
    return [
        Head(_("Type"), 14),
        Head(pgettext("document", "Number"), 18),
        Head(pgettext("document", "Date"), 16, "date"),
        Head(_("Issued by"), 30),
        Head(_("Subject"), 60),
        Head(_("Topic"), 22),
        Head(_("Term"), 12),
        Head(_("Standing"), 26),
        Head(_("Kept by"), 26),
    ]


def document_rows(ids):
    """A line for each document in the order of `ids`, a batch at a time."""
    today = localdate()
    for first in range(0, len(ids), AT_ONCE):
        batch = ids[first : first + AT_ONCE]
        documents = Document.objects.select_related("unit", "topic", "standing_by")
        whole = documents.defer("text", "standing_by__text").in_bulk(batch)
        for pk in batch:
            yield _line(whole[pk], today)


def _line(document, today):
    return [
        document.type,
        Link(absolute_url(reverse("documents:document", args=[document.pk])), document.full_number),
        document.issued_on,
        document.issuer,
        document.subject,
        document.topic.name if document.topic else "",
        document.term,
        standing_in_words(document, today),
        document.unit.name,
    ]


def standing_in_words(document, day):
    """What it is on that day, and by what: "no longer in force, by Chỉ thị 12-CT/TU"."""
    word, cause = standing_and_cause(document, day)
    return _("%(standing)s, by %(document)s") % {"standing": word, "document": cause} if cause else word


def standing_and_cause(document, day):
    """The word, and the document by which it ceased, wholly or partly; None for one in force."""
    standing = document.standing_on(day)
    ceased = standing in (Standing.NO_LONGER, Standing.PARTLY)
    return str(Standing(standing).label), document.standing_by if ceased else None
