"""Relations are proposed by wording, confirmed by a person, and end documents everywhere they are shown."""

from datetime import date
from itertools import product

import pytest

from nennep.documents import actions
from nennep.documents.errors import EntersTwice, KeptAlready, NumberTaken, ToItself
from nennep.documents.models import Citation, Document, Relation, Standing
from nennep.documents.tests.papers import paper

pytestmark = pytest.mark.django_db
Kind, State = Relation.Kind, Relation.State


@pytest.fixture
def pair(cast):
    old = paper(cast, "Quyết định", "12/QĐ-UBND", on=date(2021, 4, 3))
    new = paper(
        cast, "Quyết định", "30/QĐ-UBND", on=date(2026, 5, 6), text="Quyết định này thay thế Quyết định số 12/QĐ-UBND."
    )
    return old, new


def fresh(document):
    return Document.objects.get(pk=document.pk)


def test_a_proposal_ends_nothing_before_a_person_confirms_it(cast, pair):
    old, new = pair
    (relation,) = new.relations.all()
    assert (relation.kind, relation.state, relation.target) == (Kind.REPLACES, State.PROPOSED, old)
    assert new.text[slice(*relation.found_at)] == "thay thế Quyết định số 12/QĐ-UBND"
    assert fresh(old).standing == Standing.IN_FORCE
    actions.confirm_relation(relation=relation, by=cast.users["officer@NS"])
    old = fresh(old)
    assert (old.standing, old.standing_since, old.standing_by) == (Standing.NO_LONGER, date(2026, 5, 6), new)


def test_a_rejected_end_is_taken_back_and_not_proposed_again(cast, pair):
    old, new = pair
    relation, by = new.relations.get(), cast.users["officer@NS"]
    actions.confirm_relation(relation=relation, by=by)
    actions.reject_relation(relation=relation, by=by)
    assert (fresh(old).standing, fresh(old).standing_by) == (Standing.IN_FORCE, None)
    actions.add_version(document=new, by=by, text=new.text + " Hết.")
    assert new.relations.get().state == State.REJECTED


def test_what_ends_later_is_in_force_until_then(pair):
    old, new = pair
    old.standing, old.standing_since, old.standing_by = Standing.NO_LONGER, date(2027, 1, 1), new
    old.save()
    for day, standing in [(date(2026, 12, 31), Standing.IN_FORCE), (date(2027, 1, 1), Standing.NO_LONGER)]:
        assert old.standing_on(day) == standing
        assert old in Document.objects.of_standing(standing, day)


def test_rows_and_filters_agree_about_standing(pair):
    old, days = pair[0], (None, date(2026, 6, 1), date(2026, 8, 1))
    for standing, since, effective in product(Standing.values, days, days):
        old.standing, old.standing_since, old.effective_on = standing, since, effective
        old.save()
        day = date(2026, 7, 1)
        found = [value for value in Standing.values if old in Document.objects.of_standing(value, day)]
        assert found == [old.standing_on(day)]


def test_an_amendment_leaves_a_part_in_force(cast):
    old = paper(cast, "Quy chế", "5-QC/TU", on=date(2021, 4, 3))
    text = "Sửa đổi, bổ sung khoản 2 Điều 4 của Quy chế số 5-QC/TU."
    new = paper(cast, "Quyết định", "31-QĐ/TU", on=date(2026, 5, 6), text=text)
    relation = new.relations.get()
    assert (relation.kind, relation.note) == (Kind.AMENDS, "khoản 2 Điều 4")
    actions.confirm_relation(relation=relation, by=cast.users["officer@NS"])
    assert fresh(old).standing == Standing.PARTLY
    ended = paper(cast, "Quyết định", "40-QĐ/TU", on=date(2026, 6, 1), text="Bãi bỏ Quy chế số 5-QC/TU.")
    actions.confirm_relation(relation=ended.relations.get(), by=cast.users["officer@NS"])
    assert (fresh(old).standing, fresh(old).standing_by) == (Standing.NO_LONGER, ended)
    actions.reject_relation(relation=ended.relations.get(), by=cast.users["officer@NS"])
    assert (fresh(old).standing, fresh(old).standing_by) == (Standing.PARTLY, new)


def test_a_person_enters_a_relation_and_a_standing(cast, pair):
    old, new = pair
    by = cast.users["officer@NS"]
    relation = actions.relate(source=new, target=old, kind=Kind.GUIDES, by=by)
    assert (relation.state, relation.decided_by) == (State.CONFIRMED, by)
    actions.set_standing(document=old, standing=Standing.NO_LONGER, by=by, note="hết thời hạn ghi trong văn bản")
    assert fresh(old).standing_note == "hết thời hạn ghi trong văn bản"
    with pytest.raises(ToItself):
        actions.relate(source=old, target=old, kind=Kind.GUIDES, by=by)


def test_a_person_decides_what_a_citation_means(cast):
    old, new = (paper(cast, "Quy định", "208-QĐ/TU", on=day) for day in (date(2019, 11, 8), date(2026, 7, 26)))
    plan = paper(cast, "Kế hoạch", "1-KH/TU", on=date(2026, 9, 1), text="Thực hiện Quy định số 208-QĐ/TU, tỉnh họp.")
    citation, by = plan.citations.get(), cast.users["clerk@NS"]
    assert citation.state == Citation.State.AMBIGUOUS
    actions.decide_citation(citation=citation, target=new, by=by)
    assert Relation.objects.get(source=plan).target == new
    paper(cast, "Quy định", "208-QĐ/TU", unit="NS.01", issuer="Đảng ủy", on=date(2026, 8, 1))
    assert plan.citations.get().target == new, "what a person decided is not asked anew"
    actions.decide_citation(citation=citation, set_aside=True, by=by)
    assert plan.citations.get().state == Citation.State.SET_ASIDE
    assert old.cited_in.count() == 0


def test_another_number_answers_other_citations(cast):
    wrong = paper(cast, "Chỉ thị", "50-CT/TU")
    report = paper(cast, "Báo cáo", "9-BC/ĐU", unit="NS.01", on=date(2026, 9, 1), text="Theo Chỉ thị số 05-CT/TU.")
    other = paper(cast, "Báo cáo", "8-BC/ĐU", unit="NS.01", on=date(2026, 9, 1), text="Theo Chỉ thị số 50-CT/TU.")
    actions.change_document(document=wrong, number="05", by=cast.users["clerk@NS"])
    assert report.citations.get().target == wrong
    assert other.citations.get().state == Citation.State.OPEN


def test_a_unit_keeps_a_document_once(cast):
    paper(cast, "Chỉ thị", "05-CT/TU")
    paper(cast, "Chỉ thị", "05-CT/TU", unit="NS.01")
    with pytest.raises(KeptAlready):
        paper(cast, "Chỉ thị", "05-CT/TU")
    other = paper(cast, "Chỉ thị", "06-CT/TU")
    with pytest.raises(KeptAlready):
        actions.change_document(document=other, number="05", by=cast.users["clerk@NS"])


def test_books_count_on_by_unit_direction_and_year(cast):
    by, incoming = cast.users["clerk@NS.01"], Document.Direction.INCOMING
    one, two, three = (paper(cast, "Chỉ thị", f"{n}-CT/TU") for n in (1, 2, 3))

    def enter(document, on=date(2026, 3, 1), **more):
        named = {"unit": cast.units["NS.01"], "direction": incoming, "on": on, **more}
        return actions.enter_in_register(document=document, by=by, **named).number

    assert [enter(one), enter(two)] == [1, 2]
    assert enter(one, unit=cast.units["NS.02"]) == 1
    assert enter(one, direction=Document.Direction.OUTGOING) == 1
    with pytest.raises(EntersTwice):
        enter(one)
    with pytest.raises(NumberTaken):
        enter(three, number=2)
    assert enter(three, number=214) == 214
    assert actions.next_number(cast.units["NS.01"], incoming, 2026) == 215
    assert actions.next_number(cast.units["NS.01"], incoming, 2027) == 1
