"""The registry of menu entries. Apps register theirs in `apps.py`; the shell shows what a person may see.

menu.register(MenuItem(_("Study"), "study:campaigns", icon="book-open", order=20))
"""

from collections.abc import Callable
from dataclasses import dataclass

from django.http import HttpRequest
from django.urls import reverse


def _signed_in(request: HttpRequest) -> bool:
    return request.user.is_authenticated


@dataclass(frozen=True)
class MenuItem:
    """One entry. `counter` answers a number of things that wait (0 or None shows nothing).

    `place` is "main" for the navigation, "tools" for the icons beside the person's name (notices),
    "account" for the person's own menu.
    """

    label: str
    url_name: str
    icon: str = "circle"
    order: int = 100
    visible: Callable[[HttpRequest], bool] = _signed_in
    counter: Callable[[HttpRequest], int | None] | None = None
    place: str = "main"


_items: dict[str, MenuItem] = {}
_describe: list[Callable[[HttpRequest], dict]] = []


def register(item: MenuItem) -> None:
    """Add an entry; the same `url_name` again replaces it."""
    _items[item.url_name] = item


def unregister(url_name: str) -> None:
    """Take an entry away."""
    _items.pop(url_name, None)


def entries(request: HttpRequest, place: str = "main") -> list[dict]:
    """What this person sees in this place: label, icon, url, count and whether it is where they are."""
    if not request.user.is_authenticated:
        return []
    seen = [item for item in _items.values() if item.place == place and item.visible(request)]
    rows = [
        {
            "label": item.label,
            "icon": item.icon,
            "url": reverse(item.url_name),
            "count": (item.counter(request) or 0) if item.counter else 0,
        }
        for item in sorted(seen, key=lambda item: (item.order, str(item.label)))
    ]
    here = _deepest(request.path, [row["url"] for row in rows])
    return [{**row, "current": row["url"] == here} for row in rows]


def _deepest(path: str, urls: list[str]) -> str | None:
    """The longest entry that the page lies under, so /study/reviews/ marks one entry and not two."""
    under = [url for url in urls if path == url or (url != "/" and path.startswith(url))]
    return max(under, key=len, default=None)


def describe_person_with(function: Callable[[HttpRequest], dict]) -> None:
    """`function(request)` answers {"name": …, "place": …}, which stand above the person's own menu."""
    _describe[:] = [function]


def person(request: HttpRequest) -> dict:
    """Name and place of who is signed in; empty when nobody described them."""
    if not _describe or not request.user.is_authenticated:
        return {}
    return _describe[0](request)
