"""Spreadsheets as offices send them."""

from datetime import date
from uuid import uuid4

from django.core.files.uploadedfile import SimpleUploadedFile

from nennep.lib.handover import Head, SheetOut, write_xlsx
from nennep.units.lists.taking_over import keep_list

UNIT_HEADS = ("Mã đơn vị", "Tên đơn vị", "Loại đơn vị", "Mã đơn vị cấp trên")
PEOPLE_HEADS = ("Mã", "Họ và tên", "Mã đơn vị", "Từ ngày", "Chức vụ")
ON = date(2026, 9, 1)


def upload(heads, rows, name="danh-sach.xlsx"):
    book = write_xlsx([SheetOut("Danh sách", [Head(head) for head in heads], rows)])
    return SimpleUploadedFile(name, book)


def kept(kind, unit, rows, by, on=ON):
    """The list as it is kept after sending; rows start in row 2 of the spreadsheet."""
    heads = UNIT_HEADS if kind == "units" else PEOPLE_HEADS
    return keep_list(
        kind=kind, unit=unit, upload=upload(heads, rows), on=on, by=by, form_key=uuid4(), legal_basis="QĐ 15"
    )
