import pytest

from nennep.study.models import Campaign, Sheet
from nennep.study.rules import attendance as attendance_rules
from nennep.study.rules import campaign as rules
from nennep.study.tests.campaign_cast import draft_campaign, launched_campaign, sheet_at
from nennep.units.tests.cast import build_cast

pytestmark = pytest.mark.django_db

PROVINCE, COMMUNE, SIBLING, BRANCH = "NS", "NS.01", "NS.02", "NS.01.1"


@pytest.fixture
def cast():
    return build_cast()


@pytest.fixture
def campaign(cast):
    return launched_campaign(cast)


def who_may(cast, rule):
    return {name for name, user in cast.users.items() if name != "founder" and rule(user)}


def test_officers_create(cast):
    assert who_may(cast, rules.can_create) == {f"officer@{code}" for code in (PROVINCE, COMMUNE, SIBLING, BRANCH)}


def test_officers_of_the_host_set_up(cast, campaign):
    assert who_may(cast, lambda user: rules.can_set_up(user, campaign)) == {"officer@NS"}


@pytest.mark.parametrize(
    ("state", "draft", "changes", "closing"),
    [("draft", True, False, False), ("running", False, True, True), ("closed", False, False, False)],
)
def test_state_decides_what_an_officer_may_still_do(cast, campaign, state, draft, changes, closing):
    campaign.state, officer = state, cast.users["officer@NS"]

    assert rules.can_change_draft(officer, campaign) is draft
    assert rules.can_apply_changes(officer, campaign) is changes
    assert rules.can_close(officer, campaign) is closing


@pytest.mark.parametrize(
    ("who", "units"),
    [
        ("officer@NS", {PROVINCE, COMMUNE, SIBLING, BRANCH}),
        ("clerk@NS.01", {PROVINCE, COMMUNE, BRANCH}),
        ("leader@NS.01.1", {PROVINCE, COMMUNE, BRANCH}),
        ("reviewer@NS.02", {PROVINCE, SIBLING}),
        ("an", set()),
        ("stranger", set()),
    ],
)
def test_staff_see_numbers_of_their_units_and_the_way_up(cast, campaign, who, units):
    user = cast.users[who]

    seen = {
        code
        for code in (PROVINCE, COMMUNE, SIBLING, BRANCH)
        if rules.can_see_figures_of(user, campaign, cast.units[code])
    }
    assert seen == units


def test_nobody_sees_numbers_of_a_draft(cast):
    draft = draft_campaign(cast)

    assert not who_may(cast, lambda user: rules.can_see_figures_of(user, draft, cast.units["NS"]))


def test_list_keepers_see_people_and_remind(cast, campaign):
    unit = cast.units[COMMUNE]
    keepers = {f"{role}@{code}" for role in ("officer", "clerk", "leader") for code in (PROVINCE, COMMUNE)}

    assert who_may(cast, lambda user: rules.can_see_people_of(user, unit)) == keepers
    assert who_may(cast, lambda user: rules.can_remind(user, campaign, unit)) == keepers


def test_officers_excuse(cast, campaign):
    unit = cast.units[COMMUNE]

    assert who_may(cast, lambda user: rules.can_excuse(user, campaign, unit)) == {"officer@NS", "officer@NS.01"}


def test_clerks_and_officers_of_the_venue_tick(cast, campaign):
    sheet = sheet_at(campaign, cast, COMMUNE)

    assert who_may(cast, lambda user: attendance_rules.can_tick(user, sheet)) == {
        "clerk@NS",
        "clerk@NS.01",
        "officer@NS",
        "officer@NS.01",
    }


def test_officers_and_leaders_confirm_what_others_handed_in(cast, campaign):
    sheet = sheet_at(campaign, cast, COMMUNE)
    sheet.state, sheet.handed_in_by = Sheet.State.HANDED_IN, cast.users["officer@NS.01"]

    assert who_may(cast, lambda user: attendance_rules.can_confirm(user, sheet)) == {
        "officer@NS",
        "leader@NS",
        "leader@NS.01",
    }


@pytest.mark.parametrize(
    ("state", "tick", "confirm", "reopen"),
    [("open", True, False, False), ("handed_in", False, True, True), ("confirmed", False, True, False)],
)
def test_state_of_the_sheet_decides(cast, campaign, state, tick, confirm, reopen):
    sheet, officer = sheet_at(campaign, cast, COMMUNE), cast.users["officer@NS"]
    sheet.state = state

    assert attendance_rules.can_tick(officer, sheet) is tick
    assert attendance_rules.can_confirm(officer, sheet) is confirm
    assert attendance_rules.can_reopen(officer, sheet) is reopen


def test_closed_campaign_rests(cast, campaign):
    Campaign.objects.filter(pk=campaign.pk).update(state=Campaign.State.CLOSED)
    sheet, officer = sheet_at(campaign, cast, COMMUNE), cast.users["officer@NS"]
    closed = Campaign.objects.get(pk=campaign.pk)

    assert not attendance_rules.can_tick(officer, sheet)
    assert not rules.can_remind(officer, closed, cast.units["NS"])
    assert not rules.can_excuse(officer, closed, cast.units["NS"])
