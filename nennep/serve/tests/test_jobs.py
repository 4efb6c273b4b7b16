from datetime import timedelta

import pytest
from django.utils.timezone import now
from django_tasks_db.models import DBTaskResult, TaskResultStatus

from nennep.serve import jobs
from nennep.serve.models import Worker
from nennep.serve.tests.tasks import leave_a_line

pytestmark = pytest.mark.django_db


def running_job(*worker_ids):
    job = DBTaskResult.objects.get(pk=leave_a_line.enqueue(path="/dev/null", word="x").id)
    for worker_id in worker_ids:
        job.claim(worker_id)
    return job


def beat_ago(worker_id, **ago):
    at = now() - timedelta(**ago)
    Worker.objects.create(pk=worker_id, started_at=at, beat_at=at)


def test_first_beat_makes_a_worker_known_and_further_ones_keep_it_alive():
    jobs.beat("a")
    Worker.objects.update(beat_at=now() - timedelta(minutes=1))
    assert list(jobs.living_workers()) == []

    jobs.beat("a")

    assert [worker.pk for worker in jobs.living_workers()] == ["a"]


def test_job_of_a_living_worker_is_left_alone():
    job = running_job("a")
    jobs.beat("a")

    assert jobs.return_abandoned_jobs() == 0

    job.refresh_from_db()
    assert job.status == TaskResultStatus.RUNNING


@pytest.mark.parametrize("seconds", [31, 86_500])
def test_job_of_a_silent_worker_goes_back_to_the_queue(seconds):
    job = running_job("a")
    beat_ago("a", seconds=seconds)

    assert jobs.return_abandoned_jobs() == 1

    job.refresh_from_db()
    assert (job.status, job.started_at) == (TaskResultStatus.READY, None)
    assert list(DBTaskResult.objects.ready()) == [job]


def test_job_of_a_buried_worker_goes_back_at_once():
    job = running_job("a")
    jobs.beat("a")

    jobs.bury(["a"])
    jobs.return_abandoned_jobs()

    job.refresh_from_db()
    assert job.status == TaskResultStatus.READY


def test_job_that_lost_three_workers_is_given_up():
    job = running_job("a", "b", "c")

    jobs.return_abandoned_jobs()

    job.refresh_from_db()
    assert (job.status, job.exception_class_path) == (TaskResultStatus.FAILED, "nennep.serve.jobs.WorkerDied")
    assert job.finished_at is not None


def test_job_that_somebody_else_took_meanwhile_is_left_alone():
    seen = running_job("a")
    DBTaskResult.objects.get(pk=seen.pk).claim("b")

    jobs.give_back(seen)

    seen.refresh_from_db()
    assert (seen.status, seen.worker_ids) == (TaskResultStatus.RUNNING, ["a", "b"])


def test_finished_job_is_not_run_again(tmp_path, run_jobs):
    leave_a_line.enqueue(path=str(tmp_path / "lines"), word="once")
    run_jobs()

    jobs.return_abandoned_jobs()
    run_jobs()

    assert (tmp_path / "lines").read_text() == "once\n"


def test_workers_silent_for_a_day_are_forgotten():
    beat_ago("old", days=2)
    beat_ago("silent", hours=1)

    jobs.return_abandoned_jobs()

    assert list(Worker.objects.values_list("pk", flat=True)) == ["silent"]
