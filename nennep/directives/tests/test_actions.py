"""Handing on, answering, judging: who owes what afterwards, and what is refused."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.utils.timezone import localdate, now

from nennep.directives import actions
from nennep.directives.errors import (
    AlreadyAsked,
    DayPast,
    NoTarget,
    NotBelow,
    NothingHandedIn,
    ReviewsItself,
)
from nennep.directives.models import Delivery, HandOn, Review
from nennep.directives.tests.cast import a_document, duty_of, hand_on
from nennep.documents.models import Relation
from nennep.duties.errors import OwnWork, WrongState
from nennep.duties.models import Duty
from nennep.duties.queries import disagreements
from nennep.notifications.models import Notice


def states(hand_on):
    return sorted(Duty.objects.about(hand_on).values_list("owed_by_unit__code", "kind", "state"))


def told(name, cast):
    return list(Notice.objects.filter(user=cast.users[name]).order_by("pk").values_list("kind", flat=True))


def test_every_unit_owes_what_has_a_date(cast):
    found = hand_on(cast, a_document(cast), plan_by=localdate() + timedelta(days=4))

    assert states(found) == [("NS.01", "plan", "expected"), ("NS.02", "plan", "expected")]
    due = {duty.due_at for duty in Duty.objects.about(found)}
    assert [str(at.astimezone(found.at.tzinfo).date()) for at in due] == [str(localdate() + timedelta(days=4))]


def test_without_dates_it_is_passed_on_for_information(cast):
    found = hand_on(cast, a_document(cast), acknowledge_by=None)

    assert (found.targets.count(), states(found)) == (2, [])


def test_those_who_answer_for_the_unit_are_told(cast):
    hand_on(cast, a_document(cast))

    assert told("clerk@NS.01", cast) == ["directives.handed_on"]
    assert told("reviewer@NS.01", cast) == told("officer@NS", cast) == []


def test_a_unit_without_an_office_is_answered_for_by_the_one_above(cast):
    hand_on(cast, a_document(cast), "NS.01", ("NS.01.2",))

    assert told("clerk@NS.01", cast) == ["directives.handed_on"]
    assert told("clerk@NS.01.1", cast) == []


def test_the_same_form_twice_hands_on_once(cast):
    document, key = a_document(cast), uuid4()
    named = {"document": document, "unit": cast.units["NS"], "by": cast.users["officer@NS"], "form_key": key}

    first = actions.hand_on(targets=[cast.units["NS.01"]], **named)
    second = actions.hand_on(targets=[cast.units["NS.01"]], **named)

    assert (first, HandOn.objects.count()) == (second, 1)


def test_a_unit_gets_it_once_from_the_same_unit(cast, directive):
    again = hand_on(cast, directive.document, "NS", ("NS.01", "NS.01.1"))

    assert [target.unit.code for target in again.targets.all()] == ["NS.01.1"]
    with pytest.raises(NoTarget):
        hand_on(cast, directive.document, "NS", ("NS.01", "NS.02"))


def test_nothing_goes_up_or_aside(cast):
    with pytest.raises(NotBelow):
        hand_on(cast, a_document(cast), "NS.01", ("NS.02",))
    with pytest.raises(NotBelow):
        hand_on(cast, a_document(cast, number="13"), "NS.01", ("NS",))


def test_days_lie_ahead(cast):
    with pytest.raises(DayPast):
        hand_on(cast, a_document(cast), plan_by=localdate() - timedelta(days=1))


def test_going_further_down_it_remembers_where_it_came_from(cast, directive):
    assert directive.further.parent == directive.first
    assert list(HandOn.objects.under(directive.first)) == [directive.further, directive.first]
    part = duty_of(cast, directive.further, "NS.01.1", "plan")
    assert part.parent == duty_of(cast, directive.first, "NS.01", "plan")
    assert part.owed_to == cast.units["NS.01"]


def test_an_acknowledgement_is_a_word_that_nobody_judges(cast, directive):
    duty = duty_of(cast, directive.first, "NS.01", "acknowledgement")

    done = actions.acknowledge(duty=duty, by=cast.users["clerk@NS.01"])

    assert (done.state, done.received_at == done.evidenced_at) == ("evidenced", True)
    with pytest.raises(WrongState):
        actions.acknowledge(duty=duty, by=cast.users["leader@NS.01"])


def test_a_plan_handed_in_proposes_that_it_carries_the_document_out(cast, directive):
    plan = a_document(cast, "NS.01", "31", type="Kế hoạch")
    duty = duty_of(cast, directive.first, "NS.01", "plan")

    actions.hand_in(duty=duty, document=plan, words="đủ năm bản", by=cast.users["clerk@NS.01"])

    relation = Relation.objects.get(source=plan, target=directive.document)
    assert (relation.kind, relation.state) == ("carries_out", "proposed")
    assert told("officer@NS", cast) == ["directives.handed_in"]


def test_accepting_a_plan_confirms_the_relation(cast, directive):
    plan = a_document(cast, "NS.01", "31", type="Kế hoạch")
    duty = duty_of(cast, directive.first, "NS.01", "plan")
    actions.hand_in(duty=duty, document=plan, by=cast.users["clerk@NS.01"])

    actions.verify(duty=duty, by=cast.users["officer@NS"])

    relation = Relation.objects.get(source=plan)
    assert (relation.state, relation.decided_by) == ("confirmed", cast.users["officer@NS"])
    assert told("leader@NS.01", cast)[-1] == "directives.verified"


def test_nobody_accepts_what_they_handed_in_themselves(cast, directive):
    duty = duty_of(cast, directive.first, "NS.01", "plan")
    officer = cast.users["officer@NS"]
    actions.hand_in(duty=duty, document=a_document(cast, "NS.01", "31"), by=officer)

    with pytest.raises(OwnWork):
        actions.verify(duty=duty, by=officer)


def test_a_paper_is_needed_and_not_the_document_itself(cast, directive):
    duty = duty_of(cast, directive.first, "NS.01", "plan")
    clerk = cast.users["clerk@NS.01"]

    with pytest.raises(NothingHandedIn):
        actions.hand_in(duty=duty, by=clerk)
    with pytest.raises(ReviewsItself):
        actions.hand_in(duty=duty, document=directive.document, by=clerk)
    assert Delivery.objects.count() == 0


def test_sent_back_it_is_handed_in_again_and_both_attempts_stay(cast, directive):
    duty = duty_of(cast, directive.first, "NS.01", "plan")
    clerk = cast.users["clerk@NS.01"]
    actions.hand_in(duty=duty, document=a_document(cast, "NS.01", "31"), by=clerk)
    actions.send_back(
        duty=duty,
        by=cast.users["officer@NS"],
        reason="thiếu kinh phí",
        to_mend="thêm nguồn",
        due_at=now() + timedelta(days=9),
    )

    actions.hand_in(duty=duty, document=a_document(cast, "NS.01", "32"), by=clerk)

    assert list(duty.deliveries.values_list("attempt", "document__number")) == [(1, "31"), (2, "32")]
    assert told("clerk@NS.01", cast)[-1] == "directives.sent_back"


def test_more_time_an_excuse_and_asking_after_all(cast, directive):
    duty = duty_of(cast, directive.first, "NS.02", "directive_report")
    officer = cast.users["officer@NS"]
    later = duty.due_at + timedelta(days=7)

    assert actions.extend(duty=duty, by=officer, reason="mưa lũ", due_at=later).due_at == later
    assert actions.excuse(duty=duty, by=officer, reason="không có suối").state == "excused"
    assert actions.expect_again(duty=duty, by=officer, reason="có bản mới").state == "expected"
    assert actions.withdraw(duty=duty, by=officer, reason="nhầm").state == "withdrawn"
    assert list(disagreements()) == []


def test_a_review_is_done_by_the_document_that_reviews(cast):
    document = a_document(cast)
    officer, clerk = cast.users["officer@NS"], cast.users["clerk@NS.01"]
    (review,) = actions.ask_for_reviews(
        document=document,
        unit=cast.units["NS.01"],
        asked_by=cast.units["NS"],
        kind="interim",
        due_on=localdate() + timedelta(days=20),
        by=officer,
    )
    duty = Duty.objects.about(review).get()
    paper = a_document(cast, "NS.01", "55", type="Báo cáo")

    actions.hand_in(duty=duty, document=paper, by=clerk)
    actions.verify(duty=duty, by=officer)

    assert Relation.objects.get(source=paper, target=document).get_kind_display() == Relation.Kind.REVIEWS.label
    assert told("leader@NS.01", cast) == ["directives.review_asked", "directives.verified"]


def test_a_yearly_review_is_owed_every_year_of_the_term(cast):
    today = localdate()
    named = {
        "document": a_document(cast),
        "unit": cast.units["NS"],
        "asked_by": cast.units["NS"],
        "kind": "interim",
        "due_on": today,
        "by": cast.users["leader@NS"],
    }

    actions.ask_for_reviews(until=today + timedelta(days=2 * 366), **named)

    assert list(Review.objects.values_list("due_on__year", flat=True)) == [today.year, today.year + 1, today.year + 2]
    with pytest.raises(AlreadyAsked):
        actions.ask_for_reviews(**named)
