"""The list of documents."""

from django.db.models import Q
from django.utils.translation import gettext as _

from nennep.documents import rules
from nennep.documents.models import Document
from nennep.ui.list_page import list_page


def documents(request):
    return list_page(
        request,
        Document.objects.visible_to(request.user).select_related("unit").defer("text"),
        template="documents/documents.html",
        order=["-issued_on"],
        sorts={"issued": ["issued_on"], "issuer": ["issuer", "-issued_on"]},
        search=_search,
        search_label=_("Number or subject"),
        context={"can_register": rules.can_register_anywhere(request.user)},
    )


def _search(found, text):
    for word in text.split():
        found = found.filter(
            Q(subject__icontains=word)
            | Q(number__icontains=word)
            | Q(notation__icontains=word)
            | Q(type__icontains=word)
        )
    return found
