"""The tree of today or of any other day, and finding a unit in it."""

from django.http import Http404
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.timezone import localdate

from nennep.lib.vietnamese import fold
from nennep.ui.require import get_or_404
from nennep.units.branches import TreeOfDay
from nennep.units.forms.day import DayForm
from nennep.units.models import Tree, Unit, UnitName

MOST_FOUND = 60


def trees(request):
    """The trees that one has to do with; most people know one."""
    found = list(Tree.objects.visible_to(request.user).order_by("name"))
    if len(found) == 1:
        return redirect("units:tree", found[0].code)
    return render(request, "units/trees.html", {"trees": found})


def tree(request, code):
    """`?day=` shows the tree of that day, `?q=` finds units by name, former name or code."""
    found = _visible(request, code)
    form = DayForm(request.GET)
    day = form.cleaned_data["day"] if form.is_valid() else None
    words = " ".join(request.GET.get("q", "").split())
    context = {"tree": found, "form": form, "day": day, "words": words, "today": localdate()}
    if words:
        context |= _named(request.user, found, words)
    else:
        shown = TreeOfDay(request.user, found, day)
        context["nodes"] = _nodes(shown.opened(), None, found, shown.day)
    return render(request, "units/tree.html", context)


def below(request, code, pk):
    """What hangs right below one unit, as a piece of the tree."""
    found = _visible(request, code)
    form = DayForm(request.GET)
    if not form.is_valid():
        raise Http404
    shown = TreeOfDay(request.user, found, form.cleaned_data["day"])
    if not shown.below[pk]:
        raise Http404
    return render(request, "units/_branch.html", {"nodes": _nodes(shown.branches([pk]), pk, found, shown.day)})


def _visible(request, code):
    return get_or_404(Tree.objects.visible_to(request.user), code=code)


def _nodes(found, parent_id, tree, day):
    """Branches as the tree component draws them; what is not among `found` is asked for when it is opened."""
    query = f"?{urlencode({'day': day.strftime('%d/%m/%Y')})}" if day else ""
    return [
        {
            "label": branch.name,
            "url": f"{reverse('units:unit', args=[branch.unit_id])}{query}" if branch.is_seen else "",
            "note": branch.code,
            "open": branch.unit_id in found,
            "children": _nodes(found, branch.unit_id, tree, day) if branch.unit_id in found else (),
            "load_url": f"{reverse('units:below', args=[tree.code, branch.unit_id])}{query}"
            if branch.has_below
            else "",
        }
        for branch in found[parent_id]
    ]


def _named(user, tree, words):
    """Names that hold every word, old ones too; a unit's newest name comes first."""
    names = UnitName.objects.filter(unit__tree=tree, unit__in=Unit.objects.visible_to(user).values("pk"))
    for word in fold(words).split():
        names = names.filter(folded__contains=word)
    names = names.select_related("unit__kind", "unit__parent").order_by("unit__sort_key", "unit", "-valid_from")
    rows = list(names[: MOST_FOUND + 1])
    return {"found": rows[:MOST_FOUND], "has_more": len(rows) > MOST_FOUND, "most": MOST_FOUND}
