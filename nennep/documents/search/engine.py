"""Which documents hold certain words: the same keys, asked of FTS5 on SQLite and of GIN on PostgreSQL.

A common word is met soon by whoever walks down the list; a rare one is looked up and its documents fetched. Which of
the two is right no planner knows of keys that it has no statistics of, so it is tried here, the cheap way first.
"""

import json
from collections.abc import Iterable
from functools import cached_property

from django.db import connection
from django.db.models import BooleanField
from django.db.models.expressions import RawSQL

from nennep.documents.search.keys import OF_HEAD, Run, keys_of

NEAR = 4_000
FEW = 1_000

_MATCHING = {
    "sqlite": "SELECT rowid FROM documents_keys WHERE documents_keys MATCH %s",
    # Keys that come out of a question of their own are any keys to PostgreSQL's planner, which else takes several words
    # for next to no document, and looks through all of them.
    "postgresql": (
        "SELECT document_id FROM documents_searchentry WHERE documents_search_keys(head, body) @> (SELECT %s::text[])"
    ),
}
# The plus keeps SQLite from asking FTS5 once for each of them.
_AMONG = {
    "sqlite": " AND +rowid IN (SELECT value FROM json_each(%s))",
    "postgresql": " AND document_id = ANY(ARRAY(SELECT value::bigint FROM json_array_elements_text(%s::json)))",
}


class Listing:
    """Documents in the order of a list. Its beginning is read once, however many questions are asked of it."""

    def __init__(self, documents, columns: Iterable[str]):
        self._documents = documents.order_by(*columns)

    @cached_property
    def _beginning(self) -> list[int]:
        return self._first(self._documents, NEAR)

    def holding(self, runs: Iterable[Run], most: int, *, in_head: bool = False) -> list[int]:
        """The first `most` that hold all the runs, each in a row; `in_head`: in their fields.

        Of a run of more than two words the index knows the pairs: `hits` reads those few documents again.
        """
        keys = _asked(keys_of(runs, OF_HEAD if in_head else ""))
        held = set(_matching(_AMONG[connection.vendor], keys, json.dumps(self._beginning)))
        found = [pk for pk in self._beginning if pk in held]
        if len(found) >= most or len(self._beginning) < NEAR:
            return found[:most]
        few = _matching(f" LIMIT {FEW + 1}", keys)
        if len(few) <= FEW:
            return self._first(self._documents.filter(pk__in=few), most) if few else []
        # "IS TRUE" keeps planners from joining the two, row by row.
        among = f"(documents_document.id IN ({_MATCHING[connection.vendor]})) IS TRUE"
        return self._first(
            self._documents.filter(RawSQL(among, [keys], output_field=BooleanField())),  # noqa: S611 - keys are a parameter
            most,
        )

    @staticmethod
    def _first(documents, most):
        return list(documents.values_list("pk", flat=True)[:most])


def _matching(more: str, *parameters) -> list[int]:
    with connection.cursor() as cursor:
        cursor.execute(_MATCHING[connection.vendor] + more, parameters)
        return [pk for (pk,) in cursor.fetchall()]


def _asked(keys: list[str]) -> str | list[str]:
    """Keys are of [a-z0-9_] alone, so quoting them is all the care that FTS5 needs."""
    return " ".join(f'"{key}"' for key in keys) if connection.vendor == "sqlite" else keys
