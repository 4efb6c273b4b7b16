"""Documents cited by name: laws linked when day or year tell which, plenums offered, in any order of arrival."""

from datetime import date

import pytest

from nennep.documents.actions import change_document
from nennep.documents.actions.citing import answer_missed
from nennep.documents.models import Citation, Document, KnownName
from nennep.documents.queries.around import citations_of, cited
from nennep.documents.queries.ordering import missing
from nennep.documents.tests.papers import paper

pytestmark = pytest.mark.django_db
State = Citation.State
DAY = date(2026, 4, 1)
PASSED = date(2019, 11, 21)
CITING = "Căn cứ Luật Thư viện ngày 21 tháng 11 năm 2019;\nTheo Luật Thư viện năm 2019 và Luật Thư viện, xã mở tủ sách."


def law(cast, number="46/2019/QH14", on=PASSED):
    return paper(cast, "Luật", number, issuer="Quốc hội", on=on, subject="Thư viện")


def plan(cast, text):
    return paper(cast, "Kế hoạch", "12-KH/ĐU", unit="NS.01", on=DAY, text=text)


def states(document):
    return [(row.state, row.target_id) for row in document.citations.all()]


@pytest.mark.parametrize("law_comes_first", [True, False])
def test_a_law_is_linked_by_name_with_its_day_or_year_and_offered_without(cast, law_comes_first):
    held = law(cast) if law_comes_first else None
    ours = plan(cast, CITING)
    if held is None:
        assert {state for state, _ in states(ours)} == {State.OPEN}
        held = law(cast)
    linked = (State.RESOLVED, held.pk)
    assert states(ours) == [linked, linked, (State.AMBIGUOUS, None)]


def test_what_a_name_could_mean_is_offered(cast):
    laws = [law(cast), law(cast, "31/2000/QH10", date(2000, 5, 2))]
    ours = plan(cast, "Theo Luật Thư viện, xã mở tủ sách.")
    (one,) = cited(ours, citations_of(ours))
    assert one.candidates == laws


def test_a_plenum_passes_several_resolutions_so_none_is_guessed(cast):
    text = "NGHỊ QUYẾT HỘI NGHỊ LẦN THỨ NĂM BAN CHẤP HÀNH TRUNG ƯƠNG ĐẢNG KHÓA XII\nvề tủ sách\nCác cấp mở tủ sách."
    ours = plan(cast, "Thực hiện Nghị quyết Trung ương 5 khóa XII, xã mở tủ sách.")
    assert states(ours) == [(State.OPEN, None)]
    resolution = paper(
        cast, "Nghị quyết", "10-NQ/TW", issuer="Ban Chấp hành Trung ương", on=date(2017, 6, 3), text=text
    )
    assert resolution.citations.count() == 0, "its own title is no citation"
    assert states(ours) == [(State.AMBIGUOUS, None)]
    (one,) = cited(ours, citations_of(ours))
    assert one.candidates == [resolution]


def test_a_new_subject_is_a_new_name(cast):
    held = law(cast)
    ours = plan(cast, "Theo Luật Thư viện năm 2019.")
    change_document(document=held, by=cast.users["clerk@NS"], subject="Lưu trữ")
    assert [name.key for name in KnownName.objects.all()] == ["=luat luu tru"]
    assert states(ours) == [(State.OPEN, None)]
    change_document(document=held, by=cast.users["clerk@NS"], subject="Thư viện")
    assert states(ours) == [(State.RESOLVED, held.pk)]


def test_two_that_came_in_the_same_moment_find_each_other_at_night(cast):
    held = law(cast)
    ours = plan(cast, "Theo Luật Thư viện năm 2019.")
    ours.citations.update(state=State.OPEN, target=None)
    assert answer_missed() == 1
    assert states(ours) == [(State.RESOLVED, held.pk)]


def test_names_are_no_gaps_of_the_list_of_numbers(cast):
    plan(cast, "Theo Luật Thư viện năm 2019 và Chỉ thị số 05-CT/TU.")
    assert [row["number"] for row in missing(Document.objects.all())] == ["05-CT/TU"]
