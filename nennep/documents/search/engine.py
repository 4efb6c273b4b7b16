"""Which documents hold certain words: the same keys, asked of FTS5 on SQLite and of GIN on PostgreSQL.

A condition names no order and reads no text. It compares the document's id with what the index answers, written so
that SQLite walks the narrow index of the list (`documents_listed`) rather than the long rows.
"""

from collections.abc import Iterable

from django.db import connection
from django.db.models import BooleanField
from django.db.models.expressions import RawSQL

from nennep.documents.search.keys import OF_HEAD, Run, keys_of

_SQLITE = "documents_document.id + 0 IN (SELECT rowid FROM documents_keys WHERE documents_keys MATCH %s)"
_POSTGRESQL = (
    "documents_document.id IN (SELECT document_id FROM documents_searchentry"
    " WHERE documents_search_keys(head, body) @> %s::text[])"
)


def holds(runs: Iterable[Run], *, in_head: bool = False) -> RawSQL:
    """The condition that a document holds all the runs, each in a row; `in_head`: in its fields.

    Of a run of more than two words it knows the pairs: `find` reads those few hits again.
    """
    keys = keys_of(runs, OF_HEAD if in_head else "")
    # Keys are of [a-z0-9_] alone, so quoting them is all the care that FTS5 needs.
    sql, asked = (
        (_SQLITE, " ".join(f'"{key}"' for key in keys)) if connection.vendor == "sqlite" else (_POSTGRESQL, keys)
    )
    return RawSQL(sql, [asked], output_field=BooleanField())  # noqa: S611 - the keys are a parameter
