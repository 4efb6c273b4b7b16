"""The head and foot of documents in the party and in the state layout."""

import unicodedata

import pytest

from nennep.lib.citations.header import read_header

PARTY = """ĐẢNG BỘ TỈNH NẬM KHÊ
ĐẢNG ỦY XÃ AN THẠCH
*
Số 05-NQ/ĐU
ĐẢNG CỘNG SẢN VIỆT NAM
An Thạch, ngày 05 tháng 02 năm 2026
KHẨN
NGHỊ QUYẾT
về xây dựng tủ sách thôn, giai đoạn 2026 - 2030
-----
Căn cứ Nghị quyết số 12-NQ/TU ngày 20/01/2026 của Tỉnh ủy về văn hóa đọc;
Đảng ủy xã ban hành nghị quyết như sau:
I- MỤC TIÊU
Các thôn báo cáo trước ngày 30/6/2026.
Nơi nhận:
- Ban Thường vụ Tỉnh ủy (để báo cáo),
- Các chi bộ trực thuộc,
- Lưu Văn phòng Đảng ủy.
T/M ĐẢNG ỦY
BÍ THƯ
(đã ký)
Trần Thị Minh Hoa
"""

LETTER = """ỦY BAN NHÂN DÂN\tCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
TỈNH NẬM KHÊ\tĐộc lập - Tự do - Hạnh phúc
Số: 345/UBND-VX\tNậm Khê, ngày 12 tháng 3 năm 2026
V/v tổ chức Ngày hội đọc sách
năm 2026

Kính gửi:
- Các sở, ban, ngành;
Thực hiện Kế hoạch số 15/KH-UBND ngày 02/01/2026, đề nghị các xã gửi báo cáo chậm nhất ngày 20 tháng 4 năm 2026.
Nơi nhận:\tKT. CHỦ TỊCH
- Như trên;\tPHÓ CHỦ TỊCH
- Lưu: VT, VX.
\tLê Văn Sơn
"""

CIRCULAR = """BỘ VĂN HÓA
-------
Số: 33/2026/TT-BVH | CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
---------------
Hà Nội, ngày 08 tháng 10 năm 2026

THÔNG TƯ

QUY ĐỊNH VỀ TỦ SÁCH THÔN

Căn cứ Luật Thư viện số 46/2019/QH14;
Căn cứ Nghị định số 93/2020/NĐ-CP ngày 18 tháng 8 năm 2020 của Chính phủ;
"""

BOARD = """UBND TỈNH NẬM KHÊ
SỞ NỘI VỤ
Số: 12/QĐ-SNV
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
Nậm Khê, ngày 9 tháng 11 năm 2026
QUYẾT ĐỊNH
Về việc ban hành nội quy phòng đọc
GIÁM ĐỐC SỞ NỘI VỤ
Căn cứ Quyết định số 5/QĐ-UBND ngày 4/1/2026 của UBND tỉnh;
QUYẾT ĐỊNH:
Điều 1. Ban hành nội quy.
GIÁM ĐỐC
Phạm Thu Hà
"""

PARTY_RULE = """TỈNH ỦY NẬM KHÊ
*
Số 14-QĐ/TU
ĐẢNG CỘNG SẢN VIỆT NAM
Nậm Khê, ngày 02 tháng 3 năm 2026
QUY ĐỊNH
về giờ mở cửa nhà văn hóa thôn
"""


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (PARTY, {"type": "nghi_quyet", "issuer": "ĐẢNG ỦY XÃ AN THẠCH", "parent_issuer": "ĐẢNG BỘ TỈNH NẬM KHÊ",
                 "place": "An Thạch", "date": "2026-02-05", "urgency": "khan", "signer": "Trần Thị Minh Hoa",
                 "subject": "về xây dựng tủ sách thôn, giai đoạn 2026 - 2030", "signer_post": "BÍ THƯ",
                 "signing_authority": "T/M ĐẢNG ỦY"}),
        (LETTER, {"type": "cong_van", "issuer": "ỦY BAN NHÂN DÂN TỈNH NẬM KHÊ", "parent_issuer": None,
                  "place": "Nậm Khê", "date": "2026-03-12", "urgency": None, "signer": "Lê Văn Sơn",
                  "subject": "tổ chức Ngày hội đọc sách năm 2026", "signer_post": "PHÓ CHỦ TỊCH",
                  "signing_authority": "KT. CHỦ TỊCH"}),
        (CIRCULAR, {"type": "thong_tu", "issuer": "BỘ VĂN HÓA", "place": "Hà Nội", "date": "2026-10-08",
                    "subject": "QUY ĐỊNH VỀ TỦ SÁCH THÔN", "signer": None}),
        (BOARD, {"type": "quyet_dinh", "issuer": "SỞ NỘI VỤ", "parent_issuer": "UBND TỈNH NẬM KHÊ",
                 "date": "2026-11-09", "subject": "ban hành nội quy phòng đọc", "signer": "Phạm Thu Hà",
                 "signer_post": "GIÁM ĐỐC"}),
        (PARTY_RULE, {"type": "quy_dinh", "issuer": "TỈNH ỦY NẬM KHÊ", "date": "2026-03-02",
                      "subject": "về giờ mở cửa nhà văn hóa thôn"}),
    ],
)  # fmt: skip
def test_fields_of_the_head_and_foot(text, expected):
    for form in ("NFC", "NFD"):
        header = read_header(unicodedata.normalize(form, text))
        found = {name: field.value if (field := getattr(header, name)) else None for name in expected}

        assert {k: v and unicodedata.normalize("NFC", v) for k, v in found.items()} == expected


@pytest.mark.parametrize(
    ("text", "layout", "joined", "notation"),
    [
        (PARTY, "party", "05-NQ/ĐU", "NQ/ĐU"),
        (LETTER, "state", "345/UBND-VX", "UBND-VX"),
        (CIRCULAR, "state", "33/2026/TT-BVH", "TT-BVH"),
        (PARTY_RULE, "party", "14-QĐ/TU", "QĐ/TU"),
    ],
)
def test_number_and_notation_apart_and_joined(text, layout, joined, notation):
    header = read_header(text)

    assert (header.layout, header.number.joined, header.number.notation) == (layout, joined, notation)
    assert text[slice(*header.number_span)] == joined


def test_recipients_are_listed_without_the_signature_beside_them():
    assert [field.value for field in read_header(PARTY).recipients] == [
        "Ban Thường vụ Tỉnh ủy (để báo cáo)",
        "Các chi bộ trực thuộc",
        "Lưu Văn phòng Đảng ủy",
    ]
    assert [field.value for field in read_header(LETTER).recipients] == ["Như trên", "Lưu: VT, VX"]


def test_legal_bases_are_the_documents_behind_can_cu():
    assert [basis.number for basis in read_header(CIRCULAR).legal_bases] == ["46/2019/QH14", "93/2020/NĐ-CP"]
    assert [basis.number for basis in read_header(PARTY).legal_bases] == ["12-NQ/TU"]


def test_deadlines_named_in_the_text_are_dates():
    assert [field.value for field in read_header(PARTY).deadlines] == ["2026-06-30"]
    assert [field.value for field in read_header(LETTER).deadlines] == ["2026-04-20"]


@pytest.mark.parametrize(
    ("subject", "term"),
    [
        ("về chương trình công tác nhiệm kỳ 2025 - 2030", "2025-2030"),
        ("ban hành Quy chế làm việc của Ban Chấp hành khóa XVI", "XVI"),
        ("về giờ mở cửa nhà văn hóa thôn", None),
    ],
)
def test_the_term_is_read_from_the_head(subject, term):
    header = read_header(PARTY_RULE.replace("về giờ mở cửa nhà văn hóa thôn", subject))

    assert (header.term.value if header.term else None) == term


def test_every_field_shows_where_it_was_read():
    header = read_header(PARTY)

    assert PARTY[slice(*header.subject.span)] == "về xây dựng tủ sách thôn, giai đoạn 2026 - 2030"
    assert PARTY[slice(*header.date.span)] == "ngày 05 tháng 02 năm 2026"
    assert PARTY[slice(*header.type.span)] == "NGHỊ QUYẾT"


@pytest.mark.parametrize("text", ["", "\n\n", "Bài thu hoạch của em về văn hóa đọc.\nEm đọc mỗi ngày 20 trang sách."])
def test_a_text_without_a_head_proposes_nothing(text):
    header = read_header(text)

    assert (header.layout, header.type, header.number, header.issuer, header.date) == (None,) * 5


def test_a_subject_may_begin_as_a_body_does():
    head = "ĐẢNG ỦY XÃ AN THẠCH\n*\nSố 07-KH/ĐU\nKẾ HOẠCH\nthực hiện việc lập tủ sách thôn\n-----\n"
    text = head + "Thực hiện Chỉ thị số 05-CT/TU, xã làm như sau."

    header = read_header(text)

    assert header.subject.value == "thực hiện việc lập tủ sách thôn"


def test_a_name_may_begin_with_a_marked_capital():
    header = read_header(PARTY.replace("Trần Thị Minh Hoa", "Hoàng Mỹ Ánh"))

    assert header.signer.value == "Hoàng Mỹ Ánh"
