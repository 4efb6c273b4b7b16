"""What stands beside a unit's name and place: numbers that others gave it, and the units that it serves."""

from collections.abc import Callable
from dataclasses import dataclass

from django.contrib import messages
from django.http import Http404
from django.shortcuts import redirect, render
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from nennep.ui.require import get_or_404, require
from nennep.units import actions, rules
from nennep.units.errors import UnitsError
from nennep.units.forms import facts as forms
from nennep.units.once import once, was_sent
from nennep.units.views.unit import visible_unit


@dataclass(frozen=True)
class Fact:
    """One kind of change; `rows(unit)` are the numbers or services that it can be about."""

    form: type
    act: Callable
    title: str
    done: str
    rows: Callable | None = None


FACTS = {
    "identify": Fact(
        forms.IdentifyForm,
        lambda unit, row, by, data: actions.identify_unit(unit=unit, by=by, **data),
        gettext_lazy("Add a number"),
        gettext_lazy("The number has been added."),
    ),
    "end-identifier": Fact(
        forms.EndFactForm,
        lambda unit, row, by, data: actions.end_identifier(identifier=row, by=by, **data),
        gettext_lazy("End the number"),
        gettext_lazy("The number has ended."),
        rows=lambda unit: unit.identifiers.open().select_related("unit"),
    ),
    "serve": Fact(
        forms.ServeForm,
        lambda unit, row, by, data: actions.serve_unit(unit=unit, by=by, **data),
        gettext_lazy("Add a unit that it serves"),
        gettext_lazy("The link has been added."),
    ),
    "end-service": Fact(
        forms.EndFactForm,
        lambda unit, row, by, data: actions.end_service(service=row, by=by, **data),
        gettext_lazy("End the link"),
        gettext_lazy("The link has ended."),
        rows=lambda unit: unit.services.open().select_related("unit", "serves"),
    ),
}


def fact(request, pk, step):
    """One of FACTS; `?row=` names the number or the service that it is about."""
    if step not in FACTS:
        raise Http404
    unit, chosen = visible_unit(request, pk), FACTS[step]
    if request.method == "POST" and was_sent(request.POST.get("key", "")):
        messages.info(request, _("This form was stored already."))
        return redirect("units:unit", unit.pk)
    require(rules.can_change_unit(request.user, unit) and unit.is_open_on(localdate()))
    row = _row(request, chosen, unit)
    form = chosen.form(request.POST or None, unit=unit, user=request.user, row=row)
    if request.method == "POST" and form.is_valid():
        data = {name: value for name, value in form.cleaned_data.items() if name != "key"}
        try:
            once(form.cleaned_data["key"], lambda: chosen.act(unit, row, request.user, data))
        except UnitsError as error:
            form.add_error(None, str(error))
        else:
            messages.success(request, chosen.done)
            return redirect("units:unit", unit.pk)
    return render(request, "units/fact.html", {"unit": unit, "form": form, "step": chosen, "row": row})


def _row(request, chosen, unit):
    if chosen.rows is None:
        return None
    key = request.GET.get("row", "")
    if not key.isdigit():
        raise Http404
    return get_or_404(chosen.rows(unit), pk=int(key))
