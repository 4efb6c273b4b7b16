"""Which papers there are about one theme, who issues them when, and what each does to those before it."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path

from . import issuers
from .paper import Issuer

_FAMILY = Path(__file__).parent.parent / "texts" / "papers" / "family.txt"
_VERBS = ("bases", "carries out", "guides", "amends", "replaces", "repeals", "reviews", "mentions")
# Two themes are studied in a campaign of the demo: what communes plan there carries out the studied document.
STUDIED = {"digital": (2026, 9), "flood": (2026, 11)}
# Where something is missing, there are gaps to be seen: no final review, a regulation that nobody repealed.
LEFT_OUT = {"p9": 3, "p11": 2}
# The theme of the finished campaign: nearly every commune planned something for it.
MOST_PLANNED = "digital"


@dataclass(frozen=True)
class Planned:
    """A paper to be written. `does` says what it does to others, as (verb, key of the other)."""

    key: str
    kind: str
    issuer: Issuer
    month: tuple[int, int]
    subject: str
    does: tuple[tuple[str, str], ...]

    def day(self, offset: int) -> date:
        return date(*self.month, 2 + offset % 18)


def planned(theme: str, title: str, place: int) -> Iterator[Planned]:
    """The papers about one theme; `place` is the theme's own number."""
    for key, kind, issuer, month, subject, does in _rows():
        if (key in LEFT_OUT and place % LEFT_OUT[key] == 0) or (key[0] == "s" and theme != MOST_PLANNED):
            continue
        is_commune_plan, is_commune_report = key[0] == "c", key[0] == "r"
        if theme in STUDIED and is_commune_report:
            continue
        when = (int(month[:4]), int(month[5:]))
        if theme in STUDIED and is_commune_plan:
            when, does = STUDIED[theme], does.replace("p10", "studied")
        yield Planned(
            f"{theme}.{key}", kind, _issuer(issuer, place), when, subject.format(title=title), _does(does, theme)
        )


@cache
def _rows() -> tuple[tuple[str, ...], ...]:
    lines = _FAMILY.read_text(encoding="utf-8").splitlines()[1:]
    return tuple(tuple(cell.strip() for cell in line.split("|")) for line in lines)


def _issuer(name: str, place: int) -> Issuer:
    """Each theme has its own districts and communes."""
    word, _space, number = name.rpartition(" ")
    if word == "district":
        return issuers.district((place + int(number)) % issuers.DISTRICT_COUNT)
    if word == "commune":
        return issuers.commune((3 * place + int(number)) % issuers.COMMUNE_COUNT)
    if word == "commune office":
        return issuers.commune_office((3 * place + int(number)) % issuers.COMMUNE_COUNT)
    known = (issuers.NATION, issuers.MINISTRY, issuers.PROVINCE, issuers.OFFICE)
    return {issuer.key: issuer for issuer in known}[name]


def _does(words: str, theme: str) -> tuple[tuple[str, str], ...]:
    found = []
    for act in filter(None, (part.strip() for part in words.split(";"))):
        verb, _space, other = act.rpartition(" ")
        if verb not in _VERBS:
            raise ValueError(f"{act!r} begins with none of {', '.join(_VERBS)}")
        found.append((verb, f"{theme}.{other}"))
    return tuple(found)
