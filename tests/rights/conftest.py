"""The organisation is built once; every request is rolled back."""

import logging

import pytest
from django.db import transaction
from django.http import HttpResponse

from nennep import urls
from tests.rights.asking import client_of
from tests.rights.objects import PLACES, STAFF, build_world
from tests.rights.table.words import ROLES


@pytest.fixture(scope="package")
def world(django_db_setup, django_db_blocker):
    with django_db_blocker.unblock(), transaction.atomic():
        yield build_world()
        transaction.set_rollback(True)


@pytest.fixture(scope="package")
def clients(world):
    return {role: client_of(world.user(role)) for role in ROLES}


@pytest.fixture(scope="package")
def keepers(world):
    """Those who keep the things at each place, their authors, and somebody from another tree; by name."""
    names = [f"{role}@{code}" for role in (*STAFF, "author") for code in PLACES.values()]
    return {name: client_of(world.cast.users[name]) for name in (*names, "neighbour")}


@pytest.fixture(autouse=True)
def short_refusals(monkeypatch):
    """Thousands of refusals are meant: their pages, which have tests of their own, and logs are left out."""
    monkeypatch.setattr(urls, "handler403", lambda request, exception: HttpResponse(status=403))
    monkeypatch.setattr(urls, "handler404", lambda request, exception: HttpResponse(status=404))
    monkeypatch.setattr(logging.getLogger("django.request"), "disabled", True)


@pytest.fixture(autouse=True)
def after_the_world(world, db):
    """The test's own transaction begins inside the one that holds the organisation."""
