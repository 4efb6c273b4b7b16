"""The organisation that the browser tests work in, and people who sit down at a browser of their own."""

import pytest
from playwright.sync_api import expect

from nennep.units.actions import join_unit
from nennep.units.tests.cast import SINCE, build_cast

# A machine that does other things as well still answers within this.
PATIENCE_MILLISECONDS = 30_000
expect.set_options(timeout=PATIENCE_MILLISECONDS)


@pytest.fixture
def cast(transactional_db):
    """As everywhere, and An belongs to two branches: a double case."""
    cast = build_cast()
    join_unit(person=cast.people["an"], unit=cast.units["NS.01.2"], on=SINCE, by=cast.users["founder"])
    return cast


@pytest.fixture
def seat(open_page, cast):
    """`seat("officer@NS", width)`: that person's page, always the same one, signed in."""
    pages = {}

    def take(name, width=1280, **options):
        if name not in pages:
            pages[name] = open_page(width=width, user=cast.users[name], **options)
            pages[name].set_default_timeout(PATIENCE_MILLISECONDS)
        return pages[name]

    return take


@pytest.fixture
def wrongs(complaints):
    """Everything that is wrong anywhere, so that one run tells all of it."""
    complaints.expect("404 (Not Found)")
    complaints.expect("429 (Too Many Requests)")
    found = []
    yield found
    assert not found, "\n".join(found)
