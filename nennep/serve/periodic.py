"""Jobs that come back: every few seconds, or every night.

An app declares its own in a module `periodic.py`, which the worker finds. A periodic job is short: it runs in
one transaction with the moving of its date, so it happens once however many workers there are. What takes
longer enqueues a task instead: `nightly("study.drafts", at=time(2), run=delete_old_drafts_task.enqueue)`.
"""

import logging
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, time, timedelta

from django.db import transaction
from django.utils.module_loading import autodiscover_modules
from django.utils.timezone import localtime, now

from nennep.serve.models import Periodic

log = logging.getLogger(__name__)


@dataclass(frozen=True)
class Job:
    name: str
    run: Callable
    next_after: Callable[[datetime], datetime]


_jobs: dict[str, Job] = {}


def every(name, *, seconds, run):
    _jobs[name] = Job(name, run, lambda at: at + timedelta(seconds=seconds))


def nightly(name, *, at, run):
    """Once a day at the time of day `at`, in the time zone of the installation."""
    _jobs[name] = Job(name, run, lambda moment: next_time_of_day(moment, at))


def next_time_of_day(moment: datetime, at: time) -> datetime:
    local = localtime(moment)
    candidate = local.replace(hour=at.hour, minute=at.minute, second=at.second, microsecond=0)
    return candidate if candidate > local else candidate + timedelta(days=1)


def discover():
    autodiscover_modules("periodic")


def run_due():
    """Run what is due. A job that fails is logged and waits for its next date, like any other."""
    at = now()
    dates = dict(Periodic.objects.values_list("name", "due_at"))
    for job in _jobs.values():
        due_at = dates.get(job.name)
        if due_at is None:
            # A new one starts at its next date, so that no restart repeats a night's work.
            Periodic.objects.get_or_create(name=job.name, defaults={"due_at": job.next_after(at)})
        elif due_at <= at:
            run_once(job, due_at=due_at, at=at)


def run_once(job, *, due_at, at):
    try:
        with transaction.atomic():
            if claim(job, due_at=due_at, at=at):
                job.run()
    except Exception:
        log.exception("The periodic job %s failed.", job.name)
        claim(job, due_at=due_at, at=at)


def claim(job, *, due_at, at):
    return Periodic.objects.filter(name=job.name, due_at=due_at).update(due_at=job.next_after(at))
