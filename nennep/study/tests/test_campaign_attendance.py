from datetime import timedelta

import pytest
from django.urls import reverse

from nennep.duties.models import Duty, State
from nennep.duties.queries import disagreements
from nennep.study import actions
from nennep.study.errors import (
    NobodyTicked,
    NothingToConfirm,
    OwnSheet,
    ReasonMissing,
    SessionNotStarted,
    SheetNotHandedIn,
    SheetNotOpen,
)
from nennep.study.models import Session, Sheet
from nennep.study.tests.campaign_cast import during, launched_campaign, line_of, sheet_at
from nennep.units.tests.cast import build_cast

pytestmark = pytest.mark.django_db


@pytest.fixture
def cast():
    return build_cast()


@pytest.fixture
def campaign(cast):
    campaign = launched_campaign(cast)
    # Pages have no clock of their own: the session began an hour ago.
    Session.objects.update(starts_at=campaign.launched_at - timedelta(hours=1))
    return campaign


@pytest.fixture
def sheet(campaign, cast):
    return sheet_at(campaign, cast, "NS.01")


def tick(sheet, cast, by="clerk@NS.01", **who):
    """`tick(sheet, cast, an=(True, None))`"""
    ticks = {line_of(sheet, cast, name).pk: actions.Tick(*bits) for name, bits in who.items()}
    return actions.tick(sheet=sheet, ticks=ticks, by=cast.users[by])


def hand_in(sheet, cast, by="clerk@NS.01", **who):
    tick(sheet, cast, by, **who)
    return actions.hand_in_sheet(sheet=sheet, by=cast.users[by])


def state_of(sheet, cast, name):
    return line_of(sheet, cast, name).duty.state


def test_two_clerks_lose_nothing_of_each_other(sheet, cast):
    tick(sheet, cast, an=(True, None))
    tick(sheet, cast, by="officer@NS.01", an=(None, True), binh=(True, True))

    assert (line_of(sheet, cast, "an").at_start, line_of(sheet, cast, "an").at_end) == (True, True)
    assert line_of(sheet, cast, "binh").at_end is True


def test_page_opened_earlier_changes_only_what_was_changed_in_it(client, sheet, cast):
    an, binh = line_of(sheet, cast, "an"), line_of(sheet, cast, "binh")
    client.force_login(cast.users["clerk@NS.01"])
    # Opened with nobody ticked; meanwhile the other tab ticked An.
    tick(sheet, cast, an=(True, True))

    data = {"shown": [f"{an.pk}:0", f"{binh.pk}:0"], "start": [binh.pk], "end": []}
    client.post(reverse("study:sheet", args=[sheet.pk]), data)

    assert (line_of(sheet, cast, "an").at_start, line_of(sheet, cast, "an").at_end) == (True, True)
    assert (line_of(sheet, cast, "binh").at_start, line_of(sheet, cast, "binh").at_end) == (True, False)


def test_tick_taken_away_is_saved(client, sheet, cast):
    tick(sheet, cast, an=(True, True))
    an = line_of(sheet, cast, "an")
    client.force_login(cast.users["clerk@NS.01"])

    client.post(reverse("study:sheet", args=[sheet.pk]), {"shown": [f"{an.pk}:3"], "start": [an.pk]})

    assert (line_of(sheet, cast, "an").at_start, line_of(sheet, cast, "an").at_end) == (True, False)


def test_all_present_ticks_the_people_of_one_unit(client, sheet, cast):
    client.force_login(cast.users["clerk@NS.01"])
    shown = [f"{line.pk}:0" for line in sheet.attendances.all()]
    unit = cast.units["NS.01.1"]

    client.post(reverse("study:sheet", args=[sheet.pk]), {"shown": shown, "all_present": unit.pk})

    present = sheet.attendances.filter(at_start=True, at_end=True)
    assert {line.duty.unit_id for line in present} == {unit.pk}
    assert present.count() == sheet.attendances.filter(duty__unit=unit).count()


def test_head_count_of_somebody_else_is_kept(sheet, cast):
    clerk = cast.users["clerk@NS.01"]
    actions.tick(sheet=sheet, ticks={}, by=clerk, heads_start=(None, 40))

    kept = actions.tick(sheet=sheet, ticks={}, by=clerk, heads_start=(None, 38), heads_end=(None, 39))

    sheet.refresh_from_db()
    assert kept == ["head_count_start"]
    assert (sheet.head_count_start, sheet.head_count_end) == (40, 39)


def test_line_of_another_sheet_is_not_ticked(sheet, campaign, cast):
    other = line_of(sheet_at(campaign, cast, "NS.02"), cast, "dung")

    actions.tick(sheet=sheet, ticks={other.pk: actions.Tick(True, True)}, by=cast.users["clerk@NS.01"])

    other.refresh_from_db()
    assert other.at_start is False


def test_handing_in_moves_the_duties_of_those_ticked(sheet, cast):
    hand_in(sheet, cast, an=(True, True), binh=(True, None))

    assert state_of(sheet, cast, "an") == State.EVIDENCED
    assert state_of(sheet, cast, "binh") == State.RECEIVED
    assert state_of(sheet, cast, "chi") == State.EXPECTED
    assert list(disagreements()) == []


def test_sheet_handed_in_takes_no_ticks(sheet, cast):
    hand_in(sheet, cast, an=(True, True))

    with pytest.raises(SheetNotOpen):
        tick(sheet, cast, binh=(True, True))


def test_sheet_is_not_handed_in_before_the_session_or_empty(sheet, cast):
    early = Session.objects.get().starts_at - timedelta(minutes=1)
    clerk = cast.users["clerk@NS.01"]

    with pytest.raises(NobodyTicked):
        actions.hand_in_sheet(sheet=sheet, by=clerk)
    with pytest.raises(SessionNotStarted):
        actions.hand_in_sheet(sheet=sheet, by=clerk, at=early)


def test_somebody_else_confirms(sheet, cast):
    hand_in(sheet, cast, an=(True, True), binh=(True, None))

    good, left = actions.confirm_sheet(sheet=sheet, by=cast.users["officer@NS.01"])

    assert (good, left) == (1, 0)
    assert state_of(sheet, cast, "an") == State.VERIFIED
    # Half of a session is no attendance from start to end.
    assert state_of(sheet, cast, "binh") == State.RECEIVED


def test_nobody_confirms_what_they_handed_in(sheet, cast):
    hand_in(sheet, cast, by="officer@NS.01", an=(True, True))

    with pytest.raises(OwnSheet):
        actions.confirm_sheet(sheet=sheet, by=cast.users["officer@NS.01"])


def test_own_name_waits_for_somebody_else(sheet, cast):
    who = {"officer@NS.01": (True, True), "an": (True, True)}
    ticks = {line_of(sheet, cast, name).pk: actions.Tick(*bits) for name, bits in who.items()}
    actions.tick(sheet=sheet, ticks=ticks, by=cast.users["clerk@NS.01"])
    actions.hand_in_sheet(sheet=sheet, by=cast.users["clerk@NS.01"])

    assert actions.confirm_sheet(sheet=sheet, by=cast.users["officer@NS.01"]) == (1, 1)
    assert state_of(sheet, cast, "officer@NS.01") == State.EVIDENCED
    with pytest.raises(NothingToConfirm):
        actions.confirm_sheet(sheet=sheet, by=cast.users["officer@NS.01"])

    assert actions.confirm_sheet(sheet=sheet, by=cast.users["leader@NS.01"]) == (1, 0)
    assert state_of(sheet, cast, "officer@NS.01") == State.VERIFIED


def test_wrong_name_is_sent_back_with_a_reason(sheet, cast):
    hand_in(sheet, cast, an=(True, True), binh=(True, True))
    wrong = [line_of(sheet, cast, "binh").pk]
    officer = cast.users["officer@NS.01"]

    with pytest.raises(ReasonMissing):
        actions.confirm_sheet(sheet=sheet, by=officer, not_there=wrong)
    actions.confirm_sheet(sheet=sheet, by=officer, not_there=wrong, reason="không có mặt")

    assert state_of(sheet, cast, "binh") == State.RETURNED
    assert state_of(sheet, cast, "an") == State.VERIFIED


def test_reopened_sheet_takes_further_names_and_keeps_the_others(sheet, cast):
    hand_in(sheet, cast, an=(True, True))
    first = Sheet.objects.get(pk=sheet.pk).handed_in_at
    actions.reopen_sheet(sheet=sheet, by=cast.users["officer@NS.01"], reason="thiếu người")

    tick(sheet, cast, an=(False, False), binh=(True, True))
    actions.hand_in_sheet(sheet=sheet, by=cast.users["clerk@NS.01"], at=during(sheet.session.campaign))

    assert line_of(sheet, cast, "an").at_start is True
    assert state_of(sheet, cast, "binh") == State.EVIDENCED
    assert Sheet.objects.get(pk=sheet.pk).handed_in_at == first


def test_confirmed_sheet_is_not_reopened(sheet, cast):
    hand_in(sheet, cast, an=(True, True))
    actions.confirm_sheet(sheet=sheet, by=cast.users["officer@NS.01"])

    with pytest.raises(SheetNotHandedIn):
        actions.reopen_sheet(sheet=sheet, by=cast.users["leader@NS.01"], reason="thiếu người")


def test_excused_person_is_not_ticked(sheet, campaign, cast):
    duty = Duty.objects.about(campaign).of_kind("attendance").filter(owed_by=cast.people["an"])
    actions.excuse_people(campaign=campaign, owed=duty, by=cast.users["officer@NS"], reason="ốm")

    tick(sheet, cast, an=(True, True))

    assert line_of(sheet, cast, "an").at_start is False
