"""What a merged unit owed, its successor answers for; what it asked for, its successor judges."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils.timezone import localdate

from nennep.directives import actions
from nennep.directives.models import HandOn
from nennep.directives.tests.cast import a_document, duty_of, hand_on
from nennep.documents.models import Relation
from nennep.units.actions import merge_units
from nennep.units.models import Unit


@pytest.fixture
def merged(cast, directive):
    """Hùng Sơn, which owes the province and has asked its branches, was merged into Quang Lâm."""
    units = {"predecessors": [Unit.objects.get(code="NS.01")], "successor": cast.units["NS.02"]}
    merge_units(on=localdate(), by=cast.users["founder"], **units)
    return directive


def test_the_successor_finds_and_does_what_its_predecessor_owed(cast, merged, signed_in):
    clerk, plan = signed_in("clerk@NS.02"), duty_of(cast, merged.first, "NS.01", "plan")
    waiting = clerk.get("/directives/duties/?what=owed&kind=plan&for=me").context["rows"]
    assert plan in list(waiting)
    paper = a_document(cast, "NS.02", "31", type="Kế hoạch")

    page = clerk.get(reverse("directives:hand_in", args=[plan.pk]))
    assert paper.pk in [pk for pk, _words in page.context["form"].fields["document"].choices]
    clerk.post(reverse("directives:hand_in", args=[plan.pk]), {"document": paper.pk})

    plan.refresh_from_db()
    assert plan.state == "evidenced"
    assert Relation.objects.get(source=paper, target=merged.document).kind == "carries_out"


def test_those_above_the_closed_unit_are_not_asked_in_its_stead(cast, merged, signed_in):
    waiting = signed_in("officer@NS").get("/directives/duties/?what=owed&for=me").context["rows"]

    assert [row.unit.code for row in waiting] == []


def test_the_successor_judges_what_its_predecessor_asked_for(cast, merged, signed_in):
    plan = duty_of(cast, merged.further, "NS.01.1", "plan")
    paper = a_document(cast, "NS.01.1", "7", type="Kế hoạch")
    actions.hand_in(duty=plan, document=paper, by=cast.users["clerk@NS.01.1"])
    url = reverse("directives:verify", args=[plan.pk])

    assert signed_in("clerk@NS.02").post(url).status_code == 403
    signed_in("officer@NS.02").post(url)

    plan.refresh_from_db()
    assert plan.state == "verified"


def test_handing_further_the_successor_goes_on_where_its_predecessor_stood(cast, merged):
    made = hand_on(cast, merged.document, "NS.02", ("NS.02.1",), plan_by=localdate() + timedelta(days=9))

    assert made.parent == merged.first
    assert list(HandOn.objects.under(merged.first)) == [made, merged.further, merged.first]


def test_evidence_shows_the_predecessors_records_by_name(cast, merged, signed_in):
    url = f"/figures/directives.plans.expected/?subject=directive:{merged.document.pk}"

    evidence = signed_in("officer@NS.02").get(url).context["evidence"]

    assert (evidence.total, evidence.outside) == (4, 0)


def test_strangers_to_both_see_as_little_as_before(cast, merged, signed_in):
    plan = duty_of(cast, merged.first, "NS.01", "plan")

    assert signed_in("clerk@NS.01.1").get(reverse("directives:duty", args=[plan.pk])).status_code == 404
    assert signed_in("dung").get(reverse("directives:duty", args=[plan.pk])).status_code == 403


@pytest.mark.parametrize("name", ["officer@NS", "officer@NS.02", "reviewer@NS.02"])
def test_what_a_merged_unit_asked_for_is_counted_where_its_units_lie_today(name, cast, merged, signed_in):
    client = signed_in(name)

    page = client.get(reverse("directives:hand_on", args=[merged.further.pk]))
    assert page.context["unit"] == cast.units["NS.02"]
    assert page.context["progress"].total.numbers["plans.expected"].value == 2
    assert [row["unit"].code for row in page.context["rows"]] == ["NS.01.1", "NS.01.2"]

    thread = client.get(reverse("directives:thread", args=[merged.document.pk]))
    (item,) = [item for item in hand_ons(thread) if item.unit == "Xã Hùng Sơn"]
    plans = item.numbers[1]
    assert plans.whole == client.get(plans.whole_url).context["evidence"].total == 3


def hand_ons(page):
    (limb,) = [limb for limb in page.context["below"] if limb.code == "hand_ons"]
    return limb.items
