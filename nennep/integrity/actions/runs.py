"""Full runs: asked for by a person or by the deadline, done by the worker, gone on with after a crash."""

import logging
import shutil
from pathlib import Path
from time import monotonic

from django.conf import settings
from django.db import IntegrityError, transaction
from django.utils.timezone import now
from django.utils.translation import gettext as _
from django_tasks import task
from django_tasks_db.models import DBTaskResult, TaskResultStatus

from nennep.history.actions import record
from nennep.integrity.actions.checking import compare_left_task
from nennep.integrity.actions.corpus import match_collection
from nennep.integrity.actions.reconciling import reconcile
from nennep.integrity.models import Run
from nennep.integrity.sources import described

log = logging.getLogger(__name__)

SECONDS_BETWEEN_NEWS = 1


def request_run(*, collection_type, collection_id, by=None) -> Run:
    """Ask for a full run; one that is under way already is the answer. `by` None: the deadline asks."""
    about = {"collection_type": collection_type, "collection_id": collection_id}
    try:
        with transaction.atomic():
            run = Run.objects.create(**about, requested_by=by)
            record(run, "run.requested", by=by)
            run_task.enqueue(run_id=run.pk)
    except IntegrityError:
        run = Run.objects.filter(**about).first()
    return run


@task()
def run_task(*, run_id):
    perform(run_id)


def perform(run_id):
    """Do a run, or go on with one that was killed; one that is over stays as it is."""
    Run.objects.filter(pk=run_id, state=Run.State.WAITING).update(state=Run.State.RUNNING, started_at=now())
    run = Run.objects.get(pk=run_id)
    if run.state != Run.State.RUNNING:
        return run
    try:
        found = match_collection(described(run.collection_type, run.collection_id), _work_of(run), _News(run).tell)
        with transaction.atomic():
            run.pairs = reconcile(found)
            run.done = run.total
            _finish(run, Run.State.DONE)
    except Exception:
        fail(run)
        raise
    finally:
        # A killed process does not come here, and the next one finds what it had done.
        shutil.rmtree(_work_of(run), ignore_errors=True)
    return run


def _work_of(run):
    """What is done of it, for as long as it is open."""
    return Path(settings.INDEX_ROOT) / "runs" / str(run.pk)


class _News:
    """Tells how far a run is, once a second."""

    def __init__(self, run):
        self.run, self.told_at = run, 0.0

    def tell(self, done, total):
        if monotonic() - self.told_at >= SECONDS_BETWEEN_NEWS:
            self.told_at = monotonic()
            self.run.done, self.run.total = done, total
            self.run.save(update_fields=["done", "total"])


def fail(run):
    """It ends without a result; texts that waited for it are compared one by one."""
    run.error = _("The run stopped because of an error. Ask for it again.")
    with transaction.atomic():
        _finish(run, Run.State.FAILED)
        compare_left_task.enqueue(collection_type=run.collection_type, collection_id=run.collection_id)


def _finish(run, state):
    run.state, run.finished_at = state, now()
    run.save(update_fields=["state", "finished_at", "pairs", "done", "total", "error"])


def fail_lost_runs():
    """Runs whose job was given up, because it killed its worker again and again; returns how many."""
    jobs = DBTaskResult.objects.filter(
        task_path=run_task.module_path, status__in=[TaskResultStatus.READY, TaskResultStatus.RUNNING]
    )
    alive = [arguments["kwargs"]["run_id"] for arguments in jobs.values_list("args_kwargs", flat=True)]
    lost = list(Run.objects.filter(state__in=Run.OPEN).exclude(pk__in=alive))
    for run in lost:
        log.error("The job of run %s was given up.", run.pk)
        fail(run)
        shutil.rmtree(_work_of(run), ignore_errors=True)
    return len(lost)
