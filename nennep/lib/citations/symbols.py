"""Types of official documents: the words and the symbols that name them, folded (lower case, no marks).

The word decides, not the symbol: QĐ stands for quyết định and for quy định, CT for chỉ thị and for an office.
"""

import re
from collections.abc import Iterable
from enum import StrEnum


class DocumentType(StrEnum):
    NGHI_QUYET = "nghi_quyet"
    CHI_THI = "chi_thi"
    KET_LUAN = "ket_luan"
    QUY_DINH = "quy_dinh"
    QUYET_DINH = "quyet_dinh"
    QUY_CHE = "quy_che"
    HUONG_DAN = "huong_dan"
    KE_HOACH = "ke_hoach"
    CHUONG_TRINH = "chuong_trinh"
    BAO_CAO = "bao_cao"
    THONG_BAO = "thong_bao"
    TO_TRINH = "to_trinh"
    CONG_VAN = "cong_van"
    DE_AN = "de_an"
    CONG_DIEN = "cong_dien"
    THONG_TRI = "thong_tri"
    LUAT = "luat"
    BO_LUAT = "bo_luat"
    PHAP_LENH = "phap_lenh"
    NGHI_DINH = "nghi_dinh"
    THONG_TU = "thong_tu"
    THONG_TU_LIEN_TICH = "thong_tu_lien_tich"
    NGHI_QUYET_LIEN_TICH = "nghi_quyet_lien_tich"
    LENH = "lenh"
    HIEN_PHAP = "hien_phap"
    DIEU_LE = "dieu_le"
    TIEU_CHI = "tieu_chi"
    VAN_BAN_HOP_NHAT = "van_ban_hop_nhat"
    SAC_LENH = "sac_lenh"


T = DocumentType

# "văn bản" is any document: None, and the symbol decides.
WORD_TYPES: dict[str, DocumentType | None] = {
    "nghi quyet lien tich": T.NGHI_QUYET_LIEN_TICH,
    "nghi quyet": T.NGHI_QUYET,
    "chi thi": T.CHI_THI,
    "thong bao ket luan": T.THONG_BAO,
    "thong bao y kien ket luan": T.THONG_BAO,
    "ket luan": T.KET_LUAN,
    "quy dinh": T.QUY_DINH,
    "quyet dinh": T.QUYET_DINH,
    "quy che": T.QUY_CHE,
    "huong dan": T.HUONG_DAN,
    "ke hoach": T.KE_HOACH,
    "chuong trinh": T.CHUONG_TRINH,
    "bao cao": T.BAO_CAO,
    "thong bao": T.THONG_BAO,
    "to trinh": T.TO_TRINH,
    "cong van": T.CONG_VAN,
    "de an": T.DE_AN,
    "cong dien": T.CONG_DIEN,
    "thong tri": T.THONG_TRI,
    "bo luat": T.BO_LUAT,
    "luat": T.LUAT,
    "phap lenh": T.PHAP_LENH,
    "nghi dinh": T.NGHI_DINH,
    "thong tu lien tich": T.THONG_TU_LIEN_TICH,
    "thong tu lien bo": T.THONG_TU_LIEN_TICH,
    "thong tu": T.THONG_TU,
    "sac lenh": T.SAC_LENH,
    "sac luat": T.SAC_LENH,
    "lenh": T.LENH,
    "hien phap": T.HIEN_PHAP,
    "dieu le": T.DIEU_LE,
    "tieu chi": T.TIEU_CHI,
    "van ban hop nhat": T.VAN_BAN_HOP_NHAT,
    "van ban": None,
}

SYMBOL_TYPES: dict[str, DocumentType] = {
    "nq": T.NGHI_QUYET,
    "nqlt": T.NGHI_QUYET_LIEN_TICH,
    "ct": T.CHI_THI,
    "kl": T.KET_LUAN,
    "qd": T.QUYET_DINH,
    "qdi": T.QUY_DINH,
    "qyd": T.QUY_DINH,
    "qydi": T.QUY_DINH,
    "qc": T.QUY_CHE,
    "qcph": T.QUY_CHE,
    "qclt": T.QUY_CHE,
    "hd": T.HUONG_DAN,
    "hdlt": T.HUONG_DAN,
    "hdln": T.HUONG_DAN,
    "kh": T.KE_HOACH,
    "khlt": T.KE_HOACH,
    "khln": T.KE_HOACH,
    "khph": T.KE_HOACH,
    "ctr": T.CHUONG_TRINH,
    "cthd": T.CHUONG_TRINH,
    "ctrhd": T.CHUONG_TRINH,
    "ctph": T.CHUONG_TRINH,
    "ctrph": T.CHUONG_TRINH,
    "ctlt": T.CHUONG_TRINH,
    "bc": T.BAO_CAO,
    "tb": T.THONG_BAO,
    "tbkl": T.THONG_BAO,
    "ttr": T.TO_TRINH,
    "cv": T.CONG_VAN,
    "da": T.DE_AN,
    "cd": T.CONG_DIEN,
    "ttri": T.THONG_TRI,
    "tt": T.THONG_TU,
    "ttlt": T.THONG_TU_LIEN_TICH,
    "ttlb": T.THONG_TU_LIEN_TICH,
    "ttln": T.THONG_TU_LIEN_TICH,
    "nd": T.NGHI_DINH,
    "pl": T.PHAP_LENH,
    "vbhn": T.VAN_BAN_HOP_NHAT,
    "sl": T.SAC_LENH,
    "dl": T.DIEU_LE,
    "tc": T.TIEU_CHI,
    "l": T.LENH,
}

# Which words a symbol may stand for, where it may stand for more than its own type.
SYMBOL_ALSO: dict[str, frozenset[DocumentType]] = {
    "qd": frozenset({T.QUYET_DINH, T.QUY_DINH, T.QUY_CHE}),
    "qdi": frozenset({T.QUY_DINH, T.QUYET_DINH}),
    "qyd": frozenset({T.QUY_DINH, T.QUYET_DINH}),
    "tt": frozenset({T.THONG_TU, T.THONG_TRI, T.TO_TRINH, T.THONG_TU_LIEN_TICH}),
    "ttlt": frozenset({T.THONG_TU, T.THONG_TU_LIEN_TICH}),
    "nqlt": frozenset({T.NGHI_QUYET, T.NGHI_QUYET_LIEN_TICH}),
    "ct": frozenset({T.CHI_THI, T.CHUONG_TRINH}),
    "ctr": frozenset({T.CHUONG_TRINH, T.KE_HOACH}),
    "tb": frozenset({T.THONG_BAO, T.KET_LUAN}),
    "hd": frozenset({T.HUONG_DAN}),
    "nq": frozenset({T.NGHI_QUYET, T.NGHI_QUYET_LIEN_TICH}),
}

# Abbreviations used in place of the word ("QĐ 415/QĐ-TTg", "NQ 35").
ABBREVIATION_TYPES: dict[str, DocumentType] = {
    name: kind for name, kind in SYMBOL_TYPES.items() if name not in {"l", "dl", "tc", "qydi"}
} | {"vb": T.CONG_VAN, "ttrinh": T.TO_TRINH}

# Capitals that are spelled with small letters in them.
MIXED_CASE = {"ctr", "ttg", "qdi", "qyd", "qydi", "ttr", "ttri", "thu", "txu", "ctrhd", "tpu"}

KNOWN_SUFFIXES = frozenset(
    [
        "tw",
        "tu",
        "hu",
        "qu",
        "thu",
        "txu",
        "tpu",
        "du",
        "duk",
        "dukcq",
        "cb",
        "dh",
        "vptw",
        "btctw",
        "btgtw",
        "btgdvtw",
        "ubkttw",
        "bnctw",
        "mttw",
        "tld",
        "qutw",
        "dutctw",
        "btgtu",
        "btctu",
        "bdvtu",
        "bnctu",
        "ubkttu",
        "vptu",
        "btgdvtu",
        "btghu",
        "btchu",
        "ubkthu",
        "bdvhu",
        "vphu",
        "cp",
        "ttg",
        "ctn",
        "hdnd",
        "ubnd",
        "ub",
        "ubtvqh",
        "vpcp",
        "vpqh",
        "vpctn",
        "hdbt",
        "hdbcqg",
        "dctubtwmttqvn",
        "mttq",
        "mttqvn",
        "twdtn",
        "dtn",
        "bca",
        "bqp",
        "bnv",
        "btc",
        "bct",
        "byt",
        "bgddt",
        "bgd",
        "bxd",
        "btp",
        "btnmt",
        "bnnmt",
        "btttt",
        "bkhcn",
        "bldtbxh",
        "bvhttdl",
        "bnnptnt",
        "bgtvt",
        "bng",
        "bkhdt",
        "nhnn",
        "ttcp",
        "tandtc",
        "vksndtc",
        "ktnn",
        "bhxh",
        "tct",
        "tchq",
        "sl",
        "hdqt",
        "hdtv",
        "bcd",
        "btl",
        "ptm",
    ]
)

# A head "Số: 12/..." with one of these is a paper that this product does not count as a citation.
NO_DOCUMENT_SYMBOLS = frozenset(
    [
        "hd",
        "hdld",
        "hdkt",
        "hdmb",
        "hddv",
        "hdtc",
        "bb",
        "gm",
        "gp",
        "gpxd",
        "gcn",
        "gxn",
        "gx",
        "xn",
        "pc",
        "gt",
        "gtt",
        "ggt",
        "gnp",
        "gd",
        "pxk",
        "pnk",
        "pt",
        "pkt",
        "bm",
        "hs",
        "tk",
        "dk",
        "dkkd",
        "kb",
        "qcvn",
        "tcvn",
        "tccs",
        "iso",
        "ks",
        "ds",
        "st",
        "pt",
        "hsst",
        "hsdv",
    ]
)


def word_pattern(words: Iterable[str]) -> str:
    """An alternation of folded words, the longest first, with any white space or none between syllables.

    Words with the same first letter stand together: the engine then tries one branch instead of ninety.
    """
    by_letter: dict[str, list[str]] = {}
    for word in sorted(words, key=len, reverse=True):
        by_letter.setdefault(word[0], []).append(re.escape(word[1:]).replace(r"\ ", r"\s*"))
    return "|".join(f"{letter}(?:{'|'.join(rests)})" for letter, rests in by_letter.items())
