"""What stands around a number: the date of issue, the issuer, the title."""

import re
from dataclasses import dataclass

from nennep.lib.citations.dates import DATE, DATE_RE, date_of
from nennep.lib.citations.heads import WORDS, type_word_in

ISSUED = r"(?:(?:da |duoc )?(?:ban hanh|ky(?: ban hanh)?|thong qua|cong bo|phe duyet|phat hanh|de|ra)\s)"
TERM = r"(?:[\s,]{0,2}\(?\s?khoa [ivx\d]{1,5}\)?)"
# "hồi 16 giờ 30 phút ngày ...": telegrams.
HOUR = r"(?:\s(?:hoi|luc)\s\d{1,2}\s?(?:gio|h|g)\s?(?:\d{1,2})?(?:\sphut)?,?\s)"
# Directly behind the number. Without "ngày" a bracket, comma or column must set the date off.
DATE_BEHIND = re.compile(
    rf"[\s*\"]{{0,2}}{TERM}?(?P<set_off>[\s,|]{{0,3}}(?:[(\[-]\s?)?|;){HOUR}?{ISSUED}?(?:vao\s|cung\s|deu\s)?(?P<day>ngay\s{{0,2}}:?\s{{0,2}}(?:m[uo]ng\s)?)?{DATE}",
    re.ASCII,
)
# Behind the issuer: "của Bộ Chính trị (khóa XII), ban hành ngày 5/6/2020", "được Quốc hội thông qua ngày ...".
DATE_BEHIND_ISSUER = re.compile(
    rf"{TERM}?[\s,]{{1,3}}(?:cua|do|(?P<passive>(?:da\s)?duoc))\s"
    r"(?P<issuer>(?:[^.;:\d\n]|(?<=thu )\d{1,2}|(?<=khoa )\d{1,2}|\n(?!\n)){2,120}?)"
    rf"[\s,(]{{1,3}}(?P<verb>{ISSUED})?(?:vao\s|cung\s|deu\s)?ngay\s{{0,2}}{DATE}",
    re.ASCII,
)
DATE_BEHIND_TITLE = re.compile(
    rf"[^.;:\d\n]{{5,160}}?[,(]\s?(?:da |duoc )?(?:ban hanh|ky)\s(?:vao\s)?ngay\s{{0,2}}{DATE}", re.ASCII
)
# Read with its accents and in small letters: "nhận" is done by somebody, "nhân dân" and "Tài chính" name him.
NOT_AN_ISSUER = re.compile(
    r"(?<!\w)(?:tổ chức|diễn ra|khai mạc|họp|dự|triển khai|thực hiện|hiệu lực|hết|về|quy định|đến|từ|kể|trong|tại|sau"
    r"|trước|thì|có|và các|hội nghị|bắt đầu|sửa đổi|bổ sung|thay thế|bãi bỏ|gửi|nhận|áp dụng|niêm yết|quán triệt"
    r"|học tập|phổ biến|đăng tải|công khai|hoàn thành|chậm nhất)(?!\w)"
)
# "..., ngày 12/4/2023, Huyện ủy tổ chức": the date belongs to what follows.
EVENT_BEHIND = re.compile(
    r",?\s(?!cua\b)[^.;:,\d]{2,50}?\b(?:to chuc|khai mac|dien ra|da hop|phoi hop|tham du|tham gia"
    rf"|(?:ban hanh|ky|co|ra)\s(?:ban hanh\s)?(?:{WORDS})\s(?:so\s)?\d)",
    re.ASCII,
)

# "(15/5/2016 - 15/5/2021)": the years of carrying it out.
OPENS_A_PERIOD = re.compile(r"\s?(?:-|den)\s?(?:ngay\s)?\d", re.ASCII)

ISSUING_VERB = re.compile(
    r"\b(?:ban hanh|ra|ky(?: ban hanh)?|thong qua|phat hanh|co|gui|cong bo|phe duyet|trinh|xay dung|ban bo)"
    r"(?:\s{1,2}(?:cac|mot|them|luon|ngay|tiep|bo sung|rieng|so))?\s{1,2}[\"'(]?$",
    re.ASCII,
)
DATE_BEFORE = re.compile(rf"ngay\s{{0,2}}{DATE}(?P<between>[^.;:]{{1,140}})$", re.ASCII)
# "Ngày 5/6/2020, Tỉnh ủy yêu cầu các xã ban hành ...": nothing was issued that day.
ASKS_FOR_IT = re.compile(r"\b(?:yeu cau|phai)\s", re.ASCII)
DAY_BEFORE = re.compile(rf"ngay\s{{0,2}}{DATE},?\s$", re.ASCII)
IS_ISSUED = re.compile(
    r"(?:\sdo\s[^.;:\d]{2,80}|[^.;:,\d]{0,60})\s(?:da\s)?(?:duoc\s[^.;:,\d]{0,40}?)?"
    r"(?:ban hanh|ra doi|thong qua|ky)(?![a-z])",
    re.ASCII,
)
OTHER_DAY_WORDS = frozenset(["tu", "den", "truoc", "sau", "toi", "ke", "qua", "han", "cuoi", "het", "luc"])
ISSUED_THAT_DAY = re.compile(r"\bngay(?:\s(?:ban hanh|ky))?[\s:|]{0,4}$")
LOOK_BACK = 230

SAME_DAY = re.compile(r"\b(?:cung|deu) ngay\b")
YEAR_BEHIND = re.compile(r"[\s,]{0,2}(?:\(?nam\s((?:19|20)\d\d)(?!\s?-)|\(((?:19|20)\d\d)\))", re.ASCII)

ISSUER_BEHIND = re.compile(rf"{TERM}?[\s,]{{1,3}}(?:cua|do)\s(?P<issuer>[^,.;:()\"\n\d]{{2,120}})", re.ASCII)
# Read with its accents: "giao" ends the name of an issuer, "giáo" is a part of it.
ISSUER_ENDS = re.compile(
    r"\s(?:(?:về|v/v|quy định|ban hành|hướng dẫn|ngày|kh[óo][aá](?=\s[IVX\d])|đã|được|có|là|tại|trong|đến|cho|với|thì"
    r"|thông qua|sửa đổi|phê duyệt|triển khai|thực hiện|gắn|nhằm|khi|để|này|bằng|phải|yêu cầu|giao|theo|hiện|ký|gửi"
    r"|tăng cường|đối với|năm|sau|xác định|giải thích|nêu|đề|còn|vẫn|nói|bàn|VỀ|NGÀY|BAN HÀNH|và(?=\s(?:các|[Nn]ghị"
    r"|[Cc]hỉ|[Kk]ết|[Kk]ế hoạch|[Qq]uyết|[Tt]hông tư|[Cc]ông văn|[Ll]uật|[Hh]ướng dẫn|số)\s))(?!\w)|[-–—]\s|\s)"
    r"|[`<>|*]"
)
TITLE_BEHIND = re.compile(r"[\s,]{0,3}(?:(?:khoa [ivx]+|\(khoa [ivx]+\))[\s,]{0,2})?(?:ve viec|ve|v/v)\s", re.ASCII)
TITLE_ENDS = re.compile(r"[;\n]|\.(?=\s|$)", re.ASCII)
QUOTED = re.compile(r"\s*[“\"]([^”\"]{3,})[”\"]")
TITLE_LETTERS = 300
ISSUER_OPENS = re.compile(
    r"(?<!\w)(?:(?:Ban|BAN|BCH|BTV|Bộ|BỘ|Quân ủy|Chính phủ|CHÍNH PHỦ|Thủ tướng|Quốc hội|Chủ tịch|U(?:BND|BMTTQ|BTVQH)"
    r"|[UỦ][yỷ] ban|HĐND|Hội đồng|Hội|Liên đoàn|Tổng|Trung ương|Văn phòng|Viện|Tòa án|Toà án|Ngân hàng|Sở|Phòng"
    r"|Cục|Chi cục|Trường|Công an|Đoàn|Mặt trận|Chi bộ|Đảng bộ)|(?:[Tt]ỉnh|[Tt]hành|[Hh]uyện|[Qq]uận|[Tt]hị|[Đđ]ảng"
    r"|TỈNH|THÀNH|HUYỆN|ĐẢNG) (?:ủy|uỷ|đoàn|ỦY|UỶ))(?!\w)"
)
NOT_ONE_NAME = re.compile(r"[,.;:\n\d]")
SUBJECT_END = re.compile(r"(?:[\s,]+(?:da|cung|vua|se|tiep tuc|kip thoi|lien tuc))*[\s,]*$", re.ASCII)
# The last word before a document that is issued: a look at it spares the search.
ISSUING_ENDS = frozenset(
    [
        "hanh",
        "ra",
        "ky",
        "qua",
        "co",
        "gui",
        "bo",
        "duyet",
        "trinh",
        "dung",
        "cac",
        "mot",
        "them",
        "luon",
        "ngay",
        "tiep",
        "sung",
        "rieng",
        "so",
    ]
)


@dataclass(slots=True)
class Tail:
    """What was read behind a number. `end` is where the reading stopped."""

    date: str | None
    year: int | None
    issuer: tuple[int, int] | None
    end: int
    is_same_day: bool = False  # "cùng ngày 16/01/2012": the citation before has it too


def read_tail(folded: str, text: str, end: int) -> Tail:
    """Date, year and issuer behind the number that ends at `end`."""
    day, stop, issuer = _date_behind(folded, text, end)
    year = None
    if day:
        year = int(day[:4])
    else:
        hint = YEAR_BEHIND.match(folded, end)
        if hint:
            year, stop = int(hint[1] or hint[2]), hint.end()
    if issuer is None:
        issuer = issuer_behind(folded, text, stop)
    is_same_day = day is not None and bool(SAME_DAY.search(folded, end, stop))
    return Tail(day, year, issuer, max(stop, issuer[1] if issuer else 0), is_same_day)


def _date_behind(folded: str, text: str, end: int) -> tuple[str | None, int, tuple[int, int] | None]:
    match = DATE_BEHIND.match(folded, end)
    if match:
        set_off = match["set_off"].strip() or "\t" in match["set_off"]
        if not match["day"] and len(match["y"] or "four") != 4:
            return None, end, None  # "05-CT/TU, 7/9/15": too little to be a date
        if OPENS_A_PERIOD.match(folded, match.end()):
            return None, end, None
        if set_off and match["set_off"].strip() == "," and EVENT_BEHIND.match(folded, match.end()):
            return None, end, None
        return date_of(match), match.end(), None
    if "ngay" not in folded[end : end + 180]:
        return None, end, None
    match = DATE_BEHIND_ISSUER.match(folded, end)
    is_issued = match is not None and (match["verb"] or not match["passive"])
    if match and is_issued and _is_an_issuer(folded, text, *match.span("issuer")):
        return date_of(match), match.end(), match.span("issuer")
    match = DATE_BEHIND_TITLE.match(folded, end)
    if match and not type_word_in(folded, text, end, match.end()):
        return date_of(match), end, None
    return None, end, None


def _is_an_issuer(folded: str, text: str, start: int, end: int) -> bool:
    return not type_word_in(folded, text, start, end) and not NOT_AN_ISSUER.search(text, start, end)


def issuing_verb_before(folded: str, start: int) -> int | None:
    """Where the verb begins that issues the document named at `start`: "ban hành", "ký", "có"."""
    before = folded[max(0, start - 12) : start].rstrip(" \"'(\n")
    if before[before.rfind(" ") + 1 :] not in ISSUING_ENDS:
        return None
    match = ISSUING_VERB.search(folded, start - 40, start)
    return match.start() if match else None


def date_before(folded: str, text: str, verb: int, floor: int) -> str | None:
    """The day in "Ngày 5/6/2020, Đảng ủy xã ban hành <citation>".

    `floor` is where the citation before ends, date and all: its date is not taken twice.
    """
    low = max(floor, verb - LOOK_BACK)
    match = None
    for word in re.finditer(r"\bngay\b", folded[low:verb]):
        match = DATE_BEFORE.match(folded, low + word.start(), verb) or match
    if not match or _is_another_day(folded, text, match.start()):
        return None
    between = match.span("between")
    is_other_act = (
        folded.find(". ", *between) >= 0 or type_word_in(folded, text, *between) or ASKS_FOR_IT.search(folded, *between)
    )
    return None if is_other_act else date_of(match)


def _is_another_day(folded: str, text: str, at: int) -> bool:
    """ "từ ngày", "trước ngày"; but "Đến ngày 5/6/2020, Tỉnh ủy đã ban hành ..." opens a sentence about that day."""
    word = _previous_word(folded, at)
    return word in OTHER_DAY_WORDS and not (word == "den" and text[max(0, at - 4) : at].startswith("Đến"))


def date_directly_before(folded: str, start: int, end: int, floor: int) -> str | None:
    """The day in "Ngày 15/5/2016, <citation> được ban hành"."""
    if not IS_ISSUED.match(folded, end):
        return None
    low = max(floor, start - 40)
    for word in re.finditer(r"\bngay\b", folded[low:start]):
        match = DAY_BEFORE.match(folded, low + word.start(), start)
        if match and _previous_word(folded, match.start()) not in OTHER_DAY_WORDS:
            return date_of(match)
    return None


def issuer_before(folded: str, text: str, verb: int) -> tuple[int, int] | None:
    """The subject of the issuing verb: "Tháng 9/2019, Ban Chấp hành ra Nghị quyết số 12"."""
    low = max(0, verb - 90)
    clause = max((match.end() for match in NOT_ONE_NAME.finditer(text, low, verb)), default=low)
    opening = ISSUER_OPENS.search(text, clause, verb)
    if not opening:
        return None
    start = opening.start()
    subject = SUBJECT_END.search(folded, start, verb)
    return (start, subject.start()) if subject else None


def issuer_behind(folded: str, text: str, at: int) -> tuple[int, int] | None:
    match = ISSUER_BEHIND.match(folded, at)
    if not match:
        return None
    start, end = match.span("issuer")
    stop = ISSUER_ENDS.search(text, start, end)
    end = stop.start() if stop else end
    return (start, end) if end - start > 2 else None


def title_behind(folded: str, text: str, at: int) -> str | None:
    """The subject behind "về", up to the end of the clause."""
    match = TITLE_BEHIND.match(folded, at)
    if not match:
        return None
    stop = TITLE_ENDS.search(folded, match.end(), match.end() + TITLE_LETTERS)
    title = text[match.end() : stop.start() if stop else match.end() + TITLE_LETTERS]
    quoted = QUOTED.match(title)
    if quoted:
        title = quoted[1]
    return " ".join(title.split()).strip(" \"“”'") or None


def letterhead_date(folded: str, at: int) -> str | None:
    """The day beside, below or above the number in a document's own head, or in a register's entry."""
    for low, high in ((at, at + 260), (max(0, at - 200), at)):
        for match in DATE_RE.finditer(folded, low, high):
            sign = ISSUED_THAT_DAY.search(folded, match.start() - 24, match.start())
            if sign and _previous_word(folded, sign.start()) not in OTHER_DAY_WORDS:
                return date_of(match)
    return None


def _previous_word(folded: str, at: int) -> str:
    words = folded[max(0, at - 12) : at].split()
    return words[-1].strip("(,") if words else ""
