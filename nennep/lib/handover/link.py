"""A piece of a list or paper that opens an address."""

from dataclasses import dataclass
from decimal import Decimal

_MOST_URL = 2_079  # what spreadsheets bear
_SCHEMES = ("http://", "https://", "mailto:")


@dataclass(frozen=True)
class Link:
    """An address and what is shown for it; a number stays a number."""

    url: str
    text: str | int | float | Decimal

    @property
    def is_usable(self) -> bool:
        """Whether programs that open the file may be given the address; else only the text is written."""
        return self.url.startswith(_SCHEMES) and len(self.url) <= _MOST_URL
