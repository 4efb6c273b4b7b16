"""What the database itself does to keep the index: tables, triggers, functions; built by the migration named search.

A row of `SearchEntry` holds the folded words of a document, and over the rows lies an index of keys: words, and pairs
of neighbours. On both databases a function `documents_search_keys(head, body)` tells the keys of a row (`keys`).
SQLite keeps them in an FTS5 table without content or positions, in step by triggers; PostgreSQL in a GIN index.
Positions would answer phrases too, but by reading where each word stands in every document; a pair is a key like any
other.

An FTS5 table without content forgets a row by being told its keys once more. Whoever changes what the keys of a row
are must therefore build it anew (`build_anew`), in a migration of its own.
"""

from django.db import connection, transaction

SQLITE = [
    """CREATE VIRTUAL TABLE documents_keys USING fts5(
        keys, content='', columnsize=0, detail=none, tokenize="ascii tokenchars '_'")""",
    """CREATE TRIGGER documents_keys_added AFTER INSERT ON documents_searchentry BEGIN
        INSERT INTO documents_keys(rowid, keys)
        VALUES (new.document_id, documents_search_keys(new.head, new.body));
    END""",
    """CREATE TRIGGER documents_keys_deleted AFTER DELETE ON documents_searchentry BEGIN
        INSERT INTO documents_keys(documents_keys, rowid, keys)
        VALUES ('delete', old.document_id, documents_search_keys(old.head, old.body));
    END""",
    """CREATE TRIGGER documents_keys_changed AFTER UPDATE ON documents_searchentry BEGIN
        INSERT INTO documents_keys(documents_keys, rowid, keys)
        VALUES ('delete', old.document_id, documents_search_keys(old.head, old.body));
        INSERT INTO documents_keys(rowid, keys)
        VALUES (new.document_id, documents_search_keys(new.head, new.body));
    END""",
]
SQLITE_BACK = [
    "DROP TRIGGER documents_keys_added",
    "DROP TRIGGER documents_keys_deleted",
    "DROP TRIGGER documents_keys_changed",
    "DROP TABLE documents_keys",
]
# Without a list of rows still to be sorted in, which every question would have to read from end to end.
INDEX = """CREATE INDEX documents_keys ON documents_searchentry USING gin (documents_search_keys(head, body))
    WITH (fastupdate = off)"""
# They would make every ANALYZE work the keys out anew.
NO_STATISTICS = "ALTER INDEX documents_keys ALTER COLUMN 1 SET STATISTICS 0"
POSTGRESQL = [
    # Costly on purpose: the planner shall never work the keys out row by row. Not costlier, or it would compile each
    # question first (JIT), which takes longer than answering it.
    """CREATE FUNCTION documents_search_keys(head text, body text) RETURNS text[]
    LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE COST 10000 AS $$
        SELECT b || array(SELECT one || '_' || other FROM unnest(b, b[2:]) AS p(one, other) WHERE other IS NOT NULL)
            || array(SELECT '_' || one FROM unnest(h) AS p(one))
            || array(SELECT '_' || one || '_' || other FROM unnest(h, h[2:]) AS p(one, other) WHERE other IS NOT NULL)
        FROM (SELECT string_to_array(body, ' ') AS b, string_to_array(head, ' ') AS h) AS words
    $$""",
    INDEX,
    NO_STATISTICS,
]
POSTGRESQL_BACK = ["DROP INDEX documents_keys", "DROP FUNCTION documents_search_keys(text, text)"]


def build(cursor, vendor):
    for statement in {"sqlite": SQLITE, "postgresql": POSTGRESQL}[vendor]:
        cursor.execute(statement)


def take_down(cursor, vendor):
    for statement in {"sqlite": SQLITE_BACK, "postgresql": POSTGRESQL_BACK}[vendor]:
        cursor.execute(statement)


@transaction.atomic
def build_anew():
    """An index that knows nothing yet, even where the old one is broken; until all is indexed, less is found."""
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            # It builds no index on a table whose keys are still to be checked in this transaction.
            connection.check_constraints()
        take_down(cursor, connection.vendor)
        cursor.execute("DELETE FROM documents_searchentry")
        build(cursor, connection.vendor)
