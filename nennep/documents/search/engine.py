"""Which documents hold certain words: the same question, answered by FTS5 on SQLite and by GIN on PostgreSQL.

A condition names no order and reads no text. It compares the document's id with what the index answers, written so
that SQLite keeps walking the narrow index of the list (`documents_listed`) rather than the wide rows.
"""

from itertools import pairwise

from django.db import connection
from django.db.models import BooleanField
from django.db.models.expressions import RawSQL

Runs = tuple[tuple[str, ...], ...]

_SQLITE = "documents_document.id + 0 IN (SELECT rowid FROM documents_words WHERE documents_words MATCH %s)"
_POSTGRESQL = (
    "documents_document.id IN (SELECT document_id FROM documents_searchentry"
    " WHERE documents_search_words(head, body) @> %s::text[])"
)


def holds(runs: Runs, *, in_head: bool = False) -> RawSQL:
    """The condition that a document holds all the runs, each in a row; `in_head`: in its fields, not its text."""
    if connection.vendor == "sqlite":
        return _condition(_SQLITE, _match(runs, "head" if in_head else "body"))
    return _condition(_POSTGRESQL, _keys(runs, "^" if in_head else ""))


def _condition(sql: str, parameter) -> RawSQL:
    return RawSQL(sql, [parameter], output_field=BooleanField())  # noqa: S611 - the words are a parameter


def _match(runs: Runs, column: str) -> str:
    """Words are of [a-z0-9] alone, so quoting them is all the care that FTS5 needs."""
    phrases = " AND ".join(f'"{" ".join(run)}"' for run in runs)
    return f"{column} : ({phrases})"


def _keys(runs: Runs, mark: str) -> list[str]:
    """GIN knows words and pairs of neighbours; a longer run is all its pairs (`find` reads those few hits again)."""
    keys = []
    for run in runs:
        keys += [f"{one} {other}" for one, other in pairwise(run)] or [run[0]]
    return [mark + key for key in keys]


def must_read_again(runs: Runs) -> list[tuple[str, ...]]:
    """The runs that `holds` only answers by their pairs."""
    return [] if connection.vendor == "sqlite" else [run for run in runs if len(run) > 2]
