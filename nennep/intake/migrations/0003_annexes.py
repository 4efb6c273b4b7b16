"""Files that came with a paper go with it."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("intake", "0002_confirming")]
    operations = [
        migrations.AddField(
            "arrival",
            "annex_of",
            models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.SET_NULL,
                related_name="annexes",
                to="intake.arrival",
            ),
        ),
        migrations.AlterField(
            "arrival",
            "state",
            models.CharField(
                choices=[
                    ("waiting", "waiting to be read"),
                    ("scan", "scan, words not known"),
                    ("to_confirm", "to be confirmed"),
                    ("confirming", "being registered"),
                    ("registered", "registered"),
                    ("duplicate", "held already"),
                    ("refused", "refused"),
                    ("set_aside", "put aside"),
                    ("unpacked", "unpacked"),
                    ("annex", "goes with another paper"),
                ],
                default="waiting",
                max_length=10,
            ),
        ),
    ]
