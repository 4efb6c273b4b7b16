"""The codes under which duties and notices about documents are kept."""

from django.db import models
from django.utils.translation import gettext_lazy as _

ACKNOWLEDGEMENT = "acknowledgement"
PLAN = "plan"
REPORT = "directive_report"
REVIEW = "review"

# What a unit can be asked for when a document is handed on to it, in the order in which it happens.
ASKED_FOR = (ACKNOWLEDGEMENT, PLAN, REPORT)
ALL = (*ASKED_FOR, REVIEW)
# Judged by the unit that asked; an acknowledgement is only a word.
JUDGED = (PLAN, REPORT, REVIEW)

HANDED_ON = "directives.handed_on"
HANDED_IN = "directives.handed_in"
SENT_BACK = "directives.sent_back"
VERIFIED = "directives.verified"
CHANGED = "directives.changed"
DUE_SOON = "directives.due_soon"
OVERDUE = "directives.overdue"
REVIEW_ASKED = "directives.review_asked"
NAMED_SOON = "directives.named_soon"


class Duties(models.TextChoices):
    """What each kind is called where it stands alone."""

    ACKNOWLEDGEMENT = ACKNOWLEDGEMENT, _("Read and acknowledge")
    PLAN = PLAN, _("Make a plan")
    REPORT = REPORT, _("Report on it")
    REVIEW = REVIEW, _("Review it")
