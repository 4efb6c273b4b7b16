import pytest
from django.utils.timezone import localdate

from nennep.duties.models import Duty
from nennep.duties.queries import disagreements
from nennep.notifications.models import Notice
from nennep.study import actions
from nennep.study.errors import CannotLaunch, NotADraft
from nennep.study.models import Attendance, Campaign, Essay, Sheet
from nennep.study.queries.audience import audience
from nennep.study.queries.setup import readiness
from nennep.study.tests.campaign_cast import draft_campaign, launched_campaign
from nennep.units import actions as unit_actions
from nennep.units.models import Membership
from nennep.units.tests.cast import SINCE, build_cast

pytestmark = pytest.mark.django_db


@pytest.fixture
def cast():
    return build_cast()


def belongs_to_two(cast, name="an", unit="NS.02.1"):
    unit_actions.join_unit(person=cast.people[name], unit=cast.units[unit], on=SINCE, by=cast.users["founder"])


def test_audience_finds_everybody_below_the_unit_once(cast):
    found = audience(draft_campaign(cast, rules=("NS.01",), venues=False))

    below = Membership.objects.filter(unit__path__startswith=cast.units["NS.01"].path)
    assert set(found.unit_of) == set(below.values_list("person", flat=True))
    assert found.doubles == ()


def test_two_rules_that_overlap_mean_nobody_twice(cast):
    campaign = draft_campaign(cast, rules=("NS", "NS.01", "NS.01.1"), venues=False)

    assert len(audience(campaign)) == Membership.objects.count()
    assert audience(campaign).doubles == ()


def test_rule_for_a_post_means_its_holders(cast):
    campaign = draft_campaign(cast, rules=(), venues=False)
    actions.add_rule(
        campaign=campaign, unit=cast.units["NS"], position_kind=cast.posts["secretary"], by=campaign.created_by
    )

    leaders = {cast.people[name].pk for name in cast.people if name.startswith("leader@")}
    assert set(audience(campaign).unit_of) == leaders


def test_double_case_is_counted_in_the_main_unit(cast):
    belongs_to_two(cast)
    campaign = draft_campaign(cast, venues=False)

    found = audience(campaign)

    person = cast.people["an"].pk
    assert found.unit_of[person] == cast.units["NS.01.1"].pk
    case = found.doubles[0]
    assert (case.person_id, case.is_settled) == (person, False)
    assert set(case.unit_ids) == {cast.units["NS.01.1"].pk, cast.units["NS.02.1"].pk}


def test_exception_decides_a_double_case(cast):
    belongs_to_two(cast)
    campaign = draft_campaign(cast, venues=False)
    actions.set_exception(
        campaign=campaign,
        person=cast.people["an"],
        is_included=True,
        unit=cast.units["NS.02.1"],
        reason="sinh hoạt ở đây",
        by=campaign.created_by,
    )

    found = audience(campaign)

    assert found.unit_of[cast.people["an"].pk] == cast.units["NS.02.1"].pk
    assert [case.is_settled for case in found.doubles] == [True]


def test_second_unit_outside_the_rules_is_no_double_case(cast):
    belongs_to_two(cast)

    assert audience(draft_campaign(cast, rules=("NS.02",), venues=False)).doubles == ()


def test_exceptions_let_in_and_leave_out(cast):
    campaign = draft_campaign(cast, rules=("NS.02",), venues=False)
    by = campaign.created_by
    actions.set_exception(campaign=campaign, person=cast.people["dung"], is_included=False, reason="ốm", by=by)
    actions.set_exception(campaign=campaign, person=cast.people["an"], is_included=True, reason="khách", by=by)

    found = audience(campaign)

    assert cast.people["dung"].pk not in found.unit_of
    assert found.unit_of[cast.people["an"].pk] == cast.units["NS.01.1"].pk


def test_somebody_who_left_is_not_meant(cast):
    membership = cast.people["chi"].memberships.get()
    unit_actions.end_membership(membership=membership, on=localdate(), by=cast.users["founder"])

    assert cast.people["chi"].pk not in audience(draft_campaign(cast, venues=False)).unit_of


def test_audience_asks_the_same_few_questions_for_any_number(cast, django_assert_max_num_queries):
    belongs_to_two(cast)
    campaign = draft_campaign(cast, venues=False)

    with django_assert_max_num_queries(5):
        audience(campaign)


def test_launch_creates_every_duty_essay_and_line(cast):
    campaign = launched_campaign(cast, sessions=2)

    people = len(audience(campaign))
    assert Essay.objects.filter(campaign=campaign).count() == people
    assert Duty.objects.about(campaign).of_kind("essay").count() == people
    assert Sheet.objects.filter(session__campaign=campaign).count() == 2 * 2
    # The five staff of the province belong to no commune, so they have no venue.
    assert Attendance.objects.count() == 2 * (people - 5)
    assert Duty.objects.about(campaign).of_kind("attendance").count() == 2 * (people - 5)
    assert list(disagreements()) == []


def test_people_stand_on_the_sheet_of_the_nearest_unit_with_a_venue(cast):
    campaign = draft_campaign(cast)
    own = actions.add_venue(
        campaign=campaign,
        name="Nhà văn hóa Bản Mới",
        unit=cast.units["NS.01.1"],
        units=[cast.units["NS.01.1"]],
        by=campaign.created_by,
    )
    actions.launch_campaign(campaign=campaign, by=campaign.created_by)

    assert Attendance.objects.get(person=cast.people["an"]).sheet.venue == own
    assert Attendance.objects.get(person=cast.people["chi"]).sheet.venue.unit == cast.units["NS.01"]


def test_launching_twice_launches_once(cast):
    campaign = launched_campaign(cast)
    before = Duty.objects.count(), Notice.objects.count()

    actions.launch_campaign(campaign=campaign, by=campaign.created_by)

    assert (Duty.objects.count(), Notice.objects.count()) == before


def test_launch_tells_those_with_an_account(cast):
    campaign = launched_campaign(cast)

    told = Notice.objects.filter(kind="study.launched", object_id=campaign.pk)
    assert told.count() == len(audience(campaign))
    assert not told.filter(user=cast.users["stranger"]).exists()


def test_campaign_without_audience_and_deadline_cannot_be_launched(cast):
    by = cast.users["officer@NS"]
    campaign = actions.create_campaign(title="Trống", host=cast.units["NS"], by=by)

    with pytest.raises(CannotLaunch) as caught:
        actions.launch_campaign(campaign=campaign, by=by)

    assert len(caught.value.problems) == 2
    assert Campaign.objects.get(pk=campaign.pk).is_draft


def test_launched_campaign_keeps_its_sessions(cast):
    campaign = launched_campaign(cast)

    with pytest.raises(NotADraft):
        actions.remove_session(session=campaign.sessions.first(), by=campaign.created_by)


def test_readiness_counts_what_the_launch_creates(cast):
    campaign = draft_campaign(cast, sessions=2)

    expected = readiness(campaign).duties
    actions.launch_campaign(campaign=campaign, by=campaign.created_by)

    assert Duty.objects.about(campaign).count() == expected


def test_same_form_posted_twice_creates_one_campaign(cast):
    by, key = cast.users["officer@NS"], "5a6c6f4e-0f3c-4c62-9d0e-0a9f0a4f8a11"

    first = actions.create_campaign(title="Một", host=cast.units["NS"], by=by, form_key=key)
    second = actions.create_campaign(title="Một", host=cast.units["NS"], by=by, form_key=key)

    assert first.pk == second.pk
    assert Campaign.objects.count() == 1


def test_venues_may_change_names_with_each_other(cast):
    campaign = draft_campaign(cast)
    one, two = campaign.venues.all()

    actions.rename_venues(campaign=campaign, names={one.pk: two.name, two.pk: one.name}, by=campaign.created_by)

    assert campaign.venues.get(pk=one.pk).name == two.name
    assert campaign.venues.get(pk=two.pk).name == one.name
