"""The tags that every template has (docs/ui.md shows each with an example)."""

from django import template

from nennep.ui import icons, numbers
from nennep.ui.tags import figures, states

register = template.Library()

for library in (figures.register, states.register):
    register.tags.update(library.tags)
    register.filters.update(library.filters)

register.simple_tag(icons.icon, name="icon")
register.filter("number", numbers.number)
