"""Groups of the pairs that were found before groups were kept."""

from django.db import migrations


def group(apps, schema_editor):
    alias = schema_editor.connection.alias
    texts = apps.get_model("integrity", "CheckedText").objects.using(alias)
    findings = apps.get_model("integrity", "Finding").objects.using(alias)
    pairs = findings.filter(signal="same_text", other__isnull=False).exclude(state="cleared")
    lowest = {}

    def head(key):
        while lowest.get(key, key) != key:
            key = lowest[key]
        return key

    for text, other in pairs.values_list("text", "other"):
        first, second = sorted((head(text), head(other)))
        lowest[first] = first
        lowest[second] = first
        lowest.setdefault(text, first)
        lowest.setdefault(other, first)
    for key in lowest:
        texts.filter(pk=key, cluster=None).update(cluster=head(key))


class Migration(migrations.Migration):
    dependencies = [("integrity", "0003_questions")]

    operations = [migrations.RunPython(group, migrations.RunPython.noop)]
