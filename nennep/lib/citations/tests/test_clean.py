"""Offsets of the cleaned text lead back to the same letters of the original."""

import unicodedata

from hypothesis import given, settings
from hypothesis import strategies as st

from nennep.lib.citations.clean import clean

PIECES = ["Quyết định", "số", " ", "\n", "05-QĐ/TU", "ệ", "\u200b", "\u00ad", "\ufeff", "Ð", "–", "\r\n", "각"]


@settings(deadline=None)  # a loaded machine is slow, not wrong
@given(st.lists(st.sampled_from(PIECES)), st.sampled_from(["NFC", "NFD", "NFKD"]), st.data())
def test_a_span_covers_the_letters_it_was_found_on(pieces, form, data):
    original = unicodedata.normalize(form, "".join(pieces))
    cleaned = clean(original)
    if not cleaned.text:
        return
    start = data.draw(st.integers(0, len(cleaned.text) - 1))
    end = data.draw(st.integers(start + 1, len(cleaned.text)))

    first, last = cleaned.span(start, end)

    assert 0 <= first <= last <= len(original)
    assert clean(original[first:last]).text == cleaned.text[start:end]


def test_text_in_the_one_spelling_keeps_its_offsets():
    cleaned = clean("Quyết định số 05-QĐ/TU")

    assert cleaned.same_length
    assert cleaned.span(10, 14) == (10, 14)


def test_letters_that_only_look_alike_fold_alike():
    assert clean("05–QÐ/TU").folded == clean("05-QĐ/TU").folded == "05-qd/tu"


def test_folding_keeps_every_offset():
    text = "Nghị quyết số 05-NQ/ĐU của Đảng ủy – “hoà” İ ﬁ ½"

    assert clean(text).folded == 'nghi quyet so 05-nq/du cua dang uy - "hoa" i \x1a \x1a'
