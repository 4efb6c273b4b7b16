"""Somebody with every role at the top of another tree of the same installation."""

from nennep.units import actions
from nennep.units.actions.tree import NewUnit
from nennep.units.models import UnitKind
from nennep.units.tests.cast import PASSWORD, SINCE
from tests.rights.people import STAFF


def add_neighbour(world):
    by = world.cast.users["founder"]
    tree = actions.start_tree(code="hoi", name="Hội Khuyến học", words={}, by=by)
    kind = UnitKind.objects.create(tree=tree, code="hoi", name="Hội", rank=1)
    top = actions.open_units(tree=tree, new=[NewUnit("HOI", "Hội Khuyến học", kind, None)], on=SINCE, by=by)[0]
    person = actions.add_person(code="P-hoi", full_name="Lù Thị Xa", unit=top, on=SINCE, by=by)
    user = actions.give_account(person=person, username="lu.xa", password=PASSWORD, by=by, must_change_password=False)
    for role in STAFF:
        actions.grant_role(user=user, unit=top, kind=role, on=SINCE, by=by)
    world.cast.users["neighbour"] = user
