import pytest

from nennep.units.tests.cast import build_cast
from tests.promises.small_campaign import build_small_campaign, fill_small_campaign


@pytest.fixture
def cast(db):
    return build_cast()


@pytest.fixture
def small(cast):
    small = build_small_campaign(cast)
    fill_small_campaign(cast, small)
    return small
