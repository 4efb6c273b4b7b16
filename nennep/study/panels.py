"""Pieces of page about campaigns: tables by unit and charts, ready to be shown."""

from dataclasses import asdict, dataclass
from datetime import timedelta

from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from nennep.figures.queries import counts_by_day
from nennep.figures.registry import figure_of
from nennep.study.figures import ATTENDANCES, ESSAYS
from nennep.study.queries.progress import (
    ATTENDANCE_WORDS,
    WATCHED_CODES,
    Line,
    Number,
)
from nennep.ui import charts
from nennep.ui.numbers import percent

BIG_WORDS = ("expected", "received", "verified", "sent_back", "overdue")
SMALL_WORDS = ("evidenced", "rewriting", "excused", "withdrawn")
RARE_WORDS = ("sent_back", "rewriting", "excused", "withdrawn")
MOST_POINTS = 31


@dataclass(frozen=True)
class Table:
    """Cells are pairs (head of the column, number), so that a phone can show a row as a card."""

    title: str
    heads: list[str]
    rows: list[tuple[Line, list[tuple[str, Number]]]]
    rest: list[tuple[str, Number]] | None
    total: list[tuple[str, Number]]
    has_strip: bool


def _essay_heads():
    return {
        "expected": pgettext("column", "Expected"),
        "received": pgettext("column", "Received"),
        "evidenced": pgettext("column", "Evidenced"),
        "verified": pgettext("column", "Accepted"),
        "sent_back": pgettext("column", "Sent back"),
        "rewriting": pgettext("column", "Being rewritten"),
        "excused": pgettext("column", "Excused"),
        "withdrawn": pgettext("column", "No longer owed"),
        "overdue": pgettext("column", "Overdue"),
    }


def _attendance_heads():
    return {
        "expected": pgettext("column", "To attend"),
        "received": pgettext("column", "Reported"),
        "evidenced": pgettext("column", "Start to end"),
        "verified": pgettext("column", "Confirmed"),
        "sent_back": pgettext("column", "Not confirmed"),
        "excused": pgettext("column", "Excused"),
        "overdue": pgettext("column", "Absent or not reported"),
    }


def campaign_tables(progress):
    """Essays and attendance of the units right below, each with what lies outside and the total."""
    met = [line for line in progress.lines if any(number.value for number in line.attendance)]
    return [
        _table(_("Essays by unit"), _essay_heads(), "essays", progress, progress.lines, has_strip=True),
        _table(_("Attendance by unit"), _attendance_heads(), "attendance", progress, met),
    ]


def _table(title, heads, kind, progress, lines, *, has_strip=False):
    """Rare states get a column only where there is something to show; the page's top always names them."""
    total = getattr(progress.total, kind)
    shown = [place for place, number in enumerate(total) if number.value or number.word not in RARE_WORDS]
    heads = list(heads.values())

    def cells(line):
        numbers = getattr(line, kind)
        return [(heads[place], numbers[place]) for place in shown]

    rest = cells(progress.rest) if progress.rest else []
    return Table(
        title,
        [heads[place] for place in shown],
        [(line, cells(line)) for line in lines],
        rest if any(number.value for _head, number in rest) else None,
        cells(progress.total),
        has_strip,
    )


def big_numbers(progress):
    """The five numbers of the page, each opening its records."""
    numbers = progress.numbers
    expected = numbers[f"{ESSAYS}.expected"].value
    share = _("%(share)s of those expected")
    return [
        {
            "value": number.value,
            "label": number.label,
            "url": number.url,
            "note": share % {"share": percent(number.value, expected)} if word in ("received", "verified") else "",
            "state": "overdue" if word == "overdue" and number.value else "",
        }
        for word in BIG_WORDS
        for number in [numbers[f"{ESSAYS}.{word}"]]
    ]


def small_numbers(progress):
    """What stands under the strip: the rarer states, and what needs watching."""
    rare = [f"{ESSAYS}.{word}" for word in SMALL_WORDS]
    return [progress.numbers[code] for code in (*rare, *WATCHED_CODES)]


def attendance_numbers(progress):
    """Venues, lines on sheets and heads; beside the venues connected stand those planned."""
    numbers = progress.numbers
    planned = numbers["study.venues_planned"]
    shown = [asdict(numbers["study.venues"])]
    shown[0] |= {"of": planned.value, "of_url": planned.url, "of_label": planned.label}
    lines = [f"{ATTENDANCES}.{word}" for word in ATTENDANCE_WORDS]
    codes = ("study.sheets_confirmed", *lines, "study.heads_start", "study.heads_end")
    return shown + [asdict(numbers[code]) for code in codes]


def campaign_charts(scope):
    """Essays handed in and accepted up to each day; long campaigns show every second or third day."""
    codes = {_("handed in"): f"{ESSAYS}.received", _("accepted"): f"{ESSAYS}.verified"}
    came = {label: counts_by_day(figure_of(code), scope) for label, code in codes.items()}
    ends = [day for counts in came.values() for day in counts]
    if not ends:
        return []
    # A line needs two points, so it begins a day early.
    first, last = min(ends) - timedelta(days=1), max(ends)
    step = (last - first).days // MOST_POINTS + 1
    days = sorted(last - timedelta(days=back) for back in range(0, (last - first).days + 1, step))
    series = {label: _up_to_each(days, counts) for label, counts in came.items()}
    return [charts.lines(_("Essays up to each day"), series, [day.strftime("%d/%m") for day in days])]


def _up_to_each(days, counts):
    """How many had come by the end of each of the days."""
    return [sum(number for came_on, number in counts.items() if came_on <= day) for day in days]
