"""What study and reports add to the thread of a document."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils.timezone import localdate

from nennep.directives.actions.handing_on import last_minute
from nennep.directives.tests.cast import a_document, hand_on
from nennep.directives.thread import thread_of
from nennep.reports.actions import create_report, sign_report
from nennep.reports.rules import capacities
from nennep.reports.thread import reports_about
from nennep.study import actions as study
from nennep.units.tests.cast import build_cast


@pytest.fixture
def cast(db):
    return build_cast()


def thread(document, user):
    return {limb.code: limb for limb in thread_of(document, user)}


def titles(limb):
    return [item.title for item in limb.items]


def test_campaigns_and_signed_reports_add_themselves(cast):
    document = a_document(cast)
    officer = cast.users["officer@NS"]
    campaign = a_campaign(cast, document)
    a_signed_report(cast, "campaign", campaign, "Phải nộp {study.essays.expected} bài.")

    found = thread(document, officer)

    assert titles(found["campaigns"]) == ["Học tập phòng chống lũ"]
    assert [(number.value, number.whole) for number in found["campaigns"].items[0].numbers] == [(0, 7), (0, 7)]
    assert [(item.title, item.words) for item in found["reports"].items] == [("Kết quả học tập", "Phải nộp 7 bài.")]
    assert thread(document, cast.users["clerk@NS.01"])["reports"].hidden == 1


def a_campaign(cast, document):
    officer = cast.users["officer@NS"]
    title, due_at = "Học tập phòng chống lũ", last_minute(localdate() + timedelta(days=9))
    campaign = study.create_campaign(title=title, host=cast.units["NS"], document=document, by=officer)
    study.update_campaign(campaign=campaign, by=officer, due_at=due_at, least_own_words=20)
    study.add_rule(campaign=campaign, unit=cast.units["NS.01.1"], by=officer)
    study.name_reviewer(campaign=campaign, user=cast.users["reviewer@NS"], unit=cast.units["NS"], by=officer)
    return study.launch_campaign(campaign=campaign, by=officer)


def test_reports_cost_the_same_for_one_and_for_many(cast):
    document, officer = a_document(cast), cast.users["officer@NS"]
    campaign = a_campaign(cast, document)
    counts = []
    for number in (1, 3):
        for _one in range(number):
            a_signed_report(cast, "campaign", campaign, "Đã nhận {study.essays.received} bài.")
        reports_about(document, officer)
        with CaptureQueriesContext(connection) as captured:
            found = reports_about(document, officer)
        counts.append(len(captured))

    assert (len(found.items), counts[0]) == (4, counts[1])


def test_a_report_about_carrying_out_the_document_is_part_of_its_thread(cast):
    document = a_document(cast)
    hand_on(cast, document, acknowledge_by=localdate())
    a_signed_report(cast, "directive", document, "Có {directives.plans.expected} kế hoạch phải nộp.")

    (item,) = reports_about(document, cast.users["leader@NS"]).items

    assert item.words == "Có 0 kế hoạch phải nộp."


def about_another(cast, words, number="77", subject="đọc sách cho trẻ"):
    """A signed report of a campaign about another document."""
    return a_signed_report(cast, "campaign", a_campaign(cast, a_document(cast, number=number, subject=subject)), words)


def test_a_paragraph_that_names_the_document_adds_itself(cast):
    document = a_document(cast)
    words = "Công tác chung.\nThực hiện Chỉ thị số 12-CT/NS, có {study.essays.expected} bài phải nộp.\nHết."
    about_another(cast, words)

    (item,) = reports_about(document, cast.users["officer@NS"]).items

    assert item.words == "Thực hiện Chỉ thị số 12-CT/NS, có 7 bài phải nộp."
    assert reports_about(document, cast.users["clerk@NS.01"]).hidden == 1


@pytest.mark.parametrize(
    "words",
    [
        "Có 12 lớp học trong 12 ngày.",
        "Thực hiện Chỉ thị số 12-CT/TU.",
        "Thực hiện Kế hoạch số 12-KH/NS.",
        "Thực hiện Chỉ thị số 12-CT/NS ngày 01/02/2019.",
    ],
)
def test_what_only_looks_like_it_adds_nothing(words, cast):
    document = a_document(cast)
    about_another(cast, words)

    found = reports_about(document, cast.users["officer@NS"])

    assert (found.items, found.hidden) == ([], 0)


def test_a_report_about_the_document_that_names_it_too_stands_there_once(cast):
    document = a_document(cast)
    hand_on(cast, document, acknowledge_by=localdate())
    a_signed_report(cast, "directive", document, "Mở đầu.\nThực hiện Chỉ thị số 12-CT/NS.")

    (item,) = reports_about(document, cast.users["leader@NS"]).items

    assert item.words == "Mở đầu."


def test_many_reports_that_name_it_cost_as_many_questions_as_one(cast):
    document, officer, counts = a_document(cast), cast.users["officer@NS"], []
    for number in (1, 3):
        for more in range(number):
            about_another(cast, "Thực hiện Chỉ thị số 12-CT/NS.", f"{number}{more}", f"việc {number}{more}")
        reports_about(document, officer)
        with CaptureQueriesContext(connection) as captured:
            found = reports_about(document, officer)
        counts.append(len(captured))

    assert (len(found.items), counts[0]) == (4, counts[1])


def a_signed_report(cast, kind, subject, words):
    report = create_report(
        subject_kind=kind,
        subject=subject,
        unit=cast.units["NS"],
        by=cast.users["officer@NS"],
        form_key=uuid4(),
        title="Kết quả học tập",
        narrative=words,
    )
    leader = cast.users["leader@NS"]
    sign_report(report=report, capacity_key=capacities(leader, cast.units["NS"], localdate())[0].key, by=leader)
    return report
