from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nennep.lib.vietnamese import (
    LunarDate,
    format_date,
    long_date,
    lunar_to_solar,
    parse_date,
    solar_to_lunar,
    tet,
)

DAY = date(2026, 2, 5)


@pytest.mark.parametrize(
    "typed",
    [
        "05/02/2026", "5/2/2026", "5-2-2026", "5.2.2026", "5/2/26", "05 / 02 / 2026", "2026-02-05",
        "2026-02-05 00:00:00", "2026-02-05T08:30:00", "05/02/2026 08:30", "ngày 05 tháng 02 năm 2026",
        "Ngày 5 tháng 2, năm 2026", "5 thang 2 nam 2026", "mùng 5 tháng hai năm 2026",
        "Thứ năm, ngày 05/02/2026", "46058", "46058.0", "46058.354", "05/02/2026.",
    ],
)  # fmt: skip
def test_the_same_day_in_many_ways(typed: str) -> None:
    assert parse_date(typed, two_digit_years_until=2036) == DAY


@pytest.mark.parametrize(
    "typed",
    [
        "",
        "31/02/2026",
        "05/13/2026",
        "2026",
        "5/2",
        "ngày tháng năm 2026",
        "99999",
        "00001",
        "5/2-2026",
        "abc",
    ],
)
def test_what_is_no_day(typed: str) -> None:
    assert parse_date(typed) is None


def test_two_digit_years_lie_within_a_hundred_years() -> None:
    assert parse_date("01/01/36", two_digit_years_until=2036) == date(2036, 1, 1)
    assert parse_date("01/01/37", two_digit_years_until=2036) == date(1937, 1, 1)


@given(st.dates(min_value=date(1900, 1, 1), max_value=date(2100, 12, 31)))
def test_what_is_written_is_read_back(day: date) -> None:
    assert parse_date(format_date(day)) == parse_date(long_date(day)) == day


def test_zeros_of_the_long_form() -> None:
    assert format_date(DAY) == "05/02/2026"
    assert long_date(DAY) == "ngày 05 tháng 02 năm 2026"
    assert long_date(date(2026, 5, 27)) == "ngày 27 tháng 5 năm 2026"
    assert long_date(date(2026, 12, 1)) == "ngày 01 tháng 12 năm 2026"


KNOWN = [
    (2024, "10/02", "18/04"), (2025, "29/01", "07/04"), (2026, "17/02", "26/04"), (2027, "06/02", "16/04"),
    (2028, "26/01", "04/04"), (2029, "13/02", "23/04"), (2030, "02/02", "12/04"), (2031, "23/01", "01/04"),
    (2032, "11/02", "19/04"), (2033, "31/01", "09/04"), (2034, "19/02", "28/04"), (2035, "08/02", "17/04"),
]  # fmt: skip


@pytest.mark.parametrize(("year", "first_day", "third_month_tenth"), KNOWN)
def test_known_years(year: int, first_day: str, third_month_tenth: str) -> None:
    assert format_date(tet(year)) == f"{first_day}/{year}"
    assert format_date(lunar_to_solar(year, 3, 10)) == f"{third_month_tenth}/{year}"


@pytest.mark.parametrize(
    ("year", "day"),
    [
        (1968, date(1968, 1, 29)),
        (1985, date(1985, 1, 21)),
        (2007, date(2007, 2, 17)),
        (2053, date(2053, 2, 18)),
    ],
)
def test_years_that_differ_from_the_chinese_calendar(year: int, day: date) -> None:
    assert tet(year) == day


def test_leap_months() -> None:
    assert solar_to_lunar(date(2023, 3, 22)) == LunarDate(2023, 2, True, 1)
    assert solar_to_lunar(date(2025, 7, 25)) == LunarDate(2025, 6, True, 1)
    assert lunar_to_solar(2025, 6, 1, leap=True) == date(2025, 7, 25)
    assert solar_to_lunar(date(2034, 1, 19)).month == 11  # 2033: the leap month behind the eleventh


@pytest.mark.parametrize(
    ("year", "month"),
    [(1985, 2), (1987, 7), (2001, 4), (2004, 2), (2006, 7), (2009, 5), (2012, 4), (2014, 9), (2017, 6), (2020, 4)],
)
def test_leap_months_of_past_years(year: int, month: int) -> None:
    assert lunar_to_solar(year, month, 1, leap=True) > lunar_to_solar(year, month, 29)


def test_days_that_do_not_exist() -> None:
    with pytest.raises(ValueError, match="31/1/2026"):
        lunar_to_solar(2026, 1, 31)
    with pytest.raises(ValueError, match="1/6/2026"):
        lunar_to_solar(2026, 6, 1, leap=True)


@given(st.dates(min_value=date(1950, 1, 1), max_value=date(2099, 12, 1)))
def test_there_and_back_and_the_next_day_follows(day: date) -> None:
    lunar = solar_to_lunar(day)
    assert lunar_to_solar(lunar.year, lunar.month, lunar.day, leap=lunar.leap) == day
    after = solar_to_lunar(day + timedelta(days=1))
    assert after.day in (lunar.day + 1, 1)
    assert 1 <= lunar.day <= 30
