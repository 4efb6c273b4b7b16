"""A document's name as a link, for those who may open it."""

from django.urls import reverse
from django.utils.html import format_html

from nennep.documents.rules import can_see


def link_to(document, user):
    """The name; a link where `user` may see the document, whose unit is at hand."""
    if user is None or not can_see(user, document):
        return format_html("{}", document)
    return format_html('<a href="{}">{}</a>', reverse("documents:document", args=[document.pk]), document)
