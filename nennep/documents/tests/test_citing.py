"""Citations of registered documents: linked when the document is there, open until it comes, never guessed."""

from datetime import date

import pytest

from nennep.documents.actions import add_version
from nennep.documents.actions.citing import answer_missed, look_for_citations, read_unread
from nennep.documents.models import Citation, Document, Relation
from nennep.documents.tests.papers import paper

pytestmark = pytest.mark.django_db
State = Citation.State
CITING = (
    "Thực hiện Chỉ thị số 05-CT/TU ngày 02/3/2026 của Tỉnh ủy, xã mở lớp học số. Xã nhắc lại Chỉ thị 05 ở mỗi thôn."
)


def states(document):
    return [(row.number, row.state, row.target_id) for row in document.citations.all()]


def test_a_document_that_is_there_is_linked(cast):
    directive = paper(cast, "Chỉ thị", "05-CT/TU")
    plan = paper(cast, "Kế hoạch", "12-KH/ĐU", unit="NS.01", on=date(2026, 4, 1), text=CITING)
    assert states(plan) == [("05-CT/TU", State.RESOLVED, directive.pk), ("05", State.RESOLVED, directive.pk)]


def test_an_older_document_that_arrives_last_closes_what_was_open(cast):
    plan = paper(cast, "Kế hoạch", "12-KH/ĐU", unit="NS.01", on=date(2026, 4, 1), text=CITING)
    other = paper(cast, "Kế hoạch", "3-KH/ĐU", unit="NS.02", on=date(2026, 5, 1), text="Theo Chỉ thị số 5-CT/TU.")
    assert {state for _, state, _ in states(plan) + states(other)} == {State.OPEN}
    directive = paper(cast, "Chỉ thị", "05-CT/TU")
    assert states(plan) == [("05-CT/TU", State.RESOLVED, directive.pk), ("05", State.RESOLVED, directive.pk)]
    assert states(other) == [("5-CT/TU", State.RESOLVED, directive.pk)]
    assert Relation.objects.get(source=plan).kind == Relation.Kind.CARRIES_OUT


def test_a_number_of_two_terms_is_offered_and_not_guessed(cast):
    old = paper(cast, "Quy định", "208-QĐ/TU", on=date(2019, 11, 8))
    report = paper(cast, "Báo cáo", "9-BC/ĐU", unit="NS.01", on=date(2026, 9, 1), text="Theo Quy định số 208-QĐ/TU.")
    assert states(report) == [("208-QĐ/TU", State.RESOLVED, old.pk)]
    new = paper(cast, "Quy định", "208-QĐ/TU", on=date(2026, 7, 26))
    assert states(report) == [("208-QĐ/TU", State.AMBIGUOUS, None)]
    earlier = paper(cast, "Báo cáo", "2-BC/ĐU", unit="NS.01", on=date(2021, 1, 5), text="Theo Quy định số 208-QĐ/TU.")
    assert states(earlier) == [("208-QĐ/TU", State.RESOLVED, old.pk)], "nothing cites what was issued later"
    dated = paper(
        cast, "Báo cáo", "4-BC/ĐU", unit="NS.01", on=date(2026, 9, 2), text="Quy định 208-QĐ/TU ngày 26/7/2026."
    )
    assert states(dated) == [("208-QĐ/TU", State.RESOLVED, new.pk)]


def test_a_bare_number_is_decided_by_its_day_alone(cast):
    letter = paper(cast, "Báo cáo", "9-BC/ĐU", unit="NS.01", on=date(2026, 9, 1), text="Theo Chỉ thị 05, xã mở lớp.")
    dated = paper(
        cast, "Báo cáo", "8-BC/ĐU", unit="NS.01", on=date(2026, 9, 1), text="Chỉ thị 05 ngày 02/3/2026 nêu rõ."
    )
    directive = paper(cast, "Chỉ thị", "05-CT/TU")
    assert states(letter) == [("05", State.AMBIGUOUS, None)]
    assert states(dated) == [("05", State.RESOLVED, directive.pk)]


def test_what_a_sibling_keeps_answers_nothing(cast):
    paper(cast, "Kế hoạch", "7-KH/ĐU", unit="NS.02", issuer="Đảng ủy xã Quang Lâm")
    report = paper(cast, "Báo cáo", "9-BC/ĐU", unit="NS.01", on=date(2026, 9, 1), text="Theo Kế hoạch số 7-KH/ĐU.")
    assert states(report) == [("7-KH/ĐU", State.OPEN, None)]
    own = paper(cast, "Kế hoạch", "7-KH/ĐU", unit="NS.01", issuer="Đảng ủy xã Hùng Sơn")
    assert states(report) == [("7-KH/ĐU", State.RESOLVED, own.pk)]


def test_of_two_copies_the_nearest_is_meant(cast):
    own = paper(cast, "Chỉ thị", "40-CT/TW", unit="NS.01", issuer="Ban Bí thư")
    above = paper(cast, "Chỉ thị", "40-CT/TW", unit="NS", issuer="BAN BÍ THƯ")
    text = "Theo Chỉ thị số 40-CT/TW của Ban Bí thư."
    ours = paper(cast, "Báo cáo", "9-BC/ĐU", unit="NS.01", on=date(2026, 9, 1), text=text)
    theirs = paper(cast, "Báo cáo", "9-BC/ĐU", unit="NS.02", on=date(2026, 9, 1), text=text)
    assert (states(ours)[0][2], states(theirs)[0][2]) == (own.pk, above.pk)


def test_legal_bases_and_deadlines_are_kept(cast):
    text = "Căn cứ Luật số 20/2023/QH15;\nCác thôn báo cáo trước ngày 15/12/2026. Xem Kế hoạch số 3-KH/ĐU."
    plan = paper(cast, "Kế hoạch", "12-KH/ĐU", unit="NS.01", text=text)
    assert [row.is_basis for row in plan.citations.all()] == [True, False]
    (deadline,) = plan.deadlines.all()
    assert deadline.due_on == date(2026, 12, 15)
    assert "15/12/2026" in text[deadline.start : deadline.end]


def test_its_own_number_is_no_citation(cast):
    text = "ngày 01 tháng 9 năm 2020\nSố 12-KH/ĐU\nKẾ HOẠCH\nvề đọc\nKế hoạch số 12-KH/ĐU này thay Kế hoạch số 3-KH/ĐU."
    plan = paper(cast, "Kế hoạch", "12-KH/ĐU", unit="NS.01", text=text)
    assert [row.number for row in plan.citations.all()] == ["3-KH/ĐU"]


def test_a_subject_is_read_where_there_is_no_text(cast):
    directive = paper(cast, "Chỉ thị", "05-CT/TU")
    plan = paper(cast, "Kế hoạch", "12-KH/ĐU", unit="NS.01", on=DAY_AFTER, subject="thực hiện Chỉ thị số 05-CT/TU")
    assert states(plan) == [("05-CT/TU", State.RESOLVED, directive.pk)]
    assert Relation.objects.get(source=plan, target=directive).kind == Relation.Kind.CARRIES_OUT


DAY_AFTER = date(2026, 3, 3)


def test_a_new_text_is_read_anew_and_keeps_what_a_person_decided(cast):
    old, new = (paper(cast, "Quy định", "208-QĐ/TU", on=day) for day in (date(2019, 11, 8), date(2026, 7, 26)))
    text = "Thực hiện Quy định số 208-QĐ/TU, xã họp."
    plan = paper(cast, "Kế hoạch", "12-KH/ĐU", unit="NS.01", on=date(2026, 9, 1), text=text)
    plan.citations.update(state=State.RESOLVED, target=new, decided_by=cast.users["clerk@NS.01"])
    add_version(document=plan, by=cast.users["clerk@NS.01"], text=f"Ngày mới.\n\n{text} Và Kế hoạch số 5-KH/ĐU.")
    assert states(plan) == [("208-QĐ/TU", State.RESOLVED, new.pk), ("5-KH/ĐU", State.OPEN, None)]
    assert old.cited_in.count() == 0


def test_what_was_registered_before_is_read_by_itself(cast):
    paper(cast, "Chỉ thị", "05-CT/TU")
    plan = paper(cast, "Kế hoạch", "12-KH/ĐU", unit="NS.01", on=date(2026, 4, 1), text=CITING)
    plan.citations.all().delete()
    Document.objects.filter(pk=plan.pk).update(citations_read_at=None)
    assert read_unread() == 1
    assert plan.citations.count() == 2
    assert read_unread() == 0


def test_two_that_came_in_the_same_moment_find_each_other_at_night(cast):
    directive = paper(cast, "Chỉ thị", "05-CT/TU")
    plan = paper(cast, "Kế hoạch", "12-KH/ĐU", unit="NS.01", on=date(2026, 4, 1), text=CITING)
    plan.citations.update(state=State.OPEN, target=None)
    assert answer_missed() == 2
    assert {row.target_id for row in plan.citations.all()} == {directive.pk}


def test_reading_twice_gives_the_same(cast):
    paper(cast, "Chỉ thị", "05-CT/TU")
    plan = paper(cast, "Kế hoạch", "12-KH/ĐU", unit="NS.01", on=date(2026, 4, 1), text=CITING)
    before = states(plan)
    look_for_citations(plan)
    assert states(plan) == before
    assert Relation.objects.count() == 1
