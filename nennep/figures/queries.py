"""Numbers and the records behind them. The only place where a figure is computed."""

from collections import defaultdict

from django.db.models import Count, Q, Sum

from nennep.figures.registry import Kind, figure_of
from nennep.units.days import DayOf, end_of, start_of
from nennep.units.queries import home_units, units_below


def records(figure, scope):
    """The records that the figure counts there: its number is their count, or the sum of one column of them."""
    found = figure.base.records(scope).filter(_wanted(figure, scope))
    if scope.unit is not None:
        found = found.filter(_in_units(figure.base, scope))
    return found


def value(figure, scope):
    """The number; for a ratio the pair (part, whole)."""
    if figure.kind == Kind.RATIO:
        part, whole = (figure_of(code) for code in figure.parts)
        return value(part, scope), value(whole, scope)
    return values([figure], scope)[figure.code]


def values(figures, scope):
    """{code: number} for many figures, one question a base."""
    numbers = dict.fromkeys((figure.code for figure in figures), 0)
    for base, members in _by_base(figures):
        for row in _by_unit_id(base, members, scope):
            for figure in members:
                numbers[figure.code] += row[_column(figure)] or 0
    for figure in figures:
        if figure.kind == Kind.RATIO:
            numbers[figure.code] = tuple(
                numbers[code] if code in numbers else value(figure_of(code), scope) for code in figure.parts
            )
    return numbers


def values_by_unit(figures, scope, units):
    """{unit id: {code: number}}, each of `units` counted with everything below it; one GROUP BY a base."""
    home = home_units(units, as_of=scope.as_of)
    totals = {unit.pk: defaultdict(int) for unit in units}
    for base, members in _by_base(figures):
        columns = [(figure.code, _column(figure)) for figure in members]
        # The subject bounds the rows; naming twenty subtrees in the question would cost more than it spares.
        for row in _by_unit_id(base, members, scope):
            found = [(code, row[column]) for code, column in columns if row[column]]
            for unit_id in home.get(row[base.unit_field], ()):
                total = totals[unit_id]
                for code, number in found:
                    total[code] += number
    return totals


def counts_by_day(figure, scope):
    """{day: how many of the figure's records came on it}, in order of days; only days on which something came."""
    found = records(figure, scope).order_by().filter(**{f"{figure.moment}__isnull": False})
    by_day = found.values(came_on=DayOf(figure.moment)).annotate(came=Count("pk"))
    return dict(sorted(by_day.values_list("came_on", "came")))


def _by_unit_id(base, figures, scope):
    """The GROUP BY: a row for each unit that has records, with a column for each figure."""
    found = base.records(scope)
    if scope.unit is not None:
        found = found.filter(_in_units(base, scope))
    return found.order_by().values(base.unit_field).annotate(**_aggregates(figures, scope))


def _by_base(figures):
    families = defaultdict(list)
    for figure in figures:
        if figure.kind != Kind.RATIO:
            families[figure.base].append(figure)
    return families.items()


def _column(figure):
    return "n_" + figure.code.replace(".", "__")


def _aggregates(figures, scope):
    return {
        _column(figure): Sum(figure.column, filter=_wanted(figure, scope))
        if figure.kind == Kind.SUM
        else Count("pk", filter=_wanted(figure, scope))
        for figure in figures
    }


def _wanted(figure, scope):
    wanted = figure.condition(scope)
    if figure.moment and scope.day_from:
        wanted &= Q(**{f"{figure.moment}__gte": start_of(scope.day_from)})
    if figure.moment and scope.day_to:
        wanted &= Q(**{f"{figure.moment}__lt": end_of(scope.day_to)})
    return wanted


def _in_units(base, scope):
    units = [scope.unit.pk] if scope.alone else units_below(scope.unit, as_of=scope.as_of)
    return Q(**{f"{base.unit_field}__in": units})
