"""Bringing a list of units or people from a spreadsheet: send, look, take over."""

from django.contrib import messages
from django.http import Http404
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from nennep.ui.require import get_or_404, require
from nennep.units import rules
from nennep.units.errors import UnitsError
from nennep.units.exports import workbook_response
from nennep.units.forms.lists import PeopleListForm, UnitsListForm
from nennep.units.lists.reading import ListRefused, template_workbook
from nennep.units.lists.taking_over import keep_list, plan_of, take_over
from nennep.units.models import ListImport
from nennep.units.once import try_out
from nennep.units.views.unit import visible_unit

FORMS = {"units": UnitsListForm, "people": PeopleListForm}
RIGHTS = {"units": rules.can_change_unit, "people": rules.can_change_people}
FILE_NAMES = {"units": "mau-don-vi.xlsx", "people": "mau-danh-sach.xlsx"}
MOST_SHOWN = 100


def send_list(request, pk, kind):
    unit = _unit(request, pk, kind)
    form = FORMS[kind](request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        data = form.cleaned_data
        try:
            kept = keep_list(
                kind=kind,
                unit=unit,
                upload=data["file"],
                on=data["on"],
                legal_basis=data.get("legal_basis", ""),
                by=request.user,
                form_key=data["key"],
            )
        except ListRefused as refused:
            form.add_error("file", str(refused))
        else:
            return redirect("units:list", kept.pk)
    return render(request, "units/send_list.html", {"unit": unit, "kind": kind, "form": form})


def template(request, pk, kind):
    """An empty list with the right headings."""
    return workbook_response(template_workbook(kind, _unit(request, pk, kind)), FILE_NAMES[kind])


def look_at_list(request, pk):
    """What the list would change, before it does; afterwards, what it changed."""
    kept = _kept(request, pk)
    context = {"kept": kept, "unit": kept.unit}
    if kept.applied_at is None:
        plan = plan_of(kept, request.user)
        context |= {
            "plan": plan,
            "refusal": _refusal(kept, plan, request.user),
            "wrong": plan.wrong[:MOST_SHOWN],
            "planned": (*plan.changed[:MOST_SHOWN], *plan.new[:MOST_SHOWN]),
            "not_shown": max(0, len(plan.changed) - MOST_SHOWN) + max(0, len(plan.new) - MOST_SHOWN),
        }
    return render(request, "units/list.html", context)


@require_POST
def take_list_over(request, pk):
    kept = _kept(request, pk)
    try:
        kept = take_over(kept=kept, by=request.user)
    except UnitsError as error:
        messages.error(request, str(error))
    else:
        messages.success(request, _("The list has been taken over."))
    return redirect("units:list", kept.pk)


def _unit(request, pk, kind):
    if kind not in FORMS:
        raise Http404
    unit = visible_unit(request, pk)
    require(RIGHTS[kind](request.user, unit) and unit.closed_on is None)
    return unit


def _kept(request, pk):
    lists = ListImport.objects.visible_to(request.user).select_related("unit__tree")
    kept = get_or_404(lists, pk=pk)
    require(RIGHTS[kept.kind](request.user, kept.unit))
    return kept


def _refusal(kept, plan, by):
    """What an action would say against the list as a whole; found out by trying."""
    if not plan.changed or plan.wrong:
        return ""
    try:
        try_out(lambda: take_over(kept=kept, by=by))
    except UnitsError as error:
        return str(error)
    return ""
