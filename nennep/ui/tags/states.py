"""States of duties: as a tag of word and shape, as a strip, as a legend."""

from collections.abc import Mapping

from django import template
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from nennep.ui.numbers import number
from nennep.ui.states import STATES, STRIP_ORDER

register = template.Library()

# Areas that are told apart by a pattern as well; base.html draws the patterns once.
_PATTERNS = {"returned": "stripes", "overdue": "dense", "not_checkable": "dots"}


@register.simple_tag
def state(code, label="") -> SafeString:
    """The state's shape and word; `label` replaces the word ("being rewritten" for "returned")."""
    known = STATES[str(code)]
    return format_html(
        '<span class="state state-{}"><svg viewBox="0 0 16 16" aria-hidden="true">{}</svg>{}</span>',
        known.code,
        mark_safe(known.shape),  # noqa: S308 - drawn in states.py
        label or known.word,
    )


@register.simple_tag
def progress_strip(counts: Mapping[str, int], label: str = "", small: bool = False) -> SafeString:
    """One bar, filled by state from done to owed: `{"verified": 356, "returned": 2, "expected": 30}`.

    The counts are of people (or units) by their state *now*, so that they add up to all who owe.
    """
    present = [(code, counts[code]) for code in STRIP_ORDER if counts.get(code)]
    told = ", ".join(f"{number(count)} {STATES[code].word}" for code, count in present) or _("nothing yet")
    total = sum(count for _code, count in present)
    return format_html(
        '<svg class="strip{}" role="img" aria-label="{}">{}</svg>',
        " small" if small else "",
        f"{label}: {told}" if label else told,
        _segments(present, total),
    )


def _segments(present, total) -> SafeString:
    """Rectangles in per cent of the width: no scaling, so patterns and corners keep their form."""
    shapes, done = [], 0
    for code, count in present:
        start, width = f"{done * 100 / total:.3f}%", f"{count * 100 / total:.3f}%"
        title = f"{STATES[code].word}: {number(count)}"
        shapes.append((start, width, code, title))
        done += count
    return format_html_join(
        "",
        '<rect x="{}" y="0" width="{}" height="100%" class="area-{}"><title>{}</title></rect>{}',
        ((x, width, code, title, _overlay(x, width, code)) for x, width, code, title in shapes),
    )


def _overlay(x, width, code) -> SafeString:
    if code not in _PATTERNS:
        return SafeString("")
    return format_html(
        '<rect x="{}" y="0" width="{}" height="100%" fill="url(#{})" pointer-events="none"/>',
        x,
        width,
        _PATTERNS[code],
    )


@register.simple_tag
def state_legend(*codes) -> SafeString:
    """What the colours and patterns of strips and charts mean; without codes: the five most frequent."""
    chosen = codes or ("verified", "evidenced", "received", "returned", "expected", "overdue")
    return format_html(
        '<ul class="legend">{}</ul>',
        format_html_join(
            "",
            '<li><svg aria-hidden="true"><rect width="100%" height="100%" class="area-{}"/>{}</svg>{}</li>',
            ((code, _overlay("0", "100%", code), STATES[code].word) for code in chosen),
        ),
    )
