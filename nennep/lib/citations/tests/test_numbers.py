"""Numbers standing alone, in every way of typing them, and the key that compares them."""

import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from nennep.lib.citations.numbers import number_key, parse_number

PARSED = [
    # text, serial, year, symbol, issuer suffix, notation, joined
    ("05-CT/TW", "05", None, "CT", "TW", "CT/TW", "05-CT/TW"),
    ("Số 05 - CT / TW", "05", None, "CT", "TW", "CT/TW", "05-CT/TW"),
    ("05CT/TW", "05", None, "CT", "TW", "CT/TW", "05CT/TW"),
    ("CT05/TW", "05", None, "CT", "TW", "CT/TW", "05-CT/TW"),
    ("30/2020/NĐ-CP", "30", 2020, "NĐ", "CP", "NĐ-CP", "30/2020/NĐ-CP"),
    ("Số: 12/KH-UBND", "12", None, "KH", "UBND", "KH-UBND", "12/KH-UBND"),
    ("418/SNV-XDCQ", "418", None, None, "SNV-XDCQ", "SNV-XDCQ", "418/SNV-XDCQ"),
    ("46/2019/QH14", "46", 2019, None, "QH14", "QH14", "46/2019/QH14"),
    ("65/2013/TTLT-BTC - BVH", "65", 2013, "TTLT", "BTC-BVH", "TTLT-BTC-BVH", "65/2013/TTLT-BTC-BVH"),
    ("09-QĐi/TU", "09", None, "QĐi", "TU", "QĐi/TU", "09-QĐi/TU"),
    ("06-CTr/TU", "06", None, "CTr", "TU", "CTr/TU", "06-CTr/TU"),
    ("731/QÐ-UBND", "731", None, "QĐ", "UBND", "QĐ-UBND", "731/QĐ-UBND"),  # Eth
    ("1230/QĐ", "1230", None, "QĐ", None, "QĐ", "1230/QĐ"),
    ("05", "05", None, None, None, "", "05"),
    ("15/2020", "15", 2020, None, None, "", "15/2020"),
    ("30a/2008/NQ-CP", "30a", 2008, "NQ", "CP", "NQ-CP", "30a/2008/NQ-CP"),
    ("66.16/2026/NQ-CP", "66.16", 2026, "NQ", "CP", "NQ-CP", "66.16/2026/NQ-CP"),
]


@pytest.mark.parametrize(("text", "serial", "year", "symbol", "suffix", "notation", "joined"), PARSED)
def test_number_and_notation_apart_and_joined(text, serial, year, symbol, suffix, notation, joined):
    number = parse_number(text)

    assert (number.serial, number.year, number.symbol, number.issuer_suffix) == (serial, year, symbol, suffix)
    assert (number.notation, number.joined) == (notation, joined)


@pytest.mark.parametrize(
    "text", ["", "Kế hoạch", "12/5", "12/4/2023", "0988.000.111", "QCVN 40:2011/BTNMT", "98%", "05-CT/TW và 06-CT/TW"]
)
def test_what_is_no_number_of_a_document(text):
    assert parse_number(text) is None


SAME = [
    ("05-CT/TW", "5/CT-TW", "05 - Ct / TW", "05ct/tw", "05 ct tw", "CT05/TW", "ct 05/tw", "05/CT/TW", "05-CT/TƯ",
     "05-CT/T.Ư", "Số: 05-CT/TW", "05–CT/TW", "05-ct-tw"),
    ("30/2020/NĐ-CP", "30/2020/ND-CP", "30-2020-NĐ-CP", "030/2020/nđ-cp"),
    ("731/QĐ-UBND", "731/QÐ-UBND", "731/qd-ubnd", "731-QĐ/UBND"),
    ("418/SNV-XDCQ", "418 / SNV-XDCQ", "418/snv-xdcq"),
    ("1.250/UBND-VX", "1250/UBND-VX"),
    ("TW5/XII", "tw5/xii"),
    ("ĐH/XII", "DH/XII"),
]  # fmt: skip


@pytest.mark.parametrize("spellings", SAME, ids=lambda spellings: spellings[0])
def test_spellings_of_one_number_have_one_key(spellings):
    keys = {number_key(unicodedata.normalize(form, text)) for text in spellings for form in ("NFC", "NFD")}

    assert len(keys) == 1


@pytest.mark.parametrize(
    ("one", "other"),
    [("05-CT/TW", "05-CT/TU"), ("05-CT/TW", "50-CT/TW"), ("05-CT/TW", "05-KL/TW"), ("05-QĐ/TU", "05-QĐi/TU"),
     ("30/2020/NĐ-CP", "30/2021/NĐ-CP"), ("12/KH-UBND", "12/KH-HĐND"), ("TW5/XI", "TW5/XII"), ("05", "05-CT/TW")],
)  # fmt: skip
def test_different_numbers_have_different_keys(one, other):
    assert number_key(one) != number_key(other)


@settings(deadline=None)  # a loaded machine is slow, not wrong
@given(st.text(max_size=40))
def test_any_text_has_a_key_that_is_its_own_key(text):
    key = number_key(text)

    assert number_key(key) == key


def test_a_number_in_two_steps_is_not_one_in_thousands():
    assert number_key("66.16/2026/NQ-CP") == "66.16/2026/NQ/CP"
    assert number_key("1.234/QĐ-UBND") == number_key("1234/QĐ-UBND")
