"""Marked texts: every word stands once, escaped, and marks stand where they were asked for."""

import re

from hypothesis import given
from hypothesis import strategies as st

from nennep.ui.passages import Passage, marked_text


def test_a_passage_is_marked_in_its_paragraph():
    assert marked_text("Một hai ba.", [Passage(4, 7, number=2)]) == (
        '<p>Một <mark class="mark-shared" title="có cả trong bài khác" data-passage="2">'
        '<sup class="mark-number">2</sup>hai</mark> ba.</p>'
    )


def test_text_is_escaped():
    assert marked_text("<b> & 'x'") == "<p>&lt;b&gt; &amp; &#x27;x&#x27;</p>"


def test_a_passage_may_run_over_paragraphs_and_is_numbered_once():
    shown = marked_text("ab\ncd", [Passage(1, 4, "shared", 1)])

    assert shown.count("<mark") == 2
    assert shown.count("</p>") == 2
    assert shown.count("mark-number") == 1


def test_the_number_leads_to_the_partner_in_the_other_text():
    shown = marked_text("Một hai ba.", [Passage(4, 7, number=2)], here="own", there="other")

    assert 'id="own-2"' in shown
    assert '<a class="mark-number" href="#other-2" aria-label="Đoạn 2 ở bài bên kia">2</a>hai' in shown


def test_of_two_overlapping_passages_the_one_named_first_keeps_the_words():
    shown = marked_text("abcdef", [Passage(2, 4), Passage(0, 6, "quote")])

    assert re.findall(r'<mark class="mark-(\w+)"[^>]*>(\w+)</mark>', shown) == [
        ("quote", "ab"),
        ("shared", "cd"),
        ("quote", "ef"),
    ]


@given(
    st.text(alphabet="aăệ <&\n\r", max_size=40),
    st.lists(st.tuples(st.integers(0, 45), st.integers(0, 45)), max_size=6),
)
def test_marks_never_change_the_words(text, spans):
    plain = marked_text(text)
    marked = marked_text(text, [Passage(start, end, "form") for start, end in spans])

    stripped = marked.replace('<mark class="mark-form" title="phần mẫu chung">', "").replace("</mark>", "")
    assert stripped == plain


@given(st.lists(st.tuples(st.integers(0, 30), st.integers(0, 30)), max_size=8))
def test_every_character_of_a_passage_is_marked_once(spans):
    text = "x" * 30
    wanted = {place for start, end in spans for place in range(start, end)}

    marked = marked_text(text, [Passage(start, end, "form") for start, end in spans])

    inside = "".join(re.findall(r"<mark[^>]*>(x+)</mark>", marked))
    assert len(inside) == len(wanted)
