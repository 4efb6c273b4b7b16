from datetime import UTC, datetime, time, timedelta

import pytest
from django.utils.timezone import now

from nennep.serve import periodic
from nennep.serve.models import Periodic

pytestmark = pytest.mark.django_db


@pytest.fixture
def no_other_jobs(monkeypatch):
    monkeypatch.setattr(periodic, "_jobs", {})


def make_due(name):
    Periodic.objects.filter(name=name).update(due_at=now() - timedelta(seconds=1))


@pytest.mark.usefixtures("no_other_jobs")
def test_new_job_waits_for_its_first_date():
    ran = []
    periodic.every("count", seconds=60, run=lambda: ran.append(1))

    periodic.run_due()

    assert ran == []
    assert Periodic.objects.get(name="count").due_at > now() + timedelta(seconds=50)


@pytest.mark.usefixtures("no_other_jobs")
def test_due_job_runs_once_and_gets_its_next_date():
    ran = []
    periodic.every("count", seconds=60, run=lambda: ran.append(1))
    periodic.run_due()
    make_due("count")

    periodic.run_due()
    periodic.run_due()

    assert ran == [1]
    assert Periodic.objects.get(name="count").due_at > now()


@pytest.mark.usefixtures("no_other_jobs")
def test_two_workers_that_see_the_same_date_run_it_once():
    ran = []
    periodic.every("count", seconds=60, run=lambda: ran.append(1))
    periodic.run_due()
    make_due("count")
    job, due_at = periodic._jobs["count"], Periodic.objects.get(name="count").due_at

    for _worker in "ab":
        periodic.run_once(job, due_at=due_at, at=now())

    assert ran == [1]


@pytest.mark.usefixtures("no_other_jobs")
def test_failing_job_waits_for_its_next_date_and_stops_no_other(caplog):
    ran = []
    periodic.every("bad", seconds=60, run=lambda: 1 / 0)
    periodic.every("good", seconds=60, run=lambda: ran.append(1))
    periodic.run_due()
    make_due("bad")
    make_due("good")

    periodic.run_due()

    assert ran == [1]
    assert Periodic.objects.get(name="bad").due_at > now()
    assert "The periodic job bad failed." in caplog.text


@pytest.mark.usefixtures("no_other_jobs")
def test_what_a_failing_job_wrote_is_taken_back():
    def write_and_fail():
        Periodic.objects.create(name="half", due_at=now())
        raise RuntimeError

    periodic.every("bad", seconds=60, run=write_and_fail)
    periodic.run_due()
    make_due("bad")

    periodic.run_due()

    assert not Periodic.objects.filter(name="half").exists()


@pytest.mark.parametrize(
    ("moment", "expected"),
    [
        (datetime(2026, 3, 1, 12, 0, tzinfo=UTC), datetime(2026, 3, 1, 19, 0, tzinfo=UTC)),
        # 02:00 in Hà Nội is 19:00 of the day before in UTC; exactly then, the next one is tomorrow's.
        (datetime(2026, 3, 1, 19, 0, tzinfo=UTC), datetime(2026, 3, 2, 19, 0, tzinfo=UTC)),
        (datetime(2026, 12, 31, 20, 0, tzinfo=UTC), datetime(2027, 1, 1, 19, 0, tzinfo=UTC)),
    ],
)
def test_nightly_job_runs_at_the_local_time_of_day(moment, expected):
    assert periodic.next_time_of_day(moment, time(2, 0)) == expected


def test_apps_declare_their_jobs():
    periodic.discover()

    assert "history.seal" in periodic._jobs
