"""Promises that hold for any text, however broken."""

import time
import unicodedata
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from nennep.lib.citations import find_citations, read_header, secrecy_marking

SCRAPS = [
    "Chỉ thị", "số", "Số:", "05", "-CT/TW", "/2020/NĐ-CP", "ngày", "12/4/2023", "tháng 5 năm 2020", ",", "và",
    "(", ")",
    "khóa", "XII", "Nghị quyết", "Trung ương", "4", "Đại hội", "lần thứ", "Luật", "Báo chí", "của",
    "Bộ Chính trị", "ban hành", "\n", " ", "-", "/", "QĐ", "CT05/TW", "NQ35", "–", "\u200b", "\u0301", "Ð", "Mẫu",
    "\f", "TỐI MẬT", "💧", "Bộ luật", "Biến pháp", "Luyến pháp", "Hiến pháp", "PHÁP LỆNH", "Điều lệ Đảng",
    "66.16/2026/NQ-CP", "UBND – VX", "hồi 16 giờ", "(lần 2)", "K.XII", "đã tử", "văn bản 123",
]  # fmt: skip


@settings(deadline=None)  # a loaded machine is slow, not wrong
@given(st.lists(st.sampled_from(SCRAPS), max_size=30).map(" ".join), st.sampled_from(["NFC", "NFD"]))
def test_citations_stand_in_order_inside_the_text_and_apart(text, form):
    text = unicodedata.normalize(form, text)

    spans = [citation.span for citation in find_citations(text)]

    assert all(0 <= start < end <= len(text) for start, end in spans)
    assert all(before[1] <= after[0] for before, after in pairwise(spans))


@settings(deadline=None)  # a loaded machine is slow, not wrong
@given(st.text(max_size=200))
def test_any_text_can_be_read(text):
    find_citations(text)
    read_header(text)
    secrecy_marking(text, text)


@pytest.mark.parametrize(
    "text",
    [
        "Nghị quyết " * 20_000,
        "Chỉ thị 05-CT/TW của " + "a b " * 20_000,
        "ngày 12/4/2023 ban hành " * 10_000,
        "12/" + "A-" * 20_000,
        "Nghị quyết Trung ương 4 khóa XI" + ", XII" * 20_000,
        "Nghị quyết Đại hội " + "đại biểu " * 20_000,
        "Số" + " " * 100_000 + "12",
        "ê\u0323\u0300" * 20_000,
        "1234567890" * 20_000,
        "số " * 60_000,
        "/ \n" * 60_000,
        "Nghị quyết Trung ương 4 " + "(lần 2), " * 20_000,
        "Luật sửa đổi, bổ sung một số điều của " * 5_000,
        "Quyết định số 1/QĐ-UBND của Ủy ban nhân dân tỉnh " * 4_000,
    ],
    ids=lambda text: text[:20],
)
def test_no_text_takes_long(text):
    began = time.process_time()

    find_citations(text)

    assert time.process_time() - began < 5
