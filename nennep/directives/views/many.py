"""One decision about many tasks of a hand-on: more time, an excuse, an end."""

from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils.translation import ngettext

from nennep.directives import actions, rules
from nennep.directives.errors import DirectivesError
from nennep.directives.forms.duty import ChangeManyForm
from nennep.directives.kinds import Duties
from nennep.directives.models import HandOn
from nennep.directives.queries.targets import owed_under
from nennep.duties.errors import DutiesError
from nennep.ui.require import get_or_404, require


def change(request, pk):
    """`?kind=` tells which of the tasks; `?tick=all` or `late` ticks all units, or those that are overdue."""
    require(rules.can_see_directives(request.user))
    seen = HandOn.objects.visible_to(request.user).select_related("document", "unit")
    hand_on = get_or_404(seen.defer("document__text"), pk=pk)
    require(rules.can_change_many(request.user, hand_on))
    owed = owed_under(hand_on)
    kinds = set(owed.order_by().values_list("kind", flat=True))
    kind = request.GET.get("kind")
    kind = kind if kind in hand_on.asked_for else next((one for one in hand_on.asked_for if one in kinds), None)
    tasks = owed.filter(kind=kind).select_related("unit").order_by("unit__sort_key", "pk")
    form = ChangeManyForm(request.POST or None, tasks=tasks, ticked=request.GET.get("tick", ""))
    if request.method == "POST" and form.is_valid():
        data = form.cleaned_data
        try:
            moved = actions.change_many(tasks=list(data.pop("duties")), by=request.user, **data)
        except (DutiesError, DirectivesError) as error:
            form.add_error(None, str(error))
        else:
            number = len(moved)
            told = ngettext("Decided for %(number)d unit.", "Decided for %(number)d units.", number)
            messages.success(request, told % {"number": number})
            return redirect("directives:hand_on", hand_on.pk)
    return render(
        request,
        "directives/change_many.html",
        {
            "hand_on": hand_on,
            "document": hand_on.document,
            "form": form,
            "kind": kind,
            "label": Duties(kind).label if kind else "",
            "tabs": [
                {"label": Duties(one).label, "url": f"?kind={one}", "current": one == kind}
                for one in hand_on.asked_for
                if one in kinds
            ],
        },
    )
