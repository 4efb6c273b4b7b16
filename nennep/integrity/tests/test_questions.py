"""Before anything is decided: the author is asked, or a second reviewer."""

import pytest

from nennep.accounts.models import User
from nennep.history.models import Entry
from nennep.integrity import actions
from nennep.integrity.errors import (
    AlreadyAnswered,
    AlreadyAsked,
    AlreadyDecided,
    AlreadyDisputed,
    DisputedByYou,
    NothingSaid,
    ReasonMissing,
)
from nennep.integrity.models import Finding, Question
from nennep.integrity.tests.cast import WELL

pytestmark = pytest.mark.django_db


@pytest.fixture
def reviewer():
    return User.objects.create_user("reviewer")


@pytest.fixture
def second():
    return User.objects.create_user("second")


@pytest.fixture
def pair(house):
    house.hand_in(1, 1, WELL)
    house.hand_in(2, 2, WELL)
    return Finding.objects.get()


def test_both_authors_of_a_pair_can_be_asked_and_each_answers_once(pair, reviewer):
    asked = [
        actions.ask_author(finding=pair, text=text, by=reviewer, question=" Hai bài cùng soạn? ")
        for text in (pair.text, pair.other)
    ]

    actions.answer_question(question=asked[0], by=reviewer, answer="Chúng tôi cùng tổ.")

    assert [(row.question, row.answer) for row in pair.questions.all()] == [
        ("Hai bài cùng soạn?", "Chúng tôi cùng tổ."),
        ("Hai bài cùng soạn?", ""),
    ]
    with pytest.raises(AlreadyAnswered):
        actions.answer_question(question=asked[0], by=reviewer, answer="Nói lại.")
    assert list(Entry.objects.values_list("verb", flat=True)) == [
        "question.asked",
        "question.asked",
        "question.answered",
    ]


def test_one_question_waits_at_a_time_and_a_further_one_follows_the_answer(pair, reviewer):
    first = actions.ask_author(finding=pair, text=pair.text, by=reviewer, question="Vì sao trùng?")
    with pytest.raises(AlreadyAsked):
        actions.ask_author(finding=pair, text=pair.text, by=reviewer, question="Vì sao?")

    actions.answer_question(question=first, by=reviewer, answer="Cùng họp tổ.")
    actions.ask_author(finding=pair, text=pair.text, by=reviewer, question="Họp ngày nào?")

    assert Question.objects.count() == 2


def test_nothing_is_asked_in_no_words_or_after_the_decision(pair, reviewer):
    with pytest.raises(NothingSaid):
        actions.ask_author(finding=pair, text=pair.text, by=reviewer, question=" ")
    actions.clear_finding(finding=pair, by=reviewer, reason="Trích lời bài hát.")

    with pytest.raises(AlreadyDecided):
        actions.ask_author(finding=pair, text=pair.text, by=reviewer, question="Vì sao trùng?")
    with pytest.raises(AlreadyDecided):
        actions.ask_second_reviewer(finding=pair, by=reviewer, reason="Khó nói.")


def test_who_asked_for_a_second_reviewer_decides_no_more(pair, reviewer, second):
    with pytest.raises(ReasonMissing):
        actions.ask_second_reviewer(finding=pair, by=reviewer, reason=" ")
    actions.ask_second_reviewer(finding=pair, by=reviewer, reason="Đoạn trùng ngắn, khó nói.")
    with pytest.raises(AlreadyDisputed):
        actions.ask_second_reviewer(finding=pair, by=second, reason="Tôi cũng vậy.")

    with pytest.raises(DisputedByYou):
        actions.clear_finding(finding=pair, by=reviewer, reason="Thôi được.")
    with pytest.raises(DisputedByYou):
        actions.confirm_findings(findings=[pair], by=reviewer, reason="Chép.")
    decided = actions.clear_finding(finding=pair, by=second, reason="Câu nói quen thuộc.")

    assert (decided.state, decided.decided_by) == (Finding.State.CLEARED, second)


def test_words_of_questions_go_with_the_text(pair, reviewer):
    actions.ask_author(finding=pair, text=pair.text, by=reviewer, question="Vì sao trùng?")
    actions.ask_author(finding=pair, text=pair.other, by=reviewer, question="Ai soạn?")

    actions.forget("test.text", [pair.text.source_id])

    assert [row.question for row in Question.objects.all()] == ["", "Ai soạn?"]
