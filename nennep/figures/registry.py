"""What numbers mean: every figure of the product is declared here and computed nowhere else.

A figure is a queryset. Its number is the count of its records (or the sum of one column of them), so every number
can open what it counts. Figures that share a `base` are counted together in one GROUP BY.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any

from django.db.models import Q


class Kind(StrEnum):
    COUNT = "count"
    SUM = "sum"
    RATIO = "ratio"


@dataclass(frozen=True)
class Scope:
    """Where, when and about what a figure is asked.

    `unit` None means every unit; `alone` means the unit itself without what lies below it. `day_from` to `day_to`
    (both included) bound when the counted thing happened; `as_of` asks for the tree and the states at the end of that
    day (None: now).
    """

    unit: Any = None
    day_from: date | None = None
    day_to: date | None = None
    as_of: date | None = None
    subject: Any = None
    alone: bool = False


@dataclass(frozen=True)
class Row:
    """One counted record as anybody who may see the figure sees it."""

    code: str
    unit_id: int
    state: str
    at: Any


@dataclass(frozen=True)
class Base:
    """A family of records that several figures count.

    `records(scope)` gives them for the scope's subject and day but for all units; `unit_field` names the column with
    the unit's id; `row(record)` tells one; `details(records, user)` gives {pk: (label, url)} for those of the given
    records that this user may see by name.
    """

    records: Callable[[Scope], Any]
    row: Callable[[Any], Row]
    unit_field: str = "unit_id"
    details: Callable[[list, Any], dict] = lambda records, user: {}


@dataclass(frozen=True)
class Figure:
    """One number with a name and a meaning.

    `sentence` says what it counts; `condition(scope)` picks the records out of the base as a Q; `moment` names the
    column that a period looks at; `adds_up` is false where the same thing may be counted in two units.
    A ratio names two figures that are shown together, and has no records of its own.
    """

    code: str
    label: str
    sentence: str
    subject_kind: str
    base: Base | None = None
    condition: Callable[[Scope], Q] = lambda scope: Q()
    moment: str = ""
    kind: Kind = Kind.COUNT
    column: str = ""
    adds_up: bool = True
    parts: tuple[str, str] = ()
    order: int = 100


@dataclass(frozen=True)
class SubjectKind:
    """A sort of thing that figures are about.

    `objects()` gives all of them (for the command line), `visible_to(user)` those whose figures a user may see;
    `title`, `url` and `unit` (whose affair it is) tell one. `report_codes` are the figures that a report's table
    shows by unit, and `report_texts(subject)` the words that a new report begins with.
    """

    code: str
    objects: Callable[[], Any]
    visible_to: Callable[[Any], Any]
    unit: Callable[[Any], Any]
    title: Callable[[Any], str] = str
    url: Callable[[Any], str] = lambda subject: ""
    report_codes: tuple[str, ...] = ()
    report_texts: Callable[[Any], dict] = lambda subject: {}


_figures: dict[str, Figure] = {}
_subject_kinds: dict[str, SubjectKind] = {}


def register(*figures: Figure) -> None:
    for figure in figures:
        if figure.code in _figures:
            raise ValueError(f"figure {figure.code} is declared twice")
        _figures[figure.code] = figure


def register_subject(kind: SubjectKind) -> None:
    _subject_kinds[kind.code] = kind


def figure_of(code: str) -> Figure | None:
    return _figures.get(code)


def figures(subject_kind: str | None = None) -> list[Figure]:
    """All figures, or those about one kind of subject, in the order in which reports show them."""
    found = (item for item in _figures.values() if subject_kind in (None, item.subject_kind))
    return sorted(found, key=lambda item: (item.order, item.code))


def subject_kind_of(code: str) -> SubjectKind | None:
    return _subject_kinds.get(code)


def subject_key(kind: str, subject) -> str:
    """How a subject stands in addresses and on the command line: `campaign:3`."""
    return f"{kind}:{subject.pk}"
