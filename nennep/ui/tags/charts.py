"""Charts in templates."""

from django import template

from nennep.ui import charts

register = template.Library()

register.simple_tag(charts.sparkline, name="sparkline")
register.simple_tag(charts.progress, name="progress")


@register.inclusion_tag("ui/chart.html")
def chart(drawn: charts.Chart) -> dict:
    """A chart of `nennep.ui.charts` with its legend and, folded, the table of the same values."""
    return {"chart": drawn}
