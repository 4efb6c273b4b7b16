"""Documents cited by number, alone or in lists with a shared head."""

import re
from dataclasses import dataclass

from nennep.lib.citations import context
from nennep.lib.citations.bare import continues_a_list, names_a_document
from nennep.lib.citations.heads import (
    Head,
    head_across,
    head_before,
    law_before,
    letterhead_before,
    numbers_another_thing,
)
from nennep.lib.citations.numbers import ASSEMBLY, NUMBER, Reading, read_number, spelled
from nennep.lib.citations.symbols import (
    KNOWN_SUFFIXES,
    NO_DOCUMENT_SYMBOLS,
    SYMBOL_ALSO,
    SYMBOL_TYPES,
    DocumentType,
    word_pattern,
)

T = DocumentType

# The last two letters of every word and abbreviation that a bare number may follow, and of "số"; and those of
# the words that go on with a list.
ENDS_OF_HEADS = frozenset(
    {"so", "et", "hi", "an", "nh", "he", "ac", "ao", "en", "ri", "at", "tu", "ch", "ap", "eu", "le",
     "nq", "nd", "ct", "kl", "qd", "tt", "cv", "kh"}
)  # fmt: skip
ENDS_OF_LIST_WORDS = frozenset({"va", "ac", "ay", "ng", "oi"})
LAWS = frozenset({T.LUAT, T.BO_LUAT, T.HIEN_PHAP})
NEEDS_A_WORD = frozenset({"tc"})  # Tiêu chí; with no word before it rather the code of a class or a form
DATE_MAY_END = re.compile(r"\d,?\s$", re.ASCII)
# "Kế hoạch số 4 ngày 5/12/2022; Thông báo số 6 cùng ngày": the day of the citation before.
SAME_DAY_BEHIND = re.compile(r"[\s,(]{1,3}(?:ban hanh )?cung ngay\b(?!\s*\d)", re.ASCII)
SAME_DAY_REACH = 400
LIST_REACH = 60
LIST_COMMAS = (",", ";", "&")
LIST_SIGN = re.compile(
    r"\s{0,2}\)?(?:\s?[,;&]\s{0,2}(?:va |hoac |cung |hay )?|\s+(?:va|hoac|hay|cung|voi|den)\s+)"
    r"(?:ca |cac )?(?P<so>so\s{0,2}:?\s{0,2})?$",
    re.ASCII,
)
TURNED_SYMBOL = re.compile(
    rf"(?<![a-z0-9])(?P<symbol>{word_pattern([s for s in SYMBOL_TYPES if len(s) > 1])})(?P<sign>[-/.]?)$", re.ASCII
)
GLUED_ABBREVIATIONS = frozenset({"nq", "nd", "ct", "kl", "qd", "tt", "kh"})
CODE_HOLDERS = re.compile(
    r"(?:mau|bieu|chung cu|thep|ma|lop|phong|tuyen|xe|ma so|mon|de|can|lo|block|toa)\s$", re.ASCII
)


@dataclass(slots=True)
class Numbered:
    """A numbered citation under way, in cleaned offsets."""

    type: DocumentType
    start: int
    end: int
    number: str
    suffix: str | None
    year: int | None
    partial: bool
    list_type: DocumentType | None  # what the shared head says, for members that follow
    tail: context.Tail
    date: str | None = None
    issuer: tuple[int, int] | None = None
    is_member: bool = False
    is_dated_by_verb: bool = False
    group: int = 0


def find_numbered(text: str, folded: str) -> list[Numbered]:
    """Every document cited by number, in order."""
    found: list[Numbered] = []
    done_to = 0
    for match in NUMBER.finditer(folded):
        at = match.start()
        if at < done_to:
            continue
        last = found[-1] if found and at - found[-1].tail.end < LIST_REACH else None
        is_bare = match["symbol"] is None and match["code"] is None
        if is_bare and not _may_be_bare(folded, at) and not (last and _may_go_on(folded, at)):
            continue
        citation = _read(match, text, folded, last, found[-1].tail.end if found else 0)
        if citation:
            citation.group = last.group if last and citation.is_member else at
            if last and not citation.date and last.is_dated_by_verb:
                _take_the_same_day(citation, last, folded)
            if found and not citation.date and at - found[-1].end < SAME_DAY_REACH and _is_same_day(folded, citation):
                citation.date, citation.year = found[-1].date, citation.year or found[-1].year
            found.append(citation)
            done_to = max(citation.end, citation.tail.end if citation.date else citation.end)
    _share_over_lists(found)
    return found


def _is_same_day(folded: str, citation: Numbered) -> bool:
    return bool(SAME_DAY_BEHIND.match(folded, citation.end))


def _may_be_bare(folded: str, at: int) -> bool:
    return folded[max(0, at - 5) : at].rstrip(" \n:.*\"'()")[-2:] in ENDS_OF_HEADS


def _may_go_on(folded: str, at: int) -> bool:
    before = folded[max(0, at - 4) : at].rstrip()
    return before[-1:] in LIST_COMMAS or before[-2:] in ENDS_OF_LIST_WORDS


def _read(match: re.Match[str], text: str, folded: str, last: Numbered | None, floor: int) -> Numbered | None:
    at = match.start()
    before = folded[at - 1] if at else " "
    if before not in " \n\t(":
        turned = TURNED_SYMBOL.search(folded, at - 7, at)
        if turned:
            return _read_turned(match, turned, text, folded, floor)
        goes_on = last is not None and last.end == at - 1 and before in LIST_COMMAS  # "05,06,07"
        if not goes_on and not _stands_free(folded, at):
            return None
    reading = read_number(match, text, folded)
    if len(reading.serial) > 6 or reading.serial.strip("0") == "":
        return None
    member = _list_member(last, reading, folded, text) if last else None
    head = member or _head(reading, match, text, folded)
    if head is None:
        return None
    return _build(reading, head, text, folded, floor)


def _stands_free(folded: str, at: int) -> bool:
    """Not the middle of a date, a decimal, a standard or a code."""
    if at == 0:
        return True
    before = folded[at - 1]
    if before in "-/_+\\@#=":
        return False
    if before in ".,:":
        return at < 2 or not folded[at - 2].isdigit()
    if before.isalpha():
        return True  # "số90", "thị05": the head decides
    return True


def _list_member(last: Numbered, reading: Reading, folded: str, text: str) -> Head | None:
    """The shared head of a list, when the number goes on with the list that the citation before opened."""
    for stop in {last.tail.end, last.end}:
        if stop > reading.start:
            continue
        sign = LIST_SIGN.match(folded, stop, reading.start)
        if not sign:
            continue
        says_number = sign["so"] is not None
        if reading.is_bare:
            behind_full = not last.partial and not says_number
            span = (reading.start, reading.end)
            if not continues_a_list(reading.serial, folded, text, span, behind_full=behind_full):
                return None
            return Head(reading.start, last.list_type, True, True, is_member=True)
        kind = last.list_type
        if reading.symbol and kind not in (SYMBOL_ALSO.get(reading.symbol) or {SYMBOL_TYPES[reading.symbol]}):
            kind = SYMBOL_TYPES[reading.symbol]
        if reading.is_code and kind is not T.CONG_VAN and "-" in folded[slice(*reading.suffix_span or (0, 0))]:
            kind = T.CONG_VAN  # an office's code among numbers with symbols
        return Head(reading.start, kind, says_number, True, is_member=True)
    return None


def _is_law(reading: Reading, folded: str) -> bool:
    return bool(reading.suffix_span and ASSEMBLY.match(folded[slice(*reading.suffix_span)]))


def _head(reading: Reading, match: re.Match[str], text: str, folded: str) -> Head | None:
    at = reading.start
    if reading.is_bare and not _may_be_bare(folded, at):
        return None
    head = head_before(folded, text, at)
    if head and head.is_of_a_form:
        return None
    if reading.is_bare:
        span = (at, reading.end)
        good = head and names_a_document(head, reading.serial, reading.year, folded, text, span)
        return head if good else None
    glued = at > 0 and folded[at - 1].isalpha()
    if glued and not head:
        return None
    if reading.is_code and _is_law(reading, folded):
        return _law_head(head, reading, folded)
    if reading.is_code:
        return _code_head(head, reading, text, folded)
    return head or _symbol_head(reading, text, folded)


def _law_head(head: Head | None, reading: Reading, folded: str) -> Head | None:
    if head and head.type is not T.LUAT:
        return head
    named = law_before(folded, reading.start)
    if named:
        return named
    return head or Head(reading.start, T.LUAT, False, False)


def _code_head(head: Head | None, reading: Reading, text: str, folded: str) -> Head | None:
    """A code without a type symbol is believed behind a word for a document, or in a letterhead."""
    code = folded[slice(*reading.suffix_span)] if reading.suffix_span else ""
    if head:
        if head.type in (T.DIEU_LE, T.HIEN_PHAP):
            return None
        if head.is_letterhead and code.split("-")[0] in NO_DOCUMENT_SYMBOLS:
            return None
        return head
    if code.split("-")[0].split("/")[0] in NO_DOCUMENT_SYMBOLS:
        return None
    letterhead = letterhead_before(folded, text, reading.start)
    if letterhead:
        return letterhead
    return head_across(folded, reading.start, "cv")


def _symbol_head(reading: Reading, text: str, folded: str) -> Head | None:
    at = reading.start
    letterhead = letterhead_before(folded, text, at)
    if letterhead:
        return letterhead
    across = head_across(folded, at, reading.symbol or "cv")
    if across:
        return across
    if numbers_another_thing(folded, at) or not (reading.suffix_span or reading.year):
        return None
    if reading.symbol in NEEDS_A_WORD:
        return None
    spelling = text[slice(*reading.symbol_span)] if reading.symbol_span else ""
    if spelling.islower() and folded[slice(*reading.suffix_span or (0, 0))].split("-")[0] not in KNOWN_SUFFIXES:
        return None
    return Head(at, None, False, False)


def _build(reading: Reading, head: Head, text: str, folded: str, floor: int) -> Numbered:
    kind = head.type or _symbol_type(reading, folded)
    if kind in LAWS and reading.symbol and SYMBOL_TYPES[reading.symbol] not in (kind, T.LENH):
        kind = _symbol_type(reading, folded)  # a law's number has no symbol: "kết luật số 19-TB/TW" is mistyped
    if head.is_letterhead and head.type is None:
        kind = _type_below(reading, folded, text) or kind
    suffix = spelled(text[slice(*reading.suffix_span)]) if reading.suffix_span else None
    number = spelled(text[reading.start : reading.end])
    tail = context.Tail(None, None, None, reading.end)
    citation = Numbered(kind, head.start, reading.end, number, suffix, reading.year, reading.is_bare, kind, tail)
    citation.is_member = head.is_member
    citation.date = head.date
    return _with_surroundings(citation, head.is_letterhead, text, folded, floor)


def _with_surroundings(citation: Numbered, in_letterhead: bool, text: str, folded: str, floor: int) -> Numbered:
    citation.tail = tail = context.read_tail(folded, text, citation.end)
    citation.date, citation.issuer = citation.date or tail.date, tail.issuer
    if in_letterhead and not citation.date:
        citation.date = context.letterhead_date(folded, citation.end)
    verb = context.issuing_verb_before(folded, citation.start) if not (citation.date and citation.issuer) else None
    if verb is not None:
        _take_from_the_verb(citation, verb, folded, text, floor)
    if not citation.date and DATE_MAY_END.search(folded, citation.start - 4, citation.start):
        citation.date = context.date_directly_before(folded, citation.start, citation.end, floor)
    if citation.year is None:
        citation.year = int(citation.date[:4]) if citation.date else tail.year
    return citation


def _take_from_the_verb(citation: Numbered, verb: int, folded: str, text: str, floor: int) -> None:
    """ "Ngày 5/6/2020, Đảng ủy xã ban hành ...": the day and the issuer stand before the verb."""
    if not citation.date:
        citation.date = context.date_before(folded, text, verb, floor)
        citation.is_dated_by_verb = citation.date is not None
    if not citation.issuer:
        citation.issuer = context.issuer_before(folded, text, verb)


def _take_the_same_day(citation: Numbered, last: Numbered, folded: str) -> None:
    """ "Ngày 1/12/2016, Tỉnh ủy ra Kế hoạch số 4 và Chỉ thị số 10": one verb, one day."""
    if LIST_SIGN.match(folded, last.end, citation.start):
        citation.date, citation.issuer = last.date, citation.issuer or last.issuer
        citation.year = citation.year or last.year
        citation.is_dated_by_verb = True


def _symbol_type(reading: Reading, folded: str) -> DocumentType:
    if reading.symbol == "tt" and reading.suffix_span:
        party = folded[slice(*reading.suffix_span)] in ("tw", "tu", "hu", "qu", "du")
        return T.THONG_TRI if party else T.THONG_TU
    return SYMBOL_TYPES[reading.symbol] if reading.symbol else T.CONG_VAN


TITLE_LINE = re.compile(
    r"(?:\n[\s*#>_|]{0,6}|loai van ban\s?[:|]\s?)"
    r"(?P<word>quy dinh|quyet dinh|quy che|thong tri|thong tu(?: lien tich)?|chi thi|chuong trinh)\b",
    re.ASCII,
)


def _type_below(reading: Reading, folded: str, text: str) -> DocumentType | None:
    """QĐ in a letterhead: the title below tells quy định from quyết định."""
    suitable = SYMBOL_ALSO.get(reading.symbol or "")
    if not suitable:
        return None
    for match in TITLE_LINE.finditer(folded, reading.end, reading.end + 500):
        kind = T(match["word"].replace(" ", "_"))
        is_title = match.group().startswith("loai") or text[match.start("word") : match.end()].isupper()
        if kind in suitable and is_title:
            return kind
    return None


def _read_turned(match: re.Match[str], turned: re.Match[str], text: str, folded: str, floor: int) -> Numbered | None:
    """`CT05/TW`: the symbol before the number; `NQ35`: an abbreviation glued to a bare number."""
    symbol, start = turned["symbol"], turned.start()
    spelling = text[start : start + len(symbol)]
    reading = read_number(match, text, folded)
    full = head_before(folded, text, start)
    if reading.symbol:  # "QĐ.415/QĐ-TTg", "KH45/KH-UBND": the abbreviation is the head
        head = full if full and full.is_direct else Head(start, SYMBOL_TYPES[symbol], False, True)
        return _build(reading, head, text, folded, floor)
    if reading.is_code:
        if (not spelling.isupper() and not full) or _numbers_a_house(reading, folded):
            return None
        kind = full.type if full and full.type else SYMBOL_TYPES[symbol]
        whole = spelled(text[start : reading.end])
        suffix = spelled(text[slice(*reading.suffix_span)]) if reading.suffix_span else None
        tail = context.Tail(None, None, None, reading.end)
        head_start = full.start if full else start
        citation = Numbered(kind, head_start, reading.end, whole, suffix, reading.year, False, kind, tail)
        return _with_surroundings(citation, False, text, folded, floor)
    glued = turned["sign"] in ("", "-") and symbol in GLUED_ABBREVIATIONS and spelling.isupper()
    followed = folded[reading.end : reading.end + 1]
    if not glued or not 2 <= len(reading.serial) <= 3 or followed.isalnum() or followed in ("-", "/", "_"):
        return None
    if not reading.serial.isdigit():  # the houses CT8A, CT8B
        return None
    if CODE_HOLDERS.search(folded, start - 10, start) or turned["sign"]:
        return None
    return _build(reading, Head(start, SYMBOL_TYPES[symbol], False, True), text, folded, floor)


def _numbers_a_house(reading: Reading, folded: str) -> bool:
    """ "Chung cư CT1-CT2": what follows is one more house, not an issuer."""
    code = folded[slice(*reading.suffix_span)] if reading.suffix_span else ""
    return code[-1:].isdigit() and not ASSEMBLY.search(code)


def _share_over_lists(found: list[Numbered]) -> None:
    """One date and one issuer behind a list belong to all of its members."""
    at = len(found) - 1
    while at >= 0:
        final = found[at]
        first = at
        while first and found[first - 1].group == final.group:
            first -= 1
        members = found[first:at]
        if final.tail.is_same_day and first:
            members.append(found[first - 1])
        if not any(member.tail.date for member in members):
            for member in members:
                _share(member, final)
        at = first - 1


def _share(member: Numbered, final: Numbered) -> None:
    member.issuer = member.issuer or final.issuer
    if final.date and member.year in (None, int(final.date[:4])):
        member.date, member.year = member.date or final.date, member.year or final.year
