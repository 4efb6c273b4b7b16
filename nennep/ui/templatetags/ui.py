"""The tags that every template has (docs/ui.md shows each with an example)."""

from django import template

from nennep.ui import icons, numbers
from nennep.ui.tags import charts, figures, navigation, pieces, states

register = template.Library()

for module in (charts, figures, navigation, pieces, states):
    register.tags.update(module.register.tags)
    register.filters.update(module.register.filters)

register.simple_tag(icons.icon, name="icon")
register.filter("number", numbers.number)
