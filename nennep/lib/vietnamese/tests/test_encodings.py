import pytest
from hypothesis import given
from hypothesis import strategies as st

from nennep.lib.vietnamese import (
    UnreadableText,
    decode_by_font,
    decode_bytes,
    decode_tcvn3,
    decode_vni,
    font_encoding,
    guess_legacy,
    is_syllable,
    nfc,
)
from nennep.lib.vietnamese.encodings import _TCVN3

SENTENCE = "Đường làng ngõ xóm sạch đẹp, người dân được hưởng ích lợi từ nước sạch và ánh sáng."
# Typed by hand with the two old keyboards, not made by our tables.
TCVN3 = (
    "§\u00ad\u00eang lµng ngâ xãm s¹ch ®Ñp, ng\u00adêi d©n ®\u00adîc h\u00adëng Ých lîi tõ n\u00adíc s¹ch vµ ¸nh s¸ng."
)
VNI = "Ñöôøng laøng ngoõ xoùm saïch ñeïp, ngöôøi daân ñöôïc höôûng ích lôïi töø nöôùc saïch vaø aùnh saùng."

SMALL = (
    "aàảãáạăằẳẵắặâầẩẫấậeèẻẽéẹêềểễếệiìỉĩíịoòỏõóọôồổỗốộơờởỡớợuùủũúụưừửữứựyỳỷỹýỵđ"
)  # fmt: skip


def test_tcvn3() -> None:
    assert decode_tcvn3(TCVN3) == SENTENCE


def test_vni() -> None:
    assert decode_vni(VNI) == SENTENCE


@pytest.mark.parametrize("decode", [decode_tcvn3, decode_vni])
def test_every_small_letter_can_be_reached(decode) -> None:  # type: ignore[no-untyped-def]
    western = [chr(c) for c in range(0x20, 0x100)]
    pairs = [base + mark for base in "aeouyôö" for mark in western]
    assert set(SMALL) <= {decode(text) for text in western + pairs}


def test_vni_capitals() -> None:
    assert decode_vni("ÑÖÔØNG LAØNG SAÏCH ÑEÏP") == "ĐƯỜNG LÀNG SẠCH ĐẸP"


def test_capital_fonts_of_tcvn3_end_in_h() -> None:
    assert decode_by_font("§\u00adêng lµng", ".VnTimeH") == "ĐƯỜNG LÀNG"
    assert decode_by_font("§\u00adêng lµng", ".VnTime") == "Đường làng"
    assert decode_by_font("ñöôøng", "VNI-Times") == "đường"
    assert decode_by_font("Đường làng µ", "Times New Roman") == "Đường làng µ"


@pytest.mark.parametrize(
    ("font", "encoding"),
    [
        (".VnTime", ("tcvn3", False)),
        (".VnArialH", ("tcvn3", True)),
        (".vntimeh", ("tcvn3", True)),
        ("VNI-Helve", ("vni", False)),
        ("Arial", (None, False)),
        ("", (None, False)),
    ],
)
def test_font_encoding(font: str, encoding: tuple[str | None, bool]) -> None:
    assert font_encoding(font) == encoding


def test_symbols_that_word_moved_to_the_private_area_are_read() -> None:
    moved = "".join(chr(0xF000 + ord(c)) if ord(c) > 0xA0 else c for c in TCVN3)
    assert decode_tcvn3(moved) == SENTENCE


@pytest.mark.parametrize(
    ("text", "legacy"),
    [
        (TCVN3, "tcvn3"),
        (VNI, "vni"),
        (SENTENCE, None),
        ("Un déjeuner à la crème brûlée, garçon, après la fête", None),
        ("plain English words only", None),
        ("", None),
    ],
)
def test_guess_legacy(text: str, legacy: str | None) -> None:
    assert guess_legacy(text) == legacy


def test_soft_hyphens_in_good_text_do_not_make_it_old() -> None:
    assert guess_legacy(SENTENCE.replace("ng ", "\u00adng ")) is None
    assert guess_legacy("infor\u00admation \u00ad") is None


def _windows_1258(text: str) -> bytes:
    """Base letters composed, tones apart, as Vietnamese Windows wrote them."""
    out = bytearray()
    for char in text:
        try:
            out += char.encode("cp1258")
        except UnicodeEncodeError:
            letters = nfc_without_tone(char)
            out += letters[0].encode("cp1258") + letters[1].encode("cp1258")
    return bytes(out)


def nfc_without_tone(char: str) -> tuple[str, str]:
    for tone in "\u0300\u0309\u0303\u0301\u0323":
        for base in "aăâeêioôơuưyAĂÂEÊIOÔƠUƯY":
            if nfc(base + tone) == char:
                return base, tone
    raise AssertionError(char)


@pytest.mark.parametrize(
    ("data", "encoding"),
    [
        (SENTENCE.encode(), "utf-8"),
        (SENTENCE.encode("utf-8-sig"), "utf-8-sig"),
        (SENTENCE.encode("utf-16"), "utf-16"),
        (SENTENCE.encode("utf-16-le"), "utf-16-le"),
        (SENTENCE.encode("utf-16-be"), "utf-16-be"),
        (_windows_1258(SENTENCE), "windows-1258"),
        (TCVN3.encode("latin-1"), "tcvn3"),
        (VNI.encode("latin-1"), "vni"),
        (TCVN3.encode(), "tcvn3"),
    ],
)
def test_bytes_of_every_kind_are_read(data: bytes, encoding: str) -> None:
    assert decode_bytes(data) == (SENTENCE, encoding)


@pytest.mark.parametrize(
    "data", [bytes(range(256)) * 4, b"\x89PNG\r\n\x1a\n\x00\x00", b"\xff\xfe\x00", b"\xf1\xc3\x9f \xe7"]
)
def test_bytes_that_are_no_text_are_refused(data: bytes) -> None:
    with pytest.raises(UnreadableText):
        decode_bytes(data)


@given(st.binary(max_size=200))
def test_bytes_give_composed_text_or_the_named_error(data: bytes) -> None:
    try:
        text, _ = decode_bytes(data)
    except UnreadableText:
        return
    assert text == nfc(text)


@pytest.mark.parametrize("word", ["nghiêng", "Quý", "giếng", "ƯU", "khuyến", "ở", "gìn", "xoong"])
def test_syllables(word: str) -> None:
    assert is_syllable(word)


@pytest.mark.parametrize("word", ["ng\u00adêi", "®Ñp", "saïch", "brûlée", "crème", "zx"])
def test_words_that_are_no_syllables(word: str) -> None:
    assert not is_syllable(word)


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("Xã HùNG SƠN", "XÃ HÙNG SƠN"),
        ("UBND Xã Nà LàNH", "UBND XÃ NÀ LÀNH"),
        ("ủY BAN NHÂN DÂN", "ỦY BAN NHÂN DÂN"),
        ("Đề CƯƠNG", "ĐỀ CƯƠNG"),
        ("Xã Hùng Sơn đọc sách ở Nà Lành.", "Xã Hùng Sơn đọc sách ở Nà Lành."),
        ("Số: 15/QĐ-UBND của xã", "Số: 15/QĐ-UBND của xã"),
    ],
)
def test_tcvn3_has_no_capitals_with_tones_but_people_type_them(typed: str, read: str) -> None:
    codes = {chr(code) if isinstance(code, int) else code: chr(old) for old, code in _TCVN3.items()}

    assert decode_tcvn3("".join(codes.get(letter, letter) for letter in typed)) == read
