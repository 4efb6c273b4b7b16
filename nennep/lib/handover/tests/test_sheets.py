import unicodedata
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from nennep.lib.extract import Refused
from nennep.lib.extract.tests.build import OLE, zip_of
from nennep.lib.handover import Column, Problem, Sheet, read_sheet, read_workbook

from .build import ods, workbook

NAME = Column("name", "Họ và tên", ("Họ tên", "Tên"), filled=True)
CODE = Column("code", "Mã", ("Mã số", "Mã định danh"), kind="code", required=False)
BORN = Column("born", "Ngày sinh", ("Ngày tháng năm sinh",), kind="date", required=False)
UNIT = Column("unit", "Đơn vị", ("Chi bộ", "Tổ"), required=False)
COUNT = Column("count", "Số hộ", kind="whole", required=False)
COLUMNS = (NAME, CODE, BORN, UNIT, COUNT)


def read(rows: list[list[Any]], merges: list[Any] | None = None, **options: Any) -> Sheet:
    return read_sheet(workbook(rows, merges or [], **options), "ds.xlsx", COLUMNS)


def test_a_plain_list() -> None:
    sheet = read([["Họ và tên", "Mã", "Ngày sinh"], ["Lò Thị Mai", "00123", date(1990, 2, 5)]])
    assert sheet.rows[0].values == {"name": "Lò Thị Mai", "code": "00123", "born": date(1990, 2, 5)}
    assert (sheet.name, sheet.header_row, sheet.rows[0].number) == ("Danh sách", 1, 2)
    assert sheet.problems == ()
    assert sheet.missing_columns == ("Đơn vị", "Số hộ")


@pytest.mark.parametrize(
    "heading", ["ho va ten", "HỌ VÀ TÊN (*)", "Họ tên:", " Họ  và\ntên ", unicodedata.normalize("NFD", "Họ và tên")]
)
def test_headings_in_other_dress(heading: str) -> None:
    assert read([[heading], ["Mai"]]).rows[0]["name"] == "Mai"


def test_letterhead_above_numbers_below_and_gaps() -> None:
    sheet = read(
        [
            ["UBND XÃ SUỐI HOA"], [None], ["DANH SÁCH HỘ ĐỌC SÁCH"], [None],
            ["STT", "Họ và tên", "Số hộ", "Ghi chú"], [1, 2, 3, 4],
            [1, "Mai", 3], [None], [2, "Bình", "1.200"], [3, None, None], ["Tổng cộng", None, 1203],
        ]
    )  # fmt: skip
    assert [(row.number, row["name"], row["count"]) for row in sheet.rows] == [
        (7, "Mai", Decimal(3)),
        (9, "Bình", Decimal(1200)),
    ]
    assert (sheet.header_row, sheet.unknown_headings, sheet.problems) == (5, ("STT", "Ghi chú"), ())


def test_merged_cells_downward_groups_across_and_a_heading_over_two_columns() -> None:
    sheet = read(
        [
            ["STT", None, None, "Chi bộ"], [None, None, None, None],
            [1, "Lò Thị", "Mai", None], [2, "Hà Văn", "Bình", None], [3, "Vàng A", "Dí", "Bản Tây"],
        ],
        [(0, 1, 0, 2, "Họ và tên"), (1, 0, 1, 3, "I. Thôn Đông"), (2, 3, 3, 3, "Bản Đông")],
    )  # fmt: skip
    assert [(row["name"], row["unit"]) for row in sheet.rows] == [
        ("Lò Thị Mai", "Bản Đông"), ("Hà Văn Bình", "Bản Đông"), ("Vàng A Dí", "Bản Tây"),
    ]  # fmt: skip


def test_a_header_of_two_rows() -> None:
    sheet = read(
        [[None, None, None], [None, "Ngày sinh", "Mã"], ["Mai", "5/2/1990", "007"]],
        [(0, 0, 1, 0, "Họ và tên"), (0, 1, 0, 2, "Thông tin")],
    )
    assert sheet.rows[0].values == {"name": "Mai", "born": date(1990, 2, 5), "code": "007"}


def test_cells_that_cannot_be_taken_are_named_with_sheet_row_and_column() -> None:
    sheet = read(
        [
            ["Họ và tên", "Ngày sinh", "Số hộ"],
            ["Mai", "31/02/1990", "ba"], [None, "5/2/1990", 2.5], ["Bình", datetime(1990, 2, 5), 4],
            ["Cúc", 32909, "#N/A"],
        ]
    )  # fmt: skip
    assert sheet.problems == (
        Problem("not_a_date", "Danh sách", 2, "Ngày sinh", "31/02/1990"),
        Problem("not_a_number", "Danh sách", 2, "Số hộ", "ba"),
        Problem("empty_cell", "Danh sách", 3, "Họ và tên", ""),
        Problem("not_whole", "Danh sách", 3, "Số hộ", "2.5"),
        Problem("formula_error", "Danh sách", 5, "Số hộ", "#N/A"),
    )
    assert [row["born"] for row in sheet.rows] == [None, *[date(1990, 2, 5)] * 3]


def test_numbers_as_codes_have_no_point_and_text_keeps_its_zeros() -> None:
    sheet = read([["Họ và tên", "Mã"], ["Mai", 12345], ["Bình", "00045"], [2026, "1.5"]])
    assert [row["code"] for row in sheet.rows] == ["12345", "00045", "1.5"]
    assert sheet.rows[2]["name"] == "2026"


def test_the_right_sheet_is_found_and_hidden_ones_are_not_looked_at() -> None:
    assert read([["Họ tên"], ["Mai"]], before=2).name == "Danh sách"


def test_formulas_are_never_run() -> None:
    sheet = read([["Họ và tên", "Số hộ"], ["Mai", "=1+1"]])
    assert sheet.rows[0]["count"] == 0  # the value that was stored, not 2


def test_ods_and_decomposed_text(tmp_path: Path) -> None:
    path = tmp_path / "ds.ods"
    path.write_bytes(ods([["Họ và tên", "Mã"], [unicodedata.normalize("NFD", "Lò Thị Mai"), "007"]]))
    assert read_sheet(path, "ds.ods", COLUMNS).rows[0].values == {"name": "Lò Thị Mai", "code": "007"}


def test_merged_cells_of_ods() -> None:
    def cell(text: str, spans: str = "") -> str:
        value = f'office:value-type="string" {spans}'
        return f"<table:table-cell {value}><text:p>{text}</text:p></table:table-cell>"

    covered = "<table:covered-table-cell/>"
    rows = [
        cell("STT") + cell("Họ và tên", 'table:number-columns-spanned="2"') + covered + cell("Đơn vị"),
        cell("1") + cell("Lò Thị") + cell("Mai") + cell("Bản Đông", 'table:number-rows-spanned="2"'),
        cell("2") + cell("Hà Văn") + cell("Bình") + covered,
    ]
    extra = "".join(f"<table:table-row>{row}</table:table-row>" for row in rows)
    extra += '<table:table-row table:number-rows-repeated="1048000"><table:table-cell/></table:table-row>'
    sheet = read_sheet(ods([["Danh sách"]], extra), "ds.ods", COLUMNS)
    assert [(row.number, row["name"], row["unit"]) for row in sheet.rows] == [
        (3, "Lò Thị Mai", "Bản Đông"),
        (4, "Hà Văn Bình", "Bản Đông"),
    ]


@pytest.mark.parametrize(
    ("code", "data"),
    [
        ("empty", b""),
        ("wrong_type", b"Ho ten,Ma"),
        ("protected", OLE + "EncryptedPackage".encode("utf-16-le") + bytes(512)),
        ("broken", workbook([["Tên"]])[:800]),
        ("no_rows", workbook([])),
        ("no_header", workbook([["Tên thôn", "Ghi chú"], ["Đông", "x"]])),
        ("macro", zip_of({"[Content_Types].xml": "", "xl/workbook.xml": "", "xl/vbaProject.bin": "x"})),
        ("zip_bomb", zip_of({"[Content_Types].xml": "", "xl/workbook.xml": " " * 30_000_000})),
    ],
)
def test_files_that_are_refused(code: str, data: bytes) -> None:
    with pytest.raises(Refused) as refused:
        read_sheet(data, "ds.xlsx", COLUMNS)
    assert refused.value.code == code


def test_the_missing_headings_are_named() -> None:
    with pytest.raises(Refused) as refused:
        read([["Mã", "Ngày sinh"], ["1", "2"]])
    assert refused.value.details == {"sheet": "Danh sách", "columns": "Họ và tên"}


def far_cell() -> bytes:
    """Two cells, the second in the last corner: a dense reader would want 17 thousand million cells."""
    members: dict[str, str | bytes] = {
        "[Content_Types].xml": '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>',
        "_rels/.rels": "<a/>",
        "xl/workbook.xml": (
            '<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" '
            'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets>'
            '<sheet name="S" sheetId="1" r:id="r1"/></sheets></workbook>'
        ),
        "xl/_rels/workbook.xml.rels": (
            '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship '
            'Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" '
            'Target="worksheets/sheet1.xml"/></Relationships>'
        ),
        "xl/worksheets/sheet1.xml": (
            '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>'
            '<row r="1"><c r="A1"><v>1</v></c></row><row r="1048576"><c r="XFD1048576"><v>1</v></c></row>'
            "</sheetData></worksheet>"
        ),
    }
    return zip_of(members)


def test_a_sheet_that_claims_to_be_endless_is_refused_and_the_next_one_read() -> None:
    with pytest.raises(Refused) as refused:
        read_workbook(far_cell(), "xa.xlsx")
    assert refused.value.code in ("broken", "too_many_rows")
    assert read([["Tên"], ["Mai"]]).rows[0].text("name") == "Mai"
