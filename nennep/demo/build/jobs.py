"""Letting the build do what the worker would do."""

import subprocess
import sys

from django.conf import settings
from django.db import transaction
from django_tasks_db.models import DBTaskResult, TaskResultStatus

from nennep.serve.worker import make_worker

# Below this the second process would still be starting when all is done.
WORTH_A_HELPER = 4


def run_waiting_jobs():
    """Run every job that waits, here and in a second process, until there is none."""
    helper = _start_helper() if DBTaskResult.objects.ready().count() >= WORTH_A_HELPER else None
    run_until_empty("demo")
    if helper and helper.wait() != 0:
        raise RuntimeError("A job of the demo failed in the second process; see the lines above.")


def run_until_empty(worker_id):
    worker = make_worker(worker_id)
    while job := _claimed(worker_id):
        worker.run_task(job)
        if job.status == TaskResultStatus.FAILED:
            raise RuntimeError(f"A job of the demo failed:\n{job.traceback}")


@transaction.atomic
def _claimed(worker_id):
    """The next job, taken so that the other process does not run it too."""
    job = DBTaskResult.objects.ready().first()
    if job:
        job.claim(worker_id)
    return job


def _start_helper():
    command = [sys.executable, settings.BASE_DIR / "manage.py", "run_demo_jobs"]
    return subprocess.Popen(command)  # noqa: S603 - our own program
