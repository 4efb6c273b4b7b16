"""One paper of the tray: its words beside what they propose, and what a person makes of it."""

from django.contrib import messages
from django.http import Http404
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from nennep.documents.actions import next_number
from nennep.documents.errors import DocumentsError
from nennep.documents.issuers import unit_named
from nennep.documents.models import Document
from nennep.documents.rules import can_keep
from nennep.files.serving import serve_file
from nennep.intake.actions.annexing import keep_with, let_go_of_annexes
from nennep.intake.actions.confirming import (
    attach,
    confirm,
    declare_unmarked,
    direction_of,
    enter_held,
    fields_of,
    set_aside,
)
from nennep.intake.errors import HeldAlready, IntakeError
from nennep.intake.forms import ConfirmForm
from nennep.intake.models import Arrival
from nennep.intake.proposing import known_to, lacks, same_document
from nennep.intake.queries.tray import arrivals_of, could_go_with, next_to_confirm
from nennep.lib.extract import ocr
from nennep.ui.passages import Passage
from nennep.ui.require import get_or_404, id_in, require

State = Arrival.State


def paper(request, pk):
    arrival = _mine(request, pk)
    if arrival.state == State.REGISTERED and arrival.document:
        return redirect("documents:document", arrival.document_id)
    form = ConfirmForm(
        request.POST or None,
        initial=fields_of(arrival),
        next_numbers=_next_numbers(arrival.unit),
        missing=lacks(arrival.proposals),
    )
    held = None
    if request.method == "POST" and form.is_valid():
        try:
            document = confirm(arrival=arrival, by=request.user, fields=form.cleaned_data)
        except HeldAlready as error:
            held = error.document
            form.add_error(None, str(error))
        except (IntakeError, DocumentsError) as error:
            form.add_error(None, str(error))
        else:
            messages.success(request, _("%(document)s is registered.") % {"document": document})
            return _on(request, arrival)
    context = _context(arrival, form, held)
    context["can_attach"] = context["same"] is not None and can_keep(request.user, context["same"])
    return render(request, "intake/paper.html", context)


def file(request, pk):
    """The paper as it came, once it was read or declared."""
    arrival = _mine(request, pk)
    if not arrival.is_seen or arrival.file is None:
        raise Http404
    return serve_file(arrival.file, inline="inline" in request.GET)


@require_POST
def attach_to(request, pk):
    """Another file, or newer words, of the document that it is the same as; one that somebody here keeps."""
    arrival = _mine(request, pk)
    document = _meant(request, arrival)
    require(can_keep(request.user, document))
    try:
        attach(arrival=arrival, document=document, by=request.user)
    except IntakeError as error:
        messages.error(request, str(error))
        return redirect("intake:paper", pk)
    messages.success(request, _("%(document)s has one more file now.") % {"document": document})
    return _on(request, arrival)


@require_POST
def enter(request, pk):
    """A line in this unit's book for what is held already."""
    arrival = _mine(request, pk)
    document = _meant(request, arrival)
    try:
        enter_held(arrival=arrival, document=document, by=request.user)
    except (IntakeError, DocumentsError) as error:
        messages.error(request, str(error))
        return redirect("intake:paper", pk)
    messages.success(request, _("%(document)s stands in the book of the unit now.") % {"document": document})
    return _on(request, arrival)


@require_POST
def annexes(request, pk):
    """What was ticked goes with this paper."""
    arrival = _mine(request, pk)
    ticked = [int(one) for one in request.POST.getlist("annex") if one.isdigit()]
    chosen = list(arrivals_of(request.user).filter(pk__in=ticked, unit=arrival.unit_id))
    try:
        keep_with(arrival=arrival, annexes=chosen, by=request.user)
    except IntakeError as error:
        messages.error(request, str(error))
    return redirect("intake:paper", pk)


@require_POST
def apart(request, pk):
    """What went with this paper is on its own again."""
    let_go_of_annexes(arrival=_mine(request, pk))
    return redirect("intake:paper", pk)


@require_POST
def put_aside(request, pk):
    arrival = _mine(request, pk)
    try:
        set_aside(arrival=arrival, by=request.user)
    except IntakeError as error:
        messages.error(request, str(error))
        return redirect("intake:paper", pk)
    messages.success(request, _("Put aside; the file goes in 30 days."))
    return _on(request, arrival)


@require_POST
def declare(request, pk):
    arrival = _mine(request, pk)
    try:
        declare_unmarked(arrival=arrival, by=request.user)
    except IntakeError as error:
        messages.error(request, str(error))
    return redirect("intake:paper", pk)


def _mine(request, pk):
    return get_or_404(arrivals_of(request.user).select_related("file__text"), pk=pk)


def _meant(request, arrival):
    """The document that the page showed as the same one: of those that this tray may know of, whatever one sees
    elsewhere in another post."""
    shown = arrival.document or same_document(arrival)[0]
    key = id_in(request.POST.get("document", "")) or getattr(shown, "pk", None)
    return get_or_404(known_to(arrival, Document.objects.visible_to(request.user)).select_related("unit"), pk=key)


def _next_numbers(unit):
    year = localdate().year
    return {str(one): next_number(unit, one, year) for one in Document.Direction}


def _on(request, arrival):
    """The next paper that waits, or the tray."""
    following = next_to_confirm(request.user, arrival)
    return redirect(reverse("intake:paper", args=[following.pk]) if following else reverse("intake:tray"))


def _context(arrival, form, held):
    places = _places(arrival) if arrival.is_seen else []
    document, how = held or arrival.document, "key" if held else arrival.sameness
    if held is None and arrival.state == State.TO_CONFIRM:
        document, how = same_document(arrival)
    spans = list(dict.fromkeys(tuple(found["span"]) for _name, found in places))
    numbers = {name: spans.index(tuple(found["span"])) + 1 for name, found in places}
    return {
        "arrival": arrival,
        "form": form,
        "first": [(field, numbers.get(field.name)) for field in form.first],
        "more": [(field, numbers.get(field.name)) for field in form.more],
        "more_is_filled": any(arrival.value(field.name) for field in form.more),
        "passages": _passages(spans, arrival),
        "missing": [form[name].label for name in form.FIRST if name in lacks(arrival.proposals)],
        "looks_odd": bool(arrival.text) and not arrival.value("type") and not arrival.value("number"),
        "together": list(could_go_with(arrival)) if arrival.state == State.TO_CONFIRM else [],
        "annexes": list(arrival.annexes.filter(state=State.ANNEX)),
        "is_envelope": arrival.container_id is not None and arrival.container.name.lower().endswith((".xml", ".edxml")),
        "issuer_unit": unit_named(arrival.value("issuer"), arrival.unit.tree_id),
        "is_outgoing": direction_of(arrival) == Document.Direction.OUTGOING,
        "same": document,
        "is_in_book": document is not None and document.register_entries.filter(unit=arrival.unit).exists(),
        "how": how,
        "why_unread": "" if arrival.pages or ocr.is_available() else _why_unread(),
        "by_machine": "read_by_machine" in _warnings(arrival),
        "legacy": "legacy_font" in _warnings(arrival),
    }


def _why_unread():
    told = _(
        "Scans are not read here yet: on the server, the programs %(packages)s are missing. Once they are installed, "
        "what waits is read by itself."
    )
    return told % {"packages": ", ".join(ocr.PACKAGES)}


def _places(arrival):
    """(field, proposal) of what was found in the text, in the order of the form."""
    names = (*ConfirmForm.FIRST, *ConfirmForm.MORE)
    return [(name, arrival.proposals[name]) for name in names if "span" in arrival.proposals.get(name, {})]


def _passages(spans, arrival):
    """Marks of the fields, and behind them, without numbers, bases and deadlines."""
    marks = [Passage(*span, kind="field", number=number) for number, span in enumerate(spans, 1)]
    others = [*arrival.proposals.get("bases", []), *arrival.proposals.get("deadlines", [])] if arrival.is_seen else []
    return marks + [Passage(*found["span"], kind="field") for found in others]


def _warnings(arrival):
    found = getattr(arrival.file, "text", None) if arrival.file_id else None
    return found.warnings if found else []
