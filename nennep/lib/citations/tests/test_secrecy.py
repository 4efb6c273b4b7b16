"""A marking in its place is found; the words in running prose are left alone."""

import time
import unicodedata

import pytest

from nennep.lib.citations.secrecy import MarkingPlace, SecrecyLevel, marking_beside, secrecy_marking

STATE_HEAD = "UBND TỈNH NẬM KHÊ\n{stamp}\nSố: 12/BC-UBND\nNậm Khê, ngày 05 tháng 02 năm 2026\nBÁO CÁO\n"
BODY = "Trong quý, các xã đã tổ chức 14 buổi tập huấn kỹ năng số cho người cao tuổi, mỗi buổi hai giờ."

MARKED_HEADS = [
    ("UBND TỈNH NẬM KHÊ\nSố: 12/BC-UBND\nMẬT\nBÁO CÁO\n" + BODY, "mat"),
    ("ĐẢNG BỘ TỈNH NẬM KHÊ\nTỈNH ỦY\n*\nSố 05-BC/TU\nTỐI MẬT\n" + BODY, "toi_mat"),
    ("TUYỆT MẬT\nTỈNH ỦY NẬM KHÊ\n" + BODY, "tuyet_mat"),
    ("Mật\nPHƯƠNG ÁN\n" + BODY, "mat"),
    ("Tối mật\nPHƯƠNG ÁN\n" + BODY, "toi_mat"),
    ("[ MẬT ]\nPHƯƠNG ÁN\n" + BODY, "mat"),
    ("*** TUYỆT MẬT ***\n" + BODY, "tuyet_mat"),
    ("| MẬT |\n" + BODY, "mat"),
    ("M Ậ T\n" + BODY, "mat"),
    ("T Ố I  M Ậ T\n" + BODY, "toi_mat"),
    ("TỐI\nMẬT\n" + BODY, "toi_mat"),
    ("TUYỆT\nMẬT\n" + BODY, "tuyet_mat"),
    ("Độ mật: Mật\nKẾ HOẠCH\n" + BODY, "mat"),
    ("Mức độ mật: TỐI MẬT\n" + BODY, "toi_mat"),
    ("Dấu chỉ độ mật: tuyệt mật\n" + BODY, "tuyet_mat"),
    ("Độ mật\tTối mật\n" + BODY, "toi_mat"),
    ("Số: 17/KH-UBND (Mật)\nKẾ HOẠCH\n" + BODY, "mat"),
    ("Số 17-KH/TU    MẬT    Nậm Khê, ngày 02 tháng 3 năm 2026\n" + BODY, "mat"),
    ("Số 17-KH/TU\tMẬT\tNậm Khê, ngày 02 tháng 3 năm 2026\n" + BODY, "mat"),
    ("TÀI LIỆU MẬT\nKẾ HOẠCH\n" + BODY, "mat"),
    ("TÀI LIỆU TUYỆT MẬT\n" + BODY, "tuyet_mat"),
    ("BẢN SAO BÍ MẬT NHÀ NƯỚC\nSố: 12/BC-UBND\n" + BODY, "mat"),
    ("MÂT\nSố: 12/BC-UBND\n" + BODY, "mat"),  # a dot lost in the scan
    ("TÓI MẠT\nSố: 12/BC-UBND\n" + BODY, "toi_mat"),
    ("TUYẾỆT MẬT\nSố: 12/BC-UBND\n" + BODY, "tuyet_mat"),  # as a machine reads a frame into it
    ("TOI MAT\nSố: 12/BC-UBND\n" + BODY, "toi_mat"),
    ("TUYÊT MÂT\nSố: 12/BC-UBND\n" + BODY, "tuyet_mat"),
    ("tuyÖt mËt\nSố: 12/BC-UBND\n" + BODY, "tuyet_mat"),  # TCVN3 capitals
    ("TOÁI MAÄT\nSố: 12/BC-UBND\n" + BODY, "toi_mat"),  # VNI
    ("Độ mật……: MẬT\nKẾ HOẠCH\n" + BODY, "mat"),
    ("Cấp độ: TUYỆT MẬT\nKẾ HOẠCH\n" + BODY, "tuyet_mat"),
    ("BÍ MẬT NHÀ NƯỚC ĐỘ: TỐI MẬT\n" + BODY, "toi_mat"),
    ("BÁO CÁO\ntối mật\n" + BODY, "toi_mat"),
    ("Số: 12/BC-UBND\nmật\n" + BODY, "mat"),
    ("M\nẬ\nT\nKẾ HOẠCH\n" + BODY, "mat"),
    ("T\nỐ\nI\nM\nẬ\nT\nKẾ HOẠCH\n" + BODY, "toi_mat"),
    ("M.Ậ.T\nKẾ HOẠCH\n" + BODY, "mat"),
    ("M_Ậ_T\nKẾ HOẠCH\n" + BODY, "mat"),
    ("┌──────┐\n│ MẬT │\n└──────┘\n" + BODY, "mat"),
    ("МẬТ\nKẾ HOẠCH\n" + BODY, "mat"),  # М and Т of another alphabet
    ("ＭẬＴ\nKẾ HOẠCH\n" + BODY, "mat"),
    ("MẬT - KHẨN\nKẾ HOẠCH\n" + BODY, "mat"),
    ("HỎA TỐC – TỐI MẬT\nKẾ HOẠCH\n" + BODY, "toi_mat"),
    ("THƯỢNG KHẨN/MẬT\nKẾ HOẠCH\n" + BODY, "mat"),
    ("Mật. Bản số 03/15\nKẾ HOẠCH\n" + BODY, "mat"),
    ("TỐI MẬT (Bản số: 02)\nKẾ HOẠCH\n" + BODY, "toi_mat"),
    ("Số: 15/MẬT-UBND\nKẾ HOẠCH\n" + BODY, "mat"),
    ("BẢN SAO MẬT\nKẾ HOẠCH\n" + BODY, "mat"),
    ("PHƯƠNG ÁN TỐI MẬT\n" + BODY, "toi_mat"),
    ("UBND TỈNH NẬM KHÊ – PHƯƠNG ÁN – MẬT\n" + BODY, "mat"),
    ("Chỉ người có tên mới được bóc bì\nSố: 12/BC-UBND\n" + BODY, "mat"),
    ("TÀI LIỆU THU HỒI\nSố: 12/BC-UBND\n" + BODY, "mat"),
    (STATE_HEAD.format(stamp="MẬT\nHỎA TỐC") + BODY, "mat"),
    (STATE_HEAD.format(stamp="HỎA TỐC\nTUYỆT MẬT") + BODY, "tuyet_mat"),
]


@pytest.mark.parametrize(("text", "level"), MARKED_HEADS)
def test_a_marking_in_the_head_is_found(text, level):
    marking = secrecy_marking(text)

    assert (marking.level, marking.place) == (SecrecyLevel(level), MarkingPlace.HEAD)


@pytest.mark.parametrize(("text", "level"), MARKED_HEADS)
def test_a_decomposed_marking_is_found_too(text, level):
    assert secrecy_marking(unicodedata.normalize("NFD", text)).level == level


PUBLIC_TEXTS = [
    "",
    BODY,
    "LUẬT\nBẢO VỆ BÍ MẬT NHÀ NƯỚC\n" + BODY,
    "LUẬT BẢO VỆ BÍ\nMẬT NHÀ NƯỚC\n" + BODY,
    "LUẬT BẢO VỆ BÍ\nMẬT\nNHÀ NƯỚC\n" + BODY,
    "QUY ĐỊNH VỀ ĐỘ\nMẬT\nCỦA VĂN BẢN\n" + BODY,
    "BÍ MẬT NHÀ NƯỚC LÀ GÌ?\n" + BODY,
    "TÀI LIỆU\nHỎI ĐÁP VỀ BÍ MẬT NHÀ NƯỚC\n" + BODY,
    "Bí mật nhà nước chia làm ba độ: Tuyệt mật, Tối mật, Mật.\n",
    "Điều 8. Phân loại\na) Độ Tuyệt mật;\nb) Độ Tối mật;\nc) Độ Mật.\n",
    "Độ mật: Thường\nKẾ HOẠCH\n" + BODY,
    "Độ mật: Không\nKẾ HOẠCH\n" + BODY,
    "Độ mật:\nKẾ HOẠCH\n" + BODY,
    "Độ mật: Mật/Tối mật/Tuyệt mật\nKẾ HOẠCH\n" + BODY,
    "GIẢI MẬT\nSố: 12/BC-UBND\n" + BODY,
    "ỦY BAN\nMẶT\nTRẬN TỔ QUỐC\n" + BODY,
    "MẶT TRẬN TỔ QUỐC VIỆT NAM\nSố: 12/BC-MTTQ\n" + BODY,
    "MẬT ONG RỪNG NẬM KHÊ\nHướng dẫn ghi nhãn\n" + BODY,
    "MẬT KHẨU\nHướng dẫn đặt mật khẩu\n" + BODY,
    "mật\n" + BODY,
    "Kính gửi: Các xã\nTuyệt mật là độ cao nhất.\n",
    "V/v rà soát tài liệu mật\nKính gửi: Các xã\n" + BODY,
    "STT\tTên tài liệu\tĐộ mật\n1\tSổ đăng ký\tMật\n2\tPhương án\tTối mật\n",
    BODY + "\nA. Tuyệt mật\nB. Tối mật\nC. Mật\n",
    BODY + "\n" + "\n".join(["Phụ lục: mẫu dấu", "TUYỆT MẬT", *[BODY] * 6]),
    BODY + "\n\fPhụ lục\nMẫu số 01\nTUYỆT MẬT\n" + BODY + "\n\fPhụ lục\nMẫu số 02\nMẬT\n" + "\n".join([BODY] * 6),
    BODY + "\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nSố: ……/……\nMẬT\n" + "\n".join([BODY] * 6),
    BODY + "\nNơi nhận:\n- Như trên;\n- Lưu: VT.\nKT. CHỦ TỊCH\nNguyễn Văn Mật\n",
    "GIẤY XÁC NHẬN\nHọ và tên: Lê Thị Mật\n" + BODY,
    "MÙA HOA\nOng làm\nmật\nsuốt ngày.\n" + BODY,
    "QUYẾT ĐỊNH\nBan hành danh mục bí mật nhà nước độ Tuyệt mật,\ntối mật\n" + BODY,
    "THÔNG BÁO\nVề các tài liệu thu hồi\n" + BODY,
    "THÔN SUỐI MẬT\nKẾ HOẠCH DỌN VỆ SINH\n" + BODY,
    "BÁO CÁO\n- Mật: 0\n- Tối mật: 0\n- Thường: 120\n" + BODY,
    "KHẨN\nBản số: 03\n" + BODY,
    "KHÔNG MẬT\nSố: 12/BC-UBND\n" + BODY,
    "HƯỚNG DẪN\nTên đăng nhập: canbo\nMật khẩu: ******\n" + BODY,
]


@pytest.mark.parametrize("text", PUBLIC_TEXTS)
def test_words_in_running_prose_are_no_marking(text):
    assert secrecy_marking(text) is None


STAMPED_ELSEWHERE = [
    BODY + "\nNơi nhận:\n- Như trên.\nTRƯỞNG BAN\nLê Văn Minh\nMẬT",
    BODY + "\nNơi nhận:\n- Như trên.\nTUYỆT MẬT\nTRƯỞNG BAN\nLê Văn Minh",
    BODY + "\n\f2\nMẬT\n" + BODY + "\n\f3\nMẬT\n" + "\n".join([BODY] * 6),
]


@pytest.mark.parametrize("text", STAMPED_ELSEWHERE)
def test_a_stamp_at_the_end_or_on_every_page_is_found(text):
    assert secrecy_marking(text).place == MarkingPlace.STAMP


def test_a_labelled_stamp_at_the_end_needs_no_capitals():
    text = BODY + "\nNơi nhận:\n- Như trên.\nĐộ mật: Tuyệt mật\nSố bản: 02"

    assert secrecy_marking(text).level == SecrecyLevel.TUYET_MAT


def test_a_second_paper_in_the_file_has_a_head_of_its_own():
    head = "ỦY BAN NHÂN DÂN  CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nSố: 15/PA-UBND\nMẬT\n"

    assert secrecy_marking("\n".join([BODY] * 6) + "\n" + head + "\n".join([BODY] * 6)).level == SecrecyLevel.MAT


FOOTER = "Trụ sở: số 1 đường Hồ Chí Minh, phường Trung tâm, tỉnh Nậm Khê, điện thoại 0200 000 000, thư vp@example.vn"


@pytest.mark.parametrize(
    "lines", [f"{FOOTER}\nMẬT", "Trang 1\nM\nẬ\nT", "UBND xã Hùng Sơn – Kế hoạch – MẬT", "TỐI\nMẬT"]
)
def test_a_marking_beside_the_text_is_found(lines):
    assert marking_beside(lines)


@pytest.mark.parametrize("lines", ["", FOOTER, "Kế hoạch bảo vệ bí mật nhà nước", "Trang\n1\nA", "DỰ THẢO"])
def test_what_else_stands_beside_a_text_is_no_marking(lines):
    assert marking_beside(lines) is None


HOSTILE = {
    "one line of spaces": "\u00a0" * 500_000,
    "a number without end": "SỐ 1 " + "1 " * 500_000,
    "a ruled line": "A" + "_" * 500_000 + "!B",
    "many heads": "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nA\tB\n" * 20_000,
    "many pages": "\fTrang\n" * 50_000,
    "letters one under the other": "M\nẬ\n" * 50_000,
}


@pytest.mark.parametrize("name", HOSTILE)
def test_no_text_keeps_the_search_busy(name):
    began = time.process_time()

    assert secrecy_marking(HOSTILE[name]) is None
    assert time.process_time() - began < 10


def test_an_annex_with_its_own_number_has_a_head_of_its_own():
    text = BODY + "\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nSố: 15/PA-UBND\nMẬT\n" + "\n".join([BODY] * 6)

    assert secrecy_marking(text).level == SecrecyLevel.MAT


MARKED_NAMES = [
    ("12-BC-UBND (Mật).pdf", "mat"),
    ("[TỐI MẬT] Kế hoạch.docx", "toi_mat"),
    ("Kế hoạch (tuyệt mật).docx", "tuyet_mat"),
    ("ke hoach (mat).docx", "mat"),
    ("MẬT.pdf", "mat"),
    ("Mật.pdf", "mat"),
    ("MAT.pdf", "mat"),
    ("tuyet-mat.pdf", "tuyet_mat"),
    ("TOI_MAT.docx", "toi_mat"),
    ("MẬT_Báo cáo quý 1.docx", "mat"),
    ("MẬT - Báo cáo quý 1.docx", "mat"),
    ("Báo cáo quý 1_MẬT.docx", "mat"),
    ("Báo cáo quý 1 - Tối mật.docx", "toi_mat"),
    ("Báo cáo quý 1_tuyệt mật.docx", "tuyet_mat"),
    ("BC-12-UBND-MẬT.docx", "mat"),
    ("BÁO CÁO MẬT.docx", "mat"),
    ("MAT_BC-12.docx", "mat"),
    ("12-BC-MAT.PDF", "mat"),
    ("hồ sơ/2026/TUYỆT MẬT.docx", "tuyet_mat"),
    ("C:\\van ban\\12-BC (MẬT).docx", "mat"),
    ("Báo cáo MẬT (2).docx", "mat"),
    ("Công văn mật số 15.docx", "mat"),
    ("van ban mat.docx", "mat"),
    ("ke_hoach_do_mat_toi_mat.docx", "toi_mat"),
    ("ToiMat_KH15.docx", "toi_mat"),
    ("TỐI MẬT/Kế hoạch 15.docx", "toi_mat"),
    ("2026\\Văn bản mật\\Kế hoạch 15.docx", "mat"),
]


@pytest.mark.parametrize(("name", "level"), MARKED_NAMES)
def test_a_marking_in_the_file_name_is_found(name, level):
    for form in ("NFC", "NFD"):
        marking = secrecy_marking(BODY, unicodedata.normalize(form, name))

        assert (marking.level, marking.place) == (SecrecyLevel(level), MarkingPlace.FILE_NAME)


PUBLIC_NAMES = [
    "",
    "Báo cáo quý 1.docx",
    "Luật Bảo vệ bí mật nhà nước.pdf",
    "bao-ve-bi-mat-nha-nuoc.pdf",
    "BẢO VỆ BÍ MẬT.docx",
    "Luat 29-2018 bi mat.pdf",
    "Quy định về tài liệu mật.docx",
    "mat-khau.xlsx",
    "Mật khẩu wifi.txt",
    "mật ong.docx",
    "MẬT ONG.docx",
    "Mat tran To quoc.docx",
    "MAT TRAN.doc",
    "MẶT TRẬN.doc",
    "mật độ dân số.xlsx",
    "hoi-nghi-gap-mat.pdf",
    "Phân biệt mật và tối mật.pdf",
    "format.docx",
    "MATERIAL.docx",
    "giai mat.docx",
    "toi mat xe dap.docx",
    "Thông báo mất.docx",
    "bien ban mat.docx",
    "Bảo vệ bí mật/Kế hoạch 15.docx",
    "anh chup mat truoc.docx",
    "Kế hoạch ra mắt câu lạc bộ.docx",
]


@pytest.mark.parametrize("name", PUBLIC_NAMES)
def test_a_file_name_that_speaks_of_secrecy_is_no_marking(name):
    assert secrecy_marking(BODY, name) is None


def test_the_span_leads_to_the_marking_in_the_text_as_given():
    text = unicodedata.normalize("NFD", "TỈNH ỦY NẬM KHÊ\n*\nTUYỆT MẬT\n")

    start, end = secrecy_marking(text).span

    assert unicodedata.normalize("NFC", text[start:end]) == "TUYỆT MẬT"
