import django.db.models.deletion
import django.utils.timezone
from django.conf import settings
from django.db import migrations, models

from nennep.lib.vietnamese import fold


def fold_names(apps, schema_editor):
    names = apps.get_model("units", "UnitName")
    for row in names.objects.select_related("unit").iterator(chunk_size=2000):
        names.objects.filter(pk=row.pk).update(folded=fold(f"{row.name} {row.unit.code}")[:250])


class Migration(migrations.Migration):

    dependencies = [
        ('units', '0001_initial'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='SentForm',
            fields=[
                ('key', models.UUIDField(primary_key=True, serialize=False)),
                ('made', models.BigIntegerField(blank=True, null=True)),
                ('at', models.DateTimeField(db_index=True, default=django.utils.timezone.now)),
            ],
        ),
        migrations.AddField(
            model_name='reorganisation',
            name='unit',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='reorganisations', to='units.unit'),
        ),
        migrations.AddField(
            model_name='unitname',
            name='folded',
            field=models.CharField(default='', editable=False, max_length=250),
        ),
        migrations.RunPython(fold_names, migrations.RunPython.noop),
        migrations.AlterField(
            model_name='reorganisation',
            name='kind',
            field=models.CharField(choices=[('open', 'opened'), ('rename', 'renamed'), ('move', 'moved'), ('close', 'closed'), ('merge', 'merged'), ('split', 'split')], max_length=10),
        ),
        migrations.CreateModel(
            name='ListImport',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('kind', models.CharField(choices=[('units', 'Units'), ('people', 'People')], max_length=10)),
                ('on', models.DateField()),
                ('legal_basis', models.CharField(blank=True, max_length=300)),
                ('file_name', models.CharField(max_length=255)),
                ('sheet_name', models.CharField(max_length=100)),
                ('rows', models.JSONField(default=list)),
                ('unreadable', models.JSONField(default=list)),
                ('at', models.DateTimeField(default=django.utils.timezone.now)),
                ('applied_at', models.DateTimeField(blank=True, null=True)),
                ('added', models.PositiveIntegerField(default=0)),
                ('changed', models.PositiveIntegerField(default=0)),
                ('form_key', models.UUIDField(unique=True)),
                ('by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('unit', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='units.unit')),
            ],
        ),
    ]
