"""Writing lists as XLSX: cells are what they are, text is never run as a formula, links only where asked."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal
from io import BytesIO
from typing import Literal

import xlsxwriter
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from nennep.lib.vietnamese import nfc

from .link import Link

_MOST_TEXT = 32_767
_MOST_CHOICES = 100
_MOST_LINKS = 65_530
_LINE_HEIGHT = 16.5  # points
_MOST_LINES = 24  # spreadsheets stop at 409 points
_LETTER_WIDTH = 1.1  # Times at 12 points against the digit that column widths count in
_SHEET_NAME = re.compile(r"[\[\]:*?/\\\x00-\x1f]")
_FONT = {"font_name": "Times New Roman", "font_size": 12, "valign": "top"}
_FORMATS: dict[str, dict[str, object]] = {
    "text": {"text_wrap": True, "border": 1},
    "whole": {"num_format": "#,##0", "border": 1},
    "number": {"num_format": "#,##0.##", "border": 1},
    "percent": {"num_format": "0.0%", "border": 1},
    "date": {"num_format": "dd/mm/yyyy", "align": "center", "border": 1},
    "time": {"num_format": "dd/mm/yyyy hh:mm", "align": "center", "border": 1},
    "heading": {"bold": True, "align": "center", "valign": "vcenter", "text_wrap": True, "border": 1,
                "bg_color": "#E7EDEA"},
    "title": {"bold": True, "font_size": 14},
    "note": {"italic": True},
}  # fmt: skip


Out = str | int | float | Decimal | bool | date | datetime | Link | None


@dataclass(frozen=True)
class Head:
    """A column of an outgoing list: its heading, width in characters, and how its numbers are shown.

    For a list to be filled in: `help` is shown beside the cell that is chosen; `choices_in` names another sheet of
    the book whose first column holds what is offered there. Something else may be typed all the same.
    """

    title: str
    width: int = 16
    kind: Literal["text", "whole", "number", "percent", "date", "time", ""] = ""
    help: str = ""
    choices_in: str = ""


@dataclass(frozen=True)
class SheetOut:
    """One sheet to be written. `title` and `notes` stand above the list; `blank_rows` below it are to be filled in."""

    name: str
    heads: Sequence[Head]
    rows: Iterable[Sequence[Out]]
    title: str = ""
    notes: Sequence[str] = field(default_factory=tuple)
    blank_rows: int = 0


def write_xlsx(sheets: Sequence[SheetOut]) -> bytes:
    """The workbook. Headings are frozen, filterable and repeated on every printed A4 page."""
    out = BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    workbook = xlsxwriter.Workbook(out, options)
    formats = {name: workbook.add_format(_FONT | own) for name, own in _FORMATS.items()}
    links = {name: workbook.add_format(_FONT | _FORMATS[name] | {"underline": 1, "font_color": "#1F4E79"})
             for name in ("text", "whole", "number", "percent")}  # fmt: skip
    taken: set[str] = set()
    for sheet in sheets:
        worksheet = workbook.add_worksheet(_sheet_name(sheet.name, taken))
        _Writer(worksheet, formats, links).write(sheet)
    workbook.close()
    return out.getvalue()


def _sheet_name(name: str, taken: set[str]) -> str:
    """A name that spreadsheets accept: 31 letters, no signs that stand in formulas, no two alike."""
    bare = _SHEET_NAME.sub(" ", nfc(name)).strip(" '")[:31].strip() or "Trang"
    unique, number = bare, 1
    while unique.lower() in taken:
        number += 1
        unique = f"{bare[:26]} ({number})"
    taken.add(unique.lower())
    return unique


class _Writer:
    def __init__(self, worksheet: Worksheet, formats: dict[str, Format], links: dict[str, Format]) -> None:
        self._sheet = worksheet
        self._formats = formats
        self._links = links
        self._links_left = _MOST_LINKS

    def write(self, sheet: SheetOut) -> None:
        top = self._above(sheet)
        for column, head in enumerate(sheet.heads):
            self._sheet.set_column(column, column, head.width)
            self._sheet.write_string(top, column, head.title, self._formats["heading"])
        last = top
        for last, row in enumerate(sheet.rows, top + 1):
            self._make_room(last, row, sheet.heads)
            for column, cell in enumerate(row):
                self._cell(last, column, cell, sheet.heads[column].kind if column < len(sheet.heads) else "")
        self._sheet.freeze_panes(top + 1, 0)
        if sheet.heads:
            self._sheet.autofilter(top, 0, last, len(sheet.heads) - 1)
        if sheet.blank_rows:
            self._to_be_filled_in(sheet, last + 1, last + sheet.blank_rows)
        self._page(top, landscape=sum(head.width for head in sheet.heads) > 90)

    def _to_be_filled_in(self, sheet: SheetOut, first: int, last: int) -> None:
        """Days are days, choices are offered, and each cell says what goes into it."""
        for column, head in enumerate(sheet.heads):
            rule: dict[str, object] = {"validate": "any"}
            if head.kind == "date":
                self._sheet.set_column(column, column, head.width, self._formats["date"])
                rule = {"validate": "date", "criteria": ">=", "value": date(1930, 1, 1)}
            elif head.choices_in:
                name = head.choices_in.replace("'", "''")
                rule = {"validate": "list", "source": f"='{name}'!$A$2:$A${_MOST_CHOICES}", "error_type": "warning"}
            if head.help:
                told = _text(head.help)[:255]
                rule |= {"input_title": head.title[:32], "input_message": told, "error_message": told}
            self._sheet.data_validation(first, column, last, column, rule)

    def _above(self, sheet: SheetOut) -> int:
        """Title and notes; the answer is the row of the headings."""
        lines = ([(sheet.title, "title")] if sheet.title else []) + [(note, "note") for note in sheet.notes]
        for row, (line, style) in enumerate(lines):
            self._sheet.write_string(row, 0, _text(line), self._formats[style])
        return len(lines) + 1 if lines else 0

    def _make_room(self, number: int, row: Sequence[Out], heads: Sequence[Head]) -> None:
        """A row as high as its longest text needs; not every program does that by itself."""
        texts = [cell.text if isinstance(cell, Link) else cell for cell in row]
        lines = [_lines(t, head.width) for t, head in zip(texts, heads, strict=False) if isinstance(t, str)]
        if max(lines, default=1) > 1:
            self._sheet.set_row(number, _LINE_HEIGHT * min(max(lines), _MOST_LINES))

    def _page(self, top: int, *, landscape: bool) -> None:
        self._sheet.set_paper(9)
        if landscape:
            self._sheet.set_landscape()
        self._sheet.fit_to_pages(1, 0)
        self._sheet.repeat_rows(top)
        self._sheet.set_footer("&C&P/&N")

    def _cell(self, row: int, column: int, cell: Out, kind: str) -> None:
        if isinstance(cell, Link):
            self._link(row, column, cell, kind)
        elif cell is None or cell == "":
            self._sheet.write_blank(row, column, None, self._formats["text"])
        elif isinstance(cell, datetime):
            moment = cell.replace(tzinfo=None)
            self._sheet.write_datetime(row, column, moment, self._formats["date" if kind == "date" else "time"])
        elif isinstance(cell, date):
            self._sheet.write_datetime(row, column, cell, self._formats["date"])
        elif isinstance(cell, bool):
            self._sheet.write_string(row, column, "x" if cell else "", self._formats["text"])
        elif isinstance(cell, int | float | Decimal):
            self._sheet.write_number(row, column, cell, self._formats[_number_format(cell, kind)])
        else:
            self._sheet.write_string(row, column, _text(cell), self._formats["text"])

    def _link(self, row: int, column: int, link: Link, kind: str) -> None:
        style = "text" if isinstance(link.text, str) else _number_format(link.text, kind)
        if not link.is_usable or not self._links_left:
            self._cell(row, column, link.text, kind)
            return
        self._links_left -= 1
        self._sheet.write_url(row, column, link.url, self._links[style], string=_text(str(link.text))[:255])
        if not isinstance(link.text, str):
            self._sheet.write_number(row, column, link.text, self._links[style])


def _lines(text: str, width: int) -> int:
    """How many lines a cell of that width needs for the text, on the safe side."""
    return sum(1 + int(len(line) * _LETTER_WIDTH) // max(width, 1) for line in text.split("\n"))


def _number_format(number: int | float | Decimal, kind: str) -> str:
    if kind in ("whole", "number", "percent"):
        return kind
    return "whole" if number == int(number) else "number"


def _text(text: str) -> str:
    text = nfc(text)
    return text if len(text) <= _MOST_TEXT else text[: _MOST_TEXT - 1] + "…"
