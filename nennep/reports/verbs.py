"""What history calls the acts of this app."""

from django.utils.translation import gettext_lazy as _

SENTENCES = {
    "report.created": _("A report was begun"),
    "report.changed": _("A report's words were changed"),
    "report.signed": _("A report was signed"),
    "report.scan_attached": _("The officially signed paper was attached"),
}
