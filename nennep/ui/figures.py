"""Figures drawn: numbers that open the records they count, alone or as the cells of a table's row."""

from collections.abc import Iterable
from html import escape

from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from nennep.ui.numbers import number

_PLAIN = '<span class="figure-plain">{}</span>'
_LINK = '<a class="figure" href="{}">{}<span class="unseen"> {}</span></a>'


def figure(value, url="", label="", places=None, suffix="") -> SafeString:
    """A number that is a link to its evidence; without a url it is plain text, and never looks like a link.

    `label` says what is counted; it is read by screen readers, so that every link stands for itself.
    """
    shown = number(value, places) + (suffix if value is not None else "")
    if not url or value is None:
        return format_html(_PLAIN, shown)
    spoken = _("%(label)s: open the records") % {"label": label} if label else _("open the records")
    return format_html(_LINK, url, shown, spoken)


def figure_cells(cells: Iterable, place: str = "", late: str = "") -> SafeString:
    """The `<td>`s of a row: pairs of the column's head and a number with `value`, `url`, `label` and `word`.

    `place` says whose row it is. Noughts are marked `none`, and numbers with the word `late` are marked as late.
    A page draws hundreds of them, so what all have in common is looked up once.
    """
    spoken = _("%(label)s: open the records")
    of_place = f", {place}" if place else ""
    return mark_safe("".join(_cell(head, one, of_place, late, spoken) for head, one in cells))  # noqa: S308 - escaped below


def _cell(head, one, of_place, late, spoken):
    """Escaped by hand: asking of each of a thousand words whether it is lazy or safe already took most of the time."""
    mark = " none" if not one.value else " late" if late and one.word == late else ""
    begin, shown = f'<td class="number{mark}" data-label="{escape(str(head))}">', number(one.value)
    if not one.url or one.value is None:
        return f'{begin}<span class="figure-plain">{shown}</span></td>'
    told = escape(spoken % {"label": f"{one.label}{of_place}"})
    return f'{begin}<a class="figure" href="{escape(one.url)}">{shown}<span class="unseen"> {told}</span></a></td>'
