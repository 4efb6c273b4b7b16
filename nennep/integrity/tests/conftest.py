import pytest

from nennep.integrity.tests.cast import House


@pytest.fixture
def house(db):
    return House()
