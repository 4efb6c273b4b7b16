import zipfile
from datetime import date, datetime
from decimal import Decimal
from io import BytesIO

import pytest

from nennep.lib.handover import Head, Link, SheetOut, read_workbook, write_xlsx
from nennep.lib.handover.xlsx import Out

HEADS = (Head("Họ và tên", 28), Head("Mã"), Head("Ngày"), Head("Số"), Head("Tỷ lệ", kind="percent"))


def xml(data: bytes, member: str) -> str:
    with zipfile.ZipFile(BytesIO(data)) as archive:
        return archive.read(member).decode()


def test_what_is_written_is_read_back() -> None:
    row: list[Out] = ["Lò Thị Mai", "00123", date(2026, 2, 5), 5875, 0.973]
    data = write_xlsx([SheetOut("Danh sách", HEADS, [row], title="Hộ đọc sách", notes=["Đến 05/02/2026"])])
    (sheet,) = read_workbook(data, "ra.xlsx")
    assert sheet.name == "Danh sách"
    assert "dd/mm/yyyy" in xml(data, "xl/styles.xml")
    assert sheet.rows[0][0] == "Hộ đọc sách"
    assert sheet.rows[3] == tuple(head.title for head in HEADS)
    assert sheet.rows[4] == ("Lò Thị Mai", "00123", date(2026, 2, 5), 5875, 0.973)


@pytest.mark.parametrize("text", ["=1+1", "+84", "-2", "@SUM(A1)", "http://example.org", "'=1", "{=1}", "1/2"])
def test_text_stays_text(text: str) -> None:
    data = write_xlsx([SheetOut("A", [Head("x")], [[text]])])
    sheet = xml(data, "xl/worksheets/sheet1.xml")
    assert "<f>" not in sheet
    assert "hyperlink" not in sheet
    (read,) = read_workbook(data, "a.xlsx")
    assert read.rows[1] == (text,)


def test_links_only_where_asked_and_numbers_in_them_stay_numbers() -> None:
    rows: list[list[Link]] = [
        [Link("https://nennep.example/f/1", 5875), Link("https://nennep.example/f/2", "xem"), Link("javascript:x", "y")]
    ]
    data = write_xlsx([SheetOut("A", [Head("a"), Head("b"), Head("c")], rows)])
    assert xml(data, "xl/worksheets/sheet1.xml").count("<hyperlink ") == 2
    assert "https://nennep.example/f/1" in xml(data, "xl/worksheets/_rels/sheet1.xml.rels")
    assert "javascript" not in xml(data, "xl/worksheets/_rels/sheet1.xml.rels")
    (read,) = read_workbook(data, "a.xlsx")
    assert read.rows[1] == (5875, "xem", "y")


def test_every_value_has_a_place() -> None:
    row = [None, True, False, Decimal("12.5"), datetime(2026, 2, 5, 8, 30), "a" * 40_000]
    (read,) = read_workbook(write_xlsx([SheetOut("A", [Head(str(i)) for i in range(6)], [row])]), "a.xlsx")
    cells = read.rows[1]
    assert cells[:5] == (None, "x", None, 12.5, datetime(2026, 2, 5, 8, 30))
    assert isinstance(cells[5], str)
    assert len(cells[5]) == 32_767


def test_names_of_sheets_are_made_acceptable_and_unique() -> None:
    names = ["Xã: A/B [1]", "Xã: A/B [1]", "x" * 50, "x" * 50, "", "'"]
    read = read_workbook(write_xlsx([SheetOut(name, [Head("a")], [["b"]]) for name in names]), "a.xlsx")
    found = [sheet.name for sheet in read]
    assert len(set(found)) == 6
    assert all(1 <= len(name) <= 31 for name in found)


def test_headings_are_frozen_filterable_and_repeated() -> None:
    data = write_xlsx([SheetOut("A", HEADS, [["a"]], title="Tên")])
    sheet = xml(data, "xl/worksheets/sheet1.xml")
    assert 'ySplit="3"' in sheet
    assert '<autoFilter ref="A3:E4"/>' in sheet
    assert "Print_Titles" in xml(data, "xl/workbook.xml")


def test_rows_are_as_high_as_their_text_needs() -> None:
    data = write_xlsx([SheetOut("A", [Head("a", 10)], [["ngắn"], ["một câu dài hơn ô"], ["hai\ndòng"], ["x" * 9_000]])])
    rows = xml(data, "xl/worksheets/sheet1.xml").split("<row ")[2:]
    heights = [float(row.split('ht="')[1].split('"')[0]) if 'ht="' in row else None for row in rows]
    assert heights == [None, 33, 33, 396]


def test_an_empty_list_is_a_sheet_with_headings() -> None:
    (read,) = read_workbook(write_xlsx([SheetOut("A", [Head("a"), Head("b")], [])]), "a.xlsx")
    assert read.rows == (("a", "b"),)
