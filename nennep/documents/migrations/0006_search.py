"""The search index: rows of folded words, and over them what each database is quick with.

SQLite: an FTS5 table without words of its own, kept in step by triggers. PostgreSQL: GIN over the words of each row
and its pairs of neighbours. Positions in a tsvector would answer phrases too, but only by reading the vector of every
document that holds their words; a pair is a key like any other.
"""

import django.db.models.deletion
from django.db import migrations, models

from nennep.documents.search.index import head_and_body

TABLE = "documents_searchentry"

SQLITE = [
    f"""CREATE VIRTUAL TABLE documents_words USING fts5(
        head, body, content='{TABLE}', content_rowid='document_id', tokenize='ascii')""",
    f"""CREATE TRIGGER documents_words_added AFTER INSERT ON {TABLE} BEGIN
        INSERT INTO documents_words(rowid, head, body) VALUES (new.document_id, new.head, new.body);
    END""",
    f"""CREATE TRIGGER documents_words_deleted AFTER DELETE ON {TABLE} BEGIN
        INSERT INTO documents_words(documents_words, rowid, head, body)
        VALUES ('delete', old.document_id, old.head, old.body);
    END""",
    f"""CREATE TRIGGER documents_words_changed AFTER UPDATE ON {TABLE} BEGIN
        INSERT INTO documents_words(documents_words, rowid, head, body)
        VALUES ('delete', old.document_id, old.head, old.body);
        INSERT INTO documents_words(rowid, head, body) VALUES (new.document_id, new.head, new.body);
    END""",
]
SQLITE_BACK = [
    "DROP TRIGGER documents_words_added",
    "DROP TRIGGER documents_words_deleted",
    "DROP TRIGGER documents_words_changed",
    "DROP TABLE documents_words",
]
POSTGRESQL = [
    # Words and pairs of neighbours ("nong thon"); those of the head again behind a mark.
    # Costly on purpose: the planner shall never work it out row by row.
    """CREATE FUNCTION documents_search_words(head text, body text) RETURNS text[]
    LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE COST 100000 AS $$
        WITH words AS (
            SELECT '' AS mark, word, place FROM unnest(string_to_array(body, ' ')) WITH ORDINALITY AS w(word, place)
            UNION ALL
            SELECT '^', word, place FROM unnest(string_to_array(head, ' ')) WITH ORDINALITY AS w(word, place)
        ), pairs AS (
            SELECT mark, word, lead(word) OVER (PARTITION BY mark ORDER BY place) AS next FROM words
        )
        SELECT array(SELECT mark || word FROM pairs
                     UNION SELECT mark || word || ' ' || next FROM pairs WHERE next IS NOT NULL)
    $$""",
    f"CREATE INDEX documents_words ON {TABLE} USING gin (documents_search_words(head, body))",
    # Statistics would make every ANALYZE work the words out anew.
    "ALTER INDEX documents_words ALTER COLUMN 1 SET STATISTICS 0",
]
POSTGRESQL_BACK = ["DROP INDEX documents_words", "DROP FUNCTION documents_search_words(text, text)"]


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
                    "unit", "-issued_on", "type_code", "type", "issuer", "term", "topic", "direction",
                    "standing", "standing_since", "effective_on",
                ],
                name="documents_listed",
            ),
        ),
        migrations.RunPython(build, take_down),
    ]
