"""The history of the units that somebody answers for, and of one's own acts. It is never listed by person."""

from django.core.paginator import Paginator
from django.shortcuts import render

from nennep.history import rules
from nennep.history.forms import HistoryForm, OwnHistoryForm
from nennep.history.models import Entry
from nennep.history.queries import chain_state
from nennep.history.reach import address_of, reach
from nennep.history.sentences import sentence_of
from nennep.ui.require import require

PER_PAGE = 50


def entries(request):
    """Who did what in one's units: acts and objects, never what an act carried."""
    require(rules.can_read_history(request.user))
    units = reach().units(request.user)
    found = Entry.objects.filter(unit_id__in=units.values("pk"))
    context = {"own": False, "chain": chain_state()}
    return _listed(request, found, HistoryForm(request.GET), context)


def own(request):
    """What the person signed in did, wherever it was."""
    found = Entry.objects.filter(actor=request.user)
    context = {"own": True, "can_read_units": rules.can_read_history(request.user)}
    return _listed(request, found, OwnHistoryForm(request.GET), context)


def _listed(request, found, form, context):
    found = form.narrow(found, request.user).order_by("-pk")
    page = Paginator(found, PER_PAGE).get_page(request.GET.get("page"))
    return render(request, "history/entries.html", context | {"form": form, "page": page, "rows": _rows(page)})


def _rows(page):
    """Each entry with its words: a question for the units and one for the people, whatever the number of entries."""
    found = list(page.object_list)
    units = reach().unit_names({entry.unit_id for entry in found if entry.unit_id})
    actors = reach().actor_names({entry.actor_id for entry in found if entry.actor_id})
    return [
        {
            "at": entry.at,
            "text": sentence_of(entry.verb),
            "url": address_of(entry),
            "unit": units.get(entry.unit_id, ""),
            "who": actors.get(entry.actor_id, ""),
        }
        for entry in found
    ]
