"""What the workers tell each other through the database; none of it is anybody's data."""

from django.db import models


class Worker(models.Model):
    """A worker that runs, as long as its last beat is recent."""

    id = models.CharField(primary_key=True, max_length=64)
    started_at = models.DateTimeField()
    beat_at = models.DateTimeField()

    def __str__(self):
        return self.id


class Periodic(models.Model):
    """When a periodic job is due next; whoever moves the date first runs it."""

    name = models.CharField(primary_key=True, max_length=100)
    due_at = models.DateTimeField()

    def __str__(self):
        return self.name
