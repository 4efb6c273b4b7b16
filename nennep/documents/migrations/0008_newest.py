"""The newest documents first, told from an index: what a search walks down."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("documents", "0007_saved_searches")]
    operations = [
        migrations.AddIndex(
            model_name="document", index=models.Index(fields=["-issued_on", "-id"], name="documents_newest")
        ),
    ]
