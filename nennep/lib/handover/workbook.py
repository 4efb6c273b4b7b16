"""The raw rows of a workbook (xlsx, xls, ods). The parser is Rust reading hostile input: always in a fork."""

import json
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from io import BytesIO
from pathlib import Path
from typing import Any

from python_calamine import (
    CalamineError,
    CalamineSheet,
    CalamineWorkbook,
    PasswordError,
    SheetTypeEnum,
    SheetVisibleEnum,
)

from nennep.lib.extract import Limits, Refused, sniff
from nennep.lib.extract.archive import Archive
from nennep.lib.extract.model import MEGABYTE
from nennep.lib.extract.safely import ask

from .cells import Cell
from .ods_spans import Range, merged_ranges

WORKBOOK = Limits(file_bytes=20 * MEGABYTE, unpacked_bytes=256 * MEGABYTE)
MOST_ROWS = 100_000
MOST_COLUMNS = 256
_KINDS = ("xlsx", "xls", "ods")


@dataclass(frozen=True)
class RawSheet:
    """One visible sheet: `rows` from its first row, blank cells None; `merged` ranges as (row, column), from 0."""

    name: str
    rows: tuple[tuple[Cell, ...], ...]
    merged: tuple[Range, ...] = ()


def read_workbook(source: bytes | Path, name: str = "", timeout: int = 60) -> tuple[RawSheet, ...]:
    """The visible sheets with all their cells. Formulas give their last value and are never run.

    Raises Refused: empty, too_large, wrong_type, protected, macro, zip_bomb, broken, too_slow,
    too_many_rows (sheet, limit).
    """
    size = source.stat().st_size if isinstance(source, Path) else len(source)
    if size > WORKBOOK.file_bytes:
        raise Refused("too_large", size=size, limit=WORKBOOK.file_bytes)
    data = source.read_bytes() if isinstance(source, Path) else source
    kind = sniff(data, name)
    if kind not in _KINDS:
        raise Refused(kind if kind in ("empty", "protected") else "wrong_type", kind=kind)
    answer = json.loads(ask("nennep.lib.handover.workbook:read_job", data, name, timeout))
    return tuple(_sheet_from_json(sheet) for sheet in answer)


def read_job(data: bytes, name: str) -> bytes:
    """The work of the reading process: see nennep.lib.extract.child."""
    spans = _look_into_zip(data) if data.startswith(b"PK") else {}
    try:
        workbook = CalamineWorkbook.from_filelike(BytesIO(data))
        shown = [
            sheet.name
            for sheet in workbook.sheets_metadata
            if sheet.typ == SheetTypeEnum.WorkSheet and sheet.visible == SheetVisibleEnum.Visible
        ]
        sheets = [_sheet_to_json(workbook.get_sheet_by_name(sheet), spans) for sheet in shown]
    except PasswordError as error:
        raise Refused("protected") from error
    except (CalamineError, ValueError, OSError) as error:
        raise Refused("broken") from error
    return json.dumps(sheets, ensure_ascii=False).encode("utf-8", "replace")


def _look_into_zip(data: bytes) -> dict[str, list[Range]]:
    """Unpack every member once through the counter, for the parser counts nothing; merged cells of an ODS."""
    archive = Archive(data, WORKBOOK)
    if any(name.lower().endswith("vbaproject.bin") for name in archive.names):
        raise Refused("macro")
    for info in archive.members:
        if info.filename.endswith((".xml", ".rels")):
            archive.read_member(info)
    content = archive.xml("content.xml") if "content.xml" in archive.names else None
    return {} if content is None else merged_ranges(content)


def _sheet_to_json(sheet: CalamineSheet, spans: dict[str, list[Range]]) -> dict[str, Any]:
    if sheet.total_height > MOST_ROWS:
        raise Refused("too_many_rows", sheet=sheet.name, limit=MOST_ROWS)
    rows = sheet.to_python(skip_empty_area=False)
    return {
        "name": sheet.name,
        "rows": [[_cell_to_json(cell) for cell in _trimmed(row)] for row in rows],
        "merged": sheet.merged_cell_ranges or spans.get(sheet.name, []),
    }


def _trimmed(row: list[Any]) -> list[Any]:
    end = len(row[:MOST_COLUMNS])
    while end and row[end - 1] == "":
        end -= 1
    return row[:end]


def _cell_to_json(cell: Any) -> Any:
    if isinstance(cell, datetime | date | time):
        return {type(cell).__name__: cell.isoformat()}
    if isinstance(cell, timedelta):
        return str(cell)
    return None if cell == "" else cell


_MOMENTS: dict[str, Callable[[str], Cell]] = {
    "datetime": datetime.fromisoformat,
    "date": date.fromisoformat,
    "time": time.fromisoformat,
}


def _cell_from_json(cell: Any) -> Cell:
    if isinstance(cell, dict):
        ((kind, moment),) = cell.items()
        return _MOMENTS[kind](moment)
    known: Cell = cell
    return known


def _sheet_from_json(sheet: dict[str, Any]) -> RawSheet:
    return RawSheet(
        name=sheet["name"],
        rows=tuple(tuple(map(_cell_from_json, row)) for row in sheet["rows"]),
        merged=tuple(((a[0], a[1]), (b[0], b[1])) for a, b in sheet["merged"]),
    )
