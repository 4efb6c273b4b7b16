"""The directive thread: everything that stands around one document, branch by branch.

Each app adds its own branch in `apps.py`:

    thread.register(Branch("campaigns", _("Study campaigns"), campaigns_about, order=60))

`items(document, user)` answers a `Found`: what this user may see, and how many more there are that they may not.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

SHOWN_AT_ONCE = 8


class Side(StrEnum):
    """Where a branch stands, seen from the document."""

    ABOVE = "above"
    BESIDE = "beside"
    BELOW = "below"


@dataclass(frozen=True)
class Count:
    """A figure shown with an item; `url` opens its records, `whole` (with its own) is what it is out of."""

    label: str
    value: int
    url: str = ""
    whole: int | None = None
    whole_url: str = ""


@dataclass(frozen=True)
class ThreadItem:
    """One thing around the document. `verb` says how it stands to it, `words` what it says."""

    title: str
    url: str = ""
    unit: str = ""
    day: date | None = None
    state: str = ""
    verb: str = ""
    words: str = ""
    numbers: tuple[Count, ...] = ()


@dataclass(frozen=True)
class Found:
    items: list[ThreadItem]
    hidden: int = 0


@dataclass(frozen=True)
class Branch:
    """`subjects(document)` names what figures about the document are asked of: pairs (subject kind, ids)."""

    code: str
    label: str
    items: Callable[[object, object], Found]
    side: Side = Side.BELOW
    order: int = 50
    subjects: Callable[[object], Iterable[tuple[str, object]]] = lambda document: ()


@dataclass(frozen=True)
class Limb:
    """A branch with what it bears for one document and one user."""

    code: str
    label: str
    side: Side
    items: list[ThreadItem]
    hidden: int

    @property
    def first(self):
        """What a page shows at once; a document handed on to a whole province bears hundreds of papers."""
        return self.items[:SHOWN_AT_ONCE]

    @property
    def rest(self):
        return self.items[SHOWN_AT_ONCE:]


_branches: dict[str, Branch] = {}


def register(branch: Branch) -> None:
    _branches[branch.code] = branch


def branches() -> list[Branch]:
    return sorted(_branches.values(), key=lambda branch: (branch.order, branch.code))


def thread_of(document, user) -> list[Limb]:
    """The branches that bear something, from the bases down to the reports."""
    limbs = []
    for branch in branches():
        found = branch.items(document, user)
        if found.items or found.hidden:
            limbs.append(Limb(branch.code, branch.label, branch.side, found.items, found.hidden))
    return limbs


def subjects_about(document) -> list[tuple[str, object]]:
    """Pairs (subject kind, ids) of everything whose figures are about the document."""
    return [pair for branch in branches() for pair in branch.subjects(document)]
