"""Which steps of the make-believe province stand; a build that was interrupted goes on behind the last one."""

from django.db import models
from django.utils.timezone import now


class Step(models.Model):
    name = models.CharField(max_length=60, unique=True)
    finished_at = models.DateTimeField(default=now)

    def __str__(self):
        return self.name
