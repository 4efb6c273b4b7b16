"""The tree, a unit, and changing them, as pages."""

import re
from datetime import date
from uuid import uuid4

import pytest
from django.urls import reverse

from nennep.units import actions
from nennep.units.models import Reorganisation, Unit
from nennep.units.tests.cast import SINCE

TREE = "/units/tree/ns/"
# Session, account, rights, what the shell counts: what every page of somebody signed in asks.
SHELL = 12


def texts(response):
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", response.content.decode()))


def filled(**values):
    return {"key": str(uuid4()), "on": "01/03/2026", "legal_basis": "NQ 15/NQ-HĐND", **values}


def step(cast, code, name):
    return reverse("units:reorganise", args=[cast.units[code].pk, name])


@pytest.mark.parametrize(
    ("who", "status"), [("administrator@NS", 200), ("clerk@NS.01", 200), ("an", 200), ("stranger", 404)]
)
def test_tree_is_there_for_who_has_to_do_with_it(cast, signed_in, who, status):
    client = signed_in(who)

    assert client.get(TREE).status_code == status
    assert client.get(reverse("units:changes", args=["ns"])).status_code == status


def test_tree_that_one_has_nothing_to_do_with_is_not_there(cast, signed_in):
    other = actions.start_tree(code="khac", name="Khác", by=cast.users["founder"])
    kind = other.unit_kinds.create(code="x", name="X")
    root = actions.open_unit(
        tree=other, code="K", name="Khác", kind=kind, parent=None, on=SINCE, by=cast.users["founder"]
    )
    client = signed_in("administrator@NS")

    assert client.get("/units/tree/khac/").status_code == 404
    assert client.get(f"/units/{root.pk}/").status_code == 404
    assert client.get(f"/units/tree/ns/below/{root.pk}/").status_code == 404


@pytest.mark.parametrize(
    ("who", "code", "status"),
    [
        ("administrator@NS", "NS.02.1", 200),
        ("clerk@NS.01", "NS.01.2", 200),
        ("clerk@NS.01", "NS", 200),
        ("clerk@NS.01", "NS.02", 404),
        ("an", "NS.01.1", 200),
        ("an", "NS.01.2", 404),
        ("stranger", "NS", 404),
    ],
)
def test_unit_is_there_for_who_is_in_it_above_it_or_below_it(cast, signed_in, who, code, status):
    assert signed_in(who).get(reverse("units:unit", args=[cast.units[code].pk])).status_code == status


def test_tree_of_a_day_has_the_names_and_places_of_that_day(cast, signed_in):
    founder = cast.users["founder"]
    actions.rename_unit(unit=cast.units["NS.01"], name="Xã Hùng Vương", on=date(2026, 3, 1), by=founder)
    actions.move_unit(unit=cast.units["NS.01.2"], parent=cast.units["NS.02"], on=date(2026, 3, 1), by=founder)
    client = signed_in("administrator@NS")
    below = reverse("units:below", args=["ns", cast.units["NS.01"].pk])

    before, today = client.get(f"{TREE}?day=28/02/2026"), client.get(TREE)

    assert ("Xã Hùng Sơn" in texts(before), "Xã Hùng Vương" in texts(before)) == (True, False)
    assert ("Xã Hùng Sơn" in texts(today), "Xã Hùng Vương" in texts(today)) == (False, True)
    assert "Chi bộ Trường học" in texts(client.get(f"{below}?day=28/02/2026"))
    assert "Chi bộ Trường học" not in texts(client.get(below))


def test_day_before_anything_was_there_says_so(cast, signed_in):
    answer = texts(signed_in("administrator@NS").get(f"{TREE}?day=01/01/2001"))

    assert "không có phần nào của tổ chức" in answer


@pytest.mark.parametrize("day", ["31/02/2026", "gi-day"])
def test_day_that_is_none_is_said_beside_the_field(cast, signed_in, day):
    assert "22/11/2026" in texts(signed_in("administrator@NS").get(TREE, {"day": day}))


@pytest.mark.parametrize("words", ["hung son", "HÙNG SƠN", "ns.01", "hung vuong"])
def test_unit_is_found_by_folded_name_former_name_and_code(cast, signed_in, words):
    founder = cast.users["founder"]
    actions.rename_unit(unit=cast.units["NS.01"], name="Xã Hùng Vương", on=date(2026, 3, 1), by=founder)

    answer = signed_in("administrator@NS").get(TREE, {"q": words})

    assert reverse("units:unit", args=[cast.units["NS.01"].pk]) in answer.content.decode()


def test_search_stays_within_what_one_sees(cast, signed_in):
    answer = signed_in("clerk@NS.01").get(TREE, {"q": "quang lam"})

    assert "Xã Quang Lâm" not in texts(answer)


@pytest.mark.parametrize("query", ["", "?day=01/01/2026", "?q=chi+bo"])
def test_tree_costs_the_same_questions_for_many_units(cast, signed_in, django_assert_max_num_queries, query):
    kind = cast.units["NS.01"].kind
    new = [actions.tree.NewUnit(f"N{n}", f"Chi bộ {n}", kind, "NS") for n in range(60)]
    actions.open_units(tree=cast.tree, new=new, on=SINCE, by=cast.users["founder"])
    client = signed_in("administrator@NS")

    with django_assert_max_num_queries(SHELL + 8):
        assert client.get(TREE + query).status_code == 200


def test_changes_say_what_happened_on_which_basis(cast, signed_in, django_assert_max_num_queries):
    founder, units = cast.users["founder"], cast.units
    same = {"on": date(2026, 3, 1), "by": founder, "legal_basis": "NQ 15/NQ-HĐND"}
    actions.rename_unit(unit=units["NS.01"], name="Xã Hùng Vương", **same)
    actions.move_unit(unit=units["NS.01.2"], parent=units["NS.02"], **same)
    actions.merge_units(predecessors=[units["NS.02"]], successor=Unit.objects.get(code="NS.01"), **same)
    client = signed_in("administrator@NS")

    with django_assert_max_num_queries(SHELL + 8):
        answer = texts(client.get(reverse("units:changes", args=["ns"])))

    for words in ("Xã Hùng Sơn → Xã Hùng Vương", "Xã Hùng Vương → Xã Quang Lâm", "sáp nhập Xã Quang Lâm", "6 đơn vị"):
        assert words in answer
    assert "NQ 15/NQ-HĐND" in answer


def test_changes_of_other_units_are_not_told(cast, signed_in):
    actions.rename_unit(unit=cast.units["NS.02"], name="Xã Mới", on=date(2026, 3, 1), by=cast.users["founder"])

    answer = texts(signed_in("clerk@NS.01").get(reverse("units:changes", args=["ns"])))

    assert "Xã Mới" not in answer
    assert "3 đơn vị" not in answer


def test_units_opened_together_are_as_many_as_the_number_says(cast, signed_in):
    event = Reorganisation.objects.get(kind="open")

    answer = signed_in("clerk@NS.01").get(reverse("units:change", args=[event.pk]))

    # Their own commune, its two branches, and the province above it; not the sibling.
    assert answer.context["total"] == 4
    assert "4 đơn vị" in texts(signed_in("clerk@NS.01").get(reverse("units:changes", args=["ns"])))


def test_unit_page_tells_names_places_and_people(cast, signed_in):
    founder = cast.users["founder"]
    actions.rename_unit(unit=cast.units["NS.01"], name="Xã Hùng Vương", on=date(2026, 3, 1), by=founder)
    page = reverse("units:unit", args=[cast.units["NS.01"].pk])

    answer = signed_in("administrator@NS").get(page)

    words = texts(answer)
    assert "Xã Hùng Sơn 01/07/2025 01/03/2026" in words
    assert "Đổi tên một đơn vị" in words
    assert answer.context["people_count"] == signed_in("administrator@NS").get(f"{page}people/").context["total"]
    assert "Xã Hùng Sơn" in texts(signed_in("administrator@NS").get(f"{page}?day=01/01/2026"))


@pytest.mark.parametrize(
    ("who", "part", "is_there"),
    [
        ("administrator@NS.01", "roles", True),
        ("officer@NS.01", "roles", False),
        ("officer@NS.01", "history", True),
        ("clerk@NS.01", "history", False),
        ("clerk@NS.01", "posts", True),
        ("an", "posts", False),
    ],
)
def test_parts_of_the_unit_page_are_for_those_who_need_them(cast, signed_in, who, part, is_there):
    answer = signed_in(who).get(reverse("units:unit", args=[cast.units["NS.01"].pk]))

    assert (part in answer.context) is is_there


@pytest.mark.parametrize("name", ["open", "rename", "move", "close"])
@pytest.mark.parametrize(
    ("who", "status"),
    [("administrator@NS", 200), ("administrator@NS.01", 200), ("officer@NS.01", 403), ("administrator@NS.02", 404)],
)
def test_only_administrators_change_the_tree(cast, signed_in, who, status, name):
    assert signed_in(who).get(step(cast, "NS.01", name)).status_code == status


def test_first_post_shows_what_follows_and_changes_nothing(cast, signed_in):
    client = signed_in("administrator@NS")

    answer = client.post(step(cast, "NS.01.1", "close"), filled())

    assert "Vai clerk NS.01.1 (văn thư đơn vị, Chi bộ Bản Mới)" in texts(answer)
    assert "7 người thôi thuộc đơn vị." in texts(answer)
    assert Unit.objects.get(code="NS.01.1").closed_on is None


def test_what_would_follow_from_a_move_is_told(cast, signed_in):
    answer = signed_in("administrator@NS").post(step(cast, "NS.01", "move"), filled(parent="NS.02"))

    words = texts(answer)
    assert "2 đơn vị trực thuộc chuyển theo. Chi bộ Bản Mới, Chi bộ Trường học" in words
    assert "Vai officer NS.02 (cán bộ phụ trách, Xã Quang Lâm)" in words


@pytest.mark.parametrize(
    ("code", "name", "values", "sentence"),
    [
        ("NS.01", "close", {}, "còn 2 đơn vị trực thuộc đang hoạt động"),
        ("NS.01", "rename", {"name": "Xã Hùng Sơn"}, "vốn đã như vậy"),
        ("NS.01", "rename", {"name": "Mới", "on": "01/01/2024"}, "Ngày 01/01/2024 không có Xã Hùng Sơn"),
        ("NS.01", "rename", {"name": "Mới", "on": "01/01/2030"}, "Ngày 01/01/2030 chưa đến"),
        ("NS.01", "move", {"parent": "NS.77"}, "Trong phạm vi của bạn không có mã hoặc tên “NS.77”."),
        ("NS.01.1", "move", {"parent": "xa"}, "khớp với nhiều mục"),
        ("NS.01", "open", {"code": "NS.02", "name": "Mới", "kind": ""}, "Mã NS.02 đã có người dùng."),
    ],
)
def test_refusal_is_a_sentence_on_the_form(cast, signed_in, code, name, values, sentence):
    if name == "open":
        values = {**values, "kind": cast.units["NS.01.1"].kind_id}

    answer = signed_in("administrator@NS").post(step(cast, code, name), filled(**values))

    assert answer.status_code == 200
    assert sentence in texts(answer)


def test_confirmed_change_is_made_and_the_same_form_again_changes_nothing(cast, signed_in):
    client = signed_in("administrator@NS.01")
    values = filled(code="NS.01.3", name="Chi bộ Mới", kind=cast.units["NS.01.1"].kind_id, confirmed="1")

    first = client.post(step(cast, "NS.01", "open"), values)
    second = client.post(step(cast, "NS.01", "open"), values)

    made = Unit.objects.get(code="NS.01.3")
    assert first["Location"] == second["Location"] == reverse("units:unit", args=[made.pk])
    assert (made.parent, made.opened_on) == (cast.units["NS.01"], date(2026, 3, 1))


def test_administrator_moves_nothing_out_of_their_own_subtree(cast, signed_in):
    answer = signed_in("administrator@NS.01").post(step(cast, "NS.01.1", "move"), filled(parent="NS.02", confirmed="1"))

    assert "không có mã hoặc tên “NS.02”" in texts(answer)
    assert Unit.objects.get(code="NS.01.1").parent == cast.units["NS.01"]


def test_nobody_moves_the_unit_that_their_own_role_stands_on_to_elsewhere(cast, signed_in):
    answer = signed_in("administrator@NS.01").post(step(cast, "NS.01", "move"), filled(parent="NS.02", confirmed="1"))

    assert answer.status_code == 200
    assert Unit.objects.get(code="NS.01").parent == cast.units["NS"]
