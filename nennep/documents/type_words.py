"""Types of documents as they are printed: data of the country, the same in every language of the pages."""

from nennep.lib.citations import DocumentType
from nennep.lib.citations.titles import PAPER_WORDS

_WORDS = {
    "nghi_quyet": "Nghị quyết",
    "chi_thi": "Chỉ thị",
    "ket_luan": "Kết luận",
    "quy_dinh": "Quy định",
    "quyet_dinh": "Quyết định",
    "quy_che": "Quy chế",
    "huong_dan": "Hướng dẫn",
    "ke_hoach": "Kế hoạch",
    "chuong_trinh": "Chương trình",
    "bao_cao": "Báo cáo",
    "thong_bao": "Thông báo",
    "to_trinh": "Tờ trình",
    "cong_van": "Công văn",
    "de_an": "Đề án",
    "cong_dien": "Công điện",
    "thong_tri": "Thông tri",
    "luat": "Luật",
    "bo_luat": "Bộ luật",
    "phap_lenh": "Pháp lệnh",
    "nghi_dinh": "Nghị định",
    "thong_tu": "Thông tư",
    "thong_tu_lien_tich": "Thông tư liên tịch",
    "nghi_quyet_lien_tich": "Nghị quyết liên tịch",
    "lenh": "Lệnh",
    "hien_phap": "Hiến pháp",
    "dieu_le": "Điều lệ",
    "tieu_chi": "Tiêu chí",
    "van_ban_hop_nhat": "Văn bản hợp nhất",
    "sac_lenh": "Sắc lệnh",
}
# The papers stand behind the types that citations name; they have no `type_code`.
TYPE_WORDS = {code.value: _WORDS[code.value] for code in DocumentType} | PAPER_WORDS

# What directs others: of these one asks which plan carries them out.
DIRECTING = (DocumentType.NGHI_QUYET, DocumentType.CHI_THI, DocumentType.KET_LUAN)


def type_word(code: str) -> str:
    """The printed word; the code itself for one that is not known."""
    return TYPE_WORDS.get(code, code)
