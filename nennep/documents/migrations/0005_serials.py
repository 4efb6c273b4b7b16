"""Documents registered before get the first part of their number."""

from django.db import migrations


def fill(apps, schema_editor):
    documents = apps.get_model("documents", "Document")
    waiting = []
    for document in documents.objects.exclude(number_key="").only("number_key").iterator(chunk_size=1_000):
        document.serial = document.number_key.split("/")[0][:20]
        waiting.append(document)
    documents.objects.bulk_update(waiting, ["serial"], batch_size=500)


class Migration(migrations.Migration):
    dependencies = [("documents", "0004_links")]
    operations = [migrations.RunPython(fill, migrations.RunPython.noop)]
