"""Where those who ask stand, and the people whose things they ask for."""

from nennep.units import actions
from nennep.units.tests.cast import PASSWORD, SINCE, STAFF

HERE = "NS.01"
PLACES = {"own": HERE, "sibling": "NS.02", "parent": "NS", "child": "NS.01.1"}
ASKING = (*STAFF, "member")


def add_member(cast, name, full_name, unit_code):
    """Somebody without any role, with an account."""
    by = cast.users["founder"]
    person = actions.add_person(code=f"P-{name}", full_name=full_name, unit=cast.units[unit_code], on=SINCE, by=by)
    cast.people[name] = person
    cast.users[name] = actions.give_account(
        person=person, username=name.replace("@", "."), password=PASSWORD, by=by, must_change_password=False
    )
