"""The strip: one bar that shows how far a whole has come, filled by state from done to owed."""

from collections.abc import Mapping

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from nennep.ui.numbers import number
from nennep.ui.states import STATES, STRIP_ORDER

# Areas that are told apart by a pattern as well; base.html draws the patterns once.
_PATTERNS = {"returned": "stripes", "overdue": "dense", "not_checkable": "dots"}


def strip(counts: Mapping[str, int], label: str = "", *, small: bool = False) -> SafeString:
    """`{"verified": 356, "expected": 30}`; counts are by state now and add up to the whole."""
    present = [(code, counts[code]) for code in STRIP_ORDER if counts.get(code)]
    told = ", ".join(f"{number(count)} {STATES[code].word}" for code, count in present) or _("nothing yet")
    return format_html(
        '<svg class="strip{}" role="img" aria-label="{}">{}</svg>',
        " small" if small else "",
        f"{label}: {told}" if label else told,
        _segments(present),
    )


def legend(codes) -> SafeString:
    """What the colours and patterns of strips mean."""
    return format_html(
        '<ul class="legend">{}</ul>',
        format_html_join(
            "",
            '<li><svg aria-hidden="true"><rect width="100%" height="100%" class="area-{}"/>{}</svg>{}</li>',
            ((code, _pattern("0", "100%", code), STATES[code].word) for code in codes),
        ),
    )


def _segments(present) -> SafeString:
    """Rectangles in per cent of the width: nothing is scaled, so patterns keep their form."""
    total = sum(count for _code, count in present)
    drawn, done = [], 0
    for code, count in present:
        x, width = f"{done * 100 / total:.3f}%", f"{count * 100 / total:.3f}%"
        drawn.append((x, width, code, f"{STATES[code].word}: {number(count)}", _pattern(x, width, code)))
        done += count
    return format_html_join(
        "", '<rect x="{}" width="{}" height="100%" class="area-{}"><title>{}</title></rect>{}', drawn
    )


def _pattern(x, width, code) -> SafeString:
    if code not in _PATTERNS:
        return SafeString("")
    return format_html(
        '<rect x="{}" width="{}" height="100%" fill="url(#{})" pointer-events="none"/>',
        x,
        width,
        _PATTERNS[code],
    )
