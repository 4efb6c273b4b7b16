"""Laws, plenums and congresses are known by a name; what was registered before is looked through for it again."""

import django.db.models.deletion
from django.db import migrations, models


def read_again(apps, schema_editor):
    named = ("luat", "bo_luat", "phap_lenh", "hien_phap", "nghi_quyet", "ket_luan")
    documents = apps.get_model("documents", "Document")
    documents.objects.filter(type_code__in=named).update(citations_read_at=None)
    citing = documents.objects.filter(citations__number_key="", citations__type_code__in=named)
    documents.objects.filter(pk__in=citing.values("pk")).update(citations_read_at=None)


class Migration(migrations.Migration):
    dependencies = [("documents", "0008_newest")]
    operations = [
        migrations.CreateModel(
            name="KnownName",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("key", models.CharField(max_length=80)),
                (
                    "document",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="known_names",
                        to="documents.document",
                    ),
                ),
            ],
            options={
                "ordering": ["document", "key"],
                "indexes": [models.Index(fields=["key"], name="documents_by_name")],
                "constraints": [models.UniqueConstraint(fields=("document", "key"), name="known_once_by_a_name")],
            },
        ),
        migrations.RunPython(read_again, migrations.RunPython.noop),
    ]
