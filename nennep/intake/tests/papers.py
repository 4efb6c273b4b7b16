"""Made-up papers as offices write them, in the formats that they come in."""

from io import BytesIO

from django.core.files.uploadedfile import SimpleUploadedFile

from nennep.lib.extract.tests.build import docx, odt, paragraph, pdf, run, text_page, zip_of

__all__ = ["BytesIO", "docx", "odt", "paragraph", "pdf", "run", "text_page", "zip_of"]

PLAN = """TỈNH ỦY NÀ SƠN\tĐẢNG CỘNG SẢN VIỆT NAM
BAN TUYÊN GIÁO
*
Số {number}-KH/BTGTU\tNà Sơn, ngày 05 tháng 9 năm 2026

KẾ HOẠCH
tổ chức tuần đọc sách {topic}
-----
Căn cứ Chỉ thị số 12-CT/TU ngày 03/8/2026 của Ban Thường vụ Tỉnh ủy về đọc sách;
Các xã báo cáo kết quả trước ngày 20/12/2026.

Nơi nhận:
- Các xã,
- Lưu văn phòng.
K/T TRƯỞNG BAN
PHÓ TRƯỞNG BAN

Lò Thị Mai
"""
LETTER = """ỦY BAN NHÂN DÂN\tCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
XÃ HÙNG SƠN\tĐộc lập - Tự do - Hạnh phúc
Số: {number}/UBND-VP\tHùng Sơn, ngày 12 tháng 10 năm 2026
V/v dọn rãnh thoát nước

Kính gửi: Các thôn, bản.
Ủy ban nhân dân xã đề nghị các thôn dọn rãnh thoát nước.
TM. ỦY BAN NHÂN DÂN
CHỦ TỊCH

Hoàng Văn Tám
"""


def plan(number="05", topic="trong các thôn"):
    return PLAN.format(number=number, topic=topic)


def letter(number=15):
    return LETTER.format(number=number)


def as_docx(text, **more):
    return docx("".join(paragraph(run(line)) for line in text.splitlines()), **more)


def as_odt(text):
    return odt("".join(f"<text:p>{line}</text:p>" for line in text.replace("\t", "   ").splitlines()))


def as_pdf(text):
    return pdf([text_page(*[line.replace("\t", "    ") or " " for line in text.splitlines()])])


def upload(name, content):
    return SimpleUploadedFile(name, content if isinstance(content, bytes) else content.encode())


# What a person types in a form about a paper.
TYPED = {
    "type": "Kế hoạch",
    "number": "05",
    "notation": "KH/BTGTU",
    "issued_on": "05/09/2026",
    "issuer": "Ban Tuyên giáo",
    "subject": "đọc sách",
}
