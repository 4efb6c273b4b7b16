"""One unit: its names and places through time, what it came from and became, who is there."""

from django.db.models import Q
from django.shortcuts import render
from django.urls import reverse
from django.utils.timezone import localdate

from nennep.history.panels import history_of
from nennep.ui.require import get_or_404
from nennep.units import rules
from nennep.units.forms.day import DayForm
from nennep.units.models import ActingGrant, Position, Role, Succession, Unit
from nennep.units.queries import ancestors_of, children_of, people_in


def unit(request, pk):
    """`?day=` shows name and units below as they were that day; people and rights are today's."""
    found = visible_unit(request, pk)
    form = DayForm(request.GET)
    day = form.cleaned_data["day"] if form.is_valid() else None
    names = list(found.names.order_by("-valid_from", "-pk"))
    context = {
        "unit": found,
        "day": day,
        "name_then": next((row.name for row in names if row.holds_on(day)), "") if day else found.name,
        "names": [row for row in names if row.valid_from != row.valid_to],
        "identifiers": found.identifiers.on(localdate()).order_by("scheme"),
        "serves": found.services.on(localdate()).select_related("serves"),
        "served_by": found.served_by.on(localdate()).select_related("unit"),
        "children": children_of(found, day).select_related("kind"),
        **_kin(request.user, found),
        **_rights(request.user, found),
    }
    return render(request, "units/unit.html", context)


def visible_unit(request, pk):
    return get_or_404(Unit.objects.visible_to(request.user).select_related("tree", "kind", "parent"), pk=pk)


def _kin(user, unit):
    """Units that have to do with this one; `seen` are the ids of those whose page the viewer may open."""
    above = ancestors_of(unit)[:-1]
    places = list(unit.parents.select_related("parent").order_by("-valid_from", "-pk"))
    came_from, became = _successions(successor=unit), _successions(predecessor=unit)
    ids = {one.pk for one in above} | {row.parent_id for row in places}
    ids |= {one.predecessor_id for one in came_from} | {one.successor_id for one in became}
    seen = set(Unit.objects.visible_to(user).filter(pk__in=ids - {None}).values_list("pk", flat=True))
    return {
        "above": [(one.name, reverse("units:unit", args=[one.pk])) for one in above if one.pk in seen],
        "places": [row for row in places if row.valid_from != row.valid_to],
        "came_from": came_from,
        "became": became,
        "seen": seen,
    }


def _successions(**lookup):
    rows = Succession.objects.filter(**lookup).select_related("reorganisation", "predecessor", "successor")
    return list(rows.order_by("reorganisation__on", "pk"))


def _rights(user, unit):
    """What the viewer may see and do here beyond the tree itself."""
    today = localdate()
    sees_people, keeps = rules.can_see_people(user, unit), rules.can_change_unit(user, unit)
    held = Q(valid_to=None) | Q(valid_to__gt=today)
    context = {"sees_people": sees_people, "can_change": keeps and unit.is_open_on(today)}
    if sees_people:
        context["people_count"] = people_in(Unit.objects.under(unit.path)).count()
        posts = Position.objects.on(today).filter(unit=unit).select_related("person", "kind")
        context["posts"] = posts.order_by("kind__name", "pk")
    if keeps:
        roles = Role.objects.filter(held, unit=unit).select_related("user__person")
        context["roles"] = roles.order_by("kind", "user__username")
        grants = ActingGrant.objects.filter(held, unit=unit).select_related("principal", "deputy")
        context["grants"] = grants.order_by("valid_from", "pk")
    if rules.can_read_history(user, unit):
        context["history"] = history_of(unit)
    return context
