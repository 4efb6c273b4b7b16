"""Several trees in one installation: nothing is seen across, whatever roles somebody has in their own tree."""

import pytest

from tests.rights.asking import ask
from tests.rights.people import PLACES
from tests.rights.table import TABLE

# As in the matrix: rules are alike on every database.
pytestmark = pytest.mark.once

# These pages exist for everybody; what is chosen in them is one's own only. They answer so when nothing was done.
CHOOSING = {"documents:new": 200, "study:new": 200, "study:accept_selected": 200, "intake:confirm_chosen": 302}

# A signed link is a right by itself, whoever holds it.
SCOPED = [row for row in TABLE if row.about and not row.is_public]


@pytest.mark.parametrize("row", SCOPED, ids=lambda row: row.name)
def test_nothing_is_seen_across_trees(row, world, keepers):
    for relation in PLACES:
        answer = ask(keepers["neighbour"], row, world.things[row.about, relation])

        assert not answer.stored
        assert answer.status in ((CHOOSING[row.url],) if row.url in CHOOSING and row.method == "POST" else (403, 404))
        assert not [word for word in world.essays if word in answer.text]
