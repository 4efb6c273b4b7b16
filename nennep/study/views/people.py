"""The people of a unit in one campaign: names and states, never words; excusing, more time, reminding."""

from django.contrib import messages
from django.db.models import Prefetch
from django.http import Http404
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.timezone import now
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from nennep.duties.errors import DutiesError
from nennep.duties.models import OWED, Duty, State
from nennep.study import actions
from nennep.study.actions.people import essays_owed, to_remind
from nennep.study.errors import StudyError
from nennep.study.forms.campaign import ExcuseForm, ExtendForm
from nennep.study.kinds import ATTENDANCE, ESSAY
from nennep.study.models import Attendance, Campaign, Essay
from nennep.study.rules import campaign as rules
from nennep.study.views.campaign import unit_asked_for
from nennep.ui.list_page import Filter, by_folded, list_page
from nennep.ui.require import get_or_404, require
from nennep.units.models import Unit
from nennep.units.queries import children_of, home_units

STEPS = {"excuse": ExcuseForm, "extend": ExtendForm}
PER_PAGE = 100


def people(request, pk):
    """Everybody who owes an essay at or below a unit, each with the states of essay and attendance."""
    campaign, unit = _campaign_and_unit(request, pk)
    require(rules.can_see_people_of(request.user, unit))
    lines = Attendance.objects.filter(sheet__session__campaign=campaign).select_related("duty", "sheet__session")
    rows = (
        Essay.objects.visible_to(request.user)
        .filter(campaign=campaign, duty__unit__in=Unit.objects.under(unit.path))
        .select_related("person", "duty__unit", "latest")
        .prefetch_related(Prefetch("person__attendances", lines, to_attr="lines"))
    )
    return list_page(
        request,
        rows,
        template="study/people.html",
        order=["duty__unit__sort_key", "duty__unit", "person__sort_key"],
        sorts={"name": ["person__sort_key"], "state": ["duty__state", "person__sort_key"]},
        search=by_folded("person__folded"),
        search_label=_("Name or code"),
        filters=[Filter("state", _("Essay"), _state_choices(), _in_state)],
        per_page=PER_PAGE,
        context={
            "campaign": campaign,
            "unit": unit,
            "can_excuse": rules.can_excuse(request.user, campaign, unit),
            "is_leaf": not children_of(unit).exists(),
        },
    )


def _state_choices():
    return [*State.choices, ("overdue", _("overdue"))]


def _in_state(essays, value):
    if value == "overdue":
        return essays.filter(duty__state__in=OWED, duty__due_at__lt=now())
    return essays.filter(duty__state=value)


def move_people(request, pk, step):
    """Excuse those who were chosen in the list, or give them more time: shown by name first, then done."""
    if step not in STEPS:
        raise Http404
    campaign, unit = _campaign_and_unit(request, pk)
    require(rules.can_excuse(request.user, campaign, unit))
    back = f"{reverse('study:people', args=[campaign.pk])}?unit={unit.pk}"
    chosen = _chosen(request, campaign, unit)
    if not chosen:
        messages.error(request, _("Choose at least one person in the list first."))
        return redirect(back)
    is_final = request.method == "POST" and "confirmed" in request.POST
    form = STEPS[step](request.POST if is_final else None, sessions=campaign.sessions.all())
    if is_final and form.is_valid():
        try:
            moved = _move(step, campaign, chosen, form.cleaned_data, request.user)
        except (DutiesError, StudyError) as error:
            form.add_error(None, str(error))
        else:
            messages.success(request, _told(step, moved))
            return redirect(back)
    context = {"campaign": campaign, "unit": unit, "step": step, "chosen": chosen, "form": form, "back": back}
    return render(request, "study/move_people.html", context)


def _chosen(request, campaign, unit):
    keys = [int(key) for key in request.POST.getlist("essay") if key.isdigit()]
    essays = Essay.objects.visible_to(request.user).filter(
        campaign=campaign, pk__in=keys, duty__unit__in=Unit.objects.under(unit.path)
    )
    return list(essays.select_related("person", "duty__unit").order_by("person__sort_key"))


def _move(step, campaign, essays, data, by):
    """Only what is still owed moves: of the chosen, some may owe the session and not the essay."""
    people = [essay.person_id for essay in essays]
    open_duties = Duty.objects.about(campaign).filter(owed_by__in=people, state__in=OWED)
    if step == "extend":
        owed = open_duties.of_kind(ESSAY)
        return actions.extend_people(campaign=campaign, owed=owed, by=by, reason=data["reason"], due_at=data["due_at"])
    sessions = [int(key) for key in data["what"] if key != ESSAY]
    owed = open_duties.of_kind(ATTENDANCE).filter(part_id__in=sessions)
    if ESSAY in data["what"]:
        owed = owed | open_duties.of_kind(ESSAY)
    return actions.excuse_people(campaign=campaign, owed=owed, by=by, reason=data["reason"])


def _told(step, moved):
    if not moved:
        return _("Nothing was changed: those chosen owe none of this any more.")
    if step == "extend":
        return ngettext("%(count)d essay has a new deadline.", "%(count)d essays have a new deadline.", len(moved)) % {
            "count": len(moved)
        }
    return ngettext("%(count)d duty was excused.", "%(count)d duties were excused.", len(moved)) % {"count": len(moved)}


def remind(request, pk):
    """How many still owe, unit by unit, and how many can be told; then the notices go out."""
    campaign, unit = _campaign_and_unit(request, pk)
    require(rules.can_remind(request.user, campaign, unit))
    if request.method == "POST":
        told = actions.remind(campaign=campaign, unit=unit, by=request.user)
        message = ngettext("%(count)d person was reminded.", "%(count)d people were reminded.", told)
        messages.success(request, message % {"count": told})
        return redirect(f"{reverse('study:campaign', args=[campaign.pk])}?unit={unit.pk}")

    owing = list(essays_owed(campaign, unit).values_list("unit", "owed_by__user__is_active"))
    to_tell = len(to_remind(campaign, unit, now()))
    without_account = sum(1 for _unit, is_active in owing if not is_active)
    context = {
        "campaign": campaign,
        "unit": unit,
        "owing": len(owing),
        "to_tell": to_tell,
        "told_today": len(owing) - without_account - to_tell,
        "without_account": without_account,
        "rows": _by_child(unit, owing),
    }
    return render(request, "study/remind.html", context)


def _by_child(unit, owing):
    """Rows (unit, owing, without account) for the units right below and the unit itself."""
    below = list(children_of(unit))
    home = home_units(below)
    counts = {}
    for unit_id, is_active in owing:
        place = next(iter(home.get(unit_id, ())), unit.pk)
        number, without = counts.get(place, (0, 0))
        counts[place] = number + 1, without + (not is_active)
    return [(place, *counts[place.pk]) for place in [*below, unit] if place.pk in counts]


def _campaign_and_unit(request, pk):
    campaigns = Campaign.objects.with_figures_for(request.user).select_related("host")
    campaign = get_or_404(campaigns, pk=pk)
    unit = unit_asked_for(request, campaign)
    if unit is None:
        raise Http404
    return campaign, unit
