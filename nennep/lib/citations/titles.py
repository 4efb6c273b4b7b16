"""The word that stands as title on a paper: types that citations name, and papers that hardly anything cites.

The second kind is kept apart: what the citation finder looks for does not change with it.
"""

import re

from nennep.lib.citations.clean import fold
from nennep.lib.citations.symbols import SYMBOL_TYPES, WORD_TYPES, word_pattern

# As printed in registers; the codes are made of the words ("giay_moi").
PAPERS = (
    "Giấy mời", "Biên bản", "Phương án", "Dự án", "Quy hoạch", "Chiến lược", "Cương lĩnh", "Thông cáo", "Tuyên bố",
    "Lời kêu gọi", "Hợp đồng", "Bản ghi nhớ", "Bản thỏa thuận", "Thỏa thuận", "Bản cam kết", "Giấy ủy quyền",
    "Giấy giới thiệu", "Giấy nghỉ phép", "Giấy chứng nhận", "Giấy đi đường", "Giấy xác nhận", "Phiếu gửi",
    "Phiếu chuyển", "Phiếu báo", "Phiếu trình", "Phiếu đề nghị", "Phiếu lấy ý kiến", "Thư công", "Thư mời",
    "Đề cương", "Thể lệ", "Nội quy", "Quy trình", "Quy ước", "Hương ước", "Lịch công tác", "Lịch tiếp công dân",
    "Danh sách", "Phụ lục", "Dự toán", "Kịch bản", "Đơn đề nghị", "Giấy đề nghị", "Thông điệp",
)  # fmt: skip
PAPER_WORDS = {fold(word).replace(" ", "_"): word for word in PAPERS}
TITLES = {word: kind.value for word, kind in WORD_TYPES.items() if kind} | {
    code.replace("_", " "): code for code in PAPER_WORDS
}
# What else a title may say of its type, in the same capitals; the type stays the same.
MORE_OF_A_TITLE = "hanh dong|phoi hop|lien tich|ket luan|lien nganh"
TITLE_LINE = re.compile(
    rf"(?P<word>{word_pattern(TITLES)})(?!\w)(?P<more>\s+(?:{MORE_OF_A_TITLE})(?![^\W\d_]))?(?P<rest>.*)$", re.S
)
# Behind the number, where nothing else is told: of these no citation is looked for.
PAPER_SYMBOLS = {
    "gm": "giay_moi",
    "bb": "bien_ban",
    "pa": "phuong_an",
    "guq": "giay_uy_quyen",
    "uq": "giay_uy_quyen",
    "ggt": "giay_gioi_thieu",
    "gnp": "giay_nghi_phep",
    "pc": "phieu_chuyen",
    "pg": "phieu_gui",
    "pb": "phieu_bao",
    "hđ": "hop_dong",
    "bgn": "ban_ghi_nho",
    "btt": "ban_thoa_thuan",
}
_COMPACT = {word.replace(" ", ""): code for word, code in TITLES.items()}


def code_of_title(word: str) -> str | None:
    """The code of a title as `TITLE_LINE` finds it, however it is spaced."""
    return _COMPACT.get("".join(word.split()))


def code_of_symbol(notation: str) -> str | None:
    """What the first part of a notation ("GM-UBND", "BB/CB") says of the type."""
    first = re.split(r"[-/_ ]", notation.lower(), maxsplit=1)[0]
    return PAPER_SYMBOLS.get(first) or (kind.value if (kind := SYMBOL_TYPES.get(fold(first))) else None)
