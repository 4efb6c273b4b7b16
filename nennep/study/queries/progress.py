"""How far a campaign has come, for one unit and for those right below it; the same few questions for any number."""

from dataclasses import dataclass, field

from django.db.models import Case, CharField, Count, F, Q, Value, When
from django.utils.timezone import now

from nennep.duties.models import OWED, State
from nennep.figures.links import evidence_url
from nennep.figures.queries import values_by_unit
from nennep.figures.registry import Scope, figure_of, subject_key
from nennep.study.figures import ATTENDANCES, CAMPAIGN, ESSAYS, essay_base
from nennep.study.rules.campaign import STAFF, reviewed_paths
from nennep.units.days import end_of
from nennep.units.models import Unit
from nennep.units.queries import children_of, home_units, is_today, names_on, units_below

ESSAY_WORDS = (
    "expected",
    "received",
    "evidenced",
    "verified",
    "sent_back",
    "rewriting",
    "excused",
    "withdrawn",
    "overdue",
)
ATTENDANCE_WORDS = ("expected", "received", "evidenced", "verified", "sent_back", "excused", "overdue")
ESSAY_CODES = tuple(f"{ESSAYS}.{word}" for word in ESSAY_WORDS)
ATTENDANCE_CODES = tuple(f"{ATTENDANCES}.{word}" for word in ATTENDANCE_WORDS)
WATCHED_CODES = ("study.accepted_unopened", "study.not_checkable", "study.on_behalf")
VENUE_CODES = ("study.venues", "study.venues_planned", "study.sheets_confirmed")
HEAD_CODES = ("study.heads_start", "study.heads_end")


@dataclass(frozen=True)
class Number:
    """One figure's value in one place, with the address of its evidence."""

    code: str
    word: str
    label: str
    value: int
    url: str


@dataclass
class Line:
    """One unit with everything below it; `unit` None: what lies in no unit that is shown."""

    unit: Unit | None
    name: str
    essays: list[Number] = field(default_factory=list)
    attendance: list[Number] = field(default_factory=list)
    states: dict[str, int] = field(default_factory=dict)
    has_units: bool = False


@dataclass(frozen=True)
class Progress:
    total: Line
    lines: list[Line]
    # Everything outside the shown units, or directly in the unit itself; None when there is nothing.
    rest: Line | None
    numbers: dict[str, Number]


def progress(campaign, unit, *, user, as_of=None):
    """The numbers of `unit` and of the units right below it that this user may see."""
    scope = Scope(unit=unit, as_of=as_of, subject=campaign)
    key = subject_key(CAMPAIGN, campaign)
    below = units_shown(campaign, unit, user, as_of)
    places = [unit, *below]
    others = (*WATCHED_CODES, *VENUE_CODES, *HEAD_CODES)
    counted = values_by_unit([figure_of(code) for code in (*ESSAY_CODES, *ATTENDANCE_CODES, *others)], scope, places)
    states = states_by_unit(campaign, unit, below, as_of)
    names = names_on(as_of, places) if not is_today(as_of) else {}
    parents = set(Unit.objects.filter(parent__in=below).values_list("parent", flat=True))
    essays, attendance = _told(ESSAY_CODES), _told(ATTENDANCE_CODES)

    def line(place):
        found = Line(place, names.get(place.pk, place.name), states=states[place.pk])
        found.essays = _numbers(essays, counted[place.pk], key, place, as_of)
        found.attendance = _numbers(attendance, counted[place.pk], key, place, as_of)
        found.has_units = place.pk in parents
        return found

    total, lines = line(unit), [line(place) for place in below]
    owing = [one for one in lines if any(number.value for number in one.essays + one.attendance)]
    numbers = {number.code: number for number in total.essays + total.attendance}
    for number in _numbers(_told(others), counted[unit.pk], key, unit, as_of):
        numbers[number.code] = number
    return Progress(total, owing, _rest(total, owing), numbers)


def units_shown(campaign, unit, user, as_of=None):
    """The units right below it that this user may see, by name or as a way to their own."""
    paths = _seen_paths(user, campaign)
    return [one for one in children_of(unit, as_of) if _is_seen(one, paths)]


def _told(codes):
    """(code, word, label in the reader's language) of each figure: looked up once, not once a unit."""
    return [(code, code.rpartition(".")[2], str(figure_of(code).label)) for code in codes]


def _numbers(told, counted, key, unit, as_of):
    return [
        Number(code, word, label, counted[code], evidence_url(code, key, unit=unit, as_of=as_of))
        for code, word, label in told
    ]


def _rest(total, lines):
    """What no line shows: people counted directly in the unit, or in units outside the user's own."""
    rest = Line(None, "")
    for kind in ("essays", "attendance"):
        columns = zip(*(getattr(line, kind) for line in lines), strict=True) if lines else ()
        shown = [sum(number.value for number in column) for column in columns] or [0] * len(getattr(total, kind))
        left = [
            Number(whole.code, whole.word, whole.label, whole.value - part, "")
            for whole, part in zip(getattr(total, kind), shown, strict=True)
        ]
        setattr(rest, kind, left)
    rest.states = {
        code: count - sum(line.states.get(code, 0) for line in lines) for code, count in total.states.items()
    }
    return rest if lines and any(number.value for number in rest.essays + rest.attendance) else None


def states_by_unit(campaign, unit, below, as_of=None):
    """{unit id: {state of the essays now, or "overdue": number}} for the unit and those `below` it."""
    moment = now() if is_today(as_of) else end_of(as_of)
    late = When(Q(state_then__in=OWED, due_then__lt=moment), then=Value("overdue"))
    rows = (
        essay_base.records(Scope(as_of=as_of, subject=campaign))
        .filter(unit_then__in=units_below(unit, as_of=as_of))
        .exclude(state_then=State.WITHDRAWN)
        .order_by()
        .annotate(shown=Case(late, default=F("state_then"), output_field=CharField()))
        .values("unit_then", "shown")
        .annotate(number=Count("pk"))
    )
    home = home_units([unit, *below], as_of=as_of)
    found = {place.pk: {} for place in (unit, *below)}
    for row in rows:
        for unit_id in home[row["unit_then"]]:
            counts = found[unit_id]
            counts[row["shown"]] = counts.get(row["shown"], 0) + row["number"]
    return found


def first_unit(user, campaign):
    """Where this user's look at the campaign begins: the host, or the highest unit of theirs below it."""
    paths = _seen_paths(user, campaign)
    if any(campaign.host.path.startswith(path) for path in paths):
        return campaign.host
    below = sorted((path for path in paths if path.startswith(campaign.host.path)), key=lambda path: (len(path), path))
    return Unit.objects.filter(path=below[0]).first() if below else None


def _seen_paths(user, campaign):
    return [*user.unit_scope.paths(*STAFF), *reviewed_paths(user, campaign)]


def _is_seen(unit, paths):
    return any(unit.path.startswith(path) or path.startswith(unit.path) for path in paths)
