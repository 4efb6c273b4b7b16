"""Heads and feet as offices really type them: lost columns, wrapped lines, blanks, papers that nothing cites."""

import pytest

from nennep.lib.citations.header import read_header
from nennep.lib.citations.titles import PAPER_WORDS, TITLES

INVITATION = """ỦY BAN NHÂN DÂN XÃ HÙNG SƠN CỘNG HÒA XÃ HỘI CHỦ NGHĨA
VĂN PHÒNG VIỆT NAM
Độc lập - Tự do - Hạnh phúc
Số: 18/GM-VP Hùng Sơn, ngày 02 tháng 11 năm
2026
GIẤY MỜI
Dự họp giao ban tháng 11
Văn phòng trân trọng kính mời: Trưởng các thôn.
Thời gian: 8 giờ 00, ngày 05 tháng 11 năm 2026.
Nơi nhận: TL. CHỦ TỊCH
- Như trên; CHÁNH VĂN PHÒNG
- Đài truyền thanh, tổ công nghệ số
các thôn;
- Lưu: VT.
(Đã ký)
TS. Vũ Đình Kha
"""
MINUTES = """ĐẢNG ỦY XÃ HÙNG SƠN\tĐẢNG CỘNG SẢN VIỆT NAM
CHI BỘ THÔN NÀ LÀNH
*
BIÊN BẢN
họp bàn việc đọc sách
Hôm nay, vào hồi 8 giờ 00 ngày 25/8/2026, chi bộ họp bàn việc đọc sách.
THƯ KÝ\tCHỦ TRÌ
Cà Thị Biên\tLò Văn Inh
"""
BLANK = """ỦY BAN NHÂN DÂN     CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
TỈNH NÀ SƠN     Độc lập - Tự do - Hạnh phúc
Số:          /KH-UBND     Nà Sơn, ngày      tháng 11 năm 2026
KẾ HOẠCH
Phòng, chống lũ năm 2027
Thực hiện nhiệm vụ được giao, Ủy ban nhân dân tỉnh làm như sau:
TM. ỦY BAN NHÂN DÂN
CHỦ TỊCH
Hoàng Văn Tám
"""
ONE_BLOCK = """UBND TỈNH NÀ SƠN
SỞ VĂN HÓA, THỂ THAO
VÀ DU LỊCH
Số: 640/{notation}
Nà Sơn, ngày 5 tháng 3 năm 2026
{title}
{subject}
Điều 1. Mở cửa thư viện mỗi tối.
GIÁM ĐỐC
Thượng tá Cầm Bá Dũng
"""


def value_of(header, *names):
    return tuple(found.value if (found := getattr(header, name)) else None for name in names)


def test_columns_whose_gap_was_lost_are_told_apart():
    header = read_header(INVITATION)

    assert value_of(header, "type", "date", "place") == ("giay_moi", "2026-11-02", "Hùng Sơn")
    assert value_of(header, "issuer", "subject") == (
        "VĂN PHÒNG ỦY BAN NHÂN DÂN XÃ HÙNG SƠN",
        "Dự họp giao ban tháng 11",
    )
    assert value_of(header, "signing_authority", "signer_post", "signer") == (
        "TL. CHỦ TỊCH", "CHÁNH VĂN PHÒNG", "Vũ Đình Kha",
    )  # fmt: skip
    assert [one.value for one in header.recipients] == [
        "Như trên", "Đài truyền thanh, tổ công nghệ số các thôn", "Lưu: VT",
    ]  # fmt: skip
    assert (header.number.joined, INVITATION[slice(*header.number_span)]) == ("18/GM-VP", "18/GM-VP")


def test_minutes_are_dated_by_the_meeting_and_signed_by_who_led_it():
    header = read_header(MINUTES)

    assert value_of(header, "type", "date", "issuer") == ("bien_ban", "2026-08-25", "CHI BỘ THÔN NÀ LÀNH")
    assert value_of(header, "signer_post", "signer", "subject") == ("CHỦ TRÌ", "Lò Văn Inh", "họp bàn việc đọc sách")
    assert header.number is None


def test_a_number_and_a_day_that_are_still_blank_leave_the_rest_readable():
    header = read_header(BLANK)

    assert (header.number, header.date) == (None, None)
    assert value_of(header, "blank_notation", "type", "place") == ("KH-UBND", "ke_hoach", "Nà Sơn")
    assert value_of(header, "issuer", "subject") == ("ỦY BAN NHÂN DÂN TỈNH NÀ SƠN", "Phòng, chống lũ năm 2027")
    sealed = read_header(BLANK + "Ký bởi: UBND tỉnh\nThời gian ký: 07/11/2026 10:11:32 +07:00\n")
    assert value_of(sealed, "date") == ("2026-11-07",)


@pytest.mark.parametrize(
    ("notation", "title", "subject", "type_", "told"),
    [
        ("PA-SVH", "PHƯƠNG ÁN", "Ứng phó lũ quét", "phuong_an", "Ứng phó lũ quét"),
        ("HĐ-SVH", "HỢP ĐỒNG", "Cung cấp sách", "hop_dong", "Cung cấp sách"),
        ("CTr-SVH", "CHƯƠNG TRÌNH HÀNH ĐỘNG", "Mở tủ sách thôn", "chuong_trinh", "Mở tủ sách thôn"),
        ("BC-SVH", "BÁO CÁO SƠ KẾT", "việc mở tủ sách", "bao_cao", "sơ kết việc mở tủ sách"),
        ("KL-SVH", "KẾT LUẬN THANH TRA", "Thanh tra quỹ sách", "ket_luan", "Thanh tra quỹ sách"),
        ("QĐ-SVH", "QUYẾT ĐỊNH", "VỀ TỦ SÁCH THÔN\nGIÁM ĐỐC SỞ VĂN HÓA", "quyet_dinh", "VỀ TỦ SÁCH THÔN"),
        ("TL-SVH", "THỂ LỆ", "Hội thi đọc\nsách lần thứ nhất", "the_le", "Hội thi đọc sách lần thứ nhất"),
        ("GM-SVH", "", "", "giay_moi", None),
        ("SVH-TV", "", "", "cong_van", None),
    ],
)
def test_the_type_is_read_from_the_title_and_for_want_of_one_from_the_notation(notation, title, subject, type_, told):
    header = read_header(ONE_BLOCK.format(notation=notation, title=title, subject=subject))

    assert value_of(header, "type", "subject") == (type_, told)
    assert (header.number.serial, header.number.notation) == ("640", notation)
    assert value_of(header, "issuer", "signer") == ("SỞ VĂN HÓA, THỂ THAO VÀ DU LỊCH", "Cầm Bá Dũng")


def test_papers_that_nothing_cites_have_codes_of_their_own():
    assert PAPER_WORDS["giay_moi"] == "Giấy mời"
    assert set(PAPER_WORDS) <= set(TITLES.values())


STAMPED = """Người ký: SỞ NỘI VỤ
Email: sonoivu@nason.example
Thời gian ký: 12.03.2026 16:22:01 +07:00
VĂN BẢN ĐẾN
Số: 152
Ngày: 12/3/2026
UBND TỈNH NÀ SƠN
SỞ NỘI VỤ
Số: 88/SNV-VP
V/v gửi báo cáo
Nà Sơn, ngày 10 tháng 3 năm 2026
Kính gửi: Ủy ban nhân dân các xã.
Nơi nhận: Như trên; Lưu: VT.
Phó Giám đốc
LÊ THỊ XÊ
"""


def test_stamps_of_arrival_and_seals_of_programs_are_not_the_papers_own():
    header = read_header(STAMPED)

    assert header.number.joined == "88/SNV-VP"
    assert value_of(header, "issuer", "date", "type") == ("SỞ NỘI VỤ", "2026-03-10", "cong_van")
    assert value_of(header, "signer_post", "signer") == ("Phó Giám đốc", "LÊ THỊ XÊ")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("QUỐC HỘI\nLuật số: 46/2026/QH16\nLUẬT\nTHƯ VIỆN THÔN\nCăn cứ Hiến pháp;", ("luat", "THƯ VIỆN THÔN")),
        ("PHỤ LỤC II\nDANH MỤC SÁCH\n(Kèm theo Kế hoạch số 5/KH-UBND)\n", ("phu_luc", "DANH MỤC SÁCH")),
        ("UBND XÃ\nSố: 5/QĐ-UBND\nQUYẾT ĐỊNH Về việc trực lũ\nTRƯỞNG BAN\nCăn cứ", ("quyet_dinh", "Về việc trực lũ")),
    ],
)
def test_titles_that_go_on_or_carry_a_number(text, expected):
    assert value_of(read_header(text), "type", "subject") == expected


def test_a_text_that_is_no_paper_has_no_issuer():
    assert read_header("BÀI THU HOẠCH\nEm đọc sách mỗi tối.\n").issuer is None


def test_a_name_that_ends_like_a_number_line_is_no_gap_to_fill_in():
    text = "BAN CHUYỂN ĐỔI SỐ          Độc lập - Tự do - Hạnh phúc\nSố: 31/BCĐ-CĐS\nV/v gửi số liệu\n"

    assert read_header(text).issuer.value == "BAN CHUYỂN ĐỔI SỐ"
