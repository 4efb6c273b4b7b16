import pytest

from nennep.units.tests.cast import build_cast
from tests.machinery.remembered import remembered
from tests.promises.small_campaign import build_small_campaign, fill_small_campaign


@remembered
def build_organisation_at_work():
    cast = build_cast()
    small = build_small_campaign(cast)
    fill_small_campaign(cast, small)
    return cast, small


@pytest.fixture
def at_work(db):
    return build_organisation_at_work()


@pytest.fixture
def cast(at_work):
    return at_work[0]


@pytest.fixture
def small(at_work):
    return at_work[1]
