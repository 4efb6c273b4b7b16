"""Dates as people write them, and as official papers do."""

import re
from datetime import date, timedelta

from .letters import fold

_EXCEL_DAY_ZERO = date(1899, 12, 30)  # serial 60, the 29 February 1900 that never was, lies before our range
_EXCEL_SERIALS = range(10_000, 80_000)  # 1927 to 2119
_SERIAL = re.compile(r"(\d{5})(?:\.\d+)?")
_TIME = r"(?:[ t,]+\d{1,2}(?::\d{2}){1,2}(?:\.\d+)?z?)?"
_NUMERIC = re.compile(
    r"(?:ngay\s*)?(\d{1,2})\s*([/.\-])\s*(\d{1,2})\s*\2\s*(\d{4}|\d{2})" + _TIME,
)
_ISO = re.compile(r"(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})" + _TIME)
_MONTHS = {
    "gieng": 1, "hai": 2, "ba": 3, "tu": 4, "nam": 5, "sau": 6, "bay": 7, "tam": 8, "chin": 9, "muoi": 10,
    "muoi mot": 11, "muoi hai": 12, "chap": 12,
}  # fmt: skip
_WORDS = re.compile(
    r"(?:ngay\s*)?(?:mung|mong)?\s*(\d{1,2})\s*thang\s*"
    rf"(\d{{1,2}}|{'|'.join(sorted(_MONTHS, key=len, reverse=True))})\s*,?\s*nam\s*(\d{{4}})"
)
_WEEKDAY = re.compile(r"^(?:thu (?:hai|ba|tu|nam|sau|bay|\d)|chu nhat)\s*,?\s*")


def parse_date(text: str, *, two_digit_years_until: int | None = None) -> date | None:
    """The day a person wrote, day before month, or None when it is none.

    Reads 05/02/2026, 5-2-2026, 5.2.26, 2026-02-05, "ngày 05 tháng 02 năm 2026" (marks or not, a weekday in
    front, a time behind) and the serials of spreadsheets. Two-digit years lie in the hundred years up to
    `two_digit_years_until` (by default ten years from today).
    """
    folded = _WEEKDAY.sub("", fold(text).strip(" .,;"))
    if match := _SERIAL.fullmatch(folded):
        serial = int(match[1])
        return _EXCEL_DAY_ZERO + timedelta(days=serial) if serial in _EXCEL_SERIALS else None
    if match := _ISO.fullmatch(folded):
        return _day(int(match[1]), int(match[2]), int(match[3]))
    if match := _NUMERIC.fullmatch(folded):
        return _day(_full_year(match[4], two_digit_years_until), int(match[3]), int(match[1]))
    if match := _WORDS.fullmatch(folded):
        month = _MONTHS.get(match[2]) or int(match[2])
        return _day(int(match[3]), month, int(match[1]))
    return None


def _full_year(digits: str, until: int | None) -> int:
    if len(digits) == 4:
        return int(digits)
    last = until if until is not None else date.today().year + 10
    year = last - last % 100 + int(digits)
    return year if year <= last else year - 100


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def format_date(day: date) -> str:
    """05/02/2026"""
    return f"{day.day:02d}/{day.month:02d}/{day.year}"


def long_date(day: date) -> str:
    """ "ngày 05 tháng 02 năm 2026", "ngày 27 tháng 5 năm 2026": days under 10 and months 1, 2 get a zero."""
    month = f"{day.month:02d}" if day.month <= 2 else str(day.month)
    return f"ngày {day.day:02d} tháng {month} năm {day.year}"
