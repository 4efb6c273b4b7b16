from datetime import timedelta

import pytest
from django.utils.timezone import localdate, now

from nennep.duties import actions as duty_actions
from nennep.duties.models import Duty, State
from nennep.duties.queries import disagreements
from nennep.study import actions
from nennep.study.errors import ReasonMissing
from nennep.study.models import Attendance, Essay
from nennep.study.queries.changes import pending_changes
from nennep.study.tests.campaign_cast import during, launched_campaign, line_of, sheet_at
from nennep.units import actions as unit_actions
from nennep.units.models import Membership
from nennep.units.tests.cast import build_cast

pytestmark = pytest.mark.django_db


@pytest.fixture
def cast():
    return build_cast()


@pytest.fixture
def campaign(cast):
    return launched_campaign(cast)


def apply(campaign, **options):
    return actions.apply_changes(campaign=campaign, by=campaign.created_by, reason="biến động", **options)


def leave(cast, name):
    membership = Membership.objects.open().get(person=cast.people[name])
    unit_actions.end_membership(membership=membership, on=localdate(), by=cast.users["founder"])


def move(cast, name, target):
    person = cast.people[name]
    source = Membership.objects.open().get(person=person).unit
    unit_actions.transfer_person(
        person=person, source=source, target=cast.units[target], on=localdate(), by=cast.users["founder"]
    )


def duty_of(campaign, cast, name, kind="essay"):
    return Duty.objects.about(campaign).of_kind(kind).get(owed_by=cast.people[name])


def test_nothing_is_pending_right_after_the_launch(campaign):
    assert len(pending_changes(campaign)) == 0


def test_joiner_owes_the_essay_and_the_session_to_come(campaign, cast):
    new = unit_actions.add_person(
        code="P-moi", full_name="Vàng Thị Mới", unit=cast.units["NS.01.2"], on=localdate(), by=campaign.created_by
    )

    counts = apply(campaign)

    assert counts == {"joined": 1, "left": 0, "moved": 0}
    assert Essay.objects.get(person=new).duty.unit == cast.units["NS.01.2"]
    assert Attendance.objects.get(person=new).sheet.venue.unit == cast.units["NS.01"]
    assert len(pending_changes(campaign)) == 0


def test_joiner_does_not_owe_a_session_that_is_over(campaign, cast):
    later = campaign.sessions.first().ends_at + timedelta(hours=1)
    new = unit_actions.add_person(
        code="P-moi", full_name="Vàng Thị Mới", unit=cast.units["NS.01.2"], on=localdate(), by=campaign.created_by
    )

    apply(campaign, at=later)

    assert Essay.objects.filter(person=new).exists()
    assert not Attendance.objects.filter(person=new).exists()


def test_leaver_owes_nothing_any_more(campaign, cast):
    leave(cast, "chi")

    apply(campaign)

    assert duty_of(campaign, cast, "chi").state == State.WITHDRAWN
    assert duty_of(campaign, cast, "chi", "attendance").state == State.WITHDRAWN
    assert len(pending_changes(campaign)) == 0


def test_essay_handed_in_by_a_leaver_stays(campaign, cast):
    duty_actions.receive([duty_of(campaign, cast, "chi")], by=cast.users["chi"])
    leave(cast, "chi")

    apply(campaign)

    assert duty_of(campaign, cast, "chi").state == State.RECEIVED


def test_who_comes_back_owes_again_where_they_belong_now(campaign, cast):
    leave(cast, "chi")
    apply(campaign)
    unit_actions.join_unit(
        person=cast.people["chi"], unit=cast.units["NS.02.1"], on=localdate(), by=campaign.created_by, is_main=True
    )

    apply(campaign)

    essay, line = duty_of(campaign, cast, "chi"), duty_of(campaign, cast, "chi", "attendance")
    assert (essay.state, essay.unit.code) == (State.EXPECTED, "NS.02.1")
    assert (line.state, line.unit.code) == (State.EXPECTED, "NS.02.1")
    assert Essay.objects.filter(person=cast.people["chi"]).count() == 1
    assert line.attendance.sheet.venue.unit.code == "NS.02"
    assert list(disagreements()) == []


def test_mover_is_counted_in_the_new_unit_and_stands_on_its_sheet(campaign, cast):
    move(cast, "an", "NS.02.1")

    assert apply(campaign) == {"joined": 0, "left": 0, "moved": 1}

    assert duty_of(campaign, cast, "an").unit.code == "NS.02.1"
    assert Attendance.objects.get(person=cast.people["an"]).sheet.venue.unit.code == "NS.02"
    assert len(pending_changes(campaign)) == 0


def test_essay_handed_in_stays_in_the_unit_where_it_was_handed_in(campaign, cast):
    duty_actions.receive([duty_of(campaign, cast, "an")], by=cast.users["an"])
    move(cast, "an", "NS.02.1")

    apply(campaign)

    assert duty_of(campaign, cast, "an").unit.code == "NS.01.1"


def test_session_that_is_over_stays_where_it_was(campaign, cast):
    at = during(campaign)
    sheet = sheet_at(campaign, cast, "NS.01")
    line = line_of(sheet, cast, "an")
    actions.tick(sheet=sheet, ticks={line.pk: actions.Tick(True, True)}, by=cast.users["clerk@NS.01"])
    actions.hand_in_sheet(sheet=sheet, by=cast.users["clerk@NS.01"], at=at)
    move(cast, "an", "NS.02.1")

    apply(campaign, at=at)

    assert line_of(sheet, cast, "an").duty.unit.code == "NS.01.1"


def test_somebody_who_joins_a_second_unit_is_left_where_they_are(campaign, cast):
    unit_actions.join_unit(
        person=cast.people["an"], unit=cast.units["NS.02.1"], on=localdate(), by=campaign.created_by, is_main=True
    )

    assert len(pending_changes(campaign)) == 0


def test_only_those_chosen_change(campaign, cast):
    leave(cast, "chi")
    leave(cast, "binh")

    apply(campaign, people={cast.people["chi"].pk})

    assert duty_of(campaign, cast, "chi").state == State.WITHDRAWN
    assert duty_of(campaign, cast, "binh").state == State.EXPECTED


def test_changes_need_a_reason(campaign, cast):
    leave(cast, "chi")

    with pytest.raises(ReasonMissing):
        actions.apply_changes(campaign=campaign, by=campaign.created_by, reason=" ")


def test_pending_changes_ask_a_handful_of_questions(campaign, cast, django_assert_max_num_queries):
    leave(cast, "chi")
    move(cast, "an", "NS.02.1")

    with django_assert_max_num_queries(6):
        assert len(pending_changes(campaign, now())) == 2
