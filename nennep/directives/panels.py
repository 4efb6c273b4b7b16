"""What a document's own page shows about what is done about it: for the leader, the counts at a glance."""

from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from nennep.directives import rules
from nennep.directives.models import HandOn, Review
from nennep.directives.queries.progress import SHARES, document_numbers
from nennep.documents.panels import Panel


def doing(document, request):
    """None for members: what is asked of units is the affair of their staff."""
    user = request.user
    if not rules.can_see_directives(user):
        return None
    asked = HandOn.objects.filter(document=document).exists()
    return {
        "big": big_numbers(document_numbers(document)) if asked else [],
        "hand_ons": HandOn.objects.visible_to(user).filter(document=document).select_related("unit"),
        "reviews": Review.objects.visible_to(user).filter(document=document).select_related("unit"),
        "named": document.deadlines.filter(due_on__gte=localdate()),
        "can_hand_on": rules.can_hand_on_anywhere(user),
    }


def big_numbers(numbers):
    """What was asked of units and what came of it; nothing when nothing was asked."""
    shown = []
    for done, whole in SHARES:
        part, out_of = numbers[f"directives.{done}"], numbers[f"directives.{whole}"]
        if out_of.value and done.endswith("received"):
            note = _("of %(whole)d") % {"whole": out_of.value}
            shown.append({"value": part.value, "label": part.label, "url": part.url, "note": note})
    late = numbers["directives.all.overdue"]
    if shown:
        state = "overdue" if late.value else ""
        shown.append({"value": late.value, "label": late.label, "url": late.url, "state": state})
    return shown


PANEL = Panel("directives", "directives/_panel.html", doing, order=10)
