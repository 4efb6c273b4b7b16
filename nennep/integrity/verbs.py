"""What history calls the acts of this app."""

from django.utils.translation import gettext_lazy as _

SENTENCES = {
    "finding.confirmed": _("A finding was confirmed"),
    "finding.cleared": _("A finding was cleared"),
    "finding.disputed": _("A second reviewer was asked for"),
    "question.asked": _("An author was asked about a finding"),
    "question.answered": _("An author answered about a finding"),
    "run.requested": _("A full check of a collection was asked for"),
}
