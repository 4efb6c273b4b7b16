"""Charts drawn on the server: plain values in, SVG out, with the same values in a table.

Positions are per cent of the width or a stretched view box, so that a chart fits a phone and a wall
without scaling its text, which is HTML.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from nennep.ui.numbers import number, percent
from nennep.ui.states import STATES, STRIP_ORDER
from nennep.ui.strips import strip

SERIES_COLOURS = 5


@dataclass(frozen=True)
class Chart:
    """What `{% chart %}` shows: a drawing, its legend, and the same values as a table."""

    title: str
    drawing: SafeString
    head: Sequence[str]
    rows: Sequence[Sequence[str]]
    legend: SafeString = field(default=SafeString(""))
    # What it shows, in one sentence.
    reading: str = ""


@dataclass(frozen=True)
class Bar:
    """One bar; with a `url` its value is a figure that opens its records."""

    label: str
    value: int | float
    url: str = ""


def bars(title: str, data: Sequence[Bar], *, measure: str = "", reading: str = "") -> Chart:
    """Horizontal bars from nought to the largest value, in the order given; `reading` says what they show."""
    top = max((bar.value for bar in data), default=0) or 1
    drawing = format_html(
        '<div class="chart-rows">{}</div>',
        format_html_join(
            "",
            '<div class="chart-row"><span class="chart-label">{}</span>{}{}</div>',
            ((bar.label, _bar(bar, top), _value(bar)) for bar in data),
        ),
    )
    rows = [(bar.label, number(bar.value)) for bar in data]
    return Chart(title, drawing, ["", measure or _("Number")], rows, reading=reading)


def _bar(bar: Bar, top: float) -> SafeString:
    return format_html(
        '<svg class="chart-bar" role="img" aria-label="{label}: {value}"><title>{label}: {value}</title>'
        '<rect width="{width}%" height="100%" rx="2" class="series-1"/></svg>',
        label=bar.label,
        value=number(bar.value),
        width=_share(bar.value, top),
    )


def _value(bar: Bar) -> SafeString:
    if not bar.url:
        return format_html('<span class="chart-value">{}</span>', number(bar.value))
    return format_html(
        '<span class="chart-value"><a class="figure" href="{}">{}<span class="unseen"> {}</span></a></span>',
        bar.url,
        number(bar.value),
        _("%(label)s: open the records") % {"label": bar.label},
    )


def stacked(title: str, data: Sequence[tuple[str, Mapping[str, int]]]) -> Chart:
    """One strip a row, filled by state: `[("Xã A", {"verified": 9, "expected": 1}), …]`."""
    codes = [code for code in STRIP_ORDER if any(counts.get(code) for _label, counts in data)]
    drawing = format_html(
        '<div class="chart-rows">{}</div>',
        format_html_join(
            "",
            '<div class="chart-row"><span class="chart-label">{}</span>{}<span class="chart-value">{}</span></div>',
            (
                (label, strip(counts, label), percent(counts.get("verified", 0), sum(counts.values())))
                for label, counts in data
            ),
        ),
    )
    head = ["", *(str(STATES[code].word) for code in codes)]
    rows = [(label, *(number(counts.get(code, 0)) for code in codes)) for label, counts in data]
    return Chart(title, drawing, head, rows)


def lines(title: str, series: Mapping[str, Sequence[float]], ticks: Sequence[str]) -> Chart:
    """One line a series over the same ticks, from nought up; told apart by colour and by dashes."""
    top = _round_up(max((value for values in series.values() for value in values), default=0))
    plotted = format_html_join(
        "",
        "{}",
        ((_line(label, values, ticks, top, place),) for place, (label, values) in enumerate(series.items())),
    )
    drawing = format_html(
        '<div class="plot"><div class="plot-y" aria-hidden="true">'
        "<span>{}</span><span>{}</span><span>0</span></div>"
        '<svg class="plot-area" role="img" aria-label="{}">'
        '<line x1="0" x2="100%" y1="0" y2="0" class="grid"/>'
        '<line x1="0" x2="100%" y1="50%" y2="50%" class="grid"/>'
        '<line x1="0" x2="100%" y1="100%" y2="100%" class="axis"/>{}</svg>'
        '<div class="plot-x" aria-hidden="true">{}</div></div>',
        number(top),
        number(top / 2),
        title,
        plotted,
        format_html_join("", "<span>{}</span>", ((tick,) for tick in _few(ticks))),
    )
    rows = [(tick, *(number(values[place]) for values in series.values())) for place, tick in enumerate(ticks)]
    return Chart(title, drawing, ["", *series], rows, _line_legend(series))


def _line(label, values, ticks, top, place) -> SafeString:
    last = max(len(values) - 1, 1)
    points = [(_share(index, last), 100 - _share(value, top)) for index, value in enumerate(values)]
    dots = format_html_join(
        "",
        '<circle cx="{}%" cy="{}%" r="3" class="dot-{}"><title>{}</title></circle>',
        (
            (x, y, _colour(place), f"{label}, {tick}: {number(value)}")
            for (x, y), tick, value in zip(points, ticks, values, strict=True)
        ),
    )
    return format_html(
        '<svg viewBox="0 0 100 100" preserveAspectRatio="none" width="100%" height="100%" overflow="visible">'
        '<polyline points="{}" class="line-{}" vector-effect="non-scaling-stroke"/></svg>{}',
        " ".join(f"{x},{y}" for x, y in points),
        _colour(place),
        dots,
    )


def _line_legend(series) -> SafeString:
    return format_html(
        '<ul class="legend">{}</ul>',
        format_html_join(
            "",
            '<li><svg class="line-sample" aria-hidden="true">'
            '<line x1="0" x2="100%" y1="50%" y2="50%" class="line-{}"/>'
            "</svg>{}</li>",
            ((_colour(place), label) for place, label in enumerate(series)),
        ),
    )


def sparkline(values: Sequence[float], label: str) -> SafeString:
    """A line as small as a word, for a table's cell; `label` says what it shows."""
    top = max(values, default=0) or 1
    last = max(len(values) - 1, 1)
    points = " ".join(f"{index * 96 / last + 2:.1f},{22 - value * 20 / top:.1f}" for index, value in enumerate(values))
    told = f"{label}: {', '.join(number(value) for value in values)}"
    return format_html(
        '<svg class="sparkline" viewBox="0 0 100 24" role="img" aria-label="{told}"><title>{told}</title>'
        '<polyline points="{points}" class="line-1"/></svg>',
        told=told,
        points=points,
    )


def progress(part: int, whole: int, label: str) -> SafeString:
    """A bar with its share in words: 5.702 of 5.875, 97%."""
    told = _("%(part)s of %(whole)s") % {"part": number(part), "whole": number(whole)}
    return format_html(
        '<div class="progress"><svg role="img" aria-label="{label}: {told}"><rect width="{width}%" height="100%" '
        'class="series-1"/></svg><span>{told}</span><b>{share}</b></div>',
        label=label,
        told=told,
        width=_share(part, whole or 1),
        share=percent(part, whole),
    )


def _share(part: float, whole: float) -> float:
    return round(min(max(part / whole, 0), 1) * 100, 2)


def _colour(place: int) -> int:
    return place % SERIES_COLOURS + 1


def _round_up(value: float) -> float:
    """The next 1, 2, 4, 5 or 10 times a power of ten: an axis of even numbers with an even half."""
    if value <= 2:
        return 2
    power = 1
    while value > power * 10:
        power *= 10
    return next(step * power for step in (1, 2, 4, 6, 8, 10) if value <= step * power)


def _few(ticks: Sequence[str]) -> Sequence[str]:
    """First, middle and last: what fits under a chart on a phone."""
    if len(ticks) <= 3:
        return ticks
    return [ticks[0], ticks[len(ticks) // 2], ticks[-1]]
