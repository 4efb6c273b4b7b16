"""Merging and splitting: what goes where, who sees the records afterwards, what is told before it is done."""

import re
from datetime import date
from uuid import uuid4

import pytest
from django.urls import reverse

from nennep.history.models import Entry
from nennep.units import actions, errors
from nennep.units.models import Membership, Reorganisation, Role, Succession, Unit, UnitName
from nennep.units.scope import UnitScope
from nennep.units.tests.cast import SINCE

DAY = date(2026, 3, 1)


@pytest.fixture
def by(cast):
    return cast.users["founder"]


@pytest.fixture
def parts(cast, by):
    """Two communes that were opened so that Hùng Sơn can be split into them."""
    kind = cast.units["NS.01"].kind
    new = [actions.tree.NewUnit(f"NS.0{n}", f"Xã Mới {n}", kind, "NS") for n in (5, 6)]
    return actions.open_units(tree=cast.tree, new=new, on=DAY, by=by)


def belongs(cast, name):
    open_ones = Membership.objects.open().filter(person=cast.people[name])
    return list(open_ones.values_list("unit__code", "is_main", "valid_from"))


def below(code):
    units = Unit.objects.filter(parent__code=code, closed_on=None)
    return sorted(units.values_list("code", flat=True))


def sees(user, unit):
    return unit in Unit.objects.visible_to(type(user).objects.get(pk=user.pk))


def post(client, cast, code, step, **values):
    filled = {"key": str(uuid4()), "on": "01/03/2026", "legal_basis": "NQ 15/NQ-HĐND", **values}
    return client.post(reverse("units:reorganise", args=[cast.units[code].pk, step]), filled)


def texts(response):
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", response.content.decode()))


def test_merged_units_hand_over_what_hung_below_them_and_their_people(cast, by):
    actions.merge_units(predecessors=[cast.units["NS.02"]], successor=cast.units["NS.01"], on=DAY, by=by)

    assert below("NS.01") == ["NS.01.1", "NS.01.2", "NS.02.1"]
    assert belongs(cast, "officer@NS.02") == [("NS.01", True, DAY)]
    assert belongs(cast, "dung") == [("NS.02.1", True, SINCE)]
    assert not Role.objects.on(DAY).filter(unit__code="NS.02").exists()
    assert sees(cast.users["clerk@NS.01"], cast.units["NS.02"])
    assert actions.wrong_units(cast.tree) == []


def test_split_unit_hands_over_to_each_what_was_said_and_the_rest_to_the_keeper(cast, by, parts):
    first, second = parts
    school = cast.units["NS.01.2"]
    leader = Membership.objects.get(person=cast.people["leader@NS.01"])

    actions.split_unit(
        unit=cast.units["NS.01"],
        successors=[first, second],
        units={school.pk: second},
        people={leader.pk: second},
        on=DAY,
        by=by,
        legal_basis="NQ 1",
    )

    assert (below("NS.05"), below("NS.06")) == (["NS.01.1"], ["NS.01.2"])
    assert belongs(cast, "leader@NS.01") == [("NS.06", True, DAY)]
    assert belongs(cast, "clerk@NS.01") == [("NS.05", True, DAY)]
    assert Unit.objects.get(code="NS.01").closed_on == DAY
    assert actions.wrong_units(cast.tree) == []
    assert Entry.objects.filter(verb="unit.split", object_id=cast.units["NS.01"].pk, actor=by).exists()


def test_only_the_keeper_sees_the_records_of_the_split_unit(cast, by, parts):
    actions.split_unit(unit=cast.units["NS.01"], successors=parts, on=DAY, by=by)
    for unit, name in zip(parts, ("an", "chi"), strict=True):
        actions.grant_role(user=cast.users[name], unit=unit, kind="clerk", on=DAY, by=by)

    assert cast.units["NS.01"].pk in UnitScope(cast.users["an"]).predecessors
    actions.end_membership(membership=Membership.objects.open().get(person=cast.people["chi"]), on=DAY, by=by)
    assert cast.units["NS.01"].pk not in UnitScope(cast.users["chi"]).predecessors
    assert [one.is_keeper for one in Succession.objects.order_by("pk")] == [True, False]


@pytest.mark.parametrize(
    ("error", "act"),
    [
        (errors.NothingToMerge, lambda units, parts: {"predecessors": [], "successor": units["NS.01"]}),
        (errors.UnderItself, lambda units, parts: {"predecessors": [units["NS"]], "successor": units["NS.01"]}),
        (errors.UnderItself, lambda units, parts: {"predecessors": [units["NS.01"]], "successor": units["NS.01"]}),
        (errors.NotOpen, lambda units, parts: {"predecessors": [parts[0]], "successor": units["NS.01"]}),
        (errors.OneSuccessor, lambda units, parts: {"unit": units["NS.01"], "successors": [parts[0], parts[0]]}),
        (errors.UnderItself, lambda units, parts: {"unit": units["NS"], "successors": parts}),
        (errors.NotOpen, lambda units, parts: {"unit": units["NS.01"], "successors": parts}),
    ],
)
def test_what_makes_no_sense_is_refused_and_nothing_changes(cast, by, parts, error, act):
    before = Reorganisation.objects.count(), UnitName.objects.open().count()
    given = act(cast.units, parts)
    do = actions.split_unit if "unit" in given else actions.merge_units

    with pytest.raises(error):
        do(**given, on=date(2026, 2, 1), by=by)

    assert (Reorganisation.objects.count(), UnitName.objects.open().count()) == before


def test_units_of_two_trees_are_never_merged(cast, by):
    other = actions.start_tree(code="khac", name="Khác", by=by)
    kind = other.unit_kinds.create(code="x", name="X")
    root = actions.open_unit(tree=other, code="K", name="K", kind=kind, parent=None, on=SINCE, by=by)

    with pytest.raises(errors.OtherTree):
        actions.merge_units(predecessors=[root], successor=cast.units["NS.01"], on=DAY, by=by)


def test_preview_of_a_merger_tells_what_moves_and_who_loses_access(cast, signed_in):
    answer = post(signed_in("administrator@NS"), cast, "NS.01", "merge", predecessors="NS.02")

    words = texts(answer)
    assert "Từ ngày 01/03/2026, các đơn vị sau kết thúc hoạt động: Xã Quang Lâm." in words
    assert "Căn cứ được ghi lại: NQ 15/NQ-HĐND" in words
    assert "1 đơn vị chuyển về Xã Hùng Sơn: Chi bộ Đồng Tâm" in words
    assert "5 người chuyển về Xã Hùng Sơn." in words
    assert "Vai clerk NS.02 (văn thư đơn vị, Xã Quang Lâm)" in words
    assert "Vai clerk NS.01 (văn thư đơn vị, Xã Hùng Sơn)" in words
    assert Unit.objects.get(code="NS.02").closed_on is None


def test_confirmed_merger_is_made_once(cast, signed_in):
    client, key = signed_in("administrator@NS"), str(uuid4())
    for _again in range(2):
        answer = post(client, cast, "NS.01", "merge", key=key, predecessors="Quang Lâm", confirmed="1")
        assert answer["Location"] == reverse("units:unit", args=[cast.units["NS.01"].pk])

    assert Reorganisation.objects.filter(kind="merge").count() == 1
    assert Unit.objects.get(code="NS.02").closed_on == DAY
    assert "Xã Quang Lâm" in texts(client.get("/units/tree/ns/changes/?kind=merge"))


def test_split_asks_for_everything_that_moves_and_does_as_told(cast, signed_in, parts):
    client = signed_in("administrator@NS")
    school = f"units_{cast.units['NS.01.2'].pk}"
    named = {"successors": "NS.05\nNS.06"}

    first = post(client, cast, "NS.01", "split", **named)
    words = texts(first)
    assert "Chi bộ Trường học chuyển về" in words and "Vai leader NS.01 chuyển về" in words
    assert "2 đơn vị chuyển về Xã Mới 5:" in words
    assert "Căn cứ được ghi lại: NQ 15/NQ-HĐND" in words

    second = post(client, cast, "NS.01", "split", **named, **{school: parts[1].pk})
    assert "1 đơn vị chuyển về Xã Mới 6: Chi bộ Trường học" in texts(second)
    assert Unit.objects.get(code="NS.01").closed_on is None

    post(client, cast, "NS.01", "split", **named, **{school: parts[1].pk}, confirmed="1")
    assert below("NS.06") == ["NS.01.2"]
    assert "Xã Mới 5, Xã Mới 6" in texts(client.get("/units/tree/ns/changes/?kind=split"))


@pytest.mark.parametrize(
    ("step", "values", "sentence"),
    [
        ("split", {"successors": "NS.05"}, "chia thành từ hai đơn vị trở lên"),
        ("split", {"successors": "NS.05\nNS.77"}, "không có mã hoặc tên “NS.77”"),
        ("merge", {"predecessors": ""}, "bắt buộc"),
        ("merge", {"predecessors": "NS.02", "on": "01/01/2024"}, "Ngày 01/01/2024 không có"),
        ("merge", {"predecessors": "NS.02", "on": "01/01/2030"}, "Ngày 01/01/2030 chưa đến"),
    ],
)
def test_refusal_is_a_sentence_on_the_form(cast, signed_in, parts, step, values, sentence):
    assert sentence in texts(post(signed_in("administrator@NS"), cast, "NS.01", step, **values))


@pytest.mark.parametrize("step", ["merge", "split"])
def test_nothing_outside_one_s_own_subtree_is_merged(cast, signed_in, step):
    field = {"merge": "predecessors", "split": "successors"}[step]

    answer = post(signed_in("administrator@NS.01"), cast, "NS.01", step, confirmed="1", **{field: "NS.02"})

    assert "không có mã hoặc tên “NS.02”" in texts(answer)
    assert Unit.objects.get(code="NS.02").closed_on is None


def test_form_of_a_split_costs_the_same_for_few_and_for_many(cast, by, signed_in, parts, django_assert_max_num_queries):
    kind = cast.units["NS.01.1"].kind
    new = [actions.tree.NewUnit(f"NS.01.{n}", f"Chi bộ {n}", kind, "NS.01") for n in range(3, 23)]
    actions.open_units(tree=cast.tree, new=new, on=SINCE, by=by)
    client = signed_in("administrator@NS")

    # Named beforehand, as nothing is tried out of what is not complete.
    with django_assert_max_num_queries(24):
        answer = post(client, cast, "NS.01", "split", successors="NS.05\nNS.06", legal_basis="")

    assert texts(answer).count("chuyển về") >= 22
