"""What history calls the acts of this app."""

from django.utils.translation import gettext_lazy as _

SENTENCES = {
    "directive.handed_on": _("A document was handed on"),
    "directive.handed_in": _("Something was handed in for a document"),
    "directive.review_asked": _("A review of a document was asked for"),
}
