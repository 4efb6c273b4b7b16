"""An evidence page as a workbook: the same rows, the filters above them."""

from django.http import HttpResponse
from django.utils.timezone import localtime
from django.utils.translation import gettext as _

from nennep.figures.evidence import rows_of
from nennep.lib.handover import Head, SheetOut, write_xlsx

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def evidence_workbook(figure, scope, evidence, user, subject_title):
    heads = [
        Head(_("Code"), 14),
        Head(_("Unit"), 34),
        Head(_("Name"), 28),
        Head(_("State"), 18),
        Head(_("Date"), 18, "time"),
    ]
    if figure.column:
        heads.append(Head(_("Counted"), 12, "whole"))
    place = scope.unit or _("all units")
    notes = [
        f"{_('What it counts')}: {figure.sentence}",
        f"{_('About')}: {subject_title}",
        f"{_('Unit')}: {_('%(unit)s alone') % {'unit': place} if scope.alone else place}",
        f"{_('As of')}: {scope.as_of.strftime('%d/%m/%Y') if scope.as_of else _('now')}",
        f"{_('Records listed')}: {evidence.shown}",
        f"{_('Records outside your units')}: {evidence.outside}",
    ]
    rows = (_cells(row, figure) for row in rows_of(figure, evidence.found, user))
    book = write_xlsx([SheetOut(_("Evidence"), heads, rows, title=str(figure.label), notes=notes)])
    return workbook_response(book, f"{figure.code}.xlsx")


def workbook_response(book, name):
    response = HttpResponse(book, content_type=XLSX)
    response.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    return response


def _cells(row, figure):
    cells = [row.code, row.unit, row.label, str(row.state), localtime(row.at) if row.at else None]
    return [*cells, row.amount] if figure.column else cells
