"""Which document a citation means: by type, number, issuer and date, never by number alone."""

from dataclasses import dataclass

import pytest

from nennep.lib.citations import antecedents, find_citations, resolve
from nennep.lib.citations.resolve import is_another_issuer


@dataclass(frozen=True)
class Paper:
    type: str
    number: str
    issuer: str | None
    date: str | None


OLD = Paper("quy_dinh", "208-QĐ/TW", "Ban Bí thư", "2019-11-08")
NEW = Paper("quy_dinh", "208-QĐ/TW", "Ban Bí thư", "2026-07-26")
PROVINCE = Paper("chi_thi", "05-CT/TU", "Tỉnh ủy Nậm Khê", "2021-03-02")
CENTRE = Paper("chi_thi", "05-CT/TW", "Bộ Chính trị", "2016-05-15")
KNOWN = [OLD, NEW, PROVINCE, CENTRE]


def resolved(text):
    (citation,) = find_citations(text)
    return resolve(citation, KNOWN)


@pytest.mark.parametrize(
    ("text", "document"),
    [
        ("Chỉ thị số 5 - CT / TW", CENTRE),
        ("Chỉ thị 05-CT/TU của Tỉnh ủy", PROVINCE),
        ("Quy định số 208-QĐ/TW ngày 08/11/2019", OLD),
        ("Quy định số 208-QĐ/TW ngày 26/7/2026", NEW),
        ("Chỉ thị 05 ngày 15/5/2016", CENTRE),  # a bare number with its date is enough
    ],
)
def test_one_document_is_meant(text, document):
    assert resolved(text).document == document


@pytest.mark.parametrize(
    ("text", "candidates"),
    [
        ("Quy định số 208-QĐ/TW", (OLD, NEW)),  # the number was given out again in the next term
        ("Chỉ thị 05", (PROVINCE, CENTRE)),
        ("Chỉ thị 05 của Bộ Chính trị", (CENTRE,)),  # offered, not decided: a bare number without a date
        ("Chỉ thị 06-CT/TW", ()),
        ("Chỉ thị 05-CT/TW ngày 01/01/2020", ()),  # another day, another document
        ("Nghị quyết 05-NQ/TW", ()),
    ],
)
def test_what_is_not_sure_is_offered(text, candidates):
    resolution = resolved(text)

    assert resolution.document is None
    assert resolution.candidates == candidates
    assert resolution.is_ambiguous == (len(candidates) > 1)


def test_a_shorthand_means_the_full_number_before_it():
    citations = find_citations(
        "Kết luận số 52-KL/TU ngày 02/9/2021 (sau đây gọi là Kết luận 52). Kết luận 52 và Kết luận 53 đã gửi."
    )

    assert antecedents(citations) == {1: 0, 2: 0}


def test_a_shorthand_with_its_year_means_the_number_of_that_year():
    citations = find_citations("Nghị định số 15/2020/NĐ-CP thay Nghị định 15/2013; Nghị định 15/2020 còn hiệu lực.")

    assert antecedents(citations) == {2: 0}


@pytest.mark.parametrize(
    ("named", "issuer", "is_another"),
    [
        ("UBND xã Quang Lâm", "Ủy ban nhân dân xã Hùng Sơn", True),
        ("UBND xã Hùng Sơn", "Ủy ban nhân dân xã Hùng Sơn, tỉnh Nà Sơn", False),
        ("UBND tỉnh", "Ủy ban nhân dân xã Hùng Sơn", True),
        ("UBND tỉnh", "Ủy ban nhân dân tỉnh Nà Sơn", False),
        ("Ban Thường vụ Tỉnh ủy", "Tỉnh ủy Nà Sơn", False),
        ("Ban Thường vụ Đảng ủy", "Đảng ủy xã Hùng Sơn", False),
        ("Sở Giáo dục", "Công an huyện", True),
    ],
)
def test_bodies_of_other_places_are_others(named, issuer, is_another):
    assert is_another_issuer(named, issuer) == is_another


def test_a_single_document_of_another_body_is_offered_only():
    (citation,) = find_citations("Kế hoạch số 12/KH-UBND của UBND xã Quang Lâm")
    held = Paper("ke_hoach", "12/KH-UBND", "Ủy ban nhân dân xã Hùng Sơn", "2026-03-04")
    assert resolve(citation, [held]).document is None
    assert resolve(citation, [held]).candidates == (held,)


def test_a_year_narrows_the_choice():
    (citation,) = find_citations("Quy định số 208-QĐ/TW năm 2019")
    assert resolve(citation, KNOWN).document == OLD
