"""What every test may use, and what no test may do: talk to another machine."""

import ipaddress
import socket
from uuid import uuid4

import hypothesis
import pytest
from django.conf import settings as product
from django_tasks_db.models import DBTaskResult, TaskResultStatus

from nennep.serve.worker import make_worker
from tests.machinery import migrated

pytest_plugins = ["tests.machinery.browser", "tests.machinery.order"]

# A busy machine draws examples slowly, which says nothing about the product.
hypothesis.settings.register_profile("house", deadline=None, suppress_health_check=[hypothesis.HealthCheck.too_slow])
hypothesis.settings.load_profile("house")

_connect, _getaddrinfo = socket.socket.connect, socket.getaddrinfo


class ReachedOutError(AssertionError):
    """A test tried to talk to another machine."""


def as_address(host):
    try:
        return ipaddress.ip_address(host.decode() if isinstance(host, bytes) else host)
    except ValueError:
        return None


def connect_here(self, address):
    if self.family in (socket.AF_INET, socket.AF_INET6) and not is_here(address[0]):
        raise ReachedOutError(f"A test tried to connect to {address[0]}.")
    return _connect(self, address)


def is_here(host):
    address = as_address(host)
    return address.is_loopback if address else host in (None, "", "localhost", b"localhost")


def look_up_here(host, *arguments, **named):
    # An address in digits is looked up without asking anybody.
    if not is_here(host) and as_address(host) is None:
        raise ReachedOutError(f"A test tried to look up {host!r}.")
    return _getaddrinfo(host, *arguments, **named)


def pytest_itemcollected(item):
    for mark in ("browser", "ocr"):
        # The run finds the files of these parts by this word (tests/machinery/run.py).
        if item.get_closest_marker(mark) and f"mark.{mark}" not in item.path.read_text():
            raise pytest.UsageError(f"{item.nodeid} has the mark {mark}, but its file does not say mark.{mark}")


@pytest.fixture(scope="session")
def django_db_keepdb(django_db_keepdb):
    return django_db_keepdb or migrated.is_given()


@pytest.fixture(scope="session")
def django_db_modify_db_settings(django_db_modify_db_settings):
    """By now the database of this process has its name."""
    if migrated.is_given():
        migrated.copy_to(product.DATABASES["default"]["TEST"]["NAME"])


@pytest.fixture(autouse=True)
def no_other_machine(monkeypatch):
    monkeypatch.setattr(socket.socket, "connect", connect_here)
    monkeypatch.setattr(socket, "getaddrinfo", look_up_here)


@pytest.fixture(autouse=True)
def own_indexes(settings):
    """No test meets the texts that another one indexed. The folder is made only where something is saved."""
    settings.INDEX_ROOT = settings.HOME / "indexes" / uuid4().hex


@pytest.fixture
def run_jobs(db):
    """Call it to run every job that waits, in this process; a job that fails fails the test."""
    worker = make_worker("test")

    def run_all():
        while job := DBTaskResult.objects.ready().first():
            job.claim(worker.worker_id)
            worker.run_task(job)
            assert job.status != TaskResultStatus.FAILED, job.traceback

    return run_all
