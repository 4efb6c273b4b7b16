import pytest

from nennep.directives import actions
from nennep.directives.tests.cast import a_document, build_directive, surround
from nennep.duties.models import Duty
from nennep.units.tests.cast import build_cast


@pytest.fixture
def cast(db):
    return build_cast()


@pytest.fixture
def directive(cast):
    return build_directive(cast)


@pytest.fixture
def filled(cast, directive):
    """Filled, with papers around it and a review that was handed in."""
    surround(cast, directive)
    review = Duty.objects.of_kind("review").get()
    paper = a_document(cast, "NS.02", "88", type="Báo cáo", subject="tổng kết phòng chống lũ quét")
    actions.hand_in(duty=review, document=paper, by=cast.users["clerk@NS.02"])
    return directive


@pytest.fixture
def signed_in(client, cast):
    """`signed_in("officer@NS.01")`: the test client as that user."""

    def sign_in(name):
        client.force_login(cast.users[name], "django.contrib.auth.backends.ModelBackend")
        return client

    return sign_in
