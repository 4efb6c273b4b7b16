"""What the index knows of a document: its words and its pairs of neighbours, those of its fields once more with a mark.

    words "tu sach thon"    keys  tu  sach  thon  tu_sach  sach_thon     in the fields also  _tu  _sach  _tu_sach ...

PostgreSQL works the same out in SQL (the migration named search).
"""

from collections.abc import Iterable
from itertools import pairwise

Run = tuple[str, ...]
OF_HEAD = "_"


def keys_of(runs: Iterable[Run], mark: str = "") -> list[str]:
    """The keys that say that the runs stand there: a word, two in a row; of a longer run all its pairs."""
    keys = []
    for run in runs:
        keys += [f"{mark}{one}_{other}" for one, other in pairwise(run)] or [mark + run[0]]
    return keys


def all_keys(head: str, body: str) -> str:
    """All keys of a row of the index, with spaces between."""
    keys: set[str] = set()
    for words, mark in ((body.split(), ""), (head.split(), OF_HEAD)):
        keys.update(mark + word for word in words)
        keys.update(f"{mark}{one}_{other}" for one, other in pairwise(words))
    return " ".join(keys)


def teach_sqlite(connection, **_kwargs):
    """SQLite has no language of its own to write functions in; its triggers call this one (connected in `apps.py`)."""
    if connection.vendor == "sqlite":
        connection.connection.create_function("documents_search_keys", 2, all_keys, deterministic=True)
