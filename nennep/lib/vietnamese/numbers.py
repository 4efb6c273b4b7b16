"""Numbers as Vietnamese write them: 5.875 is five thousand, 12,5 is twelve and a half."""

import re
from decimal import Decimal

_SPACES = re.compile(r"(?<=\d)[ \u00a0\u2009\u202f'](?=\d{3})")
_GROUPED = re.compile(r"\d{1,3}([.,])\d{3}(?:\1\d{3})*")
_PLAIN = re.compile(r"\d+")
_DECIMAL_COMMA = re.compile(r"(\d+|\d{1,3}(?:\.\d{3})+),(\d+)")
_DECIMAL_POINT = re.compile(r"(\d+|\d{1,3}(?:,\d{3})+)\.(\d+)")


def format_number(value: int | float | Decimal, decimals: int | None = None) -> str:
    """5875 -> "5.875", 12.5 -> "12,5"; `decimals` fixes the digits behind the comma (rounded half up)."""
    number = Decimal(str(value))
    if decimals is not None:
        number = number.quantize(Decimal(1).scaleb(-decimals), rounding="ROUND_HALF_UP")
    elif number == number.to_integral_value():
        number = number.to_integral_value()
    else:
        number = number.normalize()
    if not number:
        number = abs(number)  # no "-0"
    return f"{number:,f}".translate(str.maketrans(".,", ",."))


def format_percent(part: int | float | Decimal, whole: int | float | Decimal, decimals: int = 1) -> str:
    """The share in percent, "97,3 %"; a dash when the whole is nothing. Never rounded up to 100 %."""
    if not whole:
        return "–"
    share = Decimal(str(part)) * 100 / Decimal(str(whole))
    shown = share.quantize(Decimal(1).scaleb(-decimals), rounding="ROUND_HALF_UP")
    if shown == 100 and share < 100:
        shown = share.quantize(Decimal(1).scaleb(-decimals), rounding="ROUND_DOWN")
    return f"{format_number(shown)} %"


def parse_number(text: str) -> Decimal | None:
    """The number a person typed, or None. Where both readings are possible the Vietnamese one holds.

    "5.875" and "5 875" are 5875, "12,5" and "12.5" are 12.5, "1.234,5" and "1,234.5" are 1234.5, "5,875" is
    5.875. A percent sign is dropped: "97,3 %" is 97.3.
    """
    bare = text.strip().removesuffix("%").strip().replace("\u2212", "-")
    sign = -1 if bare.startswith("-") else 1
    digits = _SPACES.sub("", bare.lstrip("+-").strip())
    if not digits.isascii():
        return None
    value = _unsigned(digits)
    return None if value is None else sign * value


def _unsigned(digits: str) -> Decimal | None:
    if _PLAIN.fullmatch(digits):
        return Decimal(digits)
    grouped = _GROUPED.fullmatch(digits)
    if grouped and (grouped[1] == "." or digits.count(",") > 1) and not digits.startswith("0"):
        return Decimal(digits.replace(grouped[1], ""))
    if match := _DECIMAL_COMMA.fullmatch(digits):
        return Decimal(f"{match[1].replace('.', '')}.{match[2]}")
    if match := _DECIMAL_POINT.fullmatch(digits):
        return Decimal(f"{match[1].replace(',', '')}.{match[2]}")
    return None
