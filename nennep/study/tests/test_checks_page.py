"""The page of checks and judging by unit: numbers that open their records, and how long essays wait."""

from datetime import timedelta
from itertools import cycle

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils.timezone import now

from nennep.figures.queries import value
from nennep.figures.registry import Scope, figure_of
from nennep.study.actions.review import accept_essay
from nennep.study.models import Submission
from nennep.study.queries.checks import waits_by_unit
from nennep.study.tests.essays_cast import TEXTS, essay_of, hand_in, running_campaign
from nennep.units.tests.cast import build_cast

pytestmark = pytest.mark.django_db

SHARED = " ".join(TEXTS.values())
COPY = SHARED.replace("mùa mưa", "mùa lũ").replace("cuối bản", "đầu bản").replace("hai lần", "mấy lần")
JUDGES = ("officer@NS", "leader@NS", "administrator@NS", "reviewer@NS", "officer@NS.02")
STAFF = tuple(f"{role}@NS.01" for role in ("clerk", "leader", "reviewer"))


@pytest.fixture
def cast():
    return build_cast()


@pytest.fixture
def campaign(cast):
    return running_campaign(cast, names=("an", "binh", "chi", "dung", *STAFF))


def page(client, cast, campaign, name="officer@NS", **query):
    client.force_login(cast.users[name])
    return client.get(reverse("study:checks", args=[campaign.pk]), query)


def test_every_number_is_its_figure_and_opens_it(client, cast, campaign):
    hand_in(campaign, cast, "an", SHARED)
    hand_in(campaign, cast, "binh", COPY)
    hand_in(campaign, cast, "dung", TEXTS["chi"])

    shown = page(client, cast, campaign)

    lines = [shown.context["total"], *shown.context["rows"]]
    assert [line.unit.code for line, _cells in lines] == ["NS", "NS.01", "NS.02"]
    for line, _cells in lines:
        for number in line.numbers:
            assert number.value == value(figure_of(number.code), Scope(unit=line.unit, subject=campaign))
    total = {number.word: number for number in lines[0][0].numbers}
    assert (total["copies_found"].value, total["checked"].value, total["waiting"].value) == (2, 3, 3)
    assert client.get(total["copies_found"].url).context["evidence"].total == 2


def handed_in_ago(campaign, cast, days):
    for name, number in days.items():
        submission = hand_in(campaign, cast, name, TEXTS.get(name, SHARED), check=False)
        Submission.objects.filter(pk=submission.pk).update(submitted_at=now() - timedelta(days=number))


def judge(campaign, cast, names, judges=JUDGES, days_ago=0):
    for name, who in zip(names, cycle(judges)):
        essay = essay_of(campaign, cast, name)
        accept_essay(essay=essay, by=cast.users[who], at=now() - timedelta(days=days_ago))


FIVE = ("an", "binh", "chi", *STAFF[:2])


def test_the_median_wait_is_told_from_five_people_up(cast, campaign):
    units = [cast.units[code] for code in ("NS", "NS.01", "NS.01.2")]
    handed_in_ago(campaign, cast, dict(zip(FIVE[:4], (1, 2, 3, 4), strict=True)))
    judge(campaign, cast, FIVE[:4])
    assert waits_by_unit(campaign, units) == {}

    handed_in_ago(campaign, cast, {FIVE[4]: 9})
    judge(campaign, cast, FIVE[4:], JUDGES[4:])

    waits = waits_by_unit(campaign, units)
    assert {unit: round(wait / timedelta(days=1), 2) for unit, wait in waits.items()} == {
        cast.units["NS"].pk: 3.0,
        cast.units["NS.01"].pk: 3.0,
    }


def test_the_speed_of_fewer_than_five_who_judge_is_not_told(cast, campaign):
    handed_in_ago(campaign, cast, dict.fromkeys(FIVE, 3))
    judge(campaign, cast, FIVE, JUDGES[:4])

    assert waits_by_unit(campaign, [cast.units["NS"]]) == {}


def test_the_median_opens_the_essays_that_waited(client, cast, campaign):
    handed_in_ago(campaign, cast, dict.fromkeys(FIVE, 3))
    judge(campaign, cast, FIVE)

    shown = page(client, cast, campaign)

    line = shown.context["total"][0]
    assert line.waited_url.replace("&", "&amp;") in shown.content.decode()
    assert client.get(line.waited_url).context["evidence"].total == 5


def test_a_wait_ends_with_the_judgement(cast, campaign):
    handed_in_ago(campaign, cast, dict.fromkeys(FIVE, 8))
    judge(campaign, cast, FIVE, days_ago=6)

    wait = waits_by_unit(campaign, [cast.units["NS"]])[cast.units["NS"].pk]
    assert round(wait / timedelta(days=1), 2) == 2.0


def test_too_few_people_show_no_wait(client, cast, campaign):
    handed_in_ago(campaign, cast, {"an": 1})

    assert "chưa đủ năm người nộp bài hoặc năm người chấm" in page(client, cast, campaign).content.decode()


def test_a_unit_sees_itself_and_others_only_on_the_way_up(client, cast, campaign):
    shown = page(client, cast, campaign, "officer@NS.01")

    assert shown.status_code == 200
    assert [line.unit.code for line, _cells in shown.context["rows"] if line.unit.code == "NS.02"] == []
    assert page(client, cast, campaign, "officer@NS.01", unit=cast.units["NS.02"].pk).status_code == 404


def test_it_costs_the_same_for_few_and_many(client, cast, campaign):
    counts = []
    for name in ("an", "binh"):
        hand_in(campaign, cast, name, COPY if name == "an" else SHARED)
        page(client, cast, campaign)
        with CaptureQueriesContext(connection) as captured:
            page(client, cast, campaign)
        counts.append(len(captured))

    assert counts[0] == counts[1]
