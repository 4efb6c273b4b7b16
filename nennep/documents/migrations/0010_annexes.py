"""Files that came with a paper are kept beside it."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("documents", "0009_known_names")]
    operations = [migrations.AddField("version", "is_annex", models.BooleanField(default=False))]
