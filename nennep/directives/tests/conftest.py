import pytest

from nennep.directives.tests.cast import build_directive, fill_directive
from nennep.units.tests.cast import build_cast


@pytest.fixture
def cast(db):
    return build_cast()


@pytest.fixture
def directive(cast):
    return build_directive(cast)


@pytest.fixture
def filled(cast, directive):
    fill_directive(cast, directive)
    return directive


@pytest.fixture
def signed_in(client, cast):
    """`signed_in("officer@NS.01")`: the test client as that user."""

    def sign_in(name):
        client.force_login(cast.users[name], "django.contrib.auth.backends.ModelBackend")
        return client

    return sign_in
