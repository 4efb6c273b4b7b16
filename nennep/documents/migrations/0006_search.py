"""The search index: rows of folded words, and over them an index of keys: words, and pairs of neighbours.

On both databases a function `documents_search_keys(head, body)` tells the keys of a row (`search.keys`). SQLite keeps
them in an FTS5 table without content or positions, in step by triggers; PostgreSQL in a GIN index. Positions would
answer phrases too, but by reading where each word stands in every document; a pair is a key like any other.
"""

import django.db.models.deletion
from django.db import migrations, models

from nennep.documents.search.index import head_and_body

TABLE = "documents_searchentry"

SQLITE = [
    """CREATE VIRTUAL TABLE documents_keys USING fts5(
        keys, content='', columnsize=0, detail=none, tokenize="ascii tokenchars '_'")""",
    f"""CREATE TRIGGER documents_keys_added AFTER INSERT ON {TABLE} BEGIN
        INSERT INTO documents_keys(rowid, keys)
        VALUES (new.document_id, documents_search_keys(new.head, new.body));
    END""",
    f"""CREATE TRIGGER documents_keys_deleted AFTER DELETE ON {TABLE} BEGIN
        INSERT INTO documents_keys(documents_keys, rowid, keys)
        VALUES ('delete', old.document_id, documents_search_keys(old.head, old.body));
    END""",
    f"""CREATE TRIGGER documents_keys_changed AFTER UPDATE ON {TABLE} BEGIN
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
POSTGRESQL = [
    # Costly on purpose: the planner shall never work the keys out row by row.
    """CREATE FUNCTION documents_search_keys(head text, body text) RETURNS text[]
    LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE COST 100000 AS $$
        SELECT b || array(SELECT one || '_' || other FROM unnest(b, b[2:]) AS p(one, other) WHERE other IS NOT NULL)
            || array(SELECT '_' || one FROM unnest(h) AS p(one))
            || array(SELECT '_' || one || '_' || other FROM unnest(h, h[2:]) AS p(one, other) WHERE other IS NOT NULL)
        FROM (SELECT string_to_array(body, ' ') AS b, string_to_array(head, ' ') AS h) AS words
    $$""",
    f"CREATE INDEX documents_keys ON {TABLE} USING gin (documents_search_keys(head, body))",
    # Statistics would make every ANALYZE work the keys out anew.
    "ALTER INDEX documents_keys ALTER COLUMN 1 SET STATISTICS 0",
]
POSTGRESQL_BACK = ["DROP INDEX documents_keys", "DROP FUNCTION documents_search_keys(text, text)"]


def build(apps, schema_editor):
    _run(schema_editor, {"sqlite": SQLITE, "postgresql": POSTGRESQL})
    entries = apps.get_model("documents", "SearchEntry")
    waiting = []
    for document in apps.get_model("documents", "Document").objects.iterator(chunk_size=200):
        waiting.append(entries(document_id=document.pk, **head_and_body(document)))
        if len(waiting) == 200:
            entries.objects.bulk_create(waiting)
            waiting = []
    entries.objects.bulk_create(waiting)


def take_down(apps, schema_editor):
    _run(schema_editor, {"sqlite": SQLITE_BACK, "postgresql": POSTGRESQL_BACK})


def _run(schema_editor, statements):
    for statement in statements[schema_editor.connection.vendor]:
        schema_editor.execute(statement, params=None)


class Migration(migrations.Migration):
    dependencies = [("documents", "0005_serials")]
    operations = [
        migrations.CreateModel(
            name="SearchEntry",
            fields=[
                (
                    "document",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        primary_key=True,
                        related_name="search_entry",
                        serialize=False,
                        to="documents.document",
                    ),
                ),
                ("head", models.TextField()),
                ("body", models.TextField()),
            ],
        ),
        migrations.AddIndex(
            model_name="document",
            index=models.Index(
                fields=[
                    "unit", "-issued_on", "type_code", "type", "issuer", "issuer_unit", "term", "topic", "direction",
                    "standing", "standing_since", "effective_on",
                ],
                name="documents_listed",
            ),
        ),
        migrations.RunPython(build, take_down),
    ]
