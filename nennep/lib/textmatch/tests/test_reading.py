"""Words, their numbers, and their places in the text as it was typed."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nennep.lib.textmatch.folding import fold_token, word_id
from nennep.lib.textmatch.outline import places
from nennep.lib.textmatch.reading import FORM, QUOTE, Reader

from . import disguises, samples


@pytest.mark.parametrize(
    ("token", "folded"),
    [
        ("Hòa", "hoa"), ("hoà", "hoa"), ("kỹ", "ki"), ("kĩ", "ki"), ("ĐƯỜNG", "duong"), ("“nghỉ", "nghi"),
        ("tieengs", "tieng"), ("dduwowngf", "duong"), ("tie61ng", "tieng"), ("ko", "khong"), ("dc", "duoc"),
        ("fải", "phai"), ("nhândân", "nhan dan"), ("văn\u00a0hóa", "van hoa"), ("tr\u200bường", "truong"),
        ("s\u00adách", "sach"), ("сасh", "cach"), ("ng­êi", "nguoi"), ("ñöôïc", "duoc"), ("l0a", "loa"),
        ("2026", "2026"), ("–", ""),
    ],
)  # fmt: skip
def test_one_word_in_every_typing(token, folded):
    assert " ".join(word for word, _, _ in fold_token(token.lower())) == folded


@given(st.text(max_size=40))
def test_folding_gives_places_within_the_token(token):
    for word, start, end in fold_token(token):
        assert word
        assert 0 <= start < end <= len(token)


@given(st.text(alphabet="aăâđêôơưáàảãạ.,!? \n\u0301\u200b–“”bcdghklmnt1", max_size=300))
def test_every_place_holds_the_word_it_stands_for(text):
    shelf = Reader().read([text.encode()])
    found = places(text, range(len(shelf.words)), shelf.outline(0))
    assert len(found) == len(shelf.words)
    for number, (start, end) in found.items():
        spans = fold_token(text[start:end].lower())
        assert int(shelf.words[number]) in [word_id(word) for word, _, _ in spans]


@given(st.lists(st.text(alphabet="aăđ. \n1?", max_size=60), max_size=6))
def test_essays_keep_their_own_words_on_a_shelf(texts):
    shelf = Reader().read([text.encode() for text in texts])
    assert len(shelf) == len(texts)
    for number, text in enumerate(texts):
        alone = Reader().read([text.encode()])
        assert shelf.outline(number).words.tolist() == alone.words.tolist()
        assert shelf.outline(number).piece_bytes.tolist() == alone.piece_bytes.tolist()


@pytest.mark.parametrize("disguise", disguises.ALL, ids=lambda function: function.__name__)
def test_places_hold_in_disguised_text(disguise):
    text = disguise(samples.text(samples.paragraph(0)))
    shelf = Reader([samples.DIRECTIVE], samples.TEMPLATE).read([text.encode()])
    found = places(text, range(len(shelf.words)), shelf.outline(0))
    spans = [found[number] for number in range(len(shelf.words))]
    assert spans == sorted(spans)
    assert all(text[start:end].strip() for start, end in spans)


def test_quoted_sentences_and_those_of_the_form_become_placeholders():
    shelf = Reader([samples.DIRECTIVE], samples.TEMPLATE).read([samples.text(samples.paragraph(0)).encode()])
    outline = shelf.outline(0)
    assert ((shelf.flags & QUOTE) != 0).sum() == 2
    assert ((shelf.flags & FORM) != 0).sum() == 8  # "I. NHẬN THỨC" is two sentences
    assert shelf.quoted[0] == sum(len(quote.replace(",", "").split()) for quote in samples.QUOTES[:2])
    text = samples.text(samples.paragraph(0))
    quoted = [n for n in range(len(outline.words)) if shelf.flags[n] & QUOTE]
    found = places(text, quoted, outline)
    assert [text[slice(*found[n])].rstrip(".") for n in quoted] == samples.QUOTES[:2]


def test_bytes_that_are_no_text_in_unicode_are_told():
    with pytest.raises(UnicodeDecodeError):
        Reader().read([b"ch\xff\xfe"])
