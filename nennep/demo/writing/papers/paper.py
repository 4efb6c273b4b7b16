"""What a paper is, before and after it is written out."""

from dataclasses import dataclass, field
from datetime import date


@dataclass(frozen=True)
class Issuer:
    """Who issues papers: the name in running text and on the head, what the notation says, and how it signs.

    `unit` is the code of the unit that keeps its papers; empty for bodies above the province.
    """

    key: str
    name: str
    head: tuple[str, ...]
    suffix: str
    layout: str  # "party" or "state"
    place: str
    signs: str
    post: str
    unit: str = ""


@dataclass(frozen=True)
class Paper:
    """One paper. `number` and `notation` stand apart as in a register; `text` is the whole of it, head to foot."""

    key: str
    type: str
    number: str
    notation: str
    issuer: Issuer
    issued_on: date
    subject: str
    theme: str
    term: str
    signer: str
    body: tuple[str, ...] = field(default=(), repr=False)
    recipients: tuple[str, ...] = ()
    text: str = field(default="", repr=False)

    @property
    def full_number(self) -> str:
        first, *more = self.notation.split("/")
        joint = "/" if "-" in first or first.isdigit() or not more else "-"
        return f"{self.number}{joint}{self.notation}"

    def named(self, style: int = 0) -> str:
        """How other papers name it; people write it in more than one way."""
        day = self.issued_on
        plain = f"{day.day:02}/{day.month:02}/{day.year}"
        spelt = f"ngày {day.day} tháng {day.month} năm {day.year}"
        number = f"{self.type} số {self.full_number}"
        return (
            f"{number}, ngày {plain} của {self.issuer.name}",
            f"{number} {spelt} của {self.issuer.name}",
            f"{self.type} {self.full_number} ngày {plain}",
            f"{number}-{plain} của {self.issuer.name}",
        )[style % 4]


def term_of(day: date) -> str:
    """The term of five years that a day lies in: 2015-2020, 2020-2025, 2025-2030."""
    start = 2025 if day >= date(2025, 7, 1) else 2020 if day >= date(2020, 7, 1) else 2015
    return f"{start}-{start + 5}"
