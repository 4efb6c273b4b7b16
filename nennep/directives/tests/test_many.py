"""One decision about many units at once: each keeps its reason, its step in history, its notice."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils.timezone import localdate

from nennep.directives import actions
from nennep.directives.tests.cast import a_document, duty_of, hand_on
from nennep.duties.errors import WrongState
from nennep.duties.models import Duty
from nennep.history.models import Entry
from nennep.notifications.models import Notice
from nennep.units.actions import open_units
from nennep.units.actions.tree import NewUnit
from nennep.units.tests.cast import SINCE


def later(days):
    return (localdate() + timedelta(days=days)).strftime("%d/%m/%Y 17:00")


def page_of(hand_on, query=""):
    return reverse("directives:change_many", args=[hand_on.pk]) + query


def plans(cast, hand_on):
    return [duty_of(cast, hand_on, code, "plan") for code in ("NS.01", "NS.02")]


def told(cast, name):
    return Notice.objects.filter(user=cast.users[name], kind="directives.changed").count()


@pytest.mark.parametrize(
    ("what", "state", "act"),
    [
        ("extend", "expected", "duty.extend"),
        ("excuse", "excused", "duty.excuse"),
        ("withdraw", "withdrawn", "duty.withdraw"),
    ],
)
def test_each_unit_keeps_its_reason_its_history_and_its_notice(what, state, act, cast, directive, signed_in):
    tasks = plans(cast, directive.first)
    sent = {"duties": [task.pk for task in tasks], "what": what, "reason": "mưa lũ kéo dài", "due_at": later(40)}

    answer = signed_in("officer@NS").post(page_of(directive.first, "?kind=plan"), sent, follow=True)

    assert "Đã áp dụng cho 2 đơn vị." in answer.content.decode()
    for task in Duty.objects.filter(pk__in=[task.pk for task in tasks]):
        assert (task.state, task.transitions.last().reason) == (state, "mưa lũ kéo dài")
        assert Entry.objects.filter(object_type="duties.duty", object_id=task.pk, verb=act).count() == 1
    assert told(cast, "clerk@NS.01") == told(cast, "clerk@NS.02") == 1
    others = Duty.objects.about(directive.first).exclude(kind="plan")
    assert set(others.values_list("state", flat=True)) == {"expected"}


def test_the_new_deadline_stands_in_every_task_and_posting_twice_tells_once(cast, directive, signed_in):
    tasks, officer = plans(cast, directive.first), signed_in("officer@NS")
    sent = {"duties": [task.pk for task in tasks], "what": "extend", "reason": "mưa", "due_at": later(40)}
    for _time in range(2):
        officer.post(page_of(directive.first, "?kind=plan"), sent)

    days = {localdate(task.due_at) for task in plans(cast, directive.first)}
    assert days == {localdate() + timedelta(days=40)}
    assert told(cast, "clerk@NS.01") == 1


@pytest.mark.parametrize(
    ("sent", "field"),
    [
        ({"what": "extend", "reason": "mưa"}, "due_at"),
        ({"what": "extend", "reason": "mưa", "due_at": "01/01/2020 17:00"}, "due_at"),
        ({"what": "excuse", "reason": " "}, "reason"),
        ({"what": "excuse", "reason": "mưa", "duties": []}, "duties"),
        ({"reason": "mưa"}, "what"),
    ],
)
def test_what_is_missing_is_said_and_nothing_changes(sent, field, cast, directive, signed_in):
    sent = {"duties": [task.pk for task in plans(cast, directive.first)]} | sent

    page = signed_in("officer@NS").post(page_of(directive.first, "?kind=plan"), sent)

    assert list(page.context["form"].errors) == [field]
    assert {task.transitions.count() for task in plans(cast, directive.first)} == {1}


def test_all_or_none(cast, directive):
    tasks = plans(cast, directive.first)
    actions.excuse(duty=tasks[0], by=cast.users["officer@NS"], reason="không có bản ven suối")

    with pytest.raises(WrongState):
        actions.change_many(what="excuse", tasks=tasks, by=cast.users["officer@NS"], reason="mưa")
    assert duty_of(cast, directive.first, "NS.02", "plan").state == "expected"


def test_only_what_is_owed_of_this_hand_on_can_be_chosen(cast, directive, signed_in):
    report = duty_of(cast, directive.first, "NS.01", "directive_report")
    below = duty_of(cast, directive.further, "NS.01.1", "plan")
    actions.excuse(duty=plans(cast, directive.first)[1], by=cast.users["officer@NS"], reason="mưa")

    page = signed_in("officer@NS").get(page_of(directive.first, "?kind=plan"))

    offered = [pk for pk, _words in page.context["form"].fields["duties"].choices]
    assert offered == [duty_of(cast, directive.first, "NS.01", "plan").pk]
    for task in (report, below):
        sent = {"duties": [task.pk], "what": "excuse", "reason": "mưa"}
        assert (
            "duties"
            in signed_in("officer@NS").post(page_of(directive.first, "?kind=plan"), sent).context["form"].errors
        )


@pytest.mark.parametrize(
    ("name", "status"),
    [
        ("officer@NS", 200),
        ("leader@NS", 200),
        ("clerk@NS", 403),
        ("reviewer@NS", 403),
        ("officer@NS.01", 403),
        ("officer@NS.02", 403),
        ("an", 403),
    ],
)
def test_the_unit_that_asked_decides(name, status, cast, directive, signed_in):
    assert signed_in(name).get(page_of(directive.first)).status_code == status


def test_those_overdue_are_ticked_on_demand(cast, signed_in):
    made = hand_on(cast, a_document(cast), plan_by=localdate() + timedelta(days=3))
    late = duty_of(cast, made, "NS.02", "plan")
    Duty.objects.filter(pk=late.pk).update(due_at=late.due_at - timedelta(days=30))

    officer = signed_in("officer@NS")
    ticked = [officer.get(page_of(made, query)).content.decode().count(" checked") for query in ("", "?tick=all")]

    assert ticked == [0, 2]
    assert officer.get(page_of(made, "?tick=late")).context["form"].fields["duties"].initial == [late.pk]


def test_many_units_cost_as_many_questions_as_few(cast, signed_in):
    below = [NewUnit(f"M{number:02}", f"Xã {number}", cast.units["NS.01"].kind, "NS") for number in range(30)]
    communes = open_units(tree=cast.tree, new=below, on=SINCE, by=cast.users["founder"], legal_basis="thử nghiệm")
    cast.units |= {unit.code: unit for unit in communes}
    few, many = (
        hand_on(cast, a_document(cast, number=str(number)), "NS", codes)
        for number, codes in ((71, ["M00", "M01"]), (72, [unit.code for unit in communes]))
    )
    officer, counts = signed_in("officer@NS"), []
    for made in (few, few, many):
        with CaptureQueriesContext(connection) as shown:
            officer.get(page_of(made, "?kind=plan"))
        tasks = Duty.objects.about(made).of_kind("plan")
        with CaptureQueriesContext(connection) as done:
            actions.change_many(what="excuse", tasks=list(tasks), by=cast.users["officer@NS"], reason="mưa")
        tasks.update(state="expected")
        counts.append((len(shown), len(done)))

    assert counts[1] == counts[2]
