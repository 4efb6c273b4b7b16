"""What stood above a unit, and what it was made of, while it lasted."""

from datetime import date

import pytest

from nennep.units import actions
from nennep.units.actions.tree import NewUnit
from nennep.units.lineage import lineage, predecessors_of, successors_of
from nennep.units.scope import UnitScope
from nennep.units.tests.cast import SINCE

EARLY, DAY, LATER = date(2025, 9, 1), date(2026, 3, 1), date(2026, 5, 1)


@pytest.fixture
def by(cast):
    return cast.users["founder"]


@pytest.fixture
def districts(cast, by):
    """Two districts; Hùng Sơn stood below the first until it was moved back under the province."""
    kind = cast.units["NS.01"].kind
    new = [NewUnit(f"D{number}", f"Huyện {number}", kind, "NS") for number in (1, 2)]
    found = {one.code: one for one in actions.open_units(tree=cast.tree, new=new, on=SINCE, by=by)}
    commune = cast.units["NS.01"]
    actions.move_unit(unit=commune, parent=found["D1"], on=EARLY, by=by)
    commune.refresh_from_db()
    actions.move_unit(unit=commune, parent=cast.units["NS"], on=DAY, by=by)
    return found


def codes(cast, ids, **more):
    named = {unit.pk: code for code, unit in (cast.units | more).items()}
    return {named[pk] for pk in ids}


def test_what_stood_above_still_belongs_to_the_line(cast, districts):
    assert codes(cast, lineage([cast.units["NS.01"].pk]), **districts) == {"NS.01", "D1", "NS"}


def test_what_was_put_above_a_former_superior_later_never_stood_above(cast, districts, by):
    actions.move_unit(unit=districts["D1"], parent=districts["D2"], on=LATER, by=by)

    assert codes(cast, lineage([cast.units["NS.01"].pk]), **districts) == {"NS.01", "D1", "NS"}


def test_a_successor_has_its_predecessors_and_what_stood_above_them(cast, districts, by):
    gone, stays = cast.units["NS.01"], cast.units["NS.02"]
    gone.refresh_from_db()
    actions.merge_units(predecessors=[gone], successor=stays, on=LATER, by=by)

    assert predecessors_of([stays.pk]) == {gone.pk}
    assert codes(cast, lineage([stays.pk]), **districts) == {"NS.02", "NS.01", "D1", "NS"}
    assert successors_of([gone.pk]) == {gone.pk: (stays.pk, stays.path)}


def test_reach_goes_to_what_was_left_and_to_what_closed_below_it_before(cast, by):
    gone, stays, branch = (cast.units[code] for code in ("NS.01", "NS.02", "NS.01.1"))
    actions.close_unit(unit=branch, on=EARLY, by=by)
    actions.merge_units(predecessors=[gone], successor=stays, on=DAY, by=by)

    officer, member, above = (UnitScope(cast.users[name]) for name in ("officer@NS.02", "dung", "officer@NS"))
    assert officer.reaches(gone, "officer")
    assert officer.reaches(branch, "officer")
    assert not officer.reaches(gone, "leader")
    assert not officer.reaches(cast.units["NS"], "officer")
    assert not member.reaches(gone)
    assert above.reach("officer") == above.paths("officer")
