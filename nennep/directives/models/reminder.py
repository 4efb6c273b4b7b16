"""Which reminders went out, so that none goes out twice."""

from django.db import models
from django.utils.timezone import now


class Reminder(models.Model):
    """`object` was reminded of for the date `due_on`, `days` before it (below nought: after it)."""

    object_type = models.CharField(max_length=60)
    object_id = models.BigIntegerField()
    due_on = models.DateField()
    days = models.SmallIntegerField()
    at = models.DateTimeField(default=now)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["object_type", "object_id", "due_on", "days"], name="reminded_once")
        ]

    def __str__(self):
        return f"{self.object_type} {self.object_id}: {self.days}"
