"""What changed in the tree: reorganisations with their date and legal basis."""

from django.db.models import Count, OuterRef, Prefetch, Q, Subquery
from django.utils.translation import gettext as _

from nennep.lib.vietnamese import fold
from nennep.ui.list_page import Filter, list_page
from nennep.ui.require import get_or_404
from nennep.units.models import Reorganisation, Succession, Tree, Unit, UnitName, UnitParent


def changes(request, code):
    """Newest first; each row with what it takes to say it in one line."""
    tree = get_or_404(Tree.objects.visible_to(request.user), code=code)
    seen = Unit.objects.visible_to(request.user).values("pk")
    rows = (
        Reorganisation.objects.visible_to(request.user)
        .filter(tree=tree)
        .select_related("unit")
        .prefetch_related(
            Prefetch("successions", Succession.objects.select_related("predecessor", "successor").order_by("pk"))
        )
        .annotate(
            opened=Count("names", filter=Q(names__unit__in=seen)),
            name_before=_of_unit(UnitName, "name", reorganisation__lt=OuterRef("pk")),
            name_after=_of_unit(UnitName, "name", reorganisation=OuterRef("pk")),
            parent_before=_of_unit(UnitParent, "parent__name", reorganisation__lt=OuterRef("pk")),
            parent_after=_of_unit(UnitParent, "parent__name", reorganisation=OuterRef("pk")),
        )
    )
    return list_page(
        request,
        rows,
        template="units/changes.html",
        order=["-on", "-pk"],
        search=_by_unit_or_basis,
        search_label=_("Unit or legal basis"),
        filters=[
            Filter("kind", _("Kind of change"), Reorganisation.Kind.choices, lambda rows, kind: rows.filter(kind=kind)),
            Filter("on", _("Day"), lambda: _days(tree), lambda found, day: found.filter(on=day)),
        ],
        context={"tree": tree},
    )


def change(request, pk):
    """One event that opened many units at once, with all of them."""
    event = get_or_404(Reorganisation.objects.visible_to(request.user).select_related("tree", "unit"), pk=pk)
    seen = Unit.objects.visible_to(request.user).values("pk")
    rows = event.names.filter(unit__in=seen).select_related("unit__kind", "unit__parent")
    return list_page(
        request,
        rows,
        template="units/change.html",
        order=["unit__sort_key"],
        context={"event": event},
    )


def _of_unit(model, column, **lookup):
    """What the event left behind, or what stood before it: a unit may change several times on one day."""
    rows = model.objects.filter(unit=OuterRef("unit"), **lookup).order_by("-pk")
    return Subquery(rows.values(column)[:1])


def _by_unit_or_basis(found, text):
    return found.filter(Q(legal_basis__icontains=text) | Q(unit__folded__contains=fold(text)))


def _days(tree):
    days = Reorganisation.objects.filter(tree=tree).order_by("-on").values_list("on", flat=True).distinct()
    return [(day.isoformat(), day.strftime("%d/%m/%Y")) for day in days]
