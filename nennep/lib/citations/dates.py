"""Dates as offices write them: 12/4/2023, 12-4-2023, 12.4.2023, 12 tháng 4 năm 2023."""

import re
from datetime import date

MONTH_WORDS = {
    "gieng": 1, "mot": 1, "hai": 2, "ba": 3, "tu": 4, "nam": 5, "sau": 6, "bay": 7, "tam": 8, "chin": 9,
    "muoi": 10, "muoi mot": 11, "muoi hai": 12, "chap": 12,
}  # fmt: skip

# A day, a month and a year in folded text; the separators may be mixed ("12/4 năm 2023").
DATE = (
    r"(?:(?P<d>\d{1,2})(?:\s{0,2}[/.-]\s{0,2}|\s{0,2}thang\s{0,2})"
    r"(?P<m>\d{1,2}|muoi hai|muoi mot|gieng|mot|hai|ba|tu|nam|sau|bay|tam|chin|muoi|chap)"
    r"(?:\s{0,2}[/.-]\s{0,2}|\s{0,2},?\s{0,2}nam\s{0,2})(?P<y>\d{4}|\d\d)(?!\d)"
    r"|(?P<iso>(?:19|20)\d\d-\d\d-\d\d)(?!\d))"
)
DATE_RE = re.compile(DATE)


def date_of(match: re.Match[str]) -> str | None:
    """The ISO date of a match of `DATE`, None when no such day exists. Two-digit years are 1931 to 2030."""
    if match["iso"]:
        return _iso(*map(int, match["iso"].split("-")))
    month = match["m"]
    year = int(match["y"])
    if year < 100:
        year += 2000 if year <= 30 else 1900
    return _iso(year, MONTH_WORDS.get(month) or int(month), int(match["d"]))


def _iso(year: int, month: int, day: int) -> str | None:
    if 1 <= month <= 12 and 1 <= day <= (28 if month == 2 else 30) and year >= 1:
        return f"{year:04}-{month:02}-{day:02}"  # most days, without asking the calendar
    try:
        return date(year, month, day).isoformat()
    except ValueError:
        return None
