import pytest

from nennep.units.tests.cast import build_cast


@pytest.fixture(autouse=True)
def files_root(settings, tmp_path):
    settings.FILES_ROOT = tmp_path / "files"
    return settings.FILES_ROOT


@pytest.fixture
def cast(db):
    return build_cast()


@pytest.fixture
def clerk(cast):
    return cast.users["clerk@NS.01"]


@pytest.fixture
def commune(cast):
    return cast.units["NS.01"]


@pytest.fixture
def folder(settings, tmp_path, cast):
    place = tmp_path / "scans"
    place.mkdir()
    settings.INTAKE_FOLDERS = {"NS.01": str(place)}
    return place
