"""States of duties: as a tag of word and shape, as a strip, as a legend."""

from collections.abc import Mapping
from functools import lru_cache

from django import template
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe

from nennep.ui import strips
from nennep.ui.states import STATES

register = template.Library()


@register.simple_tag
def state(code, label="") -> SafeString:
    """The state's shape and word; `label` replaces the word ("being rewritten" for "returned")."""
    return _drawn(str(code), str(label or STATES[str(code)].word))


@lru_cache(maxsize=256)
def _drawn(code, word) -> SafeString:
    """Lists show the same few states hundreds of times."""
    return format_html(
        '<span class="state state-{}"><svg viewBox="0 0 16 16" aria-hidden="true">{}</svg>{}</span>',
        code,
        mark_safe(STATES[code].shape),  # noqa: S308 - drawn in states.py
        word,
    )


@register.simple_tag
def progress_strip(counts: Mapping[str, int], label: str = "", small: bool = False) -> SafeString:
    """One bar filled by state; the counts are by state *now*, so that they add up to all who owe."""
    return strips.strip(counts, label, small=small)


@register.simple_tag
def state_legend(*codes) -> SafeString:
    """What the colours and patterns mean; without codes, the six states that campaigns show."""
    return strips.legend(codes or ("verified", "evidenced", "received", "returned", "expected", "overdue"))
