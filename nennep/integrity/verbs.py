"""What history calls the acts of this app."""

from django.utils.translation import gettext_lazy as _

SENTENCES = {
    "finding.confirmed": _("A finding was confirmed"),
    "finding.cleared": _("A finding was cleared"),
}
