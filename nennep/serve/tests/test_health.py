from contextlib import contextmanager

import pytest
from django.db import OperationalError, connection
from django.db.migrations.recorder import MigrationRecorder

from nennep.serve import jobs


def ask(client):
    response = client.get("/healthz")
    return response.status_code, response.json()


@pytest.mark.django_db
def test_a_stranger_is_told_that_the_service_is_ready(client, django_assert_max_num_queries):
    jobs.beat("a")

    with django_assert_max_num_queries(3):
        answer = ask(client)

    assert answer == (
        200,
        {"ready": True, "database": "ready", "data_folder": "writable", "worker_beat_seconds_ago": 0},
    )


@pytest.mark.django_db
def test_without_any_worker_it_still_answers(client):
    assert ask(client)[1]["worker_beat_seconds_ago"] is None


@pytest.mark.django_db
def test_no_session_is_made_and_nothing_is_cached(client):
    response = client.get("/healthz")

    assert response.cookies == {}
    assert response.headers["Cache-Control"] == "no-store"


@pytest.mark.django_db
def test_a_migration_that_waits_is_told(client):
    MigrationRecorder.Migration.objects.filter(app="serve").delete()

    status, report = ask(client)

    assert (status, report["ready"], report["database"]) == (503, False, "migrations waiting")


@pytest.mark.django_db
def test_a_database_that_is_away_is_told(client):
    with database_away():
        status, report = ask(client)

    assert (status, report["ready"], report["database"]) == (503, False, "unreachable")


@contextmanager
def database_away():
    def refuse(*_arguments):
        raise OperationalError("no answer")

    with connection.execute_wrapper(refuse):
        yield


@pytest.mark.django_db
def test_a_data_folder_that_is_gone_is_told(client, settings, tmp_path):
    settings.HOME = tmp_path / "gone"

    status, report = ask(client)

    assert (status, report["data_folder"]) == (503, "not writable")


@pytest.mark.django_db
def test_it_is_only_read(client):
    assert client.post("/healthz").status_code == 405
