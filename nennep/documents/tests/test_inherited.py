"""Documents of units that were merged, split or moved: seen, counted and looked after by those who came after."""

from datetime import date

import pytest
from django.core.cache import cache

from nennep.documents.models import Document
from nennep.documents.tests.papers import paper
from nennep.documents.tests.test_order import figures
from nennep.units import actions
from nennep.units.actions.tree import NewUnit
from nennep.units.models import Unit
from nennep.units.tests.cast import SINCE

MOVED, MERGED, OFFICER = date(2026, 3, 1), date(2026, 4, 1), "officer@NS.02"


@pytest.fixture
def by(cast):
    cache.clear()
    return cast.users["founder"]


@pytest.fixture
def merged(cast, by):
    """Quang Lâm took over Hùng Sơn, which had stood below a district; each of the three keeps a paper."""
    kind = cast.units["NS.01"].kind
    (district,) = actions.open_units(tree=cast.tree, new=[NewUnit("D1", "Huyện", kind, "NS")], on=SINCE, by=by)
    cast.units["D1"], cast.users["clerk@D1"] = district, by
    kept = {
        code: paper(cast, "Kế hoạch", f"{number}-KH", unit=code, subject=f"của {code}")
        for number, code in enumerate(("NS.01", "NS.01.1", "D1", "NS.02"), 31)
    }
    actions.move_unit(unit=Unit.objects.get(code="NS.01"), parent=district, on=SINCE, by=by)
    actions.merge_units(predecessors=[Unit.objects.get(code="NS.01")], successor=cast.units["NS.02"], on=MERGED, by=by)
    yield kept
    del cast.units["D1"], cast.users["clerk@D1"]


def seen(user):
    return set(Document.objects.visible_to(user).values_list("unit__code", flat=True))


def test_the_successor_sees_what_its_predecessors_kept_and_what_came_down_to_them(cast, merged, signed_in):
    client = signed_in(OFFICER)

    assert seen(cast.users[OFFICER]) == {"NS.01", "NS.01.1", "D1", "NS.02"}
    for document in merged.values():
        assert client.get(f"/documents/{document.pk}/").status_code == 200


def test_others_see_no_more_than_before(cast, merged):
    assert seen(cast.users["dung"]) == {"NS.02"}
    assert seen(cast.users["stranger"]) == set()


def test_the_successor_looks_after_them_and_not_after_what_came_down(cast, merged, signed_in):
    client = signed_in(OFFICER)

    codes = {code: client.get(f"/documents/{one.pk}/change/").status_code for code, one in merged.items()}
    assert codes == {"NS.01": 200, "NS.01.1": 200, "NS.02": 200, "D1": 403}
    client.post(f"/documents/{merged['NS.01'].pk}/standing/", {"standing": "no_longer", "note": "hết thời hạn"})
    merged["NS.01"].refresh_from_db()
    assert merged["NS.01"].standing == "no_longer"


@pytest.mark.parametrize(("name", "status"), [("leader@NS.02", 403), ("reviewer@NS.02", 403), ("clerk@NS.02", 200)])
def test_only_offices_look_after_them(name, status, cast, merged, signed_in):
    assert signed_in(name).get(f"/documents/{merged['NS.01'].pk}/change/").status_code == status


def test_they_are_put_in_order_with_the_successors_own(cast, merged, signed_in):
    client = signed_in(OFFICER)

    told = figures(client, "/documents/order/")

    # What branches keep directs nobody above them.
    assert told[0][1] == 3
    for url, number in told:
        context = client.get(url).context
        assert (context.get("total") or len(context["rows"])) == number, url


def test_the_books_of_a_predecessor_stay_open_to_read(cast, merged, signed_in):
    asked = f"/documents/books/?unit={cast.units['NS.01'].pk}"

    assert signed_in("clerk@NS.02").get(asked).status_code == 200
    assert signed_in("dung").get(asked).status_code == 403


def test_after_a_split_the_keeper_has_them_and_the_other_part_has_not(cast, by):
    kind = cast.units["NS.01"].kind
    new = [NewUnit(f"NS.0{number}", f"Xã Mới {number}", kind, "NS") for number in (5, 6)]
    keeper, other = actions.open_units(tree=cast.tree, new=new, on=MOVED, by=by)
    document = paper(cast, "Kế hoạch", "31-KH", unit="NS.01")
    actions.split_unit(unit=Unit.objects.get(code="NS.01"), successors=[keeper, other], on=MERGED, by=by)

    reached = [Document.objects.reaching(unit).filter(pk=document.pk).exists() for unit in (keeper, other)]
    assert reached == [True, False]
