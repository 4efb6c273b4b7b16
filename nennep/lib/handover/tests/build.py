"""Workbooks as offices make them, with merged cells and letterheads."""

from collections.abc import Sequence
from io import BytesIO
from typing import Any

import xlsxwriter

from nennep.lib.extract.tests.build import zip_of

Merge = tuple[int, int, int, int, Any]


def workbook(
    rows: Sequence[Sequence[Any]], merges: Sequence[Merge] = (), *, name: str = "Danh sách", before: int = 0
) -> bytes:
    """One sheet; `merges` as first row, first column, last row, last column, value; `before` hidden sheets."""
    out = BytesIO()
    book = xlsxwriter.Workbook(out, {"in_memory": True, "default_date_format": "dd/mm/yyyy"})
    for number in range(before):
        hidden = book.add_worksheet(f"An{number}")
        hidden.write_string(0, 0, "Họ và tên")
    sheet = book.add_worksheet(name)
    if before:
        sheet.activate()
        sheet.set_first_sheet()
        for worksheet in book.worksheets()[:-1]:
            worksheet.hide()
    for number, row in enumerate(rows):
        for column, cell in enumerate(row):
            if cell is not None:
                sheet.write(number, column, cell)
    for merge in merges:
        sheet.merge_range(*merge)
    book.close()
    return out.getvalue()


_ODF = "urn:oasis:names:tc:opendocument:xmlns"


def ods(rows: Sequence[Sequence[str]], extra: str = "") -> bytes:
    cells = "".join(
        "<table:table-row>"
        + "".join(
            f'<table:table-cell office:value-type="string"><text:p>{cell}</text:p></table:table-cell>' for cell in row
        )
        + "</table:table-row>"
        for row in rows
    )
    content = (
        f'<office:document-content xmlns:office="{_ODF}:office:1.0" xmlns:table="{_ODF}:table:1.0" '
        f'xmlns:text="{_ODF}:text:1.0" office:version="1.2"><office:body><office:spreadsheet>'
        f'<table:table table:name="DS">{cells}{extra}</table:table></office:spreadsheet></office:body>'
        "</office:document-content>"
    )
    manifest = (
        f'<manifest:manifest xmlns:manifest="{_ODF}:manifest:1.0"><manifest:file-entry manifest:full-path="/" '
        'manifest:media-type="application/vnd.oasis.opendocument.spreadsheet"/></manifest:manifest>'
    )
    return zip_of(
        {
            "mimetype": "application/vnd.oasis.opendocument.spreadsheet",
            "content.xml": content,
            "META-INF/manifest.xml": manifest,
        },
        stored=("mimetype",),
    )
