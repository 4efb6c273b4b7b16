"""The background worker: jobs in the main thread, beats and periodic jobs beside them."""

import logging
import threading
import time

from django.db import close_old_connections, connection
from django_tasks_db.management.commands.db_worker import Worker as QueueWorker

from nennep.serve import jobs, periodic

log = logging.getLogger(__name__)

TICK_SECONDS = 1
BEAT_SECONDS = 5
IDLE_SECONDS = 0.5


def make_worker(worker_id):
    return QueueWorker(
        queue_names=["*"],
        excluded_queue_names=[],
        interval=IDLE_SECONDS,
        batch=False,
        backend_name="default",
        startup_delay=False,
        max_tasks=None,
        worker_id=worker_id,
    )


def work(worker_id):
    """Run jobs until SIGTERM; the job in hand is finished first."""
    periodic.discover()
    periodic.every("serve.abandoned_jobs", seconds=10, run=jobs.return_abandoned_jobs)
    jobs.beat(worker_id)
    jobs.return_abandoned_jobs()
    threading.Thread(target=keep_time, args=[worker_id], daemon=True).start()

    worker = make_worker(worker_id)
    worker.configure_signals()
    try:
        worker.run()
    finally:
        jobs.bury([worker_id])


def keep_time(worker_id):
    """Beat, and run what is due. A long job in the main thread holds up neither."""
    beaten = 0.0
    while True:
        try:
            close_old_connections()
            if time.monotonic() - beaten >= BEAT_SECONDS:
                jobs.beat(worker_id)
                beaten = time.monotonic()
            periodic.run_due()
        except Exception:
            # The database may be away for a while; the next tick tries again.
            log.exception("The worker's clock missed a tick.")
            connection.close()
        time.sleep(TICK_SECONDS)
