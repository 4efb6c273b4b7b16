"""Who issues the papers of the demo. The bodies above the province are made up like the province itself."""

from ..places import COMMUNES, DISTRICTS, OFFICES
from .paper import Issuer

_DISTRICTS = [item for item in DISTRICTS if item.name.startswith("huyện")]
_COMMUNES = [item for item in COMMUNES if item is not OFFICES]
DISTRICT_COUNT, COMMUNE_COUNT = len(_DISTRICTS), len(_COMMUNES)

NATION = Issuer(
    "nation",
    "Ủy ban Quốc gia Đời sống cơ sở",
    ("ỦY BAN QUỐC GIA ĐỜI SỐNG CƠ SỞ",),
    "UBĐS",
    "party",
    "Hà Nội",
    "T/M ỦY BAN QUỐC GIA",
    "CHỦ TỊCH",
)
MINISTRY = Issuer("ministry", "Bộ Dân sinh", ("BỘ DÂN SINH",), "BDS", "state", "Hà Nội", "", "BỘ TRƯỞNG")
PROVINCE = Issuer(
    "province",
    "Tỉnh ủy Nà Sơn",
    ("TỈNH ỦY NÀ SƠN",),
    "TU",
    "party",
    "Nà Sơn",
    "T/M BAN THƯỜNG VỤ",
    "PHÓ BÍ THƯ",
    "NS",
)
OFFICE = Issuer(
    "office",
    "Ủy ban nhân dân tỉnh Nà Sơn",
    ("ỦY BAN NHÂN DÂN", "TỈNH NÀ SƠN"),
    "UBND",
    "state",
    "Nà Sơn",
    "TM. ỦY BAN NHÂN DÂN",
    "CHỦ TỊCH",
    "NS",
)


def district(number: int) -> Issuer:
    """The committee of a district of the older tree."""
    item = _DISTRICTS[number]
    place = item.name.removeprefix("huyện ")
    return Issuer(
        item.code,
        f"Huyện ủy {place}",
        ("TỈNH ỦY NÀ SƠN", f"HUYỆN ỦY {place.upper()}"),
        "HU",
        "party",
        place,
        "T/M BAN THƯỜNG VỤ",
        "BÍ THƯ",
        item.code,
    )


def commune(number: int) -> Issuer:
    """The committee of a commune of today."""
    item = _COMMUNES[number]
    place = item.name.split(" ", 1)[1]
    return Issuer(
        item.code,
        f"Đảng ủy {item.name}",
        ("TỈNH ỦY NÀ SƠN", f"ĐẢNG ỦY {item.name.upper()}"),
        "ĐU",
        "party",
        place,
        "T/M BAN THƯỜNG VỤ",
        "BÍ THƯ",
        item.code,
    )


def commune_office(number: int) -> Issuer:
    """The people's committee of a commune of today."""
    item = _COMMUNES[number]
    place = item.name.split(" ", 1)[1]
    return Issuer(
        f"{item.code} office",
        f"Ủy ban nhân dân {item.name}",
        ("ỦY BAN NHÂN DÂN", item.name.upper()),
        "UBND",
        "state",
        place,
        "TM. ỦY BAN NHÂN DÂN",
        "CHỦ TỊCH",
        item.code,
    )
