import unicodedata

from hypothesis import given
from hypothesis import strategies as st

from nennep.lib.extract import Limits
from nennep.lib.extract.builder import Style, TextBuilder

MARKS_AND_JAMO = "aăâeưđ \n\u0300\u0301\u0302\u0306\u0309\u0303\u0323\u031b\u1100\u1161\u11a8\u00adxX"
FONTS = ("Arial", "Tahoma", ".VnTime", "VNI-Times", "")
UNPRINTED = {chr(c) for c in range(32)} - {"\t", "\n", "\r"} | {"\ufffe", "\uffff"}
pieces = st.lists(st.tuples(st.text(MARKS_AND_JAMO, max_size=6) | st.text(max_size=6), st.sampled_from(FONTS)))


@given(pieces)
def test_text_is_composed_and_runs_cover_it_without_gaps(pieces: list[tuple[str, str]]) -> None:
    builder = TextBuilder(Limits())
    for text, font in pieces:
        builder.add(text, Style(font=font))
    result = builder.finish("docx")
    assert unicodedata.is_normalized("NFC", result.text)
    assert "".join(result.text[run.start : run.end] for run in result.runs) == result.text
    assert all(before.end == after.start for before, after in zip(result.runs, result.runs[1:], strict=False))


@given(st.lists(st.text(MARKS_AND_JAMO.replace("\u00ad", "\x01"), max_size=6)))
def test_nothing_is_lost_when_fonts_are_new(texts: list[str]) -> None:
    builder = TextBuilder(Limits())
    for number, text in enumerate(texts):
        builder.add(text, Style(font="Arial", size=number))
    whole = "".join(c for text in texts for c in text if c not in UNPRINTED)
    assert builder.finish("docx").text == unicodedata.normalize("NFC", whole)
