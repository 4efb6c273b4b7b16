"""Judging: who may, what stands against it, and what is remembered."""

from datetime import timedelta

import pytest
from django.utils.timezone import now

from nennep.duties.models import State
from nennep.integrity.models import Finding
from nennep.notifications.models import Notice
from nennep.study.actions import review
from nennep.study.actions.essays_answer import object_to, resolve_objection
from nennep.study.essay_errors import AlreadyObjected, CannotAccept, NotYours
from nennep.study.essay_kinds import ACCEPTED, OBJECTED, RETURNED
from nennep.study.models import Opening, Submission
from nennep.study.queries.review import essays_to_judge, reasons_against, waiting_for
from nennep.study.rules import essays as essay_rules
from nennep.study.rules import review as review_rules
from nennep.study.tests.essays_cast import TEXTS, essay_of, hand_in, running_campaign
from nennep.units.tests.cast import build_cast

pytestmark = pytest.mark.django_db


@pytest.fixture
def cast():
    return build_cast()


@pytest.fixture
def campaign(cast):
    return running_campaign(cast, names=("an", "binh", "chi", "dung", "reviewer@NS.01", "officer@NS.01"))


@pytest.fixture
def reviewer(cast):
    return cast.users["reviewer@NS.01"]


def state_of(campaign, cast, name):
    return essay_of(campaign, cast, name).duty.state


def back(essay, by, **fields):
    values = {"reason": "Quá sơ sài", "to_mend": "Nêu việc cụ thể.", "due_at": now() + timedelta(days=3)}
    return review.send_back([essay], by=by, **(values | fields))


def test_an_accepted_essay_is_verified_and_its_author_told(campaign, cast, reviewer):
    hand_in(campaign, cast, "an")

    review.accept_essay(essay=essay_of(campaign, cast, "an"), by=reviewer)

    assert state_of(campaign, cast, "an") == State.VERIFIED
    assert [(row.user, row.kind) for row in Notice.objects.all()] == [(cast.users["an"], ACCEPTED)]


def test_a_copied_essay_cannot_be_accepted_until_the_signal_is_cleared(campaign, cast, reviewer):
    hand_in(campaign, cast, "an")
    hand_in(campaign, cast, "binh", text=TEXTS["an"])
    essay = essay_of(campaign, cast, "an")

    with pytest.raises(CannotAccept):
        review.accept_essay(essay=essay, by=reviewer)
    review.clear_finding(essay=essay, finding=Finding.objects.get(), by=reviewer, reason="Hai người ở cùng một nhà.")
    review.accept_essay(essay=essay, by=reviewer)

    assert state_of(campaign, cast, "an") == State.VERIFIED


def test_a_send_back_confirms_its_findings_and_opens_the_next_attempt(campaign, cast, reviewer):
    hand_in(campaign, cast, "an")
    hand_in(campaign, cast, "binh", text=TEXTS["an"])
    finding = Finding.objects.get()

    back(essay_of(campaign, cast, "binh"), reviewer, findings=[finding])

    finding.refresh_from_db()
    essay = essay_of(campaign, cast, "binh")
    assert (finding.state, finding.decided_by) == (Finding.State.CONFIRMED, reviewer)
    assert (essay.duty.state, essay.duty.attempt) == (State.RETURNED, 2)
    assert Notice.objects.get().kind == RETURNED


def test_in_bulk_whatever_needs_eyes_is_kept_back_and_says_why(campaign, cast, reviewer, photo, settings, tmp_path):
    hand_in(campaign, cast, "an")
    hand_in(campaign, cast, "binh", text="Tôi sẽ cố gắng.")
    hand_in(campaign, cast, "chi", check=False)
    essays = [essay_of(campaign, cast, name) for name in ("an", "binh", "chi")]

    reasons = reasons_against(essays, reviewer, in_bulk=True)

    assert set(reasons) == {essays[1].pk, essays[2].pk}
    with pytest.raises(CannotAccept):
        review.accept_essays(essays, by=reviewer)
    assert state_of(campaign, cast, "an") == State.EVIDENCED
    review.accept_essays(essays[:1], by=reviewer)
    assert state_of(campaign, cast, "an") == State.VERIFIED


def test_what_cannot_be_checked_is_accepted_one_by_one_only(campaign, cast, reviewer):
    submission = hand_in(campaign, cast, "an")
    Submission.objects.filter(pk=submission.pk).update(checkable=False)
    essay = essay_of(campaign, cast, "an")

    assert essay.pk in reasons_against([essay], reviewer, in_bulk=True)
    review.accept_essay(essay=essay, by=reviewer)

    assert state_of(campaign, cast, "an") == State.VERIFIED


def test_a_confirmed_pair_keeps_the_other_essay_out_of_the_bulk(campaign, cast, reviewer):
    hand_in(campaign, cast, "an")
    hand_in(campaign, cast, "binh", text=TEXTS["an"])
    back(essay_of(campaign, cast, "binh"), reviewer, findings=list(Finding.objects.all()))
    essay = essay_of(campaign, cast, "an")

    assert essay.pk in reasons_against([essay], reviewer, in_bulk=True)
    assert reasons_against([essay], reviewer, in_bulk=False) == {}


def test_nobody_judges_what_they_entered(campaign, cast):
    officer = cast.users["officer@NS.01"]
    hand_in(campaign, cast, "an", by=officer, source=Submission.Source.ENTERED)
    essay = essay_of(campaign, cast, "an")

    with pytest.raises(CannotAccept):
        review.accept_essay(essay=essay, by=officer)
    with pytest.raises(NotYours):
        back(essay, officer)


def test_nobody_judges_an_essay_that_is_matched_with_their_own(campaign, cast, reviewer):
    hand_in(campaign, cast, "reviewer@NS.01", text=TEXTS["an"])
    hand_in(campaign, cast, "an")
    essay = essay_of(campaign, cast, "an")

    with pytest.raises(NotYours):
        back(essay, reviewer)
    with pytest.raises(NotYours):
        review.clear_finding(essay=essay, finding=Finding.objects.get(), by=reviewer, reason="Không phải.")

    back(essay, cast.users["officer@NS.01"])
    assert state_of(campaign, cast, "an") == State.RETURNED


def test_an_objection_keeps_an_essay_from_being_accepted_until_settled(campaign, cast, reviewer):
    clerk = cast.users["clerk@NS.01.1"]
    submission = hand_in(campaign, cast, "an", by=clerk, source=Submission.Source.ENTERED)
    objection = object_to(submission=submission, text="Tôi không viết đoạn cuối.", by=cast.users["an"])
    essay = essay_of(campaign, cast, "an")

    with pytest.raises(CannotAccept):
        review.accept_essay(essay=essay, by=reviewer)
    with pytest.raises(AlreadyObjected):
        object_to(submission=submission, text="Lần nữa.", by=cast.users["an"])
    assert cast.users["officer@NS.01"].pk in Notice.objects.filter(kind=OBJECTED).values_list("user", flat=True)

    resolve_objection(
        objection=objection,
        resolution="Đã đối chiếu bản giấy, viết lại.",
        by=cast.users["officer@NS.01"],
        send_back_until=now() + timedelta(days=3),
    )
    assert state_of(campaign, cast, "an") == State.RETURNED


def test_only_other_peoples_openings_are_logged_and_only_the_first(campaign, cast, reviewer):
    submission = hand_in(campaign, cast, "an")

    for user in (cast.users["an"], reviewer, reviewer):
        review.record_opening(submission=submission, by=user)

    assert [opening.user for opening in Opening.objects.all()] == [reviewer]


@pytest.mark.parametrize(
    ("who", "names"),
    [
        ("reviewer@NS.01", {"an", "chi", "officer@NS.01"}),  # named for the commune; not their own
        ("officer@NS.01", {"an", "chi", "reviewer@NS.01"}),
        ("officer@NS", {"an", "chi", "dung", "reviewer@NS.01", "officer@NS.01"}),
        ("officer@NS.02", {"dung"}),
        ("reviewer@NS", set()),  # a reviewer by role who was not named in this campaign
        ("leader@NS", set()),
        ("clerk@NS.01", set()),
        ("an", set()),
        ("stranger", set()),
    ],
)
def test_the_queue_and_the_rule_agree_on_who_judges_what(campaign, cast, who, names):
    everybody = ("an", "chi", "dung", "reviewer@NS.01", "officer@NS.01")
    for name in everybody:
        hand_in(campaign, cast, name, text=TEXTS["an"], check=False)
    user = cast.users[who]

    queued = {name for name in everybody if essays_to_judge(user).filter(person=cast.people[name]).exists()}
    by_rule = {name for name in everybody if review_rules.is_reviewer_of(user, essay_of(campaign, cast, name))}

    assert queued == by_rule == names
    assert waiting_for(user).count() == len(names)


@pytest.mark.parametrize(
    ("state", "accept", "send_back", "write", "answer"),
    [
        (State.EXPECTED, False, False, True, False),
        (State.RECEIVED, False, True, False, False),
        (State.EVIDENCED, True, True, False, False),
        (State.VERIFIED, False, True, False, False),
        (State.RETURNED, False, False, True, True),
        (State.EXCUSED, False, False, False, False),
        (State.WITHDRAWN, False, False, False, False),
    ],
)
def test_what_each_state_allows(campaign, cast, reviewer, state, accept, send_back, write, answer):
    essay = essay_of(campaign, cast, "an")
    essay.duty.state = state

    assert review_rules.can_accept(reviewer, essay) is accept
    assert review_rules.can_send_back(reviewer, essay) is send_back
    assert essay_rules.can_write(cast.users["an"], essay) is write
    assert essay_rules.can_enter(cast.users["clerk@NS.01.1"], essay) is write
    assert essay_rules.can_answer(cast.users["an"], essay) is answer


@pytest.mark.parametrize(
    ("who", "may"),
    [
        ("clerk@NS.01.1", True),
        ("clerk@NS.01", True),
        ("officer@NS", True),
        ("clerk@NS.02", False),  # the sibling commune
        ("reviewer@NS.01", False),
        ("leader@NS.01", False),
        ("an", False),  # their own essay is written, not entered
        ("binh", False),
        ("stranger", False),
    ],
)
def test_clerks_and_officers_of_the_unit_enter_on_behalf(campaign, cast, who, may):
    assert essay_rules.can_enter(cast.users[who], essay_of(campaign, cast, "an")) is may


@pytest.mark.parametrize(
    ("who", "reads"),
    [
        ("an", True),
        ("clerk@NS.01.1", True),  # entered it
        ("reviewer@NS.01", True),
        ("officer@NS.01", True),
        ("officer@NS", True),
        ("clerk@NS.01", False),  # sees name and state, not the words
        ("leader@NS", False),
        ("leader@NS.01.1", False),
        ("officer@NS.02", False),
        ("binh", False),
        ("stranger", False),
    ],
)
def test_words_are_for_the_author_the_judges_and_who_entered_them(campaign, cast, who, reads):
    submission = hand_in(
        campaign, cast, "an", by=cast.users["clerk@NS.01.1"], source=Submission.Source.ENTERED, check=False
    )

    assert Submission.objects.readable_by(cast.users[who]).filter(pk=submission.pk).exists() is reads


def test_the_author_may_object_once_to_what_somebody_else_entered(campaign, cast):
    own = hand_in(campaign, cast, "binh")
    entered = hand_in(campaign, cast, "an", by=cast.users["clerk@NS.01.1"], source=Submission.Source.ENTERED)
    entered = Submission.objects.select_related("essay__person").get(pk=entered.pk)

    assert essay_rules.can_object(cast.users["an"], entered)
    assert not essay_rules.can_object(cast.users["binh"], own)
    assert not essay_rules.can_object(cast.users["binh"], entered)

    objection = object_to(submission=entered, text="Không đúng.", by=cast.users["an"])
    entered = Submission.objects.select_related("essay__person").get(pk=entered.pk)
    assert not essay_rules.can_object(cast.users["an"], entered)
    assert essay_rules.can_resolve(cast.users["officer@NS.01"], objection)
    assert not essay_rules.can_resolve(cast.users["clerk@NS.01.1"], objection)
    assert not essay_rules.can_resolve(cast.users["officer@NS.02"], objection)
