"""What the words around a citation propose, and what they leave alone."""

import pytest

from nennep.lib.citations import find_citations
from nennep.lib.citations.wording import read_wording

# A text with its subject between "[" and "]", the type of the document, and what it does: number to deed and part.
OWN = [
    # --- endings, said of this document
    ("Quyết định này có hiệu lực từ ngày ký và thay thế Quyết định số 12/QĐ-UBND ngày 03/4/2021 của UBND xã.",
     "quyet_dinh", {"12/QĐ-UBND": ("replaces", "")}),
    ("Quy chế này thay thế các Quyết định số 12/QĐ-UBND, 15/QĐ-UBND và 18/QĐ-UBND ngày 01/02/2020.",
     "quyet_dinh", {"12/QĐ-UBND": ("replaces", ""), "15/QĐ-UBND": ("replaces", ""), "18/QĐ-UBND": ("replaces", "")}),
    ("Thay cho Kế hoạch số 07-KH/ĐU ngày 01/3/2024, các thôn dùng kế hoạch này.", "ke_hoach",
     {"07-KH/ĐU": ("replaces", "")}),
    ("Điều 2. Bãi bỏ Quyết định số 31/QĐ-UBND ngày 05/6/2019 về lịch trực bão.", "quyet_dinh",
     {"31/QĐ-UBND": ("repeals", "")}),
    ("Điều 2. Bãi bỏ khoản 3 Điều 5 Quyết định số 31/QĐ-UBND ngày 05/6/2019.", "quyet_dinh",
     {"31/QĐ-UBND": ("repeals", "khoản 3 Điều 5")}),
    ("Hủy bỏ Thông báo số 9-TB/ĐU.", "thong_bao", {"9-TB/ĐU": ("repeals", "")}),
    ("Quyết định số 44/QĐ-UBND ngày 07/8/2018 hết hiệu lực kể từ ngày Quyết định này có hiệu lực.", "quyet_dinh",
     {"44/QĐ-UBND": ("repeals", "")}),
    ("Kế hoạch số 44/KH-UBND được thay thế bởi Kế hoạch này.", "ke_hoach", {"44/KH-UBND": ("replaces", "")}),
    ("Bãi bỏ các văn bản sau đây:\n1. Quyết định số 3/QĐ-UBND ngày 01/02/2015;\n2. Quyết định số 8/QĐ-UBND;\n"
     "Các thôn theo dõi Kế hoạch số 5/KH-UBND.", "quyet_dinh",
     {"3/QĐ-UBND": ("repeals", ""), "8/QĐ-UBND": ("repeals", "")}),
    # --- amendments
    ("[Sửa đổi, bổ sung một số điều của Quy chế số 05-QC/ĐU ngày 02/3/2022]\nĐảng ủy ban hành.", "quyet_dinh",
     {"05-QC/ĐU": ("amends", "một số điều")}),
    ("Bổ sung điểm c khoản 2 Điều 4 của Quyết định số 21/QĐ-UBND như sau.", "quyet_dinh",
     {"21/QĐ-UBND": ("amends", "điểm c khoản 2 Điều 4")}),
    ("Thay thế Phụ lục 2 ban hành kèm theo Quyết định số 21/QĐ-UBND.", "quyet_dinh",
     {"21/QĐ-UBND": ("amends", "Phụ lục 2")}),
    ("Sửa đổi, thay thế, bãi bỏ một số nội dung tại Kế hoạch số 10-KH/ĐU.", "ke_hoach",
     {"10-KH/ĐU": ("amends", "một số nội dung")}),
    ("[điều chỉnh Kế hoạch số 10-KH/ĐU về lớp học số]\nNội dung.", "ke_hoach", {"10-KH/ĐU": ("amends", "")}),
    # --- carrying out
    ("[thực hiện Chỉ thị số 05-CT/TU ngày 02/3/2026 của Ban Thường vụ Tỉnh ủy về kỹ năng số]\nI- MỤC ĐÍCH", "ke_hoach",
     {"05-CT/TU": ("carries_out", "")}),
    ("[về việc triển khai thực hiện Nghị quyết số 11-NQ/TU]\nI- MỤC ĐÍCH", "ke_hoach",
     {"11-NQ/TU": ("carries_out", "")}),
    ("[về thôn sạch năm 2026]\nThực hiện Chỉ thị số 05-CT/TU ngày 02/3/2026 của Tỉnh ủy, Kế hoạch số 12-KH/ĐU, Đảng ủy "
     "xây dựng kế hoạch như sau:\nI- MỤC ĐÍCH\nTiếp tục thực hiện Chỉ thị số 40-CT/TW.", "ke_hoach",
     {"05-CT/TU": ("carries_out", ""), "12-KH/ĐU": ("carries_out", "")}),
    ("[về thôn sạch]\nĐảng ủy ban hành Kế hoạch thực hiện Nghị quyết số 11-NQ/TU như sau.", "ke_hoach",
     {"11-NQ/TU": ("carries_out", "")}),
    ("[quán triệt, triển khai thực hiện các Nghị quyết số 11-NQ/TU và 12-NQ/TU]\n1. Nội dung", "ke_hoach",
     {"11-NQ/TU": ("carries_out", ""), "12-NQ/TU": ("carries_out", "")}),
    # --- guiding
    ("[thực hiện Quy định số 22-QĐ/TU về giờ mở cửa nhà văn hóa]\n1. Nội dung", "huong_dan",
     {"22-QĐ/TU": ("guides", "")}),
    ("[hướng dẫn thực hiện một số nội dung của Nghị quyết số 8/NQ-HĐND]\n1. Nội dung", "cong_van",
     {"8/NQ-HĐND": ("guides", "")}),
    # --- reviewing
    ("[tổng kết 10 năm thực hiện Chỉ thị số 05-CT/TU về đọc sách]\n1. Nội dung", "ke_hoach",
     {"05-CT/TU": ("reviews", "")}),
    ("[sơ kết 01 năm triển khai thực hiện Nghị quyết số 11-NQ/TU]\n1. Nội dung", "bao_cao",
     {"11-NQ/TU": ("reviews", "")}),
    ("[kết quả thực hiện Kế hoạch số 12-KH/ĐU]\n1. Nội dung", "bao_cao", {"12-KH/ĐU": ("reviews", "")}),
    ("[về việc thực hiện Kế hoạch số 12-KH/ĐU]\n1. Nội dung", "bao_cao", {"12-KH/ĐU": ("reviews", "")}),
]  # fmt: skip

NOT_OWN = [
    ("Căn cứ Quyết định số 12/QĐ-UBND thay thế Quyết định số 9/QĐ-UBND;", "quyet_dinh"),
    ("Nghị định số 15/2020/NĐ-CP thay thế Nghị định số 174/2013/NĐ-CP từ tháng 4.", "cong_van"),
    ("Năm 2024 thay thế bóng đèn ở nhà văn hóa theo Kế hoạch số 5/KH-UBND.", "bao_cao"),
    ("I- KẾT QUẢ\nCác thôn tiếp tục thực hiện Chỉ thị số 05-CT/TU.", "ke_hoach"),
    ("[kiểm tra việc thực hiện Chỉ thị số 05-CT/TU]\n1. Nội dung", "ke_hoach"),
    ("Quyết định số 44/QĐ-UBND bị bãi bỏ bởi Quyết định số 50/QĐ-UBND.", "cong_van"),
    ("Quyết định số 3/QĐ-UBND được thay thế bằng Quyết định số 4/QĐ-UBND.", "bao_cao"),
    ("Quyết định số 205-QĐ/TU hết hiệu lực từ năm 2024.", "bao_cao"),
    ("Các thôn đọc Chỉ thị số 05-CT/TU tại cuộc họp.", "thong_bao"),
    (
        "[về thôn sạch]\nThực hiện tốt việc phòng dịch theo hướng dẫn; xã nhận được Công văn số 15/UBND-VX.",
        "ke_hoach",
    ),
]


def deeds_of(marked, type):
    start, end = marked.find("["), marked.find("]") - 1
    text = marked.replace("[", "").replace("]", "")
    citations = find_citations(text)
    found = read_wording(text, citations, type=type, subject=(start, end) if start >= 0 else None)
    return {citations[one.citation].number: (str(one.deed), one.part) for one in found}


@pytest.mark.parametrize(("text", "type", "expected"), OWN, ids=[row[0][:50] for row in OWN])
def test_what_a_document_says_it_does(text, type, expected):
    assert deeds_of(text, type) == expected


@pytest.mark.parametrize(("text", "type"), NOT_OWN, ids=[row[0][:50] for row in NOT_OWN])
def test_what_others_do_is_left_alone(text, type):
    assert deeds_of(text, type) == {}


def test_the_words_are_shown_where_they_stand():
    text = "Kế hoạch này thay thế Kế hoạch số 5/KH-UBND."
    (found,) = read_wording(text, find_citations(text), type="ke_hoach")
    assert text[found.start :].startswith("thay thế Kế hoạch số 5")
