"""The signature of nennep: a figure with a dotted underline opens the records that it counts."""

from django import template
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from nennep.ui.numbers import number, percent

register = template.Library()


@register.simple_tag
def figure(value, url="", label="", places=None, suffix="") -> SafeString:
    """A number that is a link to its evidence; without a url it is plain text, and never looks like a link.

    `label` says what is counted; it is read by screen readers, so that every link stands for itself.
    """
    shown = number(value, places) + (suffix if value is not None else "")
    if not url or value is None:
        return format_html('<span class="figure-plain">{}</span>', shown)
    spoken = _("%(label)s: open the records") % {"label": label} if label else _("open the records")
    return format_html('<a class="figure" href="{}">{}<span class="unseen"> {}</span></a>', url, shown, spoken)


@register.simple_tag
def share(part, whole) -> str:
    """Whole per cent: 100% only when nothing is missing."""
    return percent(part, whole)


@register.inclusion_tag("ui/figures.html")
def figure_row(figures) -> dict:
    """The big numbers of a page: dictionaries with value, label and, if wanted, url, note, state, places."""
    return {"figures": figures}
