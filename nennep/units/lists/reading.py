"""Lists of units and of people as spreadsheets: their columns, and what a row says."""

from dataclasses import dataclass, field

from django.utils.translation import gettext as _

from nennep.lib.extract import Refused
from nennep.lib.handover import Column, Head, SheetOut, read_sheet, write_xlsx
from nennep.lib.vietnamese import guess_legacy

UNIT_COLUMNS = (
    Column("code", "Mã đơn vị", ("Mã",), kind="code", filled=True),
    Column("name", "Tên đơn vị", ("Tên", "Đơn vị"), filled=True),
    Column("kind", "Loại đơn vị", ("Loại", "Cấp"), required=False),
    Column("parent", "Mã đơn vị cấp trên", ("Mã cấp trên", "Đơn vị cấp trên", "Cấp trên"), kind="code", required=False),
)
PEOPLE_COLUMNS = (
    Column("code", "Mã", ("Mã số", "Mã người", "Mã cán bộ", "Mã thành viên"), kind="code", filled=True),
    Column("name", "Họ và tên", ("Họ tên", "Tên"), filled=True),
    Column("unit", "Mã đơn vị", ("Đơn vị", "Tên đơn vị"), kind="code", filled=True),
    Column("on", "Từ ngày", ("Ngày vào", "Ngày chuyển đến"), kind="date", required=False),
    Column("post", "Chức vụ", ("Chức danh",), required=False),
)
COLUMNS = {"units": UNIT_COLUMNS, "people": PEOPLE_COLUMNS}
# What the database takes; a longer cell is a wrong cell.
LONGEST = {"code": 40, "name": 120}


class ListRefused(Exception):
    """The file as a whole cannot be taken; one sentence says why and what to do."""


@dataclass(frozen=True)
class Wrong:
    """One cell that cannot be taken, and why."""

    row: int
    column: str
    sentence: str


@dataclass(frozen=True)
class Line:
    """One row of a list: its number in the spreadsheet and its cells as text, dates as ISO."""

    number: int
    cells: dict[str, str] = field(default_factory=dict)

    def __getitem__(self, key):
        return self.cells.get(key, "")


def read_list(upload, kind):
    """(name of the sheet, rows as lists, unreadable cells as lists), ready to be kept. Raises ListRefused."""
    columns = COLUMNS[kind]
    try:
        sheet = read_sheet(upload.read(), upload.name, columns)
    except Refused as refused:
        raise ListRefused(_refusal(refused, upload.name)) from refused
    rows = [
        [row.number, *(row.text(column.key) if column.kind != "date" else _iso(row[column.key]) for column in columns)]
        for row in sheet.rows
    ]
    unreadable = [[problem.row, problem.column, problem.code, problem.value[:80]] for problem in sheet.problems]
    return sheet.name, rows, unreadable


def lines_of(kept):
    """The kept rows of a `ListImport` as lines."""
    keys = [column.key for column in COLUMNS[kept.kind]]
    return [Line(number, dict(zip(keys, cells, strict=True))) for number, *cells in kept.rows]


def headings_of(kind):
    """{key of a column: its heading as we write it}."""
    return {column.key: column.heading for column in COLUMNS[kind]}


def wrong_cells(kept, lines):
    """What is wrong with cells by themselves: could not be read, too long, in old letters."""
    wrong = [Wrong(row, column, _unreadable(code, value)) for row, column, code, value in kept.unreadable]
    headings = headings_of(kept.kind)
    for line in lines:
        for key, longest in LONGEST.items():
            if len(line[key]) > longest:
                told = _("This is longer than the %(count)d letters that can be kept.") % {"count": longest}
                wrong.append(Wrong(line.number, headings[key], told))
        if guess_legacy(line["name"], enough=1):
            told = _("“%(value)s” is in old letters (TCVN3 or VNI). Change the font to a Unicode one first.")
            wrong.append(Wrong(line.number, headings["name"], told % {"value": line["name"][:40]}))
    return wrong


def template_workbook(kind, unit):
    """An empty list with the headings, and above them what goes into the columns."""
    heads = [Head(column.heading, 28 if column.key == "name" else 20) for column in COLUMNS[kind]]
    if kind == "units":
        kinds = ", ".join(unit.tree.unit_kinds.values_list("name", flat=True))
        notes = [
            _("Kind of unit: one of %(kinds)s; empty: the next kind below.") % {"kinds": kinds},
            _("Code of the unit above: empty when it is %(unit)s (%(code)s).") % {"unit": unit.name, "code": unit.code},
        ]
    else:
        posts = ", ".join(unit.tree.position_kinds.values_list("name", flat=True))
        notes = [
            _("Code of the unit: as in the tree. Since: dd/mm/yyyy; empty: the day chosen when sending."),
            _("Post: one of %(posts)s, or empty.") % {"posts": posts},
        ]
    title = _("Units below %(unit)s") if kind == "units" else _("People of %(unit)s")
    return write_xlsx([SheetOut(_("List"), heads, [], title=title % {"unit": unit.name}, notes=notes)])


def _iso(day):
    return day.isoformat() if day else ""


def _unreadable(code, value):
    if code == "empty_cell":
        return _("This cell is empty, though the rest of the row is filled.")
    if code == "not_a_date":
        return _("“%(value)s” is not a day. Write day/month/year: 22/11/2026.") % {"value": value}
    return _("“%(value)s” is an error of a formula. Put the value itself into the cell.") % {"value": value}


def _refusal(refused, name):
    sentences = {
        "empty": _("“%(name)s” is empty. Save it again, look into it once, then send it."),
        "too_large": _("“%(name)s” is too large for a list. Send only the sheet with the list."),
        "protected": _("“%(name)s” is locked with a password. Save it without a password, then send that."),
        "macro": _("“%(name)s” carries macros (small programs). Save it as XLSX without macros, then send that."),
        "no_rows": _("There is nothing in “%(name)s”."),
        "too_many_rows": _("“%(name)s” has too many rows for one list. Split it into several files."),
    }
    if refused.code == "no_header":
        told = _("In “%(name)s”, sheet “%(sheet)s”, these columns were not found: %(columns)s.")
        return told % {"name": name, **refused.details}
    other = _("“%(name)s” cannot be read as a spreadsheet. Save it as XLSX, then send that.")
    return sentences.get(refused.code, other) % {"name": name}
