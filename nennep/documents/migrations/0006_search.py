"""The search index (`search.tables`), and in it what was kept before."""

import django.db.models.deletion
from django.db import migrations, models

from nennep.documents.search import tables
from nennep.documents.search.index import head_and_body


def build(apps, schema_editor):
    with schema_editor.connection.cursor() as cursor:
        tables.build(cursor, schema_editor.connection.vendor)
    entries = apps.get_model("documents", "SearchEntry")
    waiting = []
    for document in apps.get_model("documents", "Document").objects.iterator(chunk_size=200):
        waiting.append(entries(document_id=document.pk, **head_and_body(document)))
        if len(waiting) == 200:
            entries.objects.bulk_create(waiting)
            waiting = []
    entries.objects.bulk_create(waiting)


def take_down(apps, schema_editor):
    with schema_editor.connection.cursor() as cursor:
        tables.take_down(cursor, schema_editor.connection.vendor)


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
