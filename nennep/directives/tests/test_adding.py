"""An app outside adds a branch to the thread with a few lines; page, picture, time line and annex show it."""

import io
from datetime import date

import pytest
from django.urls import reverse
from docx import Document as Paper

from nennep.directives import thread
from nennep.directives.thread import Branch, Count, Found, Side, ThreadItem


def talks_about(document, user):
    """What another app would ask of its own records."""
    talk = ThreadItem(
        title="Nói chuyện ở chợ phiên",
        url="/talks/1/",
        unit="Xã Hùng Sơn",
        day=date(2026, 11, 3),
        state="đã xong",
        numbers=(Count("người nghe", 80, "/figures/talks.heard/"),),
    )
    return Found([talk], hidden=2)


@pytest.fixture
def talks(monkeypatch):
    monkeypatch.setattr(thread, "_branches", dict(thread._branches))
    thread.register(
        Branch("talks", "Các buổi nói chuyện", talks_about, order=65, subjects=lambda document: [("talk", [1])])
    )


def test_it_stands_on_the_page_in_its_place(talks, directive, signed_in):
    page = signed_in("officer@NS").get(reverse("directives:thread", args=[directive.document.pk]))

    codes = [limb.code for limb in page.context["below"]]
    assert codes.index("talks") == codes.index("hand_ons") + 1
    assert page.context["below"][codes.index("talks")].side == Side.BELOW
    words = page.content.decode()
    assert words.count("Nói chuyện ở chợ phiên") >= 2
    assert '<a class="figure" href="/figures/talks.heard/">80' in words
    assert "Còn 2 mục bạn không được xem." in words
    assert "Các buổi nói chuyện" in page.context["picture"]
    assert "Nói chuyện ở chợ phiên" in [item.title for _day, _label, item in page.context["days"]["first"] if item]


def test_it_stands_in_the_annex_with_its_number_linked(talks, directive, signed_in, settings):
    settings.NENNEP_URL = "https://nennep.example"
    answer = signed_in("officer@NS").get(reverse("directives:thread_docx", args=[directive.document.pk]))

    paper = Paper(io.BytesIO(answer.content))
    assert any("CÁC BUỔI NÓI CHUYỆN" in paragraph.text for paragraph in paper.paragraphs)
    links = {one.target_ref for one in paper.part.rels.values() if one.is_external}
    assert {"https://nennep.example/talks/1/", "https://nennep.example/figures/talks.heard/"} <= links


def test_its_subjects_lead_signed_reports_into_the_thread(talks, directive):
    assert ("talk", [1]) in thread.subjects_about(directive.document)


def test_a_branch_that_bears_nothing_is_not_shown(monkeypatch, directive, cast):
    monkeypatch.setattr(thread, "_branches", {})
    thread.register(Branch("talks", "Các buổi nói chuyện", lambda document, user: Found([])))

    assert thread.thread_of(directive.document, cast.users["officer@NS"]) == []
