"""A number without notation: "Chỉ thị 05" names a document, "kế hoạch 5 năm" and "quyết định 3 việc" do not."""

import re

from nennep.lib.citations.heads import Head
from nennep.lib.citations.symbols import DocumentType

T = DocumentType

# These words are rarely followed by a number that is not the document's.
TELLING_TYPES = frozenset(
    {T.NGHI_QUYET, T.CHI_THI, T.NGHI_DINH, T.THONG_TU, T.CONG_VAN, T.CONG_DIEN, T.THONG_TRI, T.PHAP_LENH,
     T.THONG_TU_LIEN_TICH, T.NGHI_QUYET_LIEN_TICH, T.SAC_LENH, T.VAN_BAN_HOP_NHAT}
)  # fmt: skip
NEVER_BARE = frozenset({T.DIEU_LE, T.HIEN_PHAP, T.TIEU_CHI})
# Abbreviations that stand for a document even with a bare number behind them.
TELLING_ABBREVIATIONS = frozenset({T.NGHI_QUYET, T.NGHI_DINH, T.CHI_THI, T.KET_LUAN, T.QUYET_DINH, T.THONG_TU})
# The others are company names, towns and buildings as well (CT, TT, KL).
PLAIN_ABBREVIATIONS = frozenset({T.NGHI_QUYET, T.NGHI_DINH, T.QUYET_DINH})
# A month may follow: "kế hoạch 12/2023" is the plan for December.
MONTHLY_TYPES = frozenset({T.KE_HOACH, T.BAO_CAO, T.THONG_BAO, T.CHUONG_TRINH, T.HUONG_DAN})
# A long number is not theirs, but that of the decision which began them ("Chương trình 135", "Đề án 1816").
PROGRAMMES = frozenset({T.CHUONG_TRINH, T.DE_AN})

# Read with its accents: "bước" is counted, "buộc" is not.
COUNTED = (
    "tháng|tuần|giờ|phút|lần|người|đồng chí|đảng viên|cán bộ|chi bộ|đảng bộ|tổ chức đảng|đơn vị|cơ quan|phòng|sở|ngành"
    "|xã|phường|huyện|quận|tỉnh|thành phố|thôn|bản|khu phố|khu|tổ|ấp|hộ|gia đình|học sinh|sinh viên|giáo viên|đoàn viên"
    "|hội viên|đại biểu|chương|điều|khoản|điểm|mục|phần|nội dung|nhiệm vụ|giải pháp|mục tiêu|chỉ tiêu|tiêu chí|nhóm"
    "|bước|cấp|bên|việc|vấn đề|ý|câu|trang|cuốn|tập|bài|lớp|môn|buổi|cuộc|vụ|đợt|kỳ|dịp|chuyến|dự án|công trình"
    "|mô hình|phương án|phong trào|đề án|kế hoạch|chương trình|nghị quyết|chỉ thị|thông tư|nghị định|luật|văn bản"
    "|công văn|trường hợp|hồ sơ|thủ tục|dịch vụ|loại|hạng|mức|ngàn|nghìn|triệu|tỷ|tỉ|đồng|usd|kg|km|ha|tấn|tạ|mét|m2"
    "|mẫu|phần trăm|điểm cầu|lĩnh vực|trụ cột|đột phá|khâu|quan điểm|trường|bệnh viện|doanh nghiệp|công ty|chiến sĩ"
    "|thành viên|đêm|quý|vị trí|chức danh|công chức|viên chức|nghề|cụm|tiểu ban|nước|quốc gia|nguyên tắc|hình thức"
    "|biện pháp|phương pháp|thế hệ|tầng|đội|nhà|chữ|từ khóa|gói|suất|giải|kênh|tin|ảnh|công dân|nhân viên|lao động"
    "|học viên|tuổi|miền|vùng|khối|con|cái|chiếc|cây|đối tượng|chủ đề|chuyên đề|sản phẩm|nhân tố|yếu tố"
    "|công việc|sự kiện|danh mục|tài liệu"
)
IS_COUNTED = re.compile(
    rf"\s*(?:%|°|\$|(?:{COUNTED})(?!\w)|năm(?!\s(?:19|20)\d\d(?!\s?[-–]))(?!\w)|ngày(?!\s?\d|\ský|\sban hành)(?!\w)"
    r"|ban(?!\s?hành)(?!\w))",
    re.IGNORECASE,
)
# Nobody counts what is in a decree but its parts: "Nghị định 67 mức hỗ trợ ..." goes on behind the name.
PARTS = re.compile(r"\s*(?:%|(?:trang|chương|điều|khoản|mục|phần|văn bản|năm|ngày|tháng|lần)(?!\w))", re.IGNORECASE)
OF_PARTS = frozenset({T.NGHI_DINH, T.THONG_TU, T.THONG_TU_LIEN_TICH})
GOES_ON = re.compile(r"[/.:,+x-]\d|[a-z]|\s?[-/+x]\s?\d|[-/]\s?[a-z]|\s[-/][a-z]|\s/\s[a-z]", re.ASCII)
DATED = re.compile(r"\s?,?\sngay\s\d", re.ASCII)
DATED_OR_OWNED = re.compile(r"\s?,?\s(?:ngay\s\d|cua\s)", re.ASCII)
ENDS_A_LINE = re.compile(r"[ \t]*(?:\n|$)", re.ASCII)
# Behind full numbers a bare one must belong to more of them: "57-NQ/TW, 59-NQ/TW, 66 và 68 của Bộ Chính trị".
LIST_GOES_ON = re.compile(r"(?:,\s*|\s+va\s+)\d\d(?!\d)|\s+(?:cua\s(?!\d)|\(?khoa\s)", re.ASCII)
MORE_OF_A_LIST = re.compile(r",\d\d", re.ASCII)
CLOSES_THE_NAME = re.compile(
    r"\s*(?:$|[,.;:!?)\]\"'\n-]|(?:cua|ve|ngay|va|nam|do|duoc|da|co|la|khoa|trong|tai|voi|den|nay|tren|quy dinh"
    r"|ban hanh|yeu cau|neu|de|se|phai|thay|sua|het|con|hien|giao|chi dao|dua|ra|thi|vao|hay|hoac|cung|thuoc"
    r"|doi voi|theo|bi|dang|gom|nhu|lam|bo sung|nham|nhan manh)(?![a-z0-9]))",
    re.ASCII,
)


def names_a_document(head: Head, serial: str, year: int | None, folded: str, text: str, span: tuple[int, int]) -> bool:
    """Whether the bare number at `span`, standing behind `head`, is the number of a document."""
    start, end = span
    if not head.is_direct or head.type in NEVER_BARE or not _is_whole(folded, end, head):
        return False
    if head.type is T.LENH:
        return False
    if head.type is None:
        return head.says_number or (len(serial) > 2 and bool(DATED_OR_OWNED.match(folded, end)))
    if head.says_number:
        return not IS_COUNTED.match(text, end)
    if _is_a_mark(head, serial, folded, span):
        return False
    if year:
        return not (head.type in MONTHLY_TYPES and int(serial) <= 12) and not _is_a_year(serial)
    is_programme = head.type in PROGRAMMES and len(serial) > 2 and not DATED.match(folded, end)
    looks_like_a_year = _is_a_year(serial) and not DATED.match(folded, end)
    if looks_like_a_year or is_programme or _is_counted(head.type, serial, text, end):
        return False
    if head.is_abbreviation:
        closes = head.type in PLAIN_ABBREVIATIONS or CLOSES_THE_NAME.match(folded, end)
        return _abbreviation_names(head, serial, text, span) and bool(closes)
    if head.type in TELLING_TYPES:
        return serial != "0"
    if len(serial) < 2:
        return False
    if serial.startswith("0"):
        return True  # things are not counted with a leading zero
    capital = text[head.start].isupper() and not text[head.start : start].isupper()
    if head.type is T.CHUONG_TRINH:
        return capital  # "chương trình 12" is taught at school
    return capital or bool(CLOSES_THE_NAME.match(folded, end))


def _is_counted(kind: DocumentType | None, serial: str, text: str, end: int) -> bool:
    is_counted = IS_COUNTED.match(text, end)
    if is_counted and kind in OF_PARTS and len(serial) > 1:
        return bool(PARTS.match(text, end))
    return bool(is_counted)


def continues_a_list(serial: str, folded: str, text: str, span: tuple[int, int], *, behind_full: bool) -> bool:
    """Whether a bare number behind a comma or "và" is one more member of a list of numbers.

    `behind_full`: the member before it has its notation.
    """
    end = span[1]
    if behind_full and not (len(serial) == 2 and LIST_GOES_ON.match(folded, end)):
        return False
    goes_on = GOES_ON.match(folded, end) and not MORE_OF_A_LIST.match(folded, end)
    return not goes_on and not _is_a_year(serial) and not IS_COUNTED.match(text, end) and len(serial) <= 5


def _is_whole(folded: str, end: int, head: Head) -> bool:
    goes_on = GOES_ON.match(folded, end)
    return not goes_on or bool(head.type in TELLING_TYPES and MORE_OF_A_LIST.match(folded, end))


def _is_a_year(serial: str) -> bool:
    """The years in which offices speak of "nghị quyết 2021"; no plan of 1956 is called "Quyết định 1956"."""
    return len(serial) == 4 and serial.isdigit() and 1975 <= int(serial) <= 2030


def _is_a_mark(head: Head, serial: str, folded: str, span: tuple[int, int]) -> bool:
    """A footnote's mark stuck to the word ("thông tư3"), a number alone on its line ("kỳ báo cáo", below it "96")."""
    start, end = span
    if folded[start - 1 : start] == "(" and folded[end : end + 1] == ")":  # "Kết luận (18)"
        return True
    if start and folded[start - 1].isalpha():
        return not head.is_abbreviation and not serial.startswith("0")
    return "\n" in folded[start - 2 : start] and bool(ENDS_A_LINE.match(folded, end))


def _abbreviation_names(head: Head, serial: str, text: str, span: tuple[int, int]) -> bool:
    if head.type is T.CONG_VAN:
        return span[1] - span[0] >= 3
    if not head.says_number and head.type not in PLAIN_ABBREVIATIONS and len(serial) > 2:
        return False  # "Cub CT 110"
    spelling = text[head.start : head.start + 2]
    return head.type in TELLING_ABBREVIATIONS and spelling.isupper() and len(serial) > 1
