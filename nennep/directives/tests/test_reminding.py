"""Reminders: in time, to those who answer for the unit, and never twice."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils.timezone import localdate, now

from nennep.directives import actions
from nennep.directives.actions.reminding import remind
from nennep.directives.models import Reminder
from nennep.directives.tests.cast import a_document, duty_of, hand_on
from nennep.documents.models import Document
from nennep.notifications.models import Notice
from nennep.serve import periodic
from nennep.units.actions import merge_units


def told(cast, name, kind):
    return Notice.objects.filter(user=cast.users[name], kind=kind).count()


def in_days(days):
    return now() + timedelta(days=days)


def test_a_week_and_a_day_before_and_once_when_it_has_passed(cast):
    hand_on(cast, a_document(cast), targets=("NS.01",), plan_by=localdate() + timedelta(days=10))

    heard = [(day, remind(in_days(day)), remind(in_days(day))) for day in (0, 2, 3, 5, 9, 10, 11, 12)]

    assert heard == [(0, 0, 0), (2, 0, 0), (3, 1, 0), (5, 0, 0), (9, 1, 0), (10, 0, 0), (11, 1, 0), (12, 0, 0)]
    assert told(cast, "clerk@NS.01", "directives.due_soon") == 2
    assert told(cast, "leader@NS.01", "directives.overdue") == 1
    assert told(cast, "clerk@NS.02", "directives.due_soon") == told(cast, "officer@NS", "directives.due_soon") == 0


def test_what_was_handed_in_or_excused_is_not_reminded_of(cast):
    made = hand_on(cast, a_document(cast), plan_by=localdate() + timedelta(days=2))
    paper = a_document(cast, "NS.01", "31")
    actions.hand_in(duty=duty_of(cast, made, "NS.01", "plan"), document=paper, by=cast.users["clerk@NS.01"])
    actions.excuse(duty=duty_of(cast, made, "NS.02", "plan"), by=cast.users["officer@NS"], reason="không cần")

    assert remind() == 0


def test_more_time_is_a_new_date_to_be_reminded_of(cast):
    made = hand_on(cast, a_document(cast), targets=("NS.01",), plan_by=localdate() + timedelta(days=2))
    duty = duty_of(cast, made, "NS.01", "plan")
    assert remind() == 1

    actions.extend(duty=duty, by=cast.users["officer@NS"], reason="mưa", due_at=duty.due_at + timedelta(days=3))

    assert (remind(), remind()) == (1, 0)


def test_the_office_hears_of_a_date_that_a_document_names(cast):
    document = a_document(cast)
    document.deadlines.create(due_on=localdate() + timedelta(days=10), start=0, end=7)

    heard = [remind(in_days(day)) for day in (0, 1, 7, 8, 10, 11)]

    assert heard == [1, 0, 1, 0, 0, 0]
    assert told(cast, "officer@NS", "directives.named_soon") == told(cast, "clerk@NS", "directives.named_soon") == 2
    assert told(cast, "leader@NS", "directives.named_soon") == 0


def test_a_missed_night_is_made_up_for_once(cast):
    hand_on(cast, a_document(cast), targets=("NS.01",), plan_by=localdate() + timedelta(days=10))

    assert [remind(in_days(4)), remind(in_days(5))] == [1, 0]
    assert Reminder.objects.get().days == 7


def test_it_runs_every_night():
    periodic.discover()

    assert periodic._jobs["directives.remind"].run is remind


@pytest.fixture
def named(cast):
    """A document that names a day on which no task is due."""
    document = a_document(cast)
    document.deadlines.create(due_on=localdate() + timedelta(days=20), start=0, end=7)
    return document


@pytest.mark.parametrize("days", [{"plan_by": localdate() + timedelta(days=60)}, {"note": "để biết"}])
def test_units_hear_of_a_named_date_that_is_nobodys_task(days, cast, named):
    hand_on(cast, named, targets=("NS.01",), **days)

    heard = [remind(in_days(day)) for day in (5, 6, 7, 16, 17, 18, 21)]

    assert heard == [0, 1, 0, 0, 1, 0, 0]
    assert told(cast, "clerk@NS.01", "directives.named_soon") == told(cast, "officer@NS", "directives.named_soon") == 2
    assert told(cast, "clerk@NS.02", "directives.named_soon") == told(cast, "an", "directives.named_soon") == 0


@pytest.mark.parametrize("act", [actions.excuse, actions.withdraw])
def test_units_of_which_nothing_is_asked_any_more_hear_nothing(act, cast, named):
    made = hand_on(cast, named, plan_by=localdate() + timedelta(days=60), report_by=localdate() + timedelta(days=90))
    for kind in ("plan", "directive_report"):
        act(duty=duty_of(cast, made, "NS.01", kind), by=cast.users["officer@NS"], reason="không cần")
    act(duty=duty_of(cast, made, "NS.02", "plan"), by=cast.users["officer@NS"], reason="không cần")

    remind(in_days(6))

    assert told(cast, "clerk@NS.01", "directives.named_soon") == 0
    assert told(cast, "clerk@NS.02", "directives.named_soon") == 1


def test_who_is_reminded_of_the_task_is_not_told_of_the_same_day_again(cast, named):
    hand_on(cast, named, targets=("NS.01",), report_by=localdate() + timedelta(days=20))

    for day in (6, 14, 17, 19):
        remind(in_days(day))

    assert told(cast, "clerk@NS.01", "directives.named_soon") == 0
    assert told(cast, "clerk@NS.01", "directives.due_soon") == 2


def test_one_who_answers_for_many_units_hears_once(cast, named):
    hand_on(cast, named, "NS.01", ("NS.01.1", "NS.01.2"), report_by=localdate() + timedelta(days=60))
    hand_on(cast, named, targets=("NS.01",), report_by=localdate() + timedelta(days=60))

    remind(in_days(6))

    assert told(cast, "clerk@NS.01", "directives.named_soon") == 1


def test_what_is_no_longer_in_force_asks_nobody(cast, named):
    hand_on(cast, named, targets=("NS.01",), note="để biết")
    Document.objects.filter(pk=named.pk).update(standing="no_longer")

    assert remind(in_days(6)) == 0


def test_the_successor_hears_for_a_unit_that_was_merged(cast, named):
    hand_on(cast, named, targets=("NS.01",), plan_by=localdate() + timedelta(days=8))
    units = {"predecessors": [cast.units["NS.01"]], "successor": cast.units["NS.02"]}
    merge_units(on=localdate(), by=cast.users["founder"], **units)

    remind(in_days(6))

    assert told(cast, "clerk@NS.02", "directives.named_soon") == told(cast, "clerk@NS.02", "directives.due_soon") == 1
    assert told(cast, "clerk@NS.01", "directives.named_soon") == 0


def test_many_named_dates_cost_as_many_questions_as_one(cast, named):
    hand_on(cast, named, note="để biết")
    counts = []
    for number in (0, 10):
        for more in range(number):
            document = a_document(cast, number=str(100 + more))
            document.deadlines.create(due_on=localdate() + timedelta(days=20), start=0, end=7)
            hand_on(cast, document, note="để biết")
        Reminder.objects.all().delete()
        with CaptureQueriesContext(connection) as captured:
            remind(in_days(6))
        counts.append(len(captured))

    assert counts[0] == counts[1]
