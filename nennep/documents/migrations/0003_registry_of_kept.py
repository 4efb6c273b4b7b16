"""Documents kept before the registry get what is computed from them, and their first version."""

from django.db import migrations

from nennep.documents.identity import text_hash, type_code
from nennep.lib.citations import number_key


def joined(document):
    notation = document.notation
    joint = "/" if "-" in notation.split("/")[0] or "/" not in notation else "-"
    return f"{document.number}{joint}{notation}" if notation else document.number


def fill(apps, schema_editor):
    documents = apps.get_model("documents", "Document")
    versions = apps.get_model("documents", "Version")
    for document in documents.objects.iterator(chunk_size=200):
        document.type_code = type_code(document.type)
        document.number_key = number_key(joined(document))
        document.text_hash = text_hash(document.text)
        document.save(update_fields=["type_code", "number_key", "text_hash"])
        versions.objects.get_or_create(
            document=document,
            ordinal=1,
            defaults={
                "file": document.file,
                "text": document.text,
                "text_hash": document.text_hash,
                "added_at": document.created_at,
            },
        )


class Migration(migrations.Migration):
    dependencies = [("documents", "0002_registry")]
    operations = [migrations.RunPython(fill, migrations.RunPython.noop)]
