"""Names of laws, plenums and congresses: one spelling, and what they decide."""

from dataclasses import dataclass

import pytest

from nennep.lib.citations import find_citations, name_key, own_names, resolve_by_name

LIBRARY_LAW = "=luat thu vien"


@dataclass(frozen=True)
class Held:
    type: str
    number: str
    issuer: str
    date: str


def key_of(text):
    (citation,) = find_citations(text)
    return name_key(citation, text[slice(*citation.span)])


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("Luật Thư viện năm 2019", LIBRARY_LAW),
        ("LUẬT THƯ VIỆN", LIBRARY_LAW),
        ("Luật  Thư viện", LIBRARY_LAW),
        ("Bộ luật Lao động 2019", "=bo_luat lao dong"),
        ("Hiến pháp năm 2013", "=hien_phap"),
        ("Luật Phòng, chống thiên tai", "=luat phong chong thien tai"),
        ("Nghị quyết Trung ương 5 (khóa XII)", "TW5/XII"),
        ("Nghị quyết Đại hội lần thứ XIII của Đảng", "DH/XIII"),
        ("Điều lệ Đảng", ""),
        ("Chỉ thị số 05-CT/TU", "5/CT/TU"),
    ],
)
def test_one_name_is_one_key(text, key):
    assert key_of(text) == key


@pytest.mark.parametrize(
    ("of", "names"),
    [
        (("luat", "Luật", "Thư viện", "46/2019/QH14", ""), {LIBRARY_LAW}),
        (("luat", "Luật", "Luật Thư viện", "46/2019/QH14", ""), {LIBRARY_LAW}),
        (("ke_hoach", "Kế hoạch", "thực hiện Luật Thư viện", "4/KH/UBND", ""), set()),
        (
            ("nghi_quyet", "Nghị quyết", "Hội nghị lần thứ năm Ban Chấp hành Trung ương khóa XII", "10/NQ/TW", ""),
            {"TW5/XII"},
        ),
        (
            (
                *("nghi_quyet", "Nghị quyết", "về thư viện", "10/NQ/TW"),
                "NGHỊ QUYẾT HỘI NGHỊ LẦN THỨ NĂM BAN CHẤP HÀNH TRUNG ƯƠNG ĐẢNG KHÓA XII\nvề thư viện\n",
            ),
            {"TW5/XII"},
        ),
        # Carrying a plenum's resolution out is not being one, nor is a province's.
        (("nghi_quyet", "Nghị quyết", "thực hiện Nghị quyết Trung ương 5 khóa XII", "10/NQ/TU", ""), set()),
        (("nghi_quyet", "Nghị quyết", "Trung ương 5 khóa XII", "10/NQ/TU", ""), set()),
        (("nghi_quyet", "Nghị quyết", "về đọc sách", "10/NQ/TW", "Theo Nghị quyết Trung ương 5 khóa XII."), set()),
    ],
)
def test_a_document_knows_its_own_names(of, names):
    assert own_names(*of) == names


OLD = Held("luat", "31/2000/QH10", "Quốc hội", "2000-05-02")
NEW = Held("luat", "46/2019/QH14", "Quốc hội", "2019-11-21")


@pytest.mark.parametrize(
    ("date", "year", "known", "meant", "offered"),
    [
        (None, 2019, (OLD, NEW), NEW, 1),
        ("2019-11-21", None, (OLD, NEW), NEW, 1),
        (None, None, (NEW,), None, 1),
        (None, None, (OLD, NEW), None, 2),
        (None, 2025, (OLD, NEW), None, 0),
    ],
)
def test_a_law_is_decided_by_day_or_year_alone(date, year, known, meant, offered):
    found = resolve_by_name(LIBRARY_LAW, date, year, known)
    assert (found.document, len(found.candidates)) == (meant, offered)


def test_a_plenum_is_offered_and_a_congress_decided():
    plenum = Held("nghi_quyet", "10-NQ/TW", "Ban Chấp hành Trung ương", "2017-06-03")
    assert resolve_by_name("TW5/XII", "2017-06-03", None, (plenum,)).document is None
    assert resolve_by_name("TW5/XII", None, None, (plenum,)).candidates == (plenum,)
    assert resolve_by_name("DH/XIII", None, None, (plenum,)).document == plenum
