"""What history calls the acts of this app."""

from django.utils.translation import gettext_lazy as _

SENTENCES = {
    "document.registered": _("A document was registered"),
    "document.version_added": _("A newer version of a document was added"),
    "document.waiting_citations_linked": _("Citations in other documents were linked to a document"),
}
