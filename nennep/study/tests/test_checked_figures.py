"""What the figures about checks and judgements count, today and on past days."""

from datetime import timedelta

import pytest
from django.utils.timezone import localdate, now

from nennep.figures.queries import records, value
from nennep.figures.registry import Scope, figure_of
from nennep.integrity.models import CheckedText, Finding
from nennep.study.actions.review import accept_essay, clear_finding, record_opening, send_back
from nennep.study.models import Essay, Submission
from nennep.study.tests.essays_cast import TEXTS, essay_of, hand_in, running_campaign
from nennep.units.tests.cast import build_cast

pytestmark = pytest.mark.django_db

SHARED = " ".join(TEXTS.values())
COPY = SHARED.replace("mùa mưa", "mùa lũ").replace("cuối bản", "đầu bản").replace("hai lần", "mấy lần")


@pytest.fixture
def cast():
    return build_cast()


@pytest.fixture
def campaign(cast):
    return running_campaign(cast)


@pytest.fixture
def reviewer(cast):
    return cast.users["reviewer@NS.01"]


def number(campaign, code, **scope):
    found = value(figure_of(f"study.{code}"), Scope(subject=campaign, **scope))
    assert found == len(records(figure_of(f"study.{code}"), Scope(subject=campaign, **scope)))
    return found


def numbers(campaign, *codes):
    return [number(campaign, code) for code in codes]


def return_it(campaign, cast, reviewer, name, findings=()):
    essay = essay_of(campaign, cast, name)
    send_back(
        [essay], by=reviewer, reason="Trùng", to_mend="Viết lại", due_at=now() + timedelta(days=3), findings=findings
    )


def test_what_was_compared_and_what_could_not_be(campaign, cast):
    hand_in(campaign, cast, "an")
    photo = hand_in(campaign, cast, "binh", check=False)
    Submission.objects.filter(pk=photo.pk).update(checkable=False)
    hand_in(campaign, cast, "chi", check=False)

    assert numbers(campaign, "checked", "not_checkable") == [1, 1]
    assert number(campaign, "checked", as_of=localdate() - timedelta(days=1)) == 0


def test_a_match_counts_both_essays_until_somebody_decides(campaign, cast, reviewer):
    hand_in(campaign, cast, "an", SHARED)
    hand_in(campaign, cast, "binh", COPY)
    codes = "copies_found", "copies_confirmed", "copies_cleared"

    assert numbers(campaign, *codes) == [2, 0, 0]
    essay = essay_of(campaign, cast, "binh")
    clear_finding(essay=essay, finding=Finding.objects.get(), by=reviewer, reason="Hai vợ chồng làm chung.")
    assert numbers(campaign, *codes) == [2, 0, 2]


def test_a_confirmed_match_stays_counted_when_the_essay_was_written_again(campaign, cast, reviewer):
    hand_in(campaign, cast, "an", SHARED)
    hand_in(campaign, cast, "binh", COPY)
    return_it(campaign, cast, reviewer, "binh", [Finding.objects.get()])
    hand_in(campaign, cast, "binh")

    codes = (
        "copies_found",
        "copies_confirmed",
        "sent_back_for_copying",
        "sent_back_for_other",
        "sent_back_for_emptiness",
    )
    assert numbers(campaign, *codes) == [2, 2, 1, 0, 0]


def test_what_an_essay_was_sent_back_for(campaign, cast, reviewer):
    short = hand_in(campaign, cast, "an", "Tôi nhất trí.")
    return_it(campaign, cast, reviewer, "an", Finding.objects.filter(text__source_id=short.pk))
    hand_in(campaign, cast, "binh")
    return_it(campaign, cast, reviewer, "binh")

    assert numbers(campaign, "sent_back_for_emptiness", "sent_back_for_other") == [1, 1]
    assert number(campaign, "sent_back_for_emptiness", as_of=localdate() - timedelta(days=1)) == 0


def test_accepted_without_being_opened_is_marked_by_the_accepting(campaign, cast, reviewer):
    for name in ("an", "binh"):
        hand_in(campaign, cast, name)
    record_opening(submission=essay_of(campaign, cast, "an").latest, by=reviewer)
    record_opening(submission=essay_of(campaign, cast, "binh").latest, by=cast.users["officer@NS"])
    for name in ("an", "binh"):
        accept_essay(essay=essay_of(campaign, cast, name), by=reviewer)

    assert [essay.person.full_name for essay in _unopened(campaign)] == [cast.people["binh"].full_name]
    return_it(campaign, cast, reviewer, "binh")
    assert number(campaign, "accepted_unopened") == 0
    hand_in(campaign, cast, "binh", TEXTS["chi"])
    record_opening(submission=essay_of(campaign, cast, "binh").latest, by=reviewer)
    accept_essay(essay=essay_of(campaign, cast, "binh"), by=reviewer)
    assert number(campaign, "accepted_unopened") == 0


def _unopened(campaign):
    duties = records(figure_of("study.accepted_unopened"), Scope(subject=campaign))
    return list(Essay.objects.filter(duty__in=duties))


def test_what_waits_and_what_waits_for_long(campaign, cast):
    hand_in(campaign, cast, "an")
    old = hand_in(campaign, cast, "binh")
    Submission.objects.filter(pk=old.pk).update(submitted_at=now() - timedelta(days=8))

    assert numbers(campaign, "waiting", "waiting_long") == [2, 1]
    assert number(campaign, "waiting", unit=cast.units["NS.02"]) == 0


def test_a_text_still_to_be_compared_is_not_counted_as_compared(campaign, cast):
    hand_in(campaign, cast, "an")
    CheckedText.objects.update(state=CheckedText.State.CHECKING)

    assert number(campaign, "checked") == 0
