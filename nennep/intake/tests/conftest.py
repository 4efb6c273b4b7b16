from uuid import uuid4

import pytest

from nennep.intake.actions.taking import take_uploads
from nennep.intake.tests.imap_server import Box, running
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


@pytest.fixture
def send(clerk, commune, run_jobs):
    def send_files(*uploads):
        delivery = take_uploads(unit=commune, uploads=uploads, by=clerk, form_key=uuid4())
        run_jobs()
        return list(delivery.arrivals.order_by("pk"))

    return send_files


@pytest.fixture
def mailbox(settings, cast):
    box = Box()
    with running(box) as port:
        settings.INTAKE_MAILBOXES = {"NS.01": f"imap://van-thu:{box.password}@127.0.0.1:{port}/INBOX"}
        yield box
