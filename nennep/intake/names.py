"""Names as a register writes them: heads of papers are set in capitals, registers are not."""

import re

from nennep.lib.vietnamese import is_syllable

# Behind these words stands the name of a place, which keeps its capitals; longer ones first.
PLACES = (
    "thành phố", "đặc khu", "thị trấn", "thị xã", "tỉnh ủy", "thành ủy", "huyện ủy", "tỉnh", "huyện", "quận", "phường",
    "xã", "thôn", "bản", "ấp", "tổ dân phố", "trường",
)  # fmt: skip
PLACE = re.compile(rf"\b(?:{'|'.join(PLACES)})\s+(?P<name>.+)$")
# "Sở Nội vụ", "Ban Tuyên giáo và Dân vận", "Sở Văn hóa, Thể thao và Du lịch": fields of work begin with a capital.
FIELD = re.compile(
    r"(?:\b(?<!ủy )(?<!chi )(?<!đảng )(?<!cán )(?:ban|sở|bộ|phòng|cục|chi cục|viện|trung tâm|văn phòng)"
    r"|^hội(?! đồng))\s(?P<fields>.+)$"
)
ONE_FIELD = re.compile(r"(?:^|, |(?<!ủy ban )\bvà )(?P<first>\w)")
ALWAYS = (
    "Việt Nam", "Hồ Chí Minh", "Đoàn Thanh niên", "Tỉnh ủy", "Thành ủy", "Huyện ủy", "Đảng ủy", "Đảng bộ", "Đảng",
    "Mặt trận Tổ quốc", "Chính phủ", "Quốc hội", "Nhà nước", "Công an", "Ủy ban", "Hội đồng nhân dân", "Kiểm tra Đảng",
    "Chỉ huy Quân sự", "Kho bạc Nhà nước", "Liên hiệp Phụ nữ", "Nông dân", "Cựu chiến binh", "Đoàn", "Quân khu",
)  # fmt: skip
# A name within a name begins with a capital too: "Ban Thường vụ Hội Nông dân".
INNER = re.compile(r"(?<=\bvụ )hội\b|(?<=\btrực )hội\b|(?<=\bhành )hội\b")


def as_in_a_register(name: str) -> str:
    """ "ỦY BAN NHÂN DÂN XÃ HÙNG SƠN" as "Ủy ban nhân dân xã Hùng Sơn"; what is not all capitals stays as it is."""
    name = " ".join(name.split())
    if not name.isupper():
        return name
    small = " ".join(_lowered(word) for word in name.split(" "))
    place = PLACE.search(small)
    if place and place["name"] != "ủy":
        small = small[: place.start("name")] + " ".join(_capital(word) for word in place["name"].split())
    end = place.start() if place and place["name"] != "ủy" else len(small)
    field = FIELD.search(small[:end])
    if field:
        start = field.start("fields")
        told = ONE_FIELD.sub(lambda one: one.group()[:-1] + one["first"].upper(), small[start:end])
        small = small[:start] + told + small[end:]
    for written in ALWAYS:
        small = re.sub(rf"\b{written.lower()}\b", written, small)
    return _capital(INNER.sub(lambda name: _capital(name.group()), small))


def _lowered(word):
    """In small letters, but for abbreviations (UBND, THCS), which no syllable is spelled like."""
    letters = "".join(filter(str.isalpha, word)).lower()
    is_syllable_or_sign = not letters or is_syllable(letters)
    return word.lower() if is_syllable_or_sign else word


def _capital(words):
    return words[:1].upper() + words[1:]
