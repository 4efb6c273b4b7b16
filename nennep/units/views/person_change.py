"""Adding a person, and changing one: a form for each kind of change, each stored once."""

from django.contrib import messages
from django.http import Http404
from django.shortcuts import redirect, render
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_variables

from nennep.accounts.passwords import new_password
from nennep.ui.require import get_or_404, require
from nennep.units import actions, rules
from nennep.units.errors import UnitsError
from nennep.units.forms.people import AddPersonForm
from nennep.units.once import once, try_out, was_sent
from nennep.units.views.people import visible_person
from nennep.units.views.steps import PERSON_STEPS
from nennep.units.views.unit import visible_unit


def add_person(request, pk):
    unit = visible_unit(request, pk)
    if request.method == "POST" and (sent := was_sent(request.POST.get("key", ""))):
        messages.info(request, _("This form was stored already."))
        return redirect("units:person", sent.made)
    require(rules.can_change_people(request.user, unit) and unit.is_open_on(localdate()))
    form = AddPersonForm(request.POST or None, unit=unit)
    if request.method == "POST" and form.is_valid():
        data = _without_key(form)
        try:
            made, _is_new = once(form.cleaned_data["key"], lambda: actions.add_person(by=request.user, **data))
        except UnitsError as error:
            form.add_error(None, str(error))
        else:
            messages.success(request, _("The person has been added."))
            return redirect("units:person", made)
    return render(request, "units/add_person.html", {"unit": unit, "form": form})


def change_person(request, pk, step):
    """One of PERSON_STEPS; `?row=` names the membership, post, role or grant that it is about."""
    chosen = PERSON_STEPS.get(step)
    if chosen is None:
        raise Http404
    person = visible_person(request, pk)
    if request.method == "POST" and was_sent(request.POST.get("key", "")):
        messages.info(request, _("This form was stored already."))
        return redirect("units:person", person.pk)
    row = _row(request, chosen, person)
    require(chosen.may(request.user, person, row))
    form = chosen.form(request.POST or None, person=person, user=request.user, row=row)
    context = {"person": person, "row": row, "form": form, "step": chosen}
    if request.method == "POST" and form.is_valid():
        try:
            if chosen.follows and "confirmed" not in request.POST:
                context["follows"] = _looked_at(chosen, person, row, form, request.user)
            elif chosen.gives_password:
                return _with_password(request, chosen, person, form)
            else:
                _do(chosen, person, row, form, request.user)
                messages.success(request, chosen.done)
                return redirect("units:person", person.pk)
        except UnitsError as error:
            form.add_error(None, str(error))
    return render(request, "units/change_person.html", context)


def _row(request, chosen, person):
    if chosen.rows is None:
        return None
    key = request.GET.get("row", "")
    if not key.isdigit():
        raise Http404
    return get_or_404(chosen.rows(person), pk=int(key))


def _without_key(form):
    return {name: value for name, value in form.cleaned_data.items() if name != "key"}


def _do(chosen, person, row, form, by, **more):
    data = _without_key(form) | more
    return once(form.cleaned_data["key"], lambda: chosen.act(person, row, by, data))


def _looked_at(chosen, person, row, form, by):
    """What would follow; whatever stands against it is raised now, and nothing stays changed."""
    data = _without_key(form)
    follows = chosen.follows(person, data)
    try_out(lambda: chosen.act(person, row, by, data))
    # The action wrote on the objects as well.
    person.refresh_from_db()
    return follows


@sensitive_variables("password")
def _with_password(request, chosen, person, form):
    """The only page that ever shows the password; it is not stored and not cached."""
    password = new_password()
    _made, is_new = _do(chosen, person, None, form, request.user, password=password)
    if not is_new:
        # Sent twice at the same moment: the other answer shows the password.
        messages.info(request, _("This form was stored already."))
        return redirect("units:person", person.pk)
    person.refresh_from_db()
    return render(request, "units/password.html", {"person": person, "password": password})
