"""Whose words are whose, in sentences made up for this test."""

import pytest

from nennep.integrity.measuring import Expectations, measure, missing_headings, shared_passages

DOCUMENT = (
    "Mỗi hộ gia đình tự kiểm tra mái nhà, rãnh thoát nước và hàng rào trước ngày mười lăm tháng tư hằng năm, "
    "báo trưởng bản những chỗ có nguy cơ sạt lở để cùng nhau gia cố kịp thời."
)
FORM = "BÀI THU HOẠCH\nHọ và tên:\nI. Nhận thức của bản thân\nII. Việc sẽ làm"
OWN = (
    "Nhà tôi ở cuối bản, ngay dưới chân đồi, nên mùa mưa năm ngoái nước tràn vào bếp hai lần. "
    "Đọc tài liệu xong tôi rủ hai nhà bên cạnh đào lại con mương cũ, mất đúng một buổi chiều."
)
EXPECTED = Expectations(documents=(DOCUMENT,), template=FORM, headings=("Nhận thức của bản thân", "Việc sẽ làm"))


def words_of(text, spans):
    return [text[start:end] for start, end in spans]


def test_quotes_and_form_are_set_apart_with_their_places():
    text = f"BÀI THU HOẠCH\nI. Nhận thức của bản thân\n{DOCUMENT}\nII. Việc sẽ làm\n{OWN}"

    found = measure(text, EXPECTED)

    assert [quote.rstrip(".") for quote in words_of(text, found.quotes)] == [DOCUMENT.rstrip(".")]
    assert found.own_words == len(OWN.split())
    assert found.missing_headings == []


def test_the_same_words_typed_without_marks_have_the_same_fingerprint():
    without_marks = measure(
        "Nha toi o cuoi ban, ngay duoi chan doi" + OWN[len("Nhà tôi ở cuối bản, ngay dưới chân đồi") :], EXPECTED
    )

    assert without_marks.fingerprint == measure(OWN, EXPECTED).fingerprint != ""


def test_a_handful_of_words_is_no_fingerprint():
    assert measure("Tôi nhất trí với toàn bộ nội dung đã học.", EXPECTED).fingerprint == ""


def test_an_empty_text_measures_as_nothing():
    found = measure("", EXPECTED)

    assert (found.total, found.own_words, found.quoted_share) == (0, 0, 0.0)


@pytest.mark.parametrize(
    ("line", "missing"),
    [
        ("I. Nhận thức của bản thân", False),
        ("1) nhan thuc cua ban than:", False),
        ("NHẬN THỨC CỦA BẢN THÂN", False),
        ("Tôi có nhận thức của bản thân về việc này", True),  # in the middle of prose it is no heading
        ("", True),
    ],
)
def test_headings_begin_a_line_whatever_their_numbering_and_marks(line, missing):
    assert (missing_headings(f"mở đầu\n{line}\ncuối", ["Nhận thức của bản thân"]) != []) == missing


def test_shared_passages_end_where_one_of_the_two_put_something_between():
    one = "ba bốn năm"
    own = [[0, 2], [3, 6], [7, 10]]
    other_own = [[0, 2], [20, 23], [24, 27]]

    assert shared_passages(own, other_own) == [[0, 2, 0, 2], [3, 10, 20, 27]]
    assert one[3:10] == "bốn năm"
