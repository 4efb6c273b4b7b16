"""Which personal data each app keeps, why, and for how long: read by the person's own page and by erasure."""

from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True)
class DataSet:
    """One set of personal data.

    `export(user)` gives that person's rows as plain dicts. `erase(user, by)` makes them anonymous and keeps
    the counts; it returns how many rows it changed.
    """

    code: str
    label: str
    purpose: str
    retention: str
    export: Callable
    erase: Callable


_data_sets: dict[str, DataSet] = {}


def register(data_set: DataSet) -> None:
    _data_sets[data_set.code] = data_set


def data_sets() -> list[DataSet]:
    return sorted(_data_sets.values(), key=lambda data_set: data_set.code)
