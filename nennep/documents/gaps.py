"""What is missing about a document, or no longer fits: counted when documents are put in order.

    gaps.register(Gap("unplanned", _("Without a plan"), _("In force, and no plan carries it out"), without_plan))

Higher apps register their own in `apps.py`. `documents` narrows a queryset of documents to those with the gap.
"""

from collections.abc import Callable
from dataclasses import dataclass

from django.db.models import QuerySet


@dataclass(frozen=True)
class Gap:
    """`label` and `sentence` are lazy translations: what it is called, and what exactly is counted."""

    code: str
    label: str
    sentence: str
    documents: Callable[[QuerySet], QuerySet]
    order: int = 50


_gaps: dict[str, Gap] = {}


def register(gap: Gap) -> None:
    if gap.code in _gaps:
        raise ValueError(f"gap {gap.code} is declared twice")
    _gaps[gap.code] = gap


def gaps() -> list[Gap]:
    """All of them, in the order in which they are shown."""
    return sorted(_gaps.values(), key=lambda gap: (gap.order, gap.code))


def gap_of(code: str) -> Gap | None:
    return _gaps.get(code)
