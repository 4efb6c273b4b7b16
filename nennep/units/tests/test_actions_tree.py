"""Units open, are renamed, moved, merged and closed; every day of the past stays readable."""

from datetime import date, timedelta

import pytest
from django.utils.timezone import localdate

from nennep.units import actions, errors
from nennep.units.models import ActingGrant, Membership, Position, Reorganisation, Role, Unit, UnitName
from nennep.units.queries import tree_as_of
from nennep.units.tests.cast import SINCE

DAY = date(2026, 3, 1)
TOMORROW = localdate() + timedelta(days=1)


@pytest.fixture
def by(cast):
    return cast.users["founder"]


def told(nodes):
    return [(node.name, told(node.children)) for node in nodes]


def test_tree_of_every_day_stays_readable(cast, by):
    actions.rename_unit(unit=cast.units["NS.01"], name="Xã Hùng Sơn Thượng", on=DAY, by=by, legal_basis="NQ 15")
    actions.move_unit(unit=cast.units["NS.01.2"], parent=cast.units["NS.02"], on=date(2026, 4, 1), by=by)
    actions.close_unit(unit=cast.units["NS.02.1"], on=date(2026, 5, 1), by=by)

    assert told(tree_as_of(cast.tree, date(2025, 6, 30))) == []
    assert told(tree_as_of(cast.tree, date(2026, 2, 28))) == [
        (
            "Tỉnh Nà Sơn",
            [
                ("Xã Hùng Sơn", [("Chi bộ Bản Mới", []), ("Chi bộ Trường học", [])]),
                ("Xã Quang Lâm", [("Chi bộ Đồng Tâm", [])]),
            ],
        )
    ]
    assert told(tree_as_of(cast.tree, date(2026, 5, 1))) == [
        (
            "Tỉnh Nà Sơn",
            [("Xã Hùng Sơn Thượng", [("Chi bộ Bản Mới", [])]), ("Xã Quang Lâm", [("Chi bộ Trường học", [])])],
        )
    ]
    assert actions.wrong_units(cast.tree) == []


@pytest.mark.parametrize(
    ("error", "act"),
    [
        (errors.NotYet, lambda cast, by: actions.rename_unit(unit=cast.units["NS.01"], name="A", on=TOMORROW, by=by)),
        (errors.NotYet, lambda cast, by: actions.close_unit(unit=cast.units["NS.01.1"], on=TOMORROW, by=by)),
        (
            errors.NothingChanges,
            lambda cast, by: actions.rename_unit(unit=cast.units["NS.01"], name="Xã Hùng Sơn", on=DAY, by=by),
        ),
        (
            errors.NothingChanges,
            lambda cast, by: actions.move_unit(unit=cast.units["NS.01"], parent=cast.units["NS"], on=DAY, by=by),
        ),
        (
            errors.UnderItself,
            lambda cast, by: actions.move_unit(unit=cast.units["NS.01"], parent=cast.units["NS.01.1"], on=DAY, by=by),
        ),
        (errors.StillHasUnits, lambda cast, by: actions.close_unit(unit=cast.units["NS.01"], on=DAY, by=by)),
        (errors.LastRoot, lambda cast, by: actions.close_unit(unit=cast.units["NS"], on=DAY, by=by)),
        (
            errors.NotOpen,
            lambda cast, by: actions.rename_unit(unit=cast.units["NS.01"], name="A", on=date(2024, 1, 1), by=by),
        ),
        (
            errors.CodeTaken,
            lambda cast, by: actions.open_unit(
                tree=cast.tree, code="NS.01", name="A", kind=cast.units["NS"].kind, parent=None, on=DAY, by=by
            ),
        ),
    ],
)
def test_what_would_contradict_the_tree_is_refused_and_nothing_changes(cast, by, error, act):
    events, names = Reorganisation.objects.count(), UnitName.objects.count()

    with pytest.raises(error):
        act(cast, by)

    assert (Reorganisation.objects.count(), UnitName.objects.count()) == (events, names)


def test_change_before_the_last_one_is_refused(cast, by):
    actions.rename_unit(unit=cast.units["NS.01"], name="A", on=DAY, by=by)

    with pytest.raises(errors.BeforeLastChange):
        actions.rename_unit(unit=cast.units["NS.01"], name="B", on=SINCE, by=by)


def test_unit_of_another_tree_takes_nothing(cast, by):
    other = actions.start_tree(code="khac", name="Khác", by=by)
    kind = other.unit_kinds.create(code="x", name="X")
    root = actions.open_unit(tree=other, code="K", name="K", kind=kind, parent=None, on=SINCE, by=by)

    with pytest.raises(errors.OtherTree):
        actions.move_unit(unit=cast.units["NS.01"], parent=root, on=DAY, by=by)


def test_everything_in_a_closed_unit_ends_that_day_even_what_was_to_begin_later(cast, by):
    unit, an = cast.units["NS.01.1"], cast.people["an"]
    actions.grant_role(user=cast.users["an"], unit=unit, kind="clerk", on=DAY, until=date(2027, 1, 1), by=by)
    late = actions.appoint(person=an, unit=unit, kind=cast.posts["head"], on=date(2026, 10, 1), by=by)
    acting = actions.grant_acting(
        principal=cast.people["leader@NS.01.1"],
        deputy=an,
        unit=unit,
        on=DAY,
        until=date(2027, 1, 1),
        reason="ốm",
        by=by,
    )

    actions.close_unit(unit=unit, on=date(2026, 6, 1), by=by)

    for model in (Membership, Position, Role, ActingGrant):
        assert not model.objects.on(date(2026, 6, 1)).filter(unit=unit).exists()
        assert not model.objects.on(date(2026, 11, 1)).filter(unit=unit).exists()
    late.refresh_from_db()
    acting.refresh_from_db()
    assert (late.valid_from, late.valid_to) == (date(2026, 10, 1), date(2026, 10, 1))
    assert acting.valid_to == date(2026, 6, 1)


def test_event_names_the_unit_that_it_happened_to(cast, by):
    actions.rename_unit(unit=cast.units["NS.01"], name="A", on=DAY, by=by, legal_basis="NQ 15")

    event = Reorganisation.objects.get(kind="rename")

    assert (event.unit, event.on, event.legal_basis) == (cast.units["NS.01"], DAY, "NQ 15")


def test_units_keep_the_order_of_the_list_and_stand_below_their_parents(cast, by):
    kind = cast.units["NS.01"].kind
    new = [actions.tree.NewUnit(f"Z{n}", f"Z{n}", kind, f"Z{n - 1}" if n else "NS") for n in range(5)]

    made = actions.open_units(tree=cast.tree, new=new, on=DAY, by=by)

    assert [unit.code for unit in made] == ["Z0", "Z1", "Z2", "Z3", "Z4"]
    deepest = Unit.objects.get(code="Z4")
    assert deepest.path == cast.units["NS"].path + "".join(f"{unit.pk}/" for unit in made)
    assert actions.wrong_units(cast.tree) == []
