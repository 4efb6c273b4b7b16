"""Marked texts: every word stands once, escaped, and marks stand where they were asked for."""

from hypothesis import given
from hypothesis import strategies as st

from nennep.ui.passages import Passage, marked_text


def test_a_passage_is_marked_in_its_paragraph():
    assert marked_text("Một hai ba.", [Passage(4, 7, number=2)]) == (
        '<p>Một <mark class="mark-shared" title="stands in another text as well">hai'
        '<sup class="mark-number">2</sup></mark> ba.</p>'
    ).replace("stands in another text as well", "có cả trong bài khác")


def test_text_is_escaped():
    assert marked_text("<b> & 'x'") == "<p>&lt;b&gt; &amp; &#x27;x&#x27;</p>"


def test_a_passage_may_run_over_paragraphs():
    shown = marked_text("ab\ncd", [Passage(1, 4, "quote")])

    assert shown.count("<mark") == 2
    assert shown.count("</p>") == 2


def test_of_two_overlapping_passages_the_first_stands():
    assert marked_text("abcdef", [Passage(2, 5), Passage(0, 3)]).count("<mark") == 1


@given(
    st.text(alphabet="aăệ <&\n\r", max_size=40),
    st.lists(st.tuples(st.integers(0, 45), st.integers(0, 45)), max_size=6),
)
def test_marks_never_change_the_words(text, spans):
    plain = marked_text(text)
    marked = marked_text(text, [Passage(start, end, "form") for start, end in spans])

    stripped = marked.replace('<mark class="mark-form" title="phần mẫu chung">', "").replace("</mark>", "")
    assert stripped == plain
