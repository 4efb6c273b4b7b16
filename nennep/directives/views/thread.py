"""Everything around one document on one screen, and as an annex to take along."""

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from nennep.directives import rules
from nennep.directives.annex import annex
from nennep.directives.panels import big_numbers
from nennep.directives.picture import picture
from nennep.directives.queries.progress import document_numbers
from nennep.directives.thread import Side, thread_of
from nennep.documents.models import Document
from nennep.ui.require import get_or_404, require

DAYS_AT_ONCE = 20
DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


def thread(request, document_pk):
    document = _document(request, document_pk)
    limbs = thread_of(document, request.user)
    days = days_of(document, limbs)
    context = {
        "document": document,
        "above": [limb for limb in limbs if limb.side == Side.ABOVE],
        "beside": [limb for limb in limbs if limb.side == Side.BESIDE],
        "below": [limb for limb in limbs if limb.side == Side.BELOW],
        "picture": picture(document, limbs),
        "days": {"first": days[:DAYS_AT_ONCE], "rest": days[DAYS_AT_ONCE:]},
        "big": big_numbers(document_numbers(document)),
        "can_hand_on": rules.can_hand_on_anywhere(request.user),
        "can_ask_for_review": request.user.unit_scope.has(*rules.JUDGES),
    }
    return render(request, "directives/thread.html", context)


def thread_docx(request, document_pk):
    document = _document(request, document_pk)
    response = HttpResponse(annex(document, thread_of(document, request.user)), content_type=DOCX)
    response.headers["Content-Disposition"] = f'attachment; filename="phu-luc-van-ban-{document.pk}.docx"'
    return response


def _document(request, pk):
    require(rules.can_see_directives(request.user))
    return get_or_404(Document.objects.visible_to(request.user).select_related("unit__tree"), pk=pk)


def days_of(document, limbs):
    """What happened when, from the issue on; what it rests on came before and stands above."""
    dated = [
        (item.day, limb.label, item)
        for limb in limbs
        if limb.side != Side.ABOVE
        for item in limb.items
        if item.day and item.day >= document.issued_on
    ]
    first = (document.issued_on, _("Issued"), None)
    return [first, *sorted(dated, key=lambda one: one[0])]
