"""The people of a unit and all below it, and what is kept about one person. Never anything across campaigns."""

from django.db.models import Prefetch, Q
from django.shortcuts import render
from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from nennep.history.actions import record
from nennep.history.panels import history_of
from nennep.ui.list_page import Filter, by_folded, list_page
from nennep.ui.require import get_or_404, require
from nennep.units import rules
from nennep.units.exports import people_workbook
from nennep.units.models import ActingGrant, Membership, Person, Position, PositionKind, Role, Unit
from nennep.units.queries import children_of, people_in
from nennep.units.views.unit import visible_unit


def people(request, pk):
    """Who belongs here today, with units and posts."""
    unit = visible_unit(request, pk)
    require(rules.can_see_people(request.user, unit))
    today, below = localdate(), Unit.objects.under(unit.path)
    places = Membership.objects.on(today).filter(unit__in=below).select_related("unit").order_by("-is_main", "pk")
    posts = Position.objects.on(today).filter(unit__in=below).select_related("unit", "kind").order_by("pk")
    rows = people_in(below).prefetch_related(
        Prefetch("memberships", places, to_attr="places"), Prefetch("positions", posts, to_attr="posts")
    )

    def export(found):
        record(unit, "people.exported", by=request.user, unit_id=unit.pk)
        return people_workbook(unit, found)

    return list_page(
        request,
        rows,
        template="units/people.html",
        order=["sort_key"],
        sorts={"name": ["sort_key"], "code": ["code"]},
        search=by_folded("folded"),
        search_label=_("Name or code"),
        filters=[
            Filter("unit", _("Unit"), lambda: _units_below(unit), _belongs_below),
            Filter("post", _("Post"), lambda: _posts_of(unit), lambda found, key: _holds(found, key, below, today)),
        ],
        export=export,
        context={
            "unit": unit,
            "can_change": rules.can_change_people(request.user, unit) and unit.is_open_on(today),
            "can_import": rules.can_change_people(request.user, unit) and unit.closed_on is None,
        },
    )


def _units_below(unit):
    return [(one.pk, one.name) for one in children_of(unit)]


def _belongs_below(found, key):
    unit = Unit.objects.get(pk=key)
    return found.filter(pk__in=people_in(Unit.objects.under(unit.path)).values("pk"))


def _posts_of(unit):
    return [(kind.pk, kind.name) for kind in PositionKind.objects.filter(tree=unit.tree_id)]


def _holds(found, key, below, day):
    held = Position.objects.on(day).filter(kind=key, unit__in=below)
    return found.filter(pk__in=held.values("person"))


def visible_person(request, pk):
    """Somebody whose record the viewer may open; a record that was joined to another is still found."""
    return get_or_404(Person.objects.visible_to(request.user).select_related("user", "merged_into"), pk=pk)


def person(request, pk):
    """Units, posts, account and roles. What somebody wrote or did in campaigns stands in those campaigns alone."""
    found = visible_person(request, pk)
    today = localdate()
    changes, manages = rules.can_change_person(request.user, found), rules.can_manage_account(request.user, found)
    context = {
        "person": found,
        "today": today,
        "memberships": found.memberships.select_related("unit").order_by("-valid_from", "-pk"),
        "positions": found.positions.select_related("unit", "kind").order_by("-valid_from", "-pk"),
        "can_change": changes,
        "can_manage": manages,
        "is_own": found.user_id == request.user.pk,
        "home": found.memberships.on(today).select_related("unit__tree").order_by("-is_main", "pk").first(),
    }
    if manages or context["is_own"]:
        held = Q(valid_to=None) | Q(valid_to__gt=today)
        context["roles"] = Role.objects.filter(held, user=found.user_id).select_related("unit").order_by("pk")
        grants = ActingGrant.objects.filter(held).filter(Q(principal=found) | Q(deputy=found))
        context["grants"] = grants.select_related("principal", "deputy", "unit").order_by("pk")
        context["can_grant_for"] = request.user.unit_scope.paths("administrator")
    if changes:
        context["history"] = history_of(found, *([found.user] if found.user else []))
    return render(request, "units/person.html", context)
