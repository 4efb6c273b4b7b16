"""Letting the build do what the worker would do."""

from django_tasks_db.models import DBTaskResult, TaskResultStatus

from nennep.serve.worker import make_worker


def run_waiting_jobs():
    """Run every job that waits, here and now, until there is none."""
    worker = make_worker("demo")
    while job := DBTaskResult.objects.ready().first():
        job.claim(worker.worker_id)
        worker.run_task(job)
        if job.status == TaskResultStatus.FAILED:
            raise RuntimeError(f"A job of the demo failed:\n{job.traceback}")
