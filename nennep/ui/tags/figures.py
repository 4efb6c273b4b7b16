"""The signature of nennep: a figure with a dotted underline opens the records that it counts."""

from django import template

from nennep.ui import figures
from nennep.ui.numbers import percent

register = template.Library()


register.simple_tag(figures.figure, name="figure")
register.simple_tag(figures.figure_cells, name="figure_cells")


@register.simple_tag
def share(part, whole) -> str:
    """Whole per cent: 100% only when nothing is missing."""
    return percent(part, whole)


@register.inclusion_tag("ui/figures.html")
def figure_row(numbers) -> dict:
    """The big numbers of a page: dictionaries with value, label and, if wanted, url, note, state, places."""
    return {"figures": numbers}
