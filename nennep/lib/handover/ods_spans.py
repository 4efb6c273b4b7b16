"""Where an ODS merges cells; the workbook parser tells that for Excel's formats only."""

from xml.etree.ElementTree import Element

_TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
_MOST_REPEATS = 20_000  # a sheet's empty rest is one row repeated a million times; nothing is merged there
_CELLS = (f"{_TABLE}table-cell", f"{_TABLE}covered-table-cell")
_GROUPS = tuple(f"{_TABLE}{name}" for name in ("table-header-rows", "table-row-group", "table-rows"))

Range = tuple[tuple[int, int], tuple[int, int]]


def merged_ranges(content: Element) -> dict[str, list[Range]]:
    """Sheet name -> merged ranges as (first row, column), (last row, column), from 0."""
    return {table.get(f"{_TABLE}name", ""): _of_table(table) for table in content.iter(f"{_TABLE}table")}


def _of_table(table: Element) -> list[Range]:
    ranges: list[Range] = []
    number = 0
    for row in _rows(table):
        ranges += _of_row(row, number)
        number += _count(row, "number-rows-repeated")
    return ranges


def _rows(parent: Element) -> list[Element]:
    rows: list[Element] = []
    for element in parent:
        if element.tag == f"{_TABLE}table-row":
            rows.append(element)
        elif element.tag in _GROUPS:
            rows += _rows(element)
    return rows


def _of_row(row: Element, number: int) -> list[Range]:
    ranges: list[Range] = []
    column = 0
    for cell in row:
        if cell.tag in _CELLS:
            down, across = _count(cell, "number-rows-spanned"), _count(cell, "number-columns-spanned")
            if down > 1 or across > 1:
                ranges.append(((number, column), (number + down - 1, column + across - 1)))
            column += _count(cell, "number-columns-repeated")
    return ranges


def _count(element: Element, name: str) -> int:
    text = element.get(f"{_TABLE}{name}", "1")
    return min(int(text), _MOST_REPEATS) if text.isdecimal() and len(text) < 9 and text != "0" else 1
