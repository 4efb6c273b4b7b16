
import django.utils.timezone
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('history', '0001_initial'),
    ]

    operations = [
        migrations.CreateModel(
            name='ChainCheck',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('at', models.DateTimeField(default=django.utils.timezone.now)),
                ('holds', models.BooleanField()),
                ('broken_at', models.BigIntegerField(blank=True, null=True)),
                ('entries', models.PositiveIntegerField()),
            ],
            options={
                'ordering': ['pk'],
            },
        ),
    ]
