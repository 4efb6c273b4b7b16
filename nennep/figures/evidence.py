"""The rows of an evidence page, as one user may see them."""

from dataclasses import dataclass

from django.core.paginator import Paginator
from django.db.models import Q

from nennep.figures.queries import records
from nennep.units.models import Unit

PER_PAGE = 50
TASKS = ("administrator", "officer", "reviewer", "clerk", "leader")


@dataclass(frozen=True)
class EvidenceRow:
    """One counted record: code, unit, state and date; label and url only for those who may see it by name."""

    code: str
    unit: str
    state: str
    at: object
    label: str
    url: str
    amount: int | None


@dataclass(frozen=True)
class Evidence:
    """What a number is made of: `shown` records in the user's units, `outside` told as a number."""

    found: object
    shown: int
    outside: int

    @property
    def total(self):
        return self.shown + self.outside


def evidence_for(figure, scope, user):
    found = records(figure, scope)
    total = found.count()
    units = Unit.objects.under(*user.unit_scope.reach(*TASKS))
    inside = found.filter(Q(**{f"{figure.base.unit_field}__in": units})).order_by("pk")
    shown = inside.count()
    return Evidence(inside, shown, total - shown)


def page_of(evidence, number):
    return Paginator(evidence.found, PER_PAGE).get_page(number)


def rows_of(figure, found, user):
    """Rows for some of the counted records, in their order."""
    found = list(found)
    told = [figure.base.row(record) for record in found]
    details = figure.base.details(found, user)
    names = dict(Unit.objects.filter(pk__in={row.unit_id for row in told}).values_list("pk", "name"))
    rows = []
    for record, row in zip(found, told, strict=True):
        label, url = details.get(record.pk, ("", ""))
        amount = getattr(record, figure.column) or 0 if figure.column else None
        rows.append(EvidenceRow(row.code, names.get(row.unit_id, ""), row.state, row.at, label, url, amount))
    return rows
