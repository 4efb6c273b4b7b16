"""Icons of the lucide package, drawn once and kept: the second time costs a dictionary look-up."""

from functools import cache

from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe
from lucide.templatetags.lucide import lucide


@cache
def _drawing(name: str) -> SafeString:
    return mark_safe(lucide(name, size=20, aria_hidden="true", focusable="false", **{"class": "icon"}))  # noqa: S308 - the package's own drawing


def icon(name: str, label: str = "") -> SafeString:
    """The drawing, hidden from screen readers; `label` is read instead where no word stands beside it."""
    drawing = _drawing(str(name))
    return format_html('{}<span class="unseen">{}</span>', drawing, label) if label else drawing
