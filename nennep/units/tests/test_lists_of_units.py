"""Units from a spreadsheet: what a row means, what is said when it is wrong, and taking over all or nothing."""

import unicodedata
from datetime import date
from time import perf_counter

import pytest

from nennep.history.models import Entry
from nennep.units.actions import close_unit, wrong_units
from nennep.units.errors import ListChanged
from nennep.units.lists.taking_over import forget_old_doors, plan_of, take_over
from nennep.units.models import ListImport, Unit
from nennep.units.tests.sheets import kept

NEW = [
    ["NS.03.1", "Chi bộ Bản Lạnh", "", "NS.03"],
    ["NS.03", "Xã Mường Cóc", "Xã", ""],
    ["NS.03.2", "Chi bộ Trạm y tế", "Chi bộ", "NS.03"],
]


def wrong(cast, rows, unit="NS", who="administrator@NS"):
    """What is said of the rows, as (row, column, sentence)."""
    found = plan_of(kept("units", cast.units[unit], rows, cast.users[who]), cast.users[who]).wrong
    return [(one.row, one.column, one.sentence) for one in found]


def test_new_units_are_opened_below_their_parents_whatever_the_order(cast):
    by = cast.users["administrator@NS"]

    done = take_over(kept=kept("units", cast.units["NS"], NEW, by), by=by)

    commune = Unit.objects.get(code="NS.03")
    assert (done.added, done.changed) == (3, 0)
    assert commune.parent == cast.units["NS"]
    assert commune.opened_on == date(2026, 9, 1)
    assert sorted(commune.children.values_list("code", "kind__code")) == [("NS.03.1", "branch"), ("NS.03.2", "branch")]
    assert wrong_units(cast.tree) == []
    assert Entry.objects.filter(verb="unit.opened", unit_id=commune.pk).count() == 1


def test_same_file_twice_changes_nothing(cast):
    by = cast.users["administrator@NS"]
    take_over(kept=kept("units", cast.units["NS"], NEW, by), by=by)

    plan = plan_of(kept("units", cast.units["NS"], NEW, by), by)

    assert (plan.new, plan.changed, plan.wrong, plan.same) == ([], [], [], 3)
    assert not plan.can_be_applied


def test_pressing_twice_takes_over_once(cast):
    by = cast.users["administrator@NS"]
    sent = kept("units", cast.units["NS"], NEW, by)

    take_over(kept=sent, by=by)
    take_over(kept=sent, by=by)

    assert Unit.objects.filter(code="NS.03").count() == 1
    assert ListImport.objects.get(pk=sent.pk).rows == []


def test_other_name_renames_and_other_parent_moves(cast):
    by = cast.users["administrator@NS"]
    rows = [["NS.01.1", "Chi bộ Bản Mới Trên", "", "NS.02"]]

    done = take_over(kept=kept("units", cast.units["NS"], rows, by), by=by)

    branch = Unit.objects.get(code="NS.01.1")
    assert (branch.name, branch.parent) == ("Chi bộ Bản Mới Trên", cast.units["NS.02"])
    assert (done.added, done.changed) == (0, 1)
    assert wrong_units(cast.tree) == []


def test_empty_parent_leaves_a_unit_where_it_is(cast):
    by = cast.users["administrator@NS"]
    plan = plan_of(kept("units", cast.units["NS"], [["NS.01.1", "Chi bộ Bản Mới", "", ""]], by), by)

    assert (plan.same, plan.changed) == (1, [])


def test_decomposed_letters_are_the_same_name(cast):
    by = cast.users["administrator@NS"]
    rows = [["NS.01.1", unicodedata.normalize("NFD", "Chi bộ Bản Mới"), "", ""]]

    assert plan_of(kept("units", cast.units["NS"], rows, by), by).same == 1


TCVN3 = "X· Th­îng L©m"  # Xã Thượng Lâm in a .VnTime font


@pytest.mark.parametrize(
    ("row", "column", "sentence"),
    [
        (["NS.09", "Xã Lạ", "", "NS.77"], "Mã đơn vị cấp trên", "Không có đơn vị nào đang hoạt động mang mã NS.77"),
        (["NS.09", "", "", ""], "Tên đơn vị", "Ô này để trống"),
        (["", "Xã Lạ", "", ""], "Mã đơn vị", "Ô này để trống"),
        (
            ["NS.09", "Xã Lạ", "Huyện", ""],
            "Loại đơn vị",
            "Có các loại: Tỉnh, Xã, Chi bộ.",
        ),
        (["NS.09", TCVN3, "", ""], "Tên đơn vị", "phông chữ cũ"),
        (["NS.09", "Xã " + "dài " * 40, "", ""], "Tên đơn vị", "Dài hơn 120 chữ"),
        (["N" * 41, "Xã Lạ", "", ""], "Mã đơn vị", "Dài hơn 40 chữ"),
        (["NS.09", "Xã Lạ", "", "NS.09"], "Mã đơn vị cấp trên", "thành một vòng"),
    ],
)
def test_wrong_cell_is_said_with_row_and_column(cast, row, column, sentence):
    found = wrong(cast, [["NS.01", "Xã Hùng Sơn", "", ""], row])

    assert [(number, heading) for number, heading, _words in found] == [(3, column)]
    assert sentence in found[0][2]


def test_code_that_stands_twice_in_the_list_names_the_first_row(cast):
    found = wrong(cast, [["NS.09", "Xã Lạ", "", ""], ["ns.09", "Xã Khác", "", ""]])

    assert found == [(3, "Mã đơn vị", "Mã ns.09 đã có ở dòng 2.")]


def test_unit_outside_of_ones_own_is_not_touched(cast):
    found = wrong(cast, [["NS.02", "Xã Đổi Tên", "", ""]], unit="NS.01", who="administrator@NS.01")

    assert [(row, column) for row, column, _words in found] == [(2, "Mã đơn vị")]


def test_closed_unit_is_not_touched(cast):
    close_unit(unit=cast.units["NS.02.1"], on=date(2026, 8, 1), by=cast.users["founder"])

    found = wrong(cast, [["NS.02.1", "Chi bộ Khác", "", ""]])

    assert found == [(2, "Mã đơn vị", "Ngày 01/09/2026 không có Chi bộ Đồng Tâm.")]


def test_one_wrong_row_keeps_the_whole_list_out(cast):
    by = cast.users["administrator@NS"]
    sent = kept("units", cast.units["NS"], [*NEW, ["NS.04", "", "", ""]], by)

    with pytest.raises(ListChanged):
        take_over(kept=sent, by=by)

    assert not Unit.objects.filter(code__startswith="NS.03").exists()


def test_list_that_nobody_took_over_is_forgotten_after_a_week(cast):
    by = cast.users["administrator@NS"]
    old, young = (kept("units", cast.units["NS"], NEW, by) for _number in range(2))
    ListImport.objects.filter(pk=old.pk).update(at="2026-01-01T00:00:00Z")

    forget_old_doors()

    assert list(ListImport.objects.all()) == [young]


def test_thousands_of_units_take_seconds(cast):
    by = cast.users["administrator@NS"]
    rows = [[f"X{number}", f"Xã thứ {number}", "", ""] for number in range(50)]
    rows += [[f"B{number}", f"Chi bộ thứ {number}", "", f"X{number % 50}"] for number in range(2_950)]

    begun = perf_counter()
    done = take_over(kept=kept("units", cast.units["NS"], rows, by), by=by)

    assert done.added == 3_000
    assert perf_counter() - begun < 30
