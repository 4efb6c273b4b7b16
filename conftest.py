"""What every test may use, and what no test may do: talk to another machine."""

import ipaddress
import socket

import pytest

from nennep.serve.worker import make_worker

pytest_plugins = ["tests.machinery.browser"]

_connect, _getaddrinfo = socket.socket.connect, socket.getaddrinfo


class ReachedOutError(AssertionError):
    """A test tried to talk to another machine."""


def is_here(host):
    if host in (None, "", "localhost", b"localhost"):
        return True
    try:
        return ipaddress.ip_address(host.decode() if isinstance(host, bytes) else host).is_loopback
    except ValueError:
        return False


def connect_here(self, address):
    if self.family in (socket.AF_INET, socket.AF_INET6) and not is_here(address[0]):
        raise ReachedOutError(f"A test tried to connect to {address[0]}.")
    return _connect(self, address)


def look_up_here(host, *arguments, **named):
    if not is_here(host):
        raise ReachedOutError(f"A test tried to look up {host!r}.")
    return _getaddrinfo(host, *arguments, **named)


@pytest.fixture(autouse=True)
def no_other_machine(monkeypatch):
    monkeypatch.setattr(socket.socket, "connect", connect_here)
    monkeypatch.setattr(socket, "getaddrinfo", look_up_here)


@pytest.fixture
def run_jobs(db):
    """Call it to run every job that waits, in this process."""
    return make_worker("test", until_empty=True).run
