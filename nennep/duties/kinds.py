"""What each kind of duty is called and where it is done; apps register theirs in `apps.py`."""

from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True)
class Waiting:
    """Work of one sort that waits for a user: "312 essays to review"."""

    label: str
    count: int
    url: str


@dataclass(frozen=True)
class DutyKind:
    """`url(duty)` leads the one who owes it to where it is done; `titles(duties)` gives {duty id: title} at once.

    `waiting(user)` lists what waits for that user's judgement, as `Waiting` rows.
    """

    code: str
    label: str
    url: Callable
    titles: Callable
    waiting: Callable = lambda user: []


_kinds: dict[str, DutyKind] = {}


def register(kind: DutyKind) -> None:
    _kinds[kind.code] = kind


def kind_of(code: str) -> DutyKind:
    return _kinds[code]


def kinds() -> list[DutyKind]:
    return list(_kinds.values())
