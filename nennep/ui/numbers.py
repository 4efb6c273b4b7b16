"""Numbers as people read them: 5.875 and 12,5 on a Vietnamese page, 5,875 and 12.5 on an English one."""

from decimal import Decimal

from django.utils.formats import get_format, number_format

NO_VALUE = "–"


def number(value: int | float | Decimal | None, places: int | None = None) -> str:
    """The number in the language of the page; `places` fixes the decimals, else at most one is shown."""
    if value is None:
        return NO_VALUE
    if places is None and type(value) is int:
        # Nearly all numbers are small counts, and a page shows hundreds.
        grouped = f"{value:,}"
        return grouped.replace(",", get_format("THOUSAND_SEPARATOR")) if "," in grouped else grouped
    if places is None:
        places = 0 if Decimal(str(value)) == round(Decimal(str(value))) else 1
    return number_format(value, decimal_pos=places, force_grouping=True)


def percent(part: int | None, whole: int | None) -> str:
    """A share in whole per cent: 100 only when nothing is missing, 0 only when nothing is there."""
    if part is None or not whole:
        return NO_VALUE
    share = round(part * 100 / whole)
    if 0 < part < whole:
        share = min(max(share, 1), 99)
    return f"{number(share)}%"
