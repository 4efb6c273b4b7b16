"""The thread: what stands around a document, what is hidden, in pictures, words and on paper."""

import io
import re
from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils.timezone import localdate
from docx import Document as Paper

from nennep.directives import actions
from nennep.directives.tests.cast import a_document, cite, duty_of, fill_directive, hand_on, surround
from nennep.directives.thread import thread_of
from nennep.documents.actions import relate
from nennep.documents.models import Citation


def limbs(document, user):
    return {limb.code: limb for limb in thread_of(document, user)}


def titles(limb):
    return [item.title for item in limb.items]


@pytest.fixture
def surrounded(cast, directive):
    surround(cast, directive)
    return directive


def test_everything_around_a_document_stands_in_its_branch(cast, surrounded):
    found = limbs(surrounded.document, cast.users["officer@NS"])

    assert titles(found["bases"]) == ["Chỉ thị 1-CT/NS: an toàn thiên tai", "có một tổ"]
    assert found["bases"].items[1].state == Citation.State.OPEN.label
    assert titles(found["predecessors"]) == ["Chỉ thị 2-CT/NS: phòng lũ"]
    assert [item.title.split(":")[0] for item in found["carried_out_by"].items] == ["Hướng dẫn 9-CT/NS"]
    assert [item.unit for item in found["papers"].items] == ["Xã Hùng Sơn", "Chi bộ Bản Mới"]
    assert [item.unit for item in found["reviews"].items] == ["Xã Quang Lâm"]


def test_of_a_paper_handed_in_again_the_newest_stands_in_the_thread(cast, filled):
    duty = duty_of(cast, filled.further, "NS.01.1", "plan")
    again = a_document(cast, "NS.01.1", "8", type="Kế hoạch", notation="KH", subject="tổ xung kích, bản sửa")
    actions.hand_in(duty=duty, document=again, by=cast.users["clerk@NS.01.1"])

    found = limbs(filled.document, cast.users["officer@NS"])["papers"]

    assert [item.title for item in found.items if item.unit == "Chi bộ Bản Mới"] == [f"{again}: {again.subject}"]


def test_the_replaced_document_tells_what_replaced_it(cast, surrounded):
    old = surrounded.document.relations.get(kind="replaces").target

    found = limbs(old, cast.users["officer@NS"])

    assert titles(found["successors"]) == [f"{surrounded.document}: {surrounded.document.subject}"]
    assert found["successors"].items[0].verb == "được thay thế bởi"


def test_hand_ons_show_their_figures(cast, surrounded):
    item = limbs(surrounded.document, cast.users["officer@NS"])["hand_ons"].items[0]

    assert [(number.value, number.whole) for number in item.numbers] == [(1, 4), (2, 4), (0, 4), (0, None)]


def test_what_one_may_not_see_is_a_number(cast, surrounded):
    own = a_document(cast, "NS.02", "44", type="Kế hoạch", subject="kế hoạch của xã bên")
    relate(source=own, target=surrounded.document, kind="carries_out", by=cast.users["officer@NS"])

    found = limbs(surrounded.document, cast.users["clerk@NS.01"])

    assert (len(found["carried_out_by"].items), found["carried_out_by"].hidden) == (1, 1)
    assert (found["reviews"].items, found["reviews"].hidden) == ([], 1)
    assert [item.unit for item in found["papers"].items] == ["Xã Hùng Sơn", "Chi bộ Bản Mới"]


@pytest.mark.parametrize("address", ["directives:thread", "directives:thread_docx"])
def test_names_of_hidden_things_are_nowhere(address, cast, surrounded, signed_in):
    own = a_document(cast, "NS.02", "44", type="Kế hoạch", subject="kế hoạch của xã bên")
    relate(source=own, target=surrounded.document, kind="carries_out", by=cast.users["officer@NS"])

    page = signed_in("clerk@NS.01").get(reverse(address, args=[surrounded.document.pk]))

    words = page.content.decode(errors="replace") if address == "directives:thread" else paper_text(page.content)
    assert "xã bên" not in words
    assert "Quang Lâm" not in words


def test_the_picture_says_what_the_words_say(cast, surrounded, signed_in):
    page = signed_in("officer@NS").get(reverse("directives:thread", args=[surrounded.document.pk]))

    picture = page.context["picture"]
    words = page.content.decode().replace(picture, "")
    assert "style=" not in picture
    for limb in limbs(surrounded.document, cast.users["officer@NS"]).values():
        assert str(limb.label) in picture
        assert str(limb.label) in words
        assert all(item.title.partition(": ")[0][:20] in picture and item.title in words for item in limb.items[:4])


def test_the_time_line_begins_with_the_issue(surrounded, signed_in):
    page = signed_in("officer@NS").get(reverse("directives:thread", args=[surrounded.document.pk]))

    days = [day for day, _label, _item in page.context["days"]["first"]]
    assert days == sorted(days)
    assert days[0] == surrounded.document.issued_on


def paper_text(content):
    paper = Paper(io.BytesIO(content))
    cells = [cell.text for table in paper.tables for row in table.rows for cell in row.cells]
    return "\n".join([*(paragraph.text for paragraph in paper.paragraphs), *cells])


def test_the_annex_says_the_same_and_its_numbers_open_their_records(surrounded, signed_in, settings):
    settings.NENNEP_URL = "https://nennep.example"

    answer = signed_in("officer@NS").get(reverse("directives:thread_docx", args=[surrounded.document.pk]))

    text = paper_text(answer.content)
    assert "PHỤ LỤC" in text
    assert Paper(io.BytesIO(answer.content)).paragraphs[-1].text.endswith("./.")
    assert text.count("./.") == 1
    for words in ("an toàn thiên tai", "diễn tập ở bản", "kế hoạch đã nộp: 2/4", "Xã Quang Lâm"):
        assert words in text
    links = {one.target_ref for one in Paper(io.BytesIO(answer.content)).part.rels.values() if one.is_external}
    wanted = r"https://nennep\.example/figures/directives\.plans\.received/\?subject=directive:\d+&unit=\d+"
    assert any(re.fullmatch(wanted, link) for link in links)


def test_a_thread_costs_the_same_for_one_and_for_many(cast, directive, signed_in):
    officer, document = signed_in("officer@NS"), directive.document
    fill_directive(cast, directive)
    url = reverse("directives:thread", args=[document.pk])

    def more(number):
        guide = a_document(cast, "NS.01", str(number), type="Hướng dẫn", subject=f"hướng dẫn {number}")
        relate(source=guide, target=document, kind="guides", by=cast.users["officer@NS"])
        cite(document, a_document(cast, number=str(number + 50)), "Mỗi", place=number)
        actions.ask_for_reviews(
            document=document,
            unit=cast.units["NS.01"],
            asked_by=cast.units["NS"],
            kind="interim",
            due_on=localdate() + timedelta(days=number),
            by=cast.users["officer@NS"],
        )

    more(60)
    counts = []
    for number in (0, 61):
        if number:
            more(number)
            more(number + 1)
            hand_on(cast, document, "NS.02", ("NS.02.1",))
            plan = duty_of(cast, directive.first, "NS.02", "plan")
            paper = a_document(cast, "NS.02", "70", type="Kế hoạch")
            actions.hand_in(duty=plan, document=paper, by=cast.users["clerk@NS.02"])
        officer.get(url)
        with CaptureQueriesContext(connection) as captured:
            officer.get(url)
        counts.append(len(captured))

    assert counts[0] == counts[1]


def test_a_long_branch_shows_its_beginning_and_folds_the_rest(cast, directive, signed_in):
    for number in range(100, 112):
        guide = a_document(cast, "NS.01", str(number), type="Hướng dẫn", subject=f"hướng dẫn {number}")
        relate(source=guide, target=directive.document, kind="guides", by=cast.users["officer@NS"])

    page = signed_in("officer@NS").get(reverse("directives:thread", args=[directive.document.pk])).content.decode()

    folded = page.index("Xem thêm 4")
    assert page.index("hướng dẫn 107</a>") < folded < page.index("hướng dẫn 108</a>")
    assert "và 7 mục khác" in page
