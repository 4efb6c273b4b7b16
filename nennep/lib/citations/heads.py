"""The word that names the type, in front of a number: "Chỉ thị số", "Luật Trẻ em số", "QĐ", or nothing."""

import re
from dataclasses import dataclass

from nennep.lib.citations.dates import DATE_RE, date_of
from nennep.lib.citations.symbols import (
    ABBREVIATION_TYPES,
    SYMBOL_ALSO,
    SYMBOL_TYPES,
    WORD_TYPES,
    DocumentType,
    word_pattern,
)

T = DocumentType


HEAD_WINDOW = 52
GAP_WINDOW = 130
LAW_WINDOW = 230

WORDS = word_pattern(WORD_TYPES)
# What may stand between the word and "số" without changing the type.
QUALIFIERS = (
    "hanh dong|cong tac|phoi hop|lien tich|lien nganh|lien bo|chuyen de|thuc hien|tong the|chi tiet|tong ket"
    "|so ket|ket luan|hoa toc|khan|mat|giam sat|kiem tra|to chuc|chung|rieng|ca biet|trung uong|tw|chinh phu"
)
SO = r"so(?:[ ]?/?[ ]?(?:hieu|ky hieu)(?![a-z]))?"
HEAD = re.compile(
    rf"(?<![a-z0-9])(?:(?P<word>{WORDS})(?:\s(?P<qualifier>{QUALIFIERS}))?"
    rf"|(?P<abbreviation>{word_pattern([*ABBREVIATION_TYPES])}))"
    r"(?:\s\([a-z]{1,6}\))?"
    rf"(?:(?P<gap>[\s(]*)(?P<so>{SO})\b(?:[\s*\"'(]|so\b)*[.:]?|(?P<colon>\s?:)?)[\s*\"'(|]*$",
    re.ASCII,
)
NUMBER_SIGN = re.compile(rf"(?<![a-z0-9])(?P<so>{SO})[\s.:*\"'(|]*$", re.ASCII)
TYPE_WORD = re.compile(rf"(?<![a-z0-9])(?:{WORDS})(?![a-z0-9])", re.ASCII)
LAW_WORD = re.compile(
    r"(?<![a-z0-9])(?<!phap )(?<!ky )(?<!quy )(?<!du )(?<!phap\n)(?:bo luat|luat|phap lenh|nghi quyet|hien phap)"
    r"(?![a-z0-9])",
    re.ASCII,
)
AMENDING_LAW = re.compile(r"(?:bo )?luat sua doi(?:,? bo sung)?[^.;\d]{0,80}$", re.ASCII)
CAPITALS = re.compile(r"(?:\w{2,}|\*|-{3,})\s+$")
WORD_IN_A_WORD = re.compile(r"(?:(?:phap|ky|quy|du) luat|(?:menh|hieu|tu|khau|menh) lenh)\b", re.ASCII)

# "Mẫu báo cáo số 2" numbers a form.
FORM = re.compile(r"(?<![a-z])(?:mau|bieu)\s(?:so\s)?$", re.ASCII)
# A heading, and the list below it.
LIST_ITEM = re.compile(r"\d{1,2}\s?[.)/]", re.ASCII)
# "Phòng Tài chính - Kế hoạch 2", "Ủy ban Pháp luật": the word belongs to an agency. Read with its accents, as "bãi bỏ"
# is none.
AGENCY = re.compile(
    r"(?<!\w)(?:(?:sở|phòng|vụ|ban|bộ|cục|khoa|tài chính ?[-,–])\s(?=kế)|pháp\s(?=luật))", re.IGNORECASE
)

# Two different papers of one congress period never share these words: a number behind them is something else.
NUMBERED_THINGS = re.compile(
    r"(?<![a-z0-9])(?:mau|bieu|bieu mau|phu luc|phieu(?: \w+)?|hop dong(?: \w+){0,3}|giay(?: \w+){1,4}|chung chi"
    r"|chung nhan|bien ban(?: \w+){0,2}|hoa don|to khai|ho so|ma|lo|thua|phong|nha|duong|ngo|ngach|hem|tai khoan"
    r"|dien thoai|fax|bien|khung|may|dang ky|bang|the|cmnd|cccd|ho chieu|qcvn|tcvn|tcxdvn|tccs|iso|dieu|khoan"
    r"|diem|muc|chuong|trang|tap|quyen|dot|lop|cau|bai|chuyen|tuyen|xe|ban an|vu an|thu ly|khu pho|thon|doi|ap"
    r"|serial|seri|van bang|ky hieu|chi nhanh|goi thau|du an|quy chuan|tieu chuan)"
    r"(?:\s(?:so|\w{1,3}))?[\s.:]*$",
    re.ASCII,
)


@dataclass(slots=True)
class Head:
    """What names the type of a number. `start` is where the citation begins."""

    start: int
    type: DocumentType | None  # None: "văn bản", or a document's own head
    says_number: bool  # "số" stands before the number
    is_direct: bool  # nothing but "số" between the word and the number
    is_abbreviation: bool = False
    is_letterhead: bool = False
    date: str | None = None  # a date between the word and the number
    is_of_a_form: bool = False  # "Mẫu báo cáo số 2": no document has this number
    is_member: bool = False  # the head of a list that began before


def head_before(folded: str, text: str, at: int) -> Head | None:
    """The head standing directly before the number at `at`."""
    match = HEAD.search(folded, at - HEAD_WINDOW, at)
    if not match:
        return None
    start = match.start()
    says_number = match["so"] is not None and not _is_department(text, match.start("so"))
    if match["abbreviation"]:
        name = match["abbreviation"]
        if name.startswith("hd") and text[start + 1] in "ĐđÐð":
            return None  # HĐ: a contract or a council
        is_written_as_one = not text[start : start + len(name)].islower() or len(name) > 3  # "đa số (5" is prose
        return Head(start, ABBREVIATION_TYPES[name], says_number, is_written_as_one, is_abbreviation=True)
    if WORD_IN_A_WORD.match(folded, _previous_word(folded, start)):
        return None
    is_title = says_number and "\n" in match["gap"] and text[match.start("so")] == "S"
    if is_title and text[start : match.end("word")].isupper():  # the number stands below it
        return Head(match.start("so"), _word_type(match["word"]), True, True, is_letterhead=True)
    if match["word"] == "van ban" and match["colon"]:
        return None  # "các văn bản: ..." opens a list of documents of many types
    before = folded[max(0, start - 24) : start]
    if FORM.search(before):
        return Head(start, None, says_number, False, is_of_a_form=True)
    # "Nghị quyết Trung ương 4" is a plenum's, "Nghị quyết Trung ương số 18" a number.
    is_direct = says_number or (
        match["qualifier"] not in ("trung uong", "tw", "chinh phu")
        and not match["colon"]
        and not any(sign in folded[start:at] for sign in "|\t")
        and not _is_of_an_agency(text, start)
        and not ("\n" in folded[start:at] and LIST_ITEM.match(folded, at))
    )
    return Head(start, _word_type(match["word"]), says_number, is_direct)


def head_across(folded: str, at: int, symbol: str) -> Head | None:
    """The last word that suits the symbol, with a few words between: "Kế hoạch của Tỉnh ủy số 12-KH/TU"."""
    sign = NUMBER_SIGN.search(folded, at - 16, at)
    if not sign:
        return None
    suitable = SYMBOL_ALSO.get(symbol) or {SYMBOL_TYPES[symbol]}
    floor = _clause_start(folded, at, GAP_WINDOW)
    for match in reversed([*TYPE_WORD.finditer(folded, floor, sign.start())]):
        kind = _word_type(match.group())
        between = folded[match.end() : sign.start()]
        day = DATE_RE.search(between)
        if day:  # "Quyết định ngày 4/5/2020 số 12/QĐ-UBND"
            between = between[: day.start()] + between[day.end() :]
        if kind in suitable and not any(sign in "()/" or sign.isdigit() for sign in between):
            return Head(match.start(), kind, True, False, date=date_of(day) if day else None)
    return None


def law_before(folded: str, at: int) -> Head | None:
    """The name of the law belongs to the citation: "Luật Phòng, chống thiên tai số 33/2013/QH13"."""
    floor = _clause_start(folded, at, LAW_WINDOW)
    words = [*LAW_WORD.finditer(folded, floor, at)]
    if not words:
        return None
    word = words[-1]
    if any(letter.isdigit() for letter in folded[word.end() : at]):
        return None
    outer = AMENDING_LAW.search(folded, floor, word.start())
    # An amending law has a number of its own, but the one behind "Bộ luật Hình sự" is the code's.
    start = outer.start() if outer and word.group() == "luat" else word.start()
    kind = _word_type("bo luat" if folded.startswith("bo luat", start) else word.group())
    return Head(start, kind, True, is_direct=False)


def letterhead_before(folded: str, text: str, at: int) -> Head | None:
    """ "Số:" opening a line or a column: the number of the document itself."""
    sign = NUMBER_SIGN.search(folded, at - 16, at)
    if not sign or text[sign.start()] != "S":
        return None
    before = folded[max(0, sign.start() - 24) : sign.start()]
    lead = before.rstrip(" *#>_-")
    opens = not lead or lead[-1] in "\n\t|" or before.endswith("   ") or len(sign["so"]) > 2  # "Số hiệu"
    if not opens:  # a head run together in one line: capitals before, or a capital and a colon
        word = CAPITALS.search(text, sign.start() - 24, sign.start())
        opens = bool(word and word.group().upper() == word.group()) or ":" in folded[sign.start() : at]
    return Head(sign.start(), None, True, True, is_letterhead=True) if opens else None


def numbers_another_thing(folded: str, at: int) -> bool:
    return bool(NUMBERED_THINGS.search(folded, at - 48, at))


def type_word_in(folded: str, text: str, start: int, end: int) -> bool:
    """Whether a document is named in the stretch; "Bộ Kế hoạch và Đầu tư" names none."""
    return any(not _is_of_an_agency(text, match.start()) for match in TYPE_WORD.finditer(folded, start, end))


def _is_of_an_agency(text: str, at: int) -> bool:
    return bool(AGENCY.search(text, max(0, at - 12), at + 4))


def _word_type(word: str) -> DocumentType | None:
    if word in WORD_TYPES:
        return WORD_TYPES[word]
    return GLUED_WORD_TYPES["".join(word.split())]


def _clause_start(folded: str, at: int, reach: int) -> int:
    low = max(0, at - reach)
    return max(low, *(folded.rfind(stop, low, at) + 1 for stop in (";", ". ", ":", "\n\n", ".\n")))


GLUED_WORD_TYPES = {word.replace(" ", ""): kind for word, kind in WORD_TYPES.items()}


def _is_department(text: str, at: int) -> bool:
    """Sở (a department) folds like số."""
    return text[at : at + 2].lower() in {"sở", "sổ", "sơ", "sợ"}


def _previous_word(folded: str, at: int) -> int:
    return max(folded.rfind(" ", 0, at - 1), folded.rfind("\n", 0, at - 1)) + 1 if at else 0
