"""What a notice of each kind says and where it leads; apps register theirs in `apps.py`."""

from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True)
class NoticeKind:
    """`sentence` is a lazy translation without names or content; `url(object_id)` is the page it leads to."""

    code: str
    sentence: str
    url: Callable[[int], str]


_kinds: dict[str, NoticeKind] = {}


def register(kind: NoticeKind) -> None:
    _kinds[kind.code] = kind


def kind_of(notice) -> NoticeKind | None:
    """None when the app that sent it is gone."""
    return _kinds.get(notice.kind)
