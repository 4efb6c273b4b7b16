"""What history calls the acts of this app."""

from django.utils.translation import gettext_lazy as _

SENTENCES = {
    "document.registered": _("A document was registered"),
    "document.version_added": _("A newer version of a document was added"),
    "document.annex_added": _("A file that belongs to a document was kept beside it"),
    "document.changed": _("What is known of a document was corrected"),
    "document.citation_decided": _("Somebody said which document a citation means"),
    "document.relation_confirmed": _("A relation between two documents was confirmed"),
    "document.relation_rejected": _("A relation between two documents was rejected"),
    "document.standing_set": _("A document's standing was set"),
    "document.entered_in_register": _("A document was entered in a register"),
    "document.waiting_citations_linked": _("Citations in other documents were linked to a document"),
    "topic.added": _("A topic was added"),
    "topic.changed": _("A topic was renamed or moved"),
    "topic.removed": _("A topic was removed"),
}
