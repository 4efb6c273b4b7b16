"""Who has read, planned and reported: the figures of one unit and of those right below it."""

from dataclasses import dataclass, field, replace

from django.db.models import Case, CharField, Count, F, Q, Value, When
from django.utils.timezone import now

from nennep.directives.kinds import JUDGED
from nennep.documents.given import STAFF
from nennep.duties.models import OWED, State
from nennep.figures.links import evidence_url
from nennep.figures.queries import values, values_by_unit
from nennep.figures.registry import Kind, Scope, figure_of, figures, subject_key
from nennep.units.days import end_of
from nennep.units.models import Unit
from nennep.units.queries import children_of, home_units, is_today, names_on, units_below

PREFIX = {"directive": "directives", "hand_on": "hand_on"}
# Pairs of what was done and what was asked for, then what needs watching.
SHARES = (
    ("acknowledgements.received", "acknowledgements.expected"),
    ("plans.received", "plans.expected"),
    ("plans.verified", "plans.expected"),
    ("reports.received", "reports.expected"),
    ("reports.verified", "reports.expected"),
)
WATCHED = ("all.overdue", "all.sent_back", "all.excused", "all.withdrawn")
ALONE = 0
CODES = tuple(dict.fromkeys((*(code for pair in SHARES for code in pair), *WATCHED)))


@dataclass(frozen=True)
class Number:
    """One figure's value in one place, with the address of its evidence."""

    code: str
    label: str
    value: int
    url: str


@dataclass
class Line:
    """One unit with everything below it; `unit` None: the unit asked for itself, or what lies outside those seen."""

    unit: Unit | None
    name: str
    numbers: dict[str, Number]
    states: dict[str, int] = field(default_factory=dict)
    # The same without acknowledgements, which nobody judges: only these can all come to be accepted.
    judged: dict[str, int] = field(default_factory=dict)


@dataclass(frozen=True)
class Progress:
    total: Line
    lines: list[Line]
    own: Line | None
    rest: Line | None


def progress(subject_kind, subject, unit, *, user, as_of=None):
    """The numbers of `unit` and of the units right below it that this user may see; those of the unit itself as one
    line, and those outside the user's units as another."""
    prefix, key = PREFIX[subject_kind], subject_key(subject_kind, subject)
    scope = Scope(unit=unit, as_of=as_of, subject=subject)
    paths = user.unit_scope.paths(*STAFF)
    below = [one for one in _right_below(unit, as_of) if _is_seen(one, paths)]
    places = [unit, *below]
    chosen = [figure_of(f"{prefix}.{code}") for code in CODES]
    counted = values_by_unit(chosen, scope, places)
    states = _states_by_unit(figure_of(f"{prefix}.all.expected"), scope, places)
    names = names_on(as_of, places) if not is_today(as_of) else {}

    def numbers_of(place, found, **more):
        return {
            code: Number(
                figure.code,
                figure.label,
                found[figure.code],
                evidence_url(figure.code, key, unit=place, as_of=as_of, **more),
            )
            for code, figure in zip(CODES, chosen, strict=True)
        }

    def line(place):
        return Line(place, names.get(place.pk, place.name), numbers_of(place, counted[place.pk]), *states[place.pk])

    total = line(unit)
    lines = [one for one in map(line, below) if _is_told(one)]
    own = None
    if lines and _is_within(unit, paths):
        alone = values(chosen, replace(scope, alone=True))
        own = Line(None, total.name, numbers_of(unit, alone, alone=True), *states[ALONE])
        own = own if _is_told(own) else None
    return Progress(total, lines, own, _rest(total, [*lines, own] if own else lines))


def _right_below(unit, as_of):
    """Those that closed since as well: what was asked of them is still counted."""
    return Unit.objects.filter(parent=unit) if is_today(as_of) else children_of(unit, as_of)


def _is_within(unit, paths):
    return unit.path.startswith(paths)


def _is_told(line):
    return any(number.value for number in line.numbers.values())


def document_numbers(document, unit=None):
    """{code: Number} of a document for the panels and the thread, over all units or one with what lies below it."""
    key = subject_key("directive", document)
    found = [figure for figure in figures("directive") if figure.kind != Kind.RATIO]
    counted = values(found, Scope(unit=unit, subject=document))
    return {
        figure.code: Number(figure.code, figure.label, counted[figure.code], evidence_url(figure.code, key, unit=unit))
        for figure in found
    }


def first_unit(user, top):
    """Where this user's look begins: the top unit, or the highest of theirs below it; None when there is none."""
    paths = user.unit_scope.paths(*STAFF)
    if any(top.path.startswith(path) for path in paths):
        return top
    below = sorted((path for path in paths if path.startswith(top.path)), key=lambda path: (len(path), path))
    return Unit.objects.filter(path=below[0]).first() if below else None


def can_see_figures_of(user, unit):
    """Staff see their own units and the way up from them, where other units are told as one number."""
    return _is_seen(unit, user.unit_scope.paths(*STAFF))


def _is_seen(unit, paths):
    return any(unit.path.startswith(path) or path.startswith(unit.path) for path in paths)


def _rest(total, lines):
    left = {
        code: Number(number.code, number.label, number.value - sum(line.numbers[code].value for line in lines), "")
        for code, number in total.numbers.items()
    }
    states = {code: count - sum(line.states.get(code, 0) for line in lines) for code, count in total.states.items()}
    rest = Line(None, "", left, states)
    return rest if lines and _is_told(rest) else None


def _states_by_unit(figure, scope, places):
    """{unit id: (of all that was asked for, of what is judged)}, each {state now, or "overdue": number}.

    Under `ALONE` those of the unit asked for without what lies below it.
    """
    moment = now() if is_today(scope.as_of) else end_of(scope.as_of)
    late = When(Q(state_then__in=OWED, due_then__lt=moment), then=Value("overdue"))
    rows = (
        figure.base.records(scope)
        .filter(unit_then__in=units_below(scope.unit, as_of=scope.as_of))
        .exclude(state_then=State.WITHDRAWN)
        .order_by()
        .annotate(shown=Case(late, default=F("state_then"), output_field=CharField()))
        .values("unit_then", "shown", "kind")
        .annotate(number=Count("pk"))
    )
    home = home_units(places, as_of=scope.as_of)
    found = {place: ({}, {}) for place in (ALONE, *(one.pk for one in places))}
    for row in rows:
        alone = [ALONE] if row["unit_then"] == scope.unit.pk else []
        for unit_id in [*home.get(row["unit_then"], ()), *alone]:
            everything, judged = found[unit_id]
            for counts in (everything, judged) if row["kind"] in JUDGED else (everything,):
                counts[row["shown"]] = counts.get(row["shown"], 0) + row["number"]
    return found
