"""Lists of people and units as workbooks."""

from django.http import HttpResponse
from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from nennep.lib.handover import Head, SheetOut, write_xlsx

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def people_workbook(unit, people):
    """A line for each person, as the list on the page shows it (`places` and `posts` come along)."""
    heads = [Head(_("Code"), 14), Head(_("Full name"), 30), Head(_("Unit"), 40), Head(_("Post"), 34)]
    rows = (
        [
            person.code,
            person.full_name,
            ", ".join(place.unit.name for place in person.places),
            ", ".join(f"{post.kind.name} ({post.unit.name})" for post in person.posts),
        ]
        for person in people
    )
    day = localdate().strftime("%d/%m/%Y")
    title = _("People of %(unit)s, %(day)s") % {"unit": unit.name, "day": day}
    return workbook_response(write_xlsx([SheetOut(_("People"), heads, rows, title=title)]), f"nguoi-{unit.code}.xlsx")


def workbook_response(book, name):
    response = HttpResponse(book, content_type=XLSX)
    response.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    return response
