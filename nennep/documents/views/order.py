"""Putting in order: all documents that direct a unit, counted; what is missing; the same as workbook and as paper."""

from django.core.paginator import Paginator
from django.http import Http404
from django.shortcuts import render
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from nennep.documents.models import Document, Standing
from nennep.documents.order_links import Links, column_titles, table_titles
from nennep.documents.order_papers import order_paper, order_workbook
from nennep.documents.queries.ordering import COLUMNS, missing, missing_told, put_in_order
from nennep.documents.rules import can_register_anywhere
from nennep.documents.search.filters import of_year
from nennep.lib.handover import HOUSES
from nennep.ui import charts
from nennep.ui.numbers import number as in_digits
from nennep.ui.require import require
from nennep.units.models import Unit
from nennep.units.rules import can_see_lists

MISSING_PER_PAGE = 50
STAFF = ("administrator", "officer", "reviewer", "clerk", "leader")


def order(request):
    require(can_see_lists(request.user))
    unit = _unit(request)
    documents, links, years = _asked(request, unit)
    found = put_in_order(documents, request.user)
    context = {
        "unit": unit,
        "units": _units(request.user, unit),
        "years": years,
        "year": links.year,
        "papers": _papers(links),
        "found": found,
        "numbers": _big_numbers(found, links),
        "charts": _charts(found, links),
        "tables": _tables(found, links),
        "cross": _cross(found, links),
        "gaps": [(gap, number, links.to(gap=gap.code)) for gap, number in found.gaps],
        "missing_url": links.missing(),
    }
    return render(request, "documents/order.html", context)


def order_missing(request):
    """Named in the texts and not held: which, how often, by whom."""
    require(can_see_lists(request.user))
    unit = _unit(request)
    documents, links, _years = _asked(request, unit)
    page = Paginator(missing(documents), MISSING_PER_PAGE).get_page(request.GET.get("page"))
    rows = [(row, links.to(naming=row.value)) for row in missing_told(list(page.object_list), documents)]
    context = {"unit": unit, "page": page, "rows": rows, "order_url": links.order()}
    context["can_register"] = can_register_anywhere(request.user)
    return render(request, "documents/order_missing.html", context)


def order_export(request, form):
    """As XLSX, or as a paper in the house style that `form` names."""
    require(can_see_lists(request.user))
    unit = _unit(request)
    documents, links, _years = _asked(request, unit)
    if form == "xlsx":
        return order_workbook(unit, documents, request.user, links)
    if form not in HOUSES:
        raise Http404
    return order_paper(HOUSES[form], unit, documents, request.user, links)


def directing(user, unit):
    """The documents that a unit keeps or that come down to it, as far as this user sees them."""
    return Document.objects.visible_to(user).reaching(unit)


def _asked(request, unit):
    """The documents that direct the unit, of the year asked for; links to them; the years to choose from."""
    documents = directing(request.user, unit)
    years = [str(day.year) for day in documents.order_by().dates("issued_on", "year", order="DESC")]
    year = request.GET.get("year", "")
    if year not in years:
        return documents, Links(unit), years
    return of_year(documents, year), Links(unit, year), years


def _papers(links):
    """What is taken along: what it is called, where it is."""
    return [
        (_("Workbook"), "table", links.export("xlsx")),
        (_("Paper, Party style"), "file-text", links.export("party-2026")),
        (_("Paper, State style"), "file-text", links.export("state-2020")),
    ]


def _mine(user):
    return Unit.objects.under(*user.unit_scope.paths(*STAFF))


def _unit(request):
    """The unit asked for; without one the highest of one's own. What one has no task in does not exist."""
    asked = request.GET.get("unit", "")
    mine = _mine(request.user)
    if asked:
        unit = mine.filter(pk=int(asked)).first() if asked.isascii() and asked.isdigit() and len(asked) < 19 else None
    else:
        unit = mine.filter(closed_on=None).order_by("path").first()
    if unit is None:
        raise Http404
    return unit


def _units(user, unit):
    """To choose from: the unit, one's own highest ones and those right below them, in order."""
    tops = _tops(user)
    return _mine(user).filter(closed_on=None).filter(parent__in=tops) | _mine(user).filter(pk__in=[*tops, unit.pk])


def _tops(user):
    paths = user.unit_scope.paths(*STAFF)
    highest = [path for path in paths if not any(path != other and path.startswith(other) for other in paths)]
    return [int(path.strip("/").split("/")[-1]) for path in highest]


def _big_numbers(found, links):
    numbers = [{"value": found.total, "label": _("documents directing this unit"), "url": links.to()}]
    for standing in (Standing.IN_FORCE, Standing.PARTLY, Standing.NO_LONGER, Standing.NOT_YET):
        number = {"value": found.standings[standing], "label": standing.label, "url": links.to(standing=standing)}
        numbers.append(number)
    return [number for number in numbers if number["value"] or number is numbers[0]]


def _charts(found, links):
    by_year = dict.fromkeys(found.years, 0)
    by_level = dict.fromkeys(found.levels, 0)
    for (year, level), number in found.by_level_and_year.items():
        by_year[year] += number
        by_level[level] += number
    years = [charts.Bar(year, number, links.to(year=year)) for year, number in reversed(by_year.items())]
    levels = [charts.Bar(capfirst(level[2]), number, links.to(level=level[1])) for level, number in by_level.items()]
    types = [charts.Bar(line.label, line.counts["all"], links.to(type=line.value)) for line in found.lines["type"]]
    types.sort(key=lambda bar: -bar.value)
    drawn = [(_("By year"), years), (_("By type"), types), (_("By level"), levels)]
    return [
        charts.bars(title, bars, measure=_("Documents"), reading=_reading(bars))
        # One bar alone says no more than the number above it.
        for title, bars in drawn
        if len(bars) > 1
    ]


def _reading(bars):
    most = max(bars, key=lambda bar: bar.value)
    told = {"label": most.label, "number": in_digits(most.value), "all": in_digits(sum(bar.value for bar in bars))}
    return _("Most: %(label)s, %(number)s of %(all)s.") % told


def _tables(found, links):
    titles = column_titles()
    return [
        {
            "code": code,
            "title": title,
            "columns": [titles[column] for column in COLUMNS],
            "lines": [
                (
                    line,
                    [
                        (line.counts[column], links.to(**{code: line.value}, column=column), titles[column])
                        for column in COLUMNS
                    ],
                )
                for line in found.lines[code]
            ],
        }
        for code, title in table_titles().items()
        if found.lines[code]
    ]


def _cross(found, links):
    """Years down, levels across."""
    rows = []
    for year in reversed(found.years):
        cells = [
            (found.by_level_and_year.get((year, level), 0), links.to(year=year, level=level[1]), level[2])
            for level in found.levels
        ]
        rows.append((year, cells, (sum(number for number, _url, _label in cells), links.to(year=year))))
    return {"levels": [level[2] for level in found.levels], "rows": rows}
