"""The list of campaigns, and the page of one: how far it has come, unit by unit."""

from django.contrib import messages
from django.http import Http404
from django.shortcuts import redirect, render
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from nennep.figures.registry import Scope
from nennep.study import actions
from nennep.study.errors import StudyError
from nennep.study.forms.campaign import ViewForm
from nennep.study.models import Attendance, Campaign, Essay
from nennep.study.panels import (
    attendance_numbers,
    big_numbers,
    campaign_charts,
    campaign_tables,
    small_numbers,
)
from nennep.study.queries.progress import first_unit, progress
from nennep.study.rules import campaign as rules
from nennep.study.rules.essays import can_import
from nennep.study.rules.review import can_review
from nennep.ui.list_page import Filter, list_page
from nennep.ui.require import get_or_404, require
from nennep.units.queries import ancestors_of, names_on


def campaigns(request):
    """All campaigns that concern this person, the newest first."""
    return list_page(
        request,
        Campaign.objects.visible_to(request.user).select_related("host", "document"),
        template="study/campaigns.html",
        order=["-created_at"],
        filters=[Filter("state", _("State"), Campaign.State.choices, lambda rows, value: rows.filter(state=value))],
        context={"can_create": rules.can_create(request.user)},
    )


def campaign(request, pk):
    """Staff see the numbers of their units; whoever only owes something sees that."""
    found = get_or_404(Campaign.objects.visible_to(request.user).select_related("host", "document"), pk=pk)
    if found.is_draft:
        return redirect("study:setup", found.pk)
    form = ViewForm(request.GET)
    as_of = form.cleaned_data["as_of"] if form.is_valid() else None
    unit = unit_asked_for(request, found, form)
    context = {"campaign": found, "form": form, "own": own_part(request.user, found)}
    if unit is None:
        return render(request, "study/campaign_own.html", context)

    shown = progress(found, unit, user=request.user, as_of=as_of)
    scope = Scope(unit=unit, as_of=as_of, subject=found)
    owing = sum(shown.total.states.get(state, 0) for state in ("expected", "returned", "overdue"))
    context |= {
        "unit": unit,
        "unit_name": names_on(as_of, [unit]).get(unit.pk, unit.name) if as_of else unit.name,
        "above": [one for one in ancestors_of(unit)[:-1] if one.is_below(found.host)],
        "as_of": as_of,
        "today": localdate(),
        "progress": shown,
        "big": big_numbers(shown),
        "small": small_numbers(shown),
        "attended": attendance_numbers(shown),
        "tables": campaign_tables(shown),
        "charts": campaign_charts(scope),
        "owing": owing,
        "can_remind": owing and as_of is None and rules.can_remind(request.user, found, unit),
        "can_enter": as_of is None and can_import(request.user, found, unit),
        "can_see_people": rules.can_see_people_of(request.user, unit),
        "can_set_up": rules.can_set_up(request.user, found),
        "can_close": rules.can_close(request.user, found),
        "can_review": can_review(request.user),
        "can_make_report": rules.can_make_report(request.user, unit),
    }
    return render(request, "study/campaign.html", context)


def unit_asked_for(request, found, form=None):
    """The unit in the address, else where this user's look begins; None for those without a task there."""
    form = form or ViewForm(request.GET)
    form.full_clean()
    asked = form.cleaned_data.get("unit")
    if request.GET.get("unit") and asked is None:
        raise Http404
    unit = asked or first_unit(request.user, found)
    if unit is None:
        return None
    seen = rules.can_see_figures_of(request.user, found, unit) and unit.is_below(found.host)
    if not seen:
        raise Http404
    return unit


def own_part(user, found):
    """What this person owes in the campaign: the essay and the lines on attendance sheets."""
    person = user.unit_scope.person
    if person is None:
        return None
    essay = Essay.objects.filter(campaign=found, person=person).select_related("duty").first()
    lines = list(
        Attendance.objects.filter(sheet__session__campaign=found, person=person)
        .select_related("duty", "sheet__session", "sheet__venue")
        .order_by("sheet__session__starts_at")
    )
    return {"essay": essay, "lines": lines} if essay or lines else None


@require_POST
def close(request, pk):
    found = get_or_404(Campaign.objects.visible_to(request.user).select_related("host"), pk=pk)
    require(rules.can_set_up(request.user, found))
    try:
        actions.close_campaign(campaign=found, by=request.user)
    except StudyError as error:
        messages.error(request, str(error))
    else:
        messages.success(request, _("The campaign is closed. Everything in it stays readable."))
    return redirect("study:campaign", found.pk)
