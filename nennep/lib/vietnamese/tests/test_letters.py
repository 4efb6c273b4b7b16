import unicodedata
from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nennep.lib.vietnamese import fold, name_sort_key, nfc, normalise_iy, normalise_tone, sort_key, words


def assert_strictly_in_order(texts: list[str], key: Callable[[str], str]) -> None:
    keys = [key(text) for text in texts]
    assert keys == sorted(set(keys))


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("Bắc Kạn", "bac kan"),
        (unicodedata.normalize("NFD", "BẮC KẠN"), "bac kan"),
        ("  Đường\u00a0 làng \n sạch ", "duong lang sach"),
        ("Ðảng bộ", "dang bo"),  # Eth typed for Đ
        ("đọc\u200b sách\ufeff", "doc sach"),
        ("", ""),
    ],
)
def test_fold(text: str, folded: str) -> None:
    assert fold(text) == folded


@given(st.text())
def test_fold_does_not_see_composition_and_is_stable(text: str) -> None:
    assert fold(unicodedata.normalize("NFD", text)) == fold(nfc(text))
    assert fold(fold(text)) == fold(text)


def test_words_are_composed_and_as_written() -> None:
    assert words(unicodedata.normalize("NFD", "Lớp kỹ-năng số 2, ở xã!")) == [
        "Lớp", "kỹ", "năng", "số", "2", "ở", "xã",
    ]  # fmt: skip


def test_letters_sort_in_the_order_of_the_alphabet() -> None:
    alphabet = list("aăâbcdđeêghiklmnoôơpqrstuưvxy")
    assert_strictly_in_order(alphabet, sort_key)


def test_tones_sort_in_the_order_of_the_dictionary_syllable_by_syllable() -> None:
    entries = ["ba", "ba bờ", "bà", "bà con", "bả", "bã", "bá", "bạ", "bác", "băng", "bơ"]
    assert_strictly_in_order(entries, sort_key)


def test_numbers_sort_by_value_and_names_of_units_with_them() -> None:
    names = ["Thôn 2", "Thôn 10", "Thôn 100", "Thôn Ao", "Thôn Đá"]
    assert_strictly_in_order(names, sort_key)


@given(st.text(max_size=30))
def test_sort_key_is_ascii_and_does_not_see_composition_or_case_of_vietnamese(text: str) -> None:
    key = sort_key(text)
    assert key.isascii()
    assert key == sort_key(unicodedata.normalize("NFD", text))


def test_people_sort_by_given_name_then_family_then_middle() -> None:
    people = [
        "Đỗ Thị An", "Lê Văn An", "Nguyễn An", "Nguyễn Văn An", "Nguyễn Văn Ân", "Vàng A Dí", "Hà Văn Đạt",
        "Lý Thị Hà", "Mùa A Hạ",
    ]  # fmt: skip
    assert_strictly_in_order(people, name_sort_key)


def test_a_remark_behind_a_name_is_not_the_given_name() -> None:
    people = ["Lê Văn An (1990)", "Lê Văn Bình (1980)", "Lê Văn Cúc"]
    assert_strictly_in_order(people, name_sort_key)


def test_one_word_and_empty_names_have_keys() -> None:
    assert name_sort_key("An") == sort_key("An")
    assert name_sort_key("") == ""


@pytest.mark.parametrize(
    ("one", "other"),
    [("hoà bình", "hòa bình"), ("khoẻ", "khỏe"), ("thuỷ lợi", "thủy lợi"), ("HOÀ", "HÒA"), ("loè", "lòe")],
)
def test_both_places_of_the_tone_become_one(one: str, other: str) -> None:
    assert normalise_tone(one) == normalise_tone(other) == other


@pytest.mark.parametrize("text", ["quý", "quà", "quả", "hoàn", "huỳnh", "toán", "thuở", "của"])
def test_syllables_with_one_spelling_stay(text: str) -> None:
    assert normalise_tone(text) == text


@pytest.mark.parametrize(("y", "i"), [("kỹ", "kĩ"), ("Lý", "Lí"), ("quý", "quí"), ("MỸ", "MĨ"), ("tỷ", "tỉ")])
def test_i_and_y_become_one(y: str, i: str) -> None:
    assert normalise_iy(y) == normalise_iy(i) == i


def test_y_that_is_a_letter_of_its_own_stays() -> None:
    assert normalise_iy("ý hay, thủy, suy, yêu") == "ý hay, thủy, suy, yêu"
