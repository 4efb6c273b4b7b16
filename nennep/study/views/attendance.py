"""Attendance: the sheets of a campaign, ticking one, handing it in, confirming it."""

from django.contrib import messages
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from nennep.duties.errors import DutiesError
from nennep.lib.vietnamese import fold
from nennep.study import actions
from nennep.study.errors import StudyError
from nennep.study.forms.attendance import HeadCountForm, ticks_from
from nennep.study.forms.campaign import ReasonForm
from nennep.study.models import Campaign, Session, Sheet, Venue
from nennep.study.queries.sheets import groups_of, head_differences, sheets_of, sheets_with_counts
from nennep.study.rules import attendance as rules
from nennep.ui.list_page import Filter, by_folded, list_page
from nennep.ui.require import get_or_404, require


def sheets(request, pk):
    """The sheets of one campaign by session and venue."""
    campaign = get_or_404(Campaign.objects.with_figures_for(request.user).select_related("host"), pk=pk)
    seen = Sheet.objects.visible_to(request.user).filter(session__campaign=campaign)
    sessions = [(session.pk, session.title) for session in Session.objects.filter(campaign=campaign)]
    venues = [(venue.pk, venue.name) for venue in Venue.objects.filter(sheets__in=seen).distinct()]
    filters = [
        Filter("session", _("Session"), sessions, lambda rows, key: rows.filter(session=key)),
        Filter("venue", _("Venue"), venues, lambda rows, key: rows.filter(venue=key)),
    ]
    return _list(request, seen, filters, {"campaign": campaign})


def my_sheets(request):
    """All sheets in one's units, of every running campaign."""
    return _list(request, sheets_of(request.user), [], {"campaign": None})


def _list(request, seen, filters, context):
    state = Filter("state", _("State"), Sheet.State.choices, lambda rows, value: rows.filter(state=value))
    return list_page(
        request,
        sheets_with_counts(seen),
        template="study/sheets.html",
        order=["session__starts_at", "venue__unit__sort_key", "venue__name"],
        filters=[*filters, state],
        search=by_folded("venue__unit__folded"),
        search_label=_("Unit of the venue"),
        context=context,
    )


def sheet(request, pk):
    """Names by unit with two ticks each; what was changed since the page was opened is what is saved."""
    found = _sheet(request, pk)
    search = " ".join(request.GET.get("q", "").split())
    if request.method == "POST":
        require(found.state != Sheet.State.OPEN or rules.can_tick(request.user, found))
        return _save(request, found)
    groups = groups_of(found, fold(search))
    everybody = groups if not search else groups_of(found)
    initial = {
        "heads_start": found.head_count_start,
        "heads_end": found.head_count_end,
        "found_start": found.head_count_start,
        "found_end": found.head_count_end,
        "note": found.note,
    }
    context = _context(request, found, everybody) | {
        "groups": groups,
        "search": search,
        "form": HeadCountForm(initial=initial),
        "can_tick": rules.can_tick(request.user, found),
        "can_confirm": rules.can_confirm(request.user, found),
        "can_reopen": rules.can_reopen(request.user, found),
    }
    return render(request, "study/sheet.html", context)


def _save(request, found):
    form = HeadCountForm(request.POST)
    if not form.is_valid():
        messages.error(request, _("Head counts are whole numbers. Nothing was saved; please go back and correct them."))
        return redirect("study:sheet", found.pk)
    unit_id = request.POST.get("all_present", "")
    all_present = found.attendances.filter(duty__unit=unit_id).values_list("pk", flat=True) if unit_id.isdigit() else ()
    try:
        kept = actions.tick(sheet=found, ticks=ticks_from(request.POST, all_present), by=request.user, **form.pairs)
    except StudyError as error:
        messages.error(request, str(error))
        return redirect("study:sheet", found.pk)
    if kept:
        messages.warning(
            request,
            _("Somebody else has written another head count since you opened the page; theirs was kept. Please look."),
        )
    if "to_hand_in" in request.POST:
        return redirect("study:hand_in_sheet", found.pk)
    messages.success(request, _("Saved."))
    search = request.GET.get("q", "")
    address = reverse("study:sheet", args=[found.pk]) + (f"?q={search}" if search else "")
    return redirect(f"{address}#unit-{unit_id}" if unit_id.isdigit() else address)


def hand_in(request, pk):
    """What the sheet says, once more, before it is handed in."""
    found = _sheet(request, pk)
    require(rules.can_tick(request.user, found))
    if request.method == "POST":
        try:
            actions.hand_in_sheet(sheet=found, by=request.user)
        except (StudyError, DutiesError) as error:
            messages.error(request, str(error))
        else:
            messages.success(request, _("The sheet has been handed in. Somebody else confirms it now."))
        return redirect("study:sheet", found.pk)
    return render(request, "study/hand_in.html", _context(request, found, groups_of(found)))


def confirm(request, pk):
    """Confirm who was there from start to end; names that should not stand there are sent back."""
    found = _sheet(request, pk)
    require(rules.can_confirm(request.user, found))
    groups = groups_of(found)
    error = ""
    if request.method == "POST":
        not_there = [int(key) for key in request.POST.getlist("not_there") if key.isdigit()]
        try:
            good, left = actions.confirm_sheet(
                sheet=found, by=request.user, not_there=not_there, reason=request.POST.get("reason", "")
            )
        except (StudyError, DutiesError) as problem:
            error = str(problem)
        else:
            messages.success(request, _told(good, left))
            return redirect("study:sheet", found.pk)
    context = _context(request, found, groups) | {
        "groups": [group for group in groups if group.present],
        "error": error,
        "marked": request.POST.getlist("not_there"),
        "reason": request.POST.get("reason", ""),
    }
    return render(request, "study/confirm_sheet.html", context)


def _told(good, left):
    if left:
        return _("%(good)d confirmed. %(left)d wait for somebody else, because they concern you yourself.") % {
            "good": good,
            "left": left,
        }
    return _("%(good)d confirmed.") % {"good": good}


def reopen(request, pk):
    """Give the sheet back with a reason, so that names can be added."""
    found = _sheet(request, pk)
    require(rules.can_reopen(request.user, found))
    form = ReasonForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            actions.reopen_sheet(sheet=found, by=request.user, reason=form.cleaned_data["reason"])
        except StudyError as error:
            messages.error(request, str(error))
        else:
            messages.success(request, _("The sheet is open again."))
        return redirect("study:sheet", found.pk)
    return render(request, "study/reopen_sheet.html", {"sheet": found, "form": form})


def _sheet(request, pk):
    seen = Sheet.objects.visible_to(request.user).select_related(
        "session__campaign", "venue__unit", "handed_in_by__person", "confirmed_by__person"
    )
    return get_or_404(seen, pk=pk)


def _context(request, found, groups):
    """What every page about a sheet shows: how many names, how many ticked, and where heads differ."""
    lines = [line for group in groups for line in group.lines if line.duty.state != "excused"]
    at_start = sum(line.at_start for line in lines)
    at_end = sum(line.at_end for line in lines)
    starts, ends = head_differences(found, at_start, at_end)
    return {
        "sheet": found,
        "campaign": found.session.campaign,
        "names": len(lines),
        "at_start": at_start,
        "at_end": at_end,
        "throughout": sum(line.at_start and line.at_end for line in lines),
        "differs_start": starts,
        "differs_end": ends,
    }
