"""The organisation is built once for each file of tests; each test's own work is rolled back inside."""

import pytest
from django.db import transaction

from nennep.units.tests.cast import build_cast
from nennep.units.tests.conftest import signed_in

__all__ = ["signed_in"]


@pytest.fixture(scope="module")
def organisation(django_db_setup, django_db_blocker):
    with django_db_blocker.unblock(), transaction.atomic():
        yield build_cast()
        transaction.set_rollback(True)


@pytest.fixture
def cast(organisation, db):
    return organisation
