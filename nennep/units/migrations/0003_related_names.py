
import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('units', '0002_pages'),
    ]

    operations = [
        migrations.AlterField(
            model_name='unitname',
            name='reorganisation',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='names', to='units.reorganisation'),
        ),
    ]
