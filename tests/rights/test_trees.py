"""Several trees in one installation: nothing is seen across, whatever roles somebody has in their own tree."""

import pytest

from nennep.units import actions
from nennep.units.actions.tree import NewUnit
from nennep.units.models import UnitKind
from nennep.units.tests.cast import PASSWORD, SINCE
from tests.rights.asking import ask, client_of
from tests.rights.people import PLACES, STAFF
from tests.rights.table import TABLE

# These pages exist for everybody; what is chosen in them is one's own only.
CHOOSING = ("documents:new", "study:new", "study:accept_selected")


@pytest.fixture
def neighbour(world):
    """Somebody with every role at the top of another tree."""
    by = world.cast.users["founder"]
    tree = actions.start_tree(code="hoi", name="Hội Khuyến học", words={}, by=by)
    kind = UnitKind.objects.create(tree=tree, code="hoi", name="Hội", rank=1)
    top = actions.open_units(tree=tree, new=[NewUnit("HOI", "Hội Khuyến học", kind, None)], on=SINCE, by=by)[0]
    person = actions.add_person(code="P-hoi", full_name="Lù Thị Xa", unit=top, on=SINCE, by=by)
    user = actions.give_account(person=person, username="lu.xa", password=PASSWORD, by=by, must_change_password=False)
    for role in STAFF:
        actions.grant_role(user=user, unit=top, kind=role, on=SINCE, by=by)
    return user


@pytest.mark.parametrize("row", [row for row in TABLE if row.about], ids=lambda row: row.name)
def test_nothing_is_seen_across_trees(row, world, neighbour):
    client = client_of(neighbour)
    for relation in PLACES:
        answer = ask(client, row, world.things[row.about, relation])

        assert not answer.stored
        assert answer.status in ((200,) if row.url in CHOOSING and row.method == "POST" else (403, 404))
        assert not [word for word in world.essays if word in answer.text]
