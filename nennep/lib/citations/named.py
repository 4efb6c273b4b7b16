"""Documents cited by name only: "Luật Báo chí năm 2016", "Hiến pháp năm 2013", "Điều lệ Đảng"."""

import re
from dataclasses import dataclass

from nennep.lib.citations.symbols import DocumentType

T = DocumentType

# The pattern opens with a class of characters, so that the engine skips ahead by itself.
OPENS = re.compile(
    r"[BLPHĐ](?:(?<=B)(?:ộ\s[Ll]uật|Ộ\sLUẬT)|(?<=L)(?:uật|UẬT)|(?<=P)(?:háp\slệnh|HÁP\sLỆNH)"
    r"|(?<=H)(?:iến\spháp|IẾN\sPHÁP)|(?<=Đ)(?:iều\slệ|IỀU\sLỆ)(?:\s(?:Đảng|ĐẢNG))?)(?!\w)"
)
TYPES = {"bộ luật": T.BO_LUAT, "luật": T.LUAT, "pháp lệnh": T.PHAP_LENH, "hiến pháp": T.HIEN_PHAP}
# Behind a comma a law's name rarely goes on: "Luật Phòng, chống thiên tai", "Luật Cán bộ, công chức".
GOES_ON = (
    "chống|chữa cháy|công chức|vệ sinh|sử dụng|xuất cảnh|quá cảnh|cư trú|tố cáo|trưng dụng|[Kk]hen thưởng|[Bb]ảo vệ"
    "|kinh doanh|điều ước|thăm dò"
)
NAME_ENDS = re.compile(
    r"\s(?:năm|số|ngày|quy định|được|đã|có|là|để|theo|về|thì|phải|như|khi|hiện hành|này|đó|nêu|trên|gồm|cho|tại|vào"
    r"|trong|đến|của|và (?=các|Luật|Bộ|Nghị|Pháp|Thông|Qu|Chỉ|Kế|Điều|Hiến)|với|mới|cũ)(?!\w)|[.;:()\n\"“”\d]"
    rf"|,(?!\s(?:{GOES_ON}))"
)
YEAR = re.compile(r"\s?(?:\(?(?:sửa đổi|năm)\s)?\s?((?:19|20)\d\d)(?!\d)", re.IGNORECASE)
NAME_LETTERS = 90


@dataclass(frozen=True, slots=True)
class Named:
    type: DocumentType
    start: int
    end: int
    year: int | None


def find_named(text: str) -> list[Named]:
    """Laws, constitutions and charters by name. A law needs a name or a year behind the word."""
    found = []
    for match in OPENS.finditer(text):
        start, word = match.start(), " ".join(match.group().lower().split())
        if start and text[start - 1].isalnum():
            continue
        kind = T.DIEU_LE if word.startswith("điều lệ") else TYPES[word]
        stop = NAME_ENDS.search(text, match.end(), match.end() + NAME_LETTERS)
        end = stop.start() if stop else min(len(text), match.end() + NAME_LETTERS)
        end = match.end() + len(text[match.end() : end].rstrip(" ,"))
        year = YEAR.match(text, end)
        named = text[match.end() : end].strip()
        if not year and kind in (T.LUAT, T.BO_LUAT, T.PHAP_LENH) and not named[:1].isupper():
            continue
        found.append(Named(kind, start, year.end() if year else end, int(year[1]) if year else None))
    return found
