"""Which documents hold certain words: the same keys, asked of FTS5 on SQLite and of GIN on PostgreSQL.

Rare words are looked up and their documents fetched; for common ones the database walks the narrow index of the list
(`documents_listed`) and leaves the long rows alone. Which of the two is right no planner knows of an FTS5 table.
"""

from collections.abc import Iterable

from django.db import connection
from django.db.models import BooleanField
from django.db.models.expressions import RawSQL

from nennep.documents.search.keys import OF_HEAD, Run, keys_of

FEW = 1_000

_MATCHING = {
    "sqlite": "SELECT rowid FROM documents_keys WHERE documents_keys MATCH %s",
    "postgresql": (
        "SELECT document_id FROM documents_searchentry WHERE documents_search_keys(head, body) @> %s::text[]"
    ),
}

# A fence for PostgreSQL's planner, which would else work out the keys of every document that fits a filter.
_WHOLE = {"sqlite": "", "postgresql": " OFFSET 0"}


def holding(documents, runs: Iterable[Run], *, in_head: bool = False):
    """Those of `documents` that hold all the runs, each in a row; `in_head`: in their fields.

    Of a run of more than two words the index knows the pairs: `hits` reads those few documents again.
    """
    matching = _MATCHING[connection.vendor]
    asked = _asked(keys_of(runs, OF_HEAD if in_head else ""))
    with connection.cursor() as cursor:
        cursor.execute(f"{matching} LIMIT {FEW + 1}", [asked])
        few = [pk for (pk,) in cursor.fetchall()]
    if len(few) <= FEW:
        return documents.filter(pk__in=few) if few else documents.none()
    # Many: better to walk the list and look up each document among them than to fetch them one by one.
    among = f"documents_document.id + 0 IN ({matching}{_WHOLE[connection.vendor]})"
    return documents.filter(RawSQL(among, [asked], output_field=BooleanField()))  # noqa: S611 - keys are a parameter


def _asked(keys: list[str]) -> str | list[str]:
    """Keys are of [a-z0-9_] alone, so quoting them is all the care that FTS5 needs."""
    return " ".join(f'"{key}"' for key in keys) if connection.vendor == "sqlite" else keys
