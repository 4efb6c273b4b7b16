from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nennep.lib.vietnamese import format_number, format_percent, parse_number


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        (5875, "5.875"),
        (12.5, "12,5"),
        (0, "0"),
        (-1200, "-1.200"),
        (1234567.25, "1.234.567,25"),
        (Decimal("3.10"), "3,1"),
    ],
)
def test_format_number(value: float, shown: str) -> None:
    assert format_number(value) == shown


def test_decimals_are_rounded_half_up_and_minus_zero_has_no_sign() -> None:
    assert format_number(2.345, 2) == "2,35"
    assert format_number(2, 2) == "2,00"
    assert format_number(-0.001, 1) == "0,0"


def test_percent_never_claims_all_when_one_is_missing() -> None:
    assert format_percent(5874, 5875) == "99,9 %"
    assert format_percent(5875, 5875) == "100 %"
    assert format_percent(1, 3, 0) == "33 %"
    assert format_percent(0, 0) == "–"


@pytest.mark.parametrize(
    ("typed", "number"),
    [
        ("5.875", "5875"), ("5 875", "5875"), ("5875", "5875"), ("12,5", "12.5"), ("12.5", "12.5"),
        ("1.234.567", "1234567"), ("1,234,567", "1234567"), ("1.234,5", "1234.5"), ("1,234.5", "1234.5"),
        ("0,500", "0.500"), ("0.500", "0.500"), ("5,875", "5.875"), ("97,3 %", "97.3"), ("-3", "-3"),
        ("\u22123", "-3"), (" 7 ", "7"),
    ],
)  # fmt: skip
def test_parse_number(typed: str, number: str) -> None:
    assert parse_number(typed) == Decimal(number)


@pytest.mark.parametrize("typed", ["", "abc", "1.2.3", "1,2,3", "12.34.567", "--", "1e5", "٣", "5-3", "1 2", "."])
def test_what_is_no_number(typed: str) -> None:
    assert parse_number(typed) is None


@given(st.decimals(allow_nan=False, allow_infinity=False, min_value=-(10**9), max_value=10**9, places=2))
def test_what_is_shown_with_a_comma_is_read_back(value: Decimal) -> None:
    assert parse_number(format_number(value, 2)) == value


@given(st.integers(min_value=-(10**12), max_value=10**12))
def test_whole_numbers_are_read_back(value: int) -> None:
    assert parse_number(format_number(value)) == value
