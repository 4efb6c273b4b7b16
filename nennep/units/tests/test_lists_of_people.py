"""People from a spreadsheet."""

from datetime import date
from time import perf_counter
from uuid import uuid4

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from nennep.lib.handover.tests.build import workbook
from nennep.units.actions import close_unit, merge_people
from nennep.units.lists.taking_over import keep_list, plan_of, take_over
from nennep.units.models import Membership, Person, Position
from nennep.units.tests.cast import SINCE
from nennep.units.tests.sheets import PEOPLE_HEADS, kept

NEW = [
    ["D-1", "Lò Thị Mai", "NS.01.1", "", ""],
    ["D-2", "Vàng A Dế", "Chi bộ Trường học", date(2026, 2, 3), "Bí thư"],
]


def sent(cast, rows, unit="NS", who="administrator@NS"):
    return kept("people", cast.units[unit], rows, cast.users[who])


def wrong(cast, rows, **where):
    found = plan_of(sent(cast, rows, **where), cast.users["administrator@NS"]).wrong
    return [(one.row, one.column, one.sentence) for one in found]


def test_new_people_are_added_with_their_day_and_post(cast):
    by = cast.users["administrator@NS"]

    done = take_over(kept=sent(cast, NEW), by=by)

    assert (done.added, done.changed) == (2, 0)
    memberships = Membership.objects.filter(person__code__in=["D-1", "D-2"]).order_by("person__code")
    assert list(memberships.values_list("unit__code", "valid_from", "is_main")) == [
        ("NS.01.1", date(2026, 9, 1), True),
        ("NS.01.2", date(2026, 2, 3), True),
    ]
    post = Position.objects.get(person__code="D-2")
    assert (post.kind.code, post.unit.code, post.valid_from) == ("secretary", "NS.01.2", date(2026, 2, 3))


def test_same_file_twice_changes_nothing(cast):
    by = cast.users["administrator@NS"]
    take_over(kept=sent(cast, NEW), by=by)

    plan = plan_of(sent(cast, NEW), by)

    assert (plan.new, plan.changed, plan.wrong, plan.same) == ([], [], [], 2)


def test_other_name_unit_and_post_are_changes(cast):
    by = cast.users["administrator@NS"]

    done = take_over(kept=sent(cast, [["P-an", "Nguyễn Văn Ân", "NS.01.2", "", "Bí thư"]]), by=by)

    an = Person.objects.get(code="P-an")
    assert (done.added, done.changed) == (0, 1)
    assert an.full_name == "Nguyễn Văn Ân"
    assert list(an.memberships.open().values_list("unit__code", flat=True)) == ["NS.01.2"]
    assert list(an.positions.open().values_list("kind__code", "unit__code")) == [("secretary", "NS.01.2")]


def test_people_whom_the_list_does_not_name_stay(cast):
    by = cast.users["administrator@NS"]
    before = Membership.objects.open().count()

    take_over(kept=sent(cast, NEW[:1]), by=by)

    assert Membership.objects.open().count() == before + 1


def test_code_of_a_unit_that_is_merged_over_rows_counts_for_each(cast):
    rows = [PEOPLE_HEADS[:3], ["D-1", "Lò Thị Mai"], ["D-2", "Lò Văn Đôi"], ["D-3", "Vàng A Dế", "NS.01.2"]]
    file = SimpleUploadedFile("gop-o.xlsx", workbook(rows, [(1, 2, 2, 2, "NS.01.1")]))
    by = cast.users["administrator@NS"]
    merged = keep_list(kind="people", unit=cast.units["NS"], upload=file, on=SINCE, by=by, form_key=uuid4())

    take_over(kept=merged, by=by)

    units = Person.objects.filter(code__startswith="D-").order_by("code").values_list("memberships__unit__code")
    assert [code for (code,) in units] == ["NS.01.1", "NS.01.1", "NS.01.2"]


@pytest.mark.parametrize(
    ("row", "column", "sentence"),
    [
        (
            ["D-1", "Lò Thị Mai", "NS.99", "", ""],
            "Mã đơn vị",
            "mang mã hoặc tên “NS.99”",
        ),
        (["D-1", "Lò Thị Mai", "NS.01.1", "31/02/2026", ""], "Từ ngày", "“31/02/2026” không phải là một ngày"),
        (["D-1", "Lò Thị Mai", "NS.01.1", "", "Trưởng thôn"], "Chức vụ", "Có các chức vụ: Bí thư, Trưởng ban."),
        (["D-1", "", "NS.01.1", "", ""], "Họ và tên", "Ô này để trống"),
    ],
)
def test_wrong_cell_is_said_with_row_and_column(cast, row, column, sentence):
    found = wrong(cast, [["P-an", "Nguyễn Văn An", "NS.01.1", "", ""], row])

    assert [(number, heading) for number, heading, _words in found] == [(3, column)]
    assert sentence in found[0][2]


def test_somebody_of_another_unit_is_not_taken_away_by_a_list(cast):
    found = wrong(cast, [["P-dung", "Đặng Văn Dũng", "NS.01.1", "", ""]], unit="NS.01", who="administrator@NS.01")

    assert [(row, column) for row, column, _words in found] == [(2, "Mã")]


def test_closed_record_takes_nothing(cast):
    merge_people(duplicate=cast.people["an"], into=cast.people["binh"], by=cast.users["founder"])

    found = wrong(cast, [["P-an", "Nguyễn Văn An", "NS.01.1", "", ""]])

    assert found == [(2, "Mã", "Hồ sơ mang mã này đã khép lại; không thể thêm gì vào đó.")]


def test_closed_unit_takes_nobody(cast):
    close_unit(unit=cast.units["NS.02.1"], on=date(2026, 8, 1), by=cast.users["founder"])

    found = wrong(cast, [["D-1", "Lò Thị Mai", "NS.02.1", "", ""]])

    assert [(row, column) for row, column, _words in found] == [(2, "Mã đơn vị")]


def test_name_that_two_units_bear_asks_for_the_code(cast):
    cast.units["NS.02.1"].name = "Chi bộ Bản Mới"
    cast.units["NS.02.1"].save()

    found = wrong(cast, [["D-1", "Lò Thị Mai", "chi bo ban moi", "", ""]])

    assert found == [(2, "Mã đơn vị", "Có nhiều đơn vị tên “chi bo ban moi”. Hãy ghi mã đơn vị.")]


def test_five_thousand_people_take_seconds_and_as_many_questions_as_ten(cast, django_assert_max_num_queries):
    by = cast.users["administrator@NS"]
    rows = [[f"D-{number}", f"Lò Văn {number}", "NS.01.1", "", ""] for number in range(5_000)]
    list_of_all = sent(cast, rows)

    begun = perf_counter()
    with django_assert_max_num_queries(12):
        plan = plan_of(list_of_all, by)
    done = take_over(kept=list_of_all, by=by)

    assert (len(plan.new), done.added) == (5_000, 5_000)
    assert perf_counter() - begun < 30
