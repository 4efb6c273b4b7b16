"""Changing the tree: fill in, look at what follows from it, confirm."""

from collections.abc import Callable
from dataclasses import dataclass

from django.contrib import messages
from django.http import Http404
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from nennep.ui.require import require
from nennep.units import actions, consequences, rules
from nennep.units.errors import UnitsError
from nennep.units.forms import reorganise as forms
from nennep.units.once import once, try_out, was_sent
from nennep.units.views.unit import visible_unit


@dataclass(frozen=True)
class Step:
    """One kind of change: its form, what follows from it, the action, and the words."""

    form: type
    follows: Callable
    act: Callable
    title: str
    done: str
    is_danger: bool = False


def _open(unit, by, **data):
    return actions.open_unit(tree=unit.tree, parent=unit, by=by, **data)


def _merge(unit, by, **data):
    return actions.merge_units(successor=unit, by=by, **data).unit


def _split(unit, by, **data):
    return actions.split_unit(unit=unit, by=by, **data).unit


STEPS = {
    "open": Step(
        forms.OpenForm, consequences.of_opening, _open, gettext_lazy("Open a unit below"), gettext_lazy("It is open.")
    ),
    "rename": Step(
        forms.RenameForm,
        consequences.of_renaming,
        actions.rename_unit,
        gettext_lazy("Rename"),
        gettext_lazy("It has its new name."),
    ),
    "move": Step(
        forms.MoveForm,
        consequences.of_moving,
        actions.move_unit,
        gettext_lazy("Move in the tree"),
        gettext_lazy("It has been moved."),
    ),
    "close": Step(
        forms.CloseForm,
        consequences.of_closing,
        actions.close_unit,
        gettext_lazy("Close"),
        gettext_lazy("It is closed."),
        is_danger=True,
    ),
    "merge": Step(
        forms.MergeForm,
        consequences.of_merging,
        _merge,
        gettext_lazy("Take other units in"),
        gettext_lazy("The units are merged."),
        is_danger=True,
    ),
    "split": Step(
        forms.SplitForm,
        consequences.of_splitting,
        _split,
        gettext_lazy("Split"),
        gettext_lazy("The unit is split."),
        is_danger=True,
    ),
}


def reorganise(request, pk, step):
    """The first post shows what would follow, the second (`confirmed`) does it."""
    if step not in STEPS:
        raise Http404
    unit, chosen = visible_unit(request, pk), STEPS[step]
    if request.method == "POST" and (sent := was_sent(request.POST.get("key", ""))):
        messages.info(request, _("This form was stored already."))
        return redirect("units:unit", sent.made)
    require(rules.can_change_unit(request.user, unit))
    form = chosen.form(request.POST or None, unit=unit, user=request.user)
    follows = None
    if request.method == "POST" and form.is_valid():
        data = {name: value for name, value in form.cleaned_data.items() if name != "key"}
        try:
            if "confirmed" in request.POST:
                made, _is_new = once(form.cleaned_data["key"], lambda: chosen.act(unit=unit, by=request.user, **data))
                messages.success(request, chosen.done)
                return redirect("units:unit", made)
            follows = chosen.follows(unit, data)
            try_out(lambda: chosen.act(unit=unit, by=request.user, **data))
        except UnitsError as error:
            form.add_error(None, str(error))
            follows = None
    context = {"unit": unit, "form": form, "step": chosen, "follows": follows}
    return render(request, "units/reorganise.html", context)
