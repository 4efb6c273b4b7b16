import unicodedata

import pytest

from nennep.lib.extract import Limits, Refused, extract

from .build import pdf, text_page

SENTENCE = "Bà con trong thôn cùng nhau dọn đường, trồng hoa và đọc sách."


def test_text_of_all_pages_with_runs() -> None:
    result = extract(pdf([text_page(SENTENCE, "Dòng hai"), text_page("Trang hai")]), "bai.pdf")
    assert result.text.splitlines() == [SENTENCE, "Dòng hai", "Trang hai"]
    assert (result.kind, result.pages, result.checkable, result.warnings) == ("pdf", 2, True, ())
    assert {(run.font, run.size, run.color, run.hidden) for run in result.runs} == {("Times-Roman", 14.0, "", False)}
    assert "".join(result.text[r.start : r.end] for r in result.runs) == result.text


def test_decomposed_letters_are_composed() -> None:
    result = extract(pdf([text_page(unicodedata.normalize("NFD", SENTENCE))]), "bai.pdf")
    assert result.text.strip() == SENTENCE


def test_a_scan_is_not_refused_but_not_checkable() -> None:
    result = extract(pdf(["0 0 100 100 re f", "0 0 100 100 re f"]), "quet.pdf")
    assert (result.checkable, result.warnings, result.pages) == (False, ("scan",), 2)


def test_one_page_without_text_is_told() -> None:
    result = extract(pdf([text_page(SENTENCE), "0 0 100 100 re f"]), "bai.pdf")
    assert (result.checkable, result.warnings) == (True, ("pages_without_text",))


WHITE = "BT 1 1 1 rg /F1 14 Tf 72 700 Td {giấu} Tj ET"
INVISIBLE = "BT 3 Tr /F1 14 Tf 72 700 Td {giấu} Tj ET"


@pytest.mark.parametrize("trick", [WHITE, INVISIBLE])
def test_white_and_invisible_text_is_flagged(trick: str) -> None:
    result = extract(pdf([text_page(SENTENCE) + " " + trick]), "bai.pdf")
    assert result.hidden_chars == 4
    assert result.warnings == ("hidden_text",)


def test_white_letters_on_a_dark_bar_are_seen() -> None:
    bar = "0.1 0.2 0.4 rg 60 690 200 30 re f"
    result = extract(pdf([text_page(SENTENCE, before=bar) + " " + WHITE]), "bai.pdf")
    assert (result.hidden_chars, result.warnings) == (0, ())


def test_old_letters_that_lost_their_u_with_horn_cannot_be_trusted() -> None:
    lost = "Bµ con trong th«n cïng nhau dän êng, trång hoa vµ ®äc s¸ch mçi tèi, gi÷ g×n ngâ xãm s¹ch ®Ñp."
    kept = lost.replace("êng", "®÷ng, ng\u00b9i th\u00adêng")
    result = extract(pdf([text_page(lost, lost)]), "cu.pdf")
    assert (result.checkable, result.encoding) == (False, "tcvn3")
    assert "legacy_font" in result.warnings
    assert "trồng hoa và đọc sách" in extract(pdf([text_page(kept)]), "cu.pdf").text


def test_too_many_pages() -> None:
    with pytest.raises(Refused) as refused:
        extract(pdf(["0 0 1 1 re f"] * 3), "dai.pdf", Limits(pages=2))
    assert (refused.value.code, refused.value.details) == ("too_large", {"pages": 3, "limit": 2})


def test_a_locked_file_is_refused() -> None:
    lock = (
        "/Encrypt << /Filter /Standard /V 1 /R 2 /P -4 "
        f"/O <{'11' * 32}> /U <{'22' * 32}> >> /ID [<{'33' * 16}> <{'33' * 16}>]"
    )
    with pytest.raises(Refused) as refused:
        extract(pdf([text_page("a")], trailer=lock), "khoa.pdf")
    assert refused.value.code == "protected"


def test_edges_of_the_first_page_and_repeated_ones_of_all_are_margins():
    inner = [*(f"dong {n}" for n in range(12)), "BAN NHAP"]
    first = [*(f"mo dau {n}" for n in range(12)), "BAN NHAP"]

    found = extract(pdf([text_page(*first), text_page("TREN CUNG", *inner), text_page("CHI O DAY", *inner)]), "a.pdf")

    lines = found.margins.splitlines()
    assert {"mo dau 0", "BAN NHAP"} <= set(lines)
    assert "CHI O DAY" not in lines and "mo dau 6" not in lines


def test_a_gap_between_columns_is_a_tab_and_one_between_words_is_not() -> None:
    columns = "BT /F1 12 Tf 72 700 Td {Nơi nhận:} Tj 250 0 Td {CHỦ TỊCH} Tj ET"

    assert extract(pdf([columns]), "cot.pdf").text.splitlines() == ["Nơi nhận:\tCHỦ TỊCH"]
