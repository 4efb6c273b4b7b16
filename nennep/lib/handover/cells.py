"""What a cell of a spreadsheet holds, and how it is read as text, code, date or number."""

from datetime import date, datetime, time
from decimal import Decimal
from typing import Literal

from nennep.lib.vietnamese import fold, format_date, nfc, parse_date, parse_number

Cell = str | int | float | bool | date | datetime | time | None
Value = str | date | Decimal | None
Kind = Literal["text", "code", "date", "number", "whole"]

_FORMULA_ERRORS = frozenset(["#N/A", "#REF!", "#VALUE!", "#DIV/0!", "#NAME?", "#NUM!", "#NULL!"])
_MIDNIGHT = time()


class Misread(Exception):
    """A cell that is not what its column asks for. Codes: not_a_date, not_a_number, not_whole, formula_error."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


def is_blank(cell: Cell) -> bool:
    """Nothing in it, or only spaces."""
    return cell is None or (isinstance(cell, str) and not cell.strip())


def as_text(cell: Cell) -> str:
    """The cell as a person reads it: 123.0 is "123", leading zeros of text stay, dates are dd/mm/yyyy."""
    if cell is None:
        return ""
    if isinstance(cell, str):
        return " ".join(nfc(cell).split())
    if isinstance(cell, bool):
        return "x" if cell else ""
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    if isinstance(cell, datetime):
        day = format_date(cell)
        return day if cell.time() == _MIDNIGHT else f"{day} {cell:%H:%M}"
    return format_date(cell) if isinstance(cell, date) else str(cell)


def read_cell(cell: Cell, kind: Kind) -> Value:
    """The cell as its column's kind; None when blank. Raises Misread."""
    if is_blank(cell):
        return None
    if isinstance(cell, str) and cell.strip() in _FORMULA_ERRORS:
        raise Misread("formula_error")
    if kind == "date":
        return _as_date(cell)
    if kind in ("number", "whole"):
        return _as_number(cell, whole=kind == "whole")
    return as_text(cell)


def _as_date(cell: Cell) -> date:
    if isinstance(cell, datetime):
        return cell.date()
    found = cell if isinstance(cell, date) else parse_date(as_text(cell))
    if found is None:
        raise Misread("not_a_date")
    return found


def _as_number(cell: Cell, *, whole: bool) -> Decimal:
    if isinstance(cell, bool | date | time):
        raise Misread("not_a_number")
    number = parse_number(cell) if isinstance(cell, str) else Decimal(str(cell))
    if number is None or not number.is_finite():
        raise Misread("not_a_number")
    if not whole:
        return number
    if number != number.to_integral_value():
        raise Misread("not_whole")
    return Decimal(int(number))


def heading_key(cell: Cell) -> str:
    """A heading for comparing: folded, without remarks in brackets, stars and punctuation."""
    text = fold(as_text(cell))
    before, bracket, after = text.partition("(")
    if bracket and before.strip():
        text = f"{before} {after.partition(')')[2]}"
    return " ".join("".join(c if c.isalnum() else " " for c in text).split())
