"""Whose history somebody may read, and what the things in it are called: told by the apps above.

History lies below accounts and units. `units` says which units somebody answers for and how units and people are
called; every app says where the page of its objects is.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass


@dataclass(frozen=True)
class Reach:
    """`units(user)` answers a queryset of the units whose entries the user may read; `units_named(user, words)`
    those of them at or below the ones with that code or name. `may_read(user)`: there are such units.

    `unit_names(ids)` and `actor_names(ids)` answer {id: name}.
    """

    units: Callable
    units_named: Callable
    may_read: Callable
    unit_names: Callable[[Iterable[int]], dict[int, str]]
    actor_names: Callable[[Iterable[int]], dict[int, str]]


_reach: list[Reach] = []
_addresses: dict[str, Callable[[int], str]] = {}


def set_reach(reach: Reach) -> None:
    _reach[:] = [reach]


def reach() -> Reach:
    return _reach[0]


def set_address(object_type: str, url: Callable[[int], str]) -> None:
    """`url(object_id)` is the page of such an object: `set_address("units.unit", lambda pk: …)`."""
    _addresses[object_type] = url


def address_of(entry) -> str:
    """Where the object of an entry is; empty for what has no page. That page asks for itself who may see it."""
    url = _addresses.get(entry.object_type)
    return url(entry.object_id) if url else ""
