"""The registers of incoming and outgoing documents: on the page, as workbook, as paper."""

from datetime import date
from io import BytesIO

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from docx import Document as Paper
from docx.enum.section import WD_ORIENT

from nennep.documents import actions
from nennep.documents.models import Document
from nennep.documents.registers import book_of
from nennep.documents.tests.papers import paper
from nennep.lib.handover import read_workbook

pytestmark = pytest.mark.django_db
INCOMING, OUTGOING = Document.Direction.INCOMING, Document.Direction.OUTGOING
HEADS = ["Ngày đến", "Số vào sổ", "Cơ quan ban hành", "Số, ký hiệu", "Ngày, tháng văn bản"]


@pytest.fixture
def entries(cast):
    unit, by = cast.units["NS.01"], cast.users["clerk@NS.01"]
    found = []
    for number in (1, 2, 3):
        one = paper(cast, "Chỉ thị", f"{number}-CT/TU", subject=f"về việc thứ {number}")
        entry = {"document": one, "unit": unit, "direction": INCOMING, "by": by, "on": date(2026, 3, number)}
        found.append(actions.enter_in_register(**entry, handed_to="Văn phòng"))
    plan = paper(cast, "Kế hoạch", "12-KH/ĐU", unit="NS.01", signer="Lò Thị Mai", recipients="Các chi bộ\nLưu")
    actions.enter_in_register(document=plan, unit=unit, direction=OUTGOING, by=by, on=date(2026, 4, 1), copies=12)
    return found


def ask(client, cast, **query):
    return client.get(reverse("documents:books"), {"unit": cast.units["NS.01"].pk, "year": 2026, **query})


def test_a_book_shows_its_lines_in_the_usual_columns(signed_in, cast, entries):
    page = ask(signed_in("clerk@NS.01"), cast).content.decode()
    for words in (*HEADS, "Chỉ thị về việc thứ 2", "02/03/2026", "2-CT/TU", "Văn phòng", "Ký nhận"):
        assert words in page
    assert "12-KH/ĐU" not in page
    page = ask(signed_in("clerk@NS.01"), cast, direction="outgoing").content.decode()
    for words in ("Sổ đăng ký văn bản đi", "12-KH/ĐU", "Lò Thị Mai", "Các chi bộ; Lưu", ">12<"):
        assert words in page


def test_a_month_of_a_book_stands_alone(signed_in, cast, entries):
    one = paper(cast, "Chỉ thị", "9-CT/TU", subject="về việc tháng tư")
    by, unit = cast.users["clerk@NS.01"], cast.units["NS.01"]
    actions.enter_in_register(document=one, unit=unit, direction=INCOMING, by=by, on=date(2026, 4, 9))
    client = signed_in("clerk@NS.01")
    page = ask(client, cast, month=4).content.decode()
    assert "tháng 4 năm 2026" in page and "về việc tháng tư" in page and "về việc thứ 2" not in page
    assert "Số bị bỏ trống" not in page, "a month begins with its own first number"
    paper_of_april = ask(client, cast, month=4, export="docx")
    assert "2026-04.docx" in paper_of_april["Content-Disposition"]
    assert len(Paper(BytesIO(paper_of_april.content)).tables[0].rows) == 2
    assert "Tháng này chưa có văn bản nào" in ask(client, cast, month=11).content.decode()
    assert "về việc thứ 2" in ask(client, cast, month=13).content.decode(), "no such month: the whole year"


def test_a_gap_in_the_numbers_is_pointed_out(cast, entries):
    one = paper(cast, "Chỉ thị", "9-CT/TU")
    by, unit = cast.users["clerk@NS.01"], cast.units["NS.01"]
    actions.enter_in_register(document=one, unit=unit, direction=INCOMING, by=by, on=date(2026, 3, 9), number=6)
    assert book_of(unit, INCOMING, 2026).missing == [4, 5]
    assert book_of(cast.units["NS"], INCOMING, 2026).missing == []


def test_a_book_is_taken_along_as_a_workbook(signed_in, cast, entries):
    answer = ask(signed_in("leader@NS.01"), cast, export="xlsx")
    (sheet,) = read_workbook(answer.content, "so.xlsx")
    rows = [list(row) for row in sheet.rows]
    (head,) = [at for at, row in enumerate(rows) if row[:5] == HEADS]
    assert [row[1] for row in rows[head + 1 : head + 4]] == [1, 2, 3]
    assert rows[head + 2][5] == "Chỉ thị về việc thứ 2"


def test_a_book_is_printed_as_a_paper_on_its_side(signed_in, cast, entries):
    answer = ask(signed_in("leader@NS.01"), cast, export="docx")
    found = Paper(BytesIO(answer.content))
    assert found.sections[0].orientation == WD_ORIENT.LANDSCAPE
    assert found.sections[0].page_width > found.sections[0].page_height
    table = found.tables[0]
    assert [cell.text for cell in table.rows[0].cells][:5] == HEADS
    assert [cell.text for cell in table.rows[2].cells][:4] == ["02/03/2026", "2", "Tỉnh ủy Nà Sơn", "2-CT/TU"]


def test_a_document_handed_down_is_entered_where_it_arrived(signed_in, cast):
    one = paper(cast, "Chỉ thị", "5-CT/TU")
    client, url = signed_in("clerk@NS.01"), reverse("documents:enter", args=[one.pk])
    data = {"unit": cast.units["NS.01"].pk, "direction": INCOMING, "on": "06/03/2026", "handed_to": "Văn phòng"}
    assert client.post(url, data).status_code == 302
    assert "1/2026" in client.get(reverse("documents:document", args=[one.pk])).content.decode()
    assert "đã có trong sổ" in client.post(url, data).content.decode()
    elsewhere = data | {"unit": cast.units["NS"].pk}
    assert client.post(url, elsewhere).status_code == 200
    assert one.register_entries.count() == 1


def test_books_ask_the_same_for_few_and_for_many(signed_in, cast, entries):
    client = signed_in("clerk@NS.01")
    ask(client, cast)
    with CaptureQueriesContext(connection) as few:
        ask(client, cast)
    for number in range(10, 20):
        one = paper(cast, "Chỉ thị", f"{number}-CT/TU")
        by, unit = cast.users["clerk@NS.01"], cast.units["NS.01"]
        actions.enter_in_register(document=one, unit=unit, direction=INCOMING, by=by, on=date(2026, 3, 9))
    with CaptureQueriesContext(connection) as many:
        ask(client, cast)
    assert len(many) == len(few)
