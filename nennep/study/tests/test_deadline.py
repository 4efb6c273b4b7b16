"""At the deadline the whole campaign is compared once more, without anybody asking."""

from datetime import timedelta

import pytest
from django.utils.timezone import now

from nennep.integrity.models import Finding, Run, Signal
from nennep.study.actions.deadline import check_at_deadlines
from nennep.study.models import Campaign
from nennep.study.tests.essays_cast import TEXTS, hand_in, running_campaign
from nennep.units.tests.cast import build_cast

pytestmark = pytest.mark.django_db

COPY = " ".join(TEXTS.values())


@pytest.fixture
def cast():
    return build_cast()


def test_a_run_begins_once_when_the_deadline_has_passed(cast, run_jobs):
    campaign = running_campaign(cast)
    hand_in(campaign, cast, "an", COPY)
    hand_in(campaign, cast, "binh", COPY.replace("mùa mưa", "mùa lũ").replace("cuối bản", "đầu bản"))
    Finding.objects.all().delete()

    assert check_at_deadlines() == 0
    Campaign.objects.update(due_at=now() - timedelta(minutes=1))
    assert [check_at_deadlines(), check_at_deadlines()] == [1, 0]
    run_jobs()

    run = Run.objects.get()
    assert (run.state, run.requested_by, run.pairs) == (Run.State.DONE, None, 1)
    assert Finding.objects.get().signal == Signal.NEAR_COPY


def test_a_later_deadline_gives_another_run(cast, run_jobs):
    campaign = running_campaign(cast, days=-3)
    check_at_deadlines()
    run_jobs()
    Run.objects.update(requested_at=now() - timedelta(days=2))

    assert check_at_deadlines() == 0
    Campaign.objects.filter(pk=campaign.pk).update(due_at=now() - timedelta(days=1))
    assert check_at_deadlines() == 1


def test_a_closed_campaign_is_left_alone(cast):
    running_campaign(cast, days=-3, state=Campaign.State.CLOSED)

    assert check_at_deadlines() == 0
