"""PostgreSQL takes the keys of a document for less costly, so that it does not compile questions (`search.tables`)."""

from django.db import migrations


def cost(rows):
    def change(apps, schema_editor):
        if schema_editor.connection.vendor == "postgresql":
            schema_editor.execute(f"ALTER FUNCTION documents_search_keys(text, text) COST {rows}")

    return change


class Migration(migrations.Migration):
    dependencies = [("documents", "0010_annexes")]
    operations = [migrations.RunPython(cost(10_000), cost(100_000))]
