"""Texts whose words were deleted before integrity kept the day on which it forgot them."""

from django.db import migrations
from django.db.models import OuterRef, Subquery


def forget(apps, schema_editor):
    alias = schema_editor.connection.alias
    texts = apps.get_model("integrity", "CheckedText").objects.using(alias)
    deleted = apps.get_model("study", "Submission").objects.using(alias).filter(text_deleted_at__isnull=False)
    day = Subquery(deleted.filter(pk=OuterRef("source_id")).values("text_deleted_at")[:1])
    gone = texts.filter(source_type="study.submission", forgotten_at=None, source_id__in=deleted.values("pk"))
    gone.update(forgotten_at=day)


class Migration(migrations.Migration):
    dependencies = [
        ("integrity", "0002_near_copies"),
        ("study", "0003_accepted_unopened"),
    ]

    operations = [migrations.RunPython(forget, migrations.RunPython.noop)]
