"""An evidence page as a workbook: the same rows, the filters above them."""

import io

import xlsxwriter
from django.http import HttpResponse
from django.utils.timezone import localtime
from django.utils.translation import gettext as _

from nennep.figures.evidence import rows_of

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def evidence_workbook(figure, scope, evidence, user, subject_title):
    buffer = io.BytesIO()
    # Cells that begin with "=" stay text: names come from people, and spreadsheets execute formulas.
    book = xlsxwriter.Workbook(buffer, {"strings_to_formulas": False, "strings_to_urls": False, "in_memory": True})
    sheet = book.add_worksheet(_("Evidence"))
    bold, moment = book.add_format({"bold": True}), book.add_format({"num_format": "dd/mm/yyyy hh:mm"})
    head = [
        (str(figure.label), ""),
        (_("What it counts"), str(figure.sentence)),
        (_("About"), subject_title),
        (_("Unit"), str(scope.unit or _("all units"))),
        (_("As of"), f"{scope.as_of:%d/%m/%Y}" if scope.as_of else _("now")),
        (_("Records listed"), str(evidence.shown)),
        (_("Records outside your units"), str(evidence.outside)),
    ]
    for row, (label, words) in enumerate(head):
        sheet.write_string(row, 0, str(label), bold)
        sheet.write_string(row, 1, str(words))
    top = len(head) + 1
    columns = [_("Code"), _("Unit"), _("Name"), _("State"), _("Date")] + ([_("Counted")] if figure.column else [])
    sheet.write_row(top, 0, columns, bold)
    for row, line in enumerate(rows_of(figure, evidence.found, user), start=top + 1):
        for column, words in enumerate((line.code, line.unit, line.label, line.state)):
            sheet.write_string(row, column, str(words))
        if line.at:
            sheet.write_datetime(row, 4, localtime(line.at).replace(tzinfo=None), moment)
        if figure.column:
            sheet.write_number(row, 5, line.amount)
    sheet.set_column(0, 0, 24)
    sheet.set_column(1, 2, 32)
    sheet.set_column(3, 4, 18)
    sheet.freeze_panes(top + 1, 0)
    book.close()
    response = HttpResponse(buffer.getvalue(), content_type=XLSX)
    response.headers["Content-Disposition"] = f'attachment; filename="{figure.code}.xlsx"'
    return response
