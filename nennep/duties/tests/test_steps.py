"""The strict states of a duty, and that the row always agrees with its transitions."""

from datetime import timedelta

import pytest
from django.utils.timezone import now

from nennep.duties import actions
from nennep.duties.errors import OwnWork, ReasonMissing, WrongState
from nennep.duties.models import Duty, State
from nennep.duties.queries import disagreements, duties_as_of
from nennep.history.models import Entry
from nennep.units.tests.cast import build_cast

pytestmark = pytest.mark.django_db


@pytest.fixture
def cast():
    return build_cast()


@pytest.fixture
def duty(cast):
    return _expect(cast, "an")[0]


def _expect(cast, *names):
    return actions.expect(
        kind="essay",
        subject=cast.tree,
        owed=[
            actions.Expected(
                unit=cast.units["NS.01.1"],
                owed_to=cast.units["NS"],
                owed_by=cast.people[name],
                due_at=now() + timedelta(days=5),
            )
            for name in names
        ],
        by=cast.users["officer@NS"],
    )


def test_a_duty_goes_from_expected_to_verified(cast, duty):
    author, reviewer = cast.users["an"], cast.users["reviewer@NS"]

    actions.receive([duty], by=author)
    actions.evidence([duty], by=author)
    (duty,) = actions.verify([duty], by=reviewer)

    assert duty.state == State.VERIFIED
    assert [step.act for step in duty.transitions.all()] == ["expect", "receive", "evidence", "verify"]
    assert Entry.objects.about(duty).count() == 4
    assert list(disagreements()) == []


def test_nobody_verifies_their_own_work(cast, duty):
    actions.receive([duty], by=cast.users["clerk@NS.01"])
    actions.evidence([duty], by=cast.users["clerk@NS.01"])

    for name in ("clerk@NS.01", "an"):
        with pytest.raises(OwnWork):
            actions.verify([duty], by=cast.users[name])


def test_sending_back_begins_a_new_attempt_and_keeps_the_old_one(cast, duty):
    author, reviewer = cast.users["an"], cast.users["reviewer@NS"]
    actions.receive([duty], by=author)
    actions.evidence([duty], by=author)

    (duty,) = actions.send_back(
        [duty], by=reviewer, reason="sơ sài", to_mend="viết thêm", due_at=now() + timedelta(days=9)
    )

    assert (duty.state, duty.attempt, duty.times_returned) == (State.RETURNED, 2, 1)
    assert [step.attempt for step in duty.transitions.all()] == [1, 1, 1, 1]
    actions.receive([duty], by=author)
    assert duty.transitions.last().attempt == 2
    assert list(disagreements()) == []


def test_one_wrong_row_keeps_all_rows_where_they_were(cast):
    first, second = _expect(cast, "an", "binh")
    actions.receive([first], by=cast.users["an"])

    with pytest.raises(WrongState):
        actions.receive([first, second], by=cast.users["clerk@NS.01"])

    second.refresh_from_db()
    assert second.state == State.EXPECTED


def test_an_excuse_needs_a_reason(cast, duty):
    with pytest.raises(ReasonMissing):
        actions.excuse([duty], by=cast.users["officer@NS"], reason="  ")


def test_past_days_are_read_from_transitions(cast, duty):
    yesterday = now() - timedelta(days=1)
    Duty.objects.update(expected_at=yesterday)
    duty.transitions.update(at=yesterday)
    actions.receive([duty], by=cast.users["an"])
    actions.transfer([duty], by=cast.users["officer@NS"], unit=cast.units["NS.02.1"], reason="chuyển nơi ở")

    then = duties_as_of(yesterday.date()).get(pk=duty.pk)
    today = duties_as_of().get(pk=duty.pk)

    assert (then.state_then, then.unit_then) == ("expected", cast.units["NS.01.1"].pk)
    assert (today.state_then, today.unit_then) == ("received", cast.units["NS.02.1"].pk)
