"""Jobs whose worker died go back to the queue.

django-tasks-db leaves the job of a killed worker RUNNING for ever. A worker therefore beats, and what one
without a recent beat had in hand is given to the next one. Every job may run twice with one result.
"""

import logging
from datetime import timedelta

from django.utils.timezone import now
from django_tasks_db.models import DBTaskResult, TaskResultStatus

from nennep.serve.models import Worker

log = logging.getLogger(__name__)

# A worker beats every few seconds; a machine under load or a laptop waking up may miss some.
DEAD_AFTER = timedelta(seconds=30)
FORGOTTEN_AFTER = timedelta(days=1)
# A job that has killed its worker this often would do so again.
MOST_ATTEMPTS = 3


def beat(worker_id):
    at = now()
    if not Worker.objects.filter(pk=worker_id).update(beat_at=at):
        Worker.objects.create(pk=worker_id, started_at=at, beat_at=at)


def bury(worker_ids):
    """These workers are known to be dead: do not wait for their beats to grow old."""
    Worker.objects.filter(pk__in=worker_ids).delete()


def living_workers():
    return Worker.objects.filter(beat_at__gte=now() - DEAD_AFTER)


def return_abandoned_jobs():
    """Give the jobs of dead workers back to the queue, or up after `MOST_ATTEMPTS`; returns how many."""
    Worker.objects.filter(beat_at__lt=now() - FORGOTTEN_AFTER).delete()
    alive = set(living_workers().values_list("pk", flat=True))
    running = DBTaskResult.objects.running()
    abandoned = [job for job in running if not job.worker_ids or job.worker_ids[-1] not in alive]
    for job in abandoned:
        give_up(job) if len(job.worker_ids) >= MOST_ATTEMPTS else give_back(job)
    return len(abandoned)


def give_back(job):
    log.warning("Job %s (%s) lost its worker and goes back to the queue.", job.pk, job.task_path)
    still_running(job).update(status=TaskResultStatus.READY, started_at=None)


def give_up(job):
    log.error("Job %s (%s) lost its worker %s times; given up.", job.pk, job.task_path, len(job.worker_ids))
    still_running(job).update(
        status=TaskResultStatus.FAILED,
        finished_at=now(),
        exception_class_path="nennep.serve.jobs.WorkerDied",
        traceback=f"The worker died {len(job.worker_ids)} times while it ran this job.",
    )


def still_running(job):
    """The row, unless somebody else has moved it since it was read."""
    return DBTaskResult.objects.running().filter(pk=job.pk, started_at=job.started_at)


class WorkerDied(Exception):
    """The name under which a job stands that was given up."""
