"""Resolutions known by the plenum or the congress that passed them, not by a number.

"Nghị quyết Trung ương 5 khóa XII" is TW5/XII; "Nghị quyết Đại hội XII" is ĐH/XII. Congresses of a province, a
commune or a union are documents by name. A plenum or a congress without "nghị quyết" is an event, not a document.
"""

import re
from dataclasses import dataclass

from nennep.lib.citations.symbols import DocumentType

T = DocumentType

ORDINALS = {
    "nhat": 1, "hai": 2, "ba": 3, "bon": 4, "tu": 4, "nam": 5, "sau": 6, "bay": 7, "tam": 8, "chin": 9,
    "muoi": 10, "muoi mot": 11, "muoi hai": 12, "muoi ba": 13, "muoi bon": 14, "muoi lam": 15,
}  # fmt: skip
ROMANS = ("", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII", "XIII", "XIV", "XV", "XVI")
LAST_PLENUM = 16

ROMAN = r"(?:x{1,2}|x?(?:i{1,3}|iv|vi{0,3}|ix))(?![a-z0-9])"
ORDINAL = rf"(?:\d{{1,2}}(?!\d|[/.]\d|\s?[-/]\s?[a-z])|{'|'.join(sorted(ORDINALS, key=len, reverse=True))})(?![a-z0-9])"
# The pattern opens with a class of characters, so that the engine skips ahead by itself.
HEAD = r"(?P<head>[nk](?<![a-z0-9].)(?:ghi\s?quyet|q|et\s?luan|l))(?:\s(?:cua|so))?\s{0,2}"
CENTRAL = r"(?:trung\s?uong|tw|t\.[uw]\.?|t[uw])"
COMMITTEE = rf"(?:(?:ban chap hanh|bch)(?:\s{CENTRAL})(?:\sdang)?(?:\scong san viet nam)?|{CENTRAL}(?:\sdang)?)"
TERM = rf"[\s,]{{0,2}}\(?\s?(?:khoa|kh\.?)\s?(?:thu\s)?(?P<term>{ROMAN}|\d{{1,2}}(?![\d/]))"

PLENUM = re.compile(
    rf"{HEAD}(?:"
    # Hội nghị lần thứ tư Ban Chấp hành Trung ương (khóa XII); Hội nghị Trung ương 4; Trung ương 4; TW4
    rf"(?:hoi nghi\s)?(?:lan\s(?:thu\s)?(?P<ordinal_1>{ORDINAL})\s(?:cua\s)?,?\s?{COMMITTEE})"
    rf"|(?:hoi nghi\s)?(?:lan\s(?:thu\s)?(?P<ordinal_2>{ORDINAL})\s?,?(?=\s?\(?khoa))"
    rf"|(?:(?:tai\s)?hoi nghi\s)?(?P<central>{COMMITTEE})[\s,]{{0,2}}(?:lan\s)?(?:thu\s)?(?P<ordinal_3>{ORDINAL})"
    rf")",
    re.ASCII,
)
TERM_BEHIND = re.compile(rf"(?:\s(?:cua\s)?{COMMITTEE})?{TERM}", re.ASCII)
NEXT_TERM = re.compile(rf"\)?\s?(?:[,;]\s?(?:va\s)?|\s?va\s|\s?-\s)\(?(?P<span>(?:khoa\s)?(?P<term>{ROMAN}))", re.ASCII)
NEXT_PLENUM = re.compile(
    rf"\)?\s?(?:,\s?(?:va\s)?|\sva\s|\s?-\s)(?P<span>(?:nghi quyet\s)?(?:{CENTRAL}\s)?(?:lan thu\s)?(?P<ordinal>{ORDINAL}))",
    re.ASCII,
)
COUNTED = re.compile(
    r"\s(?:nam|thang|nghi quyet|chi thi|nhiem vu|giai phap|dieu|nguoi|lan|xa|chi bo|noi dung|dang vien)\b"
)

CONGRESS = re.compile(
    rf"{HEAD}(?:cua\s)?(?:dai\s?hoi|dh)(?:\s(?:dai bieu|toan quoc|dang|cong san|viet nam|toan the))*"
    rf"(?:\s(?:lan|khoa)(?:\sthu)?)?\s?(?P<term>{ROMAN}|\d{{1,2}}(?![\d/.])|{'|'.join(sorted(ORDINALS, key=len, reverse=True))})(?![a-z0-9])",
    re.ASCII,
)
LOCAL_BEHIND = re.compile(
    r"[\s,]{0,2}(?:cua\s)?(?:dang bo|dang uy|chi bo|tinh|huyen|thanh pho|xa|phuong|cong doan|doan|hoi|lien doan|mat tran)\b",
    re.ASCII,
)
LOCAL_CONGRESS = re.compile(
    rf"{HEAD}(?:cua\s)?(?:dai\s?hoi|dh)(?:\s(?!lan\b|khoa\b|nhiem ky\b)[a-z]+){{1,12}}?\s(?:lan\sthu|khoa|lan)\s(?:{ROMAN}|\d{{1,2}}\b|[a-z]+\b)",
    re.ASCII,
)


@dataclass(frozen=True, slots=True)
class PlenumMention:
    """A resolution of a plenum or congress, in cleaned offsets. `number` is None for a local congress."""

    type: DocumentType
    start: int
    end: int
    number: str | None
    level: str


def find_plenums(folded: str) -> list[PlenumMention]:
    found: list[PlenumMention] = []
    for match in PLENUM.finditer(folded):
        found += _plenum_members(match, folded)
    for match in CONGRESS.finditer(folded):
        found += _congress_members(match, folded)
    taken = {mention.start for mention in found}
    for match in LOCAL_CONGRESS.finditer(folded):
        if match.start() not in taken:
            found.append(PlenumMention(_type(match), match.start(), match.end(), None, "named"))
    return found


def _type(match: re.Match[str]) -> DocumentType:
    return T.NGHI_QUYET if match["head"].startswith("n") else T.KET_LUAN


def _plenum_members(match: re.Match[str], folded: str) -> list[PlenumMention]:
    ordinals = [(match.start(), match.end(), _ordinal(match["ordinal_1"] or match["ordinal_2"] or match["ordinal_3"]))]
    if COUNTED.match(folded, match.end()):
        return []
    at = match.end()
    while following := NEXT_PLENUM.match(folded, at):
        if COUNTED.match(folded, following.end()) or "khoa" not in folded[following.end() : following.end() + 30]:
            break
        ordinals.append((*following.span("span"), _ordinal(following["ordinal"])))
        at = following.end()
    if any(not 1 <= ordinal <= LAST_PLENUM for *_, ordinal in ordinals):
        return []
    terms = _terms(folded, at)
    return list(_mentions(_type(match), ordinals, terms))


def _terms(folded: str, at: int) -> list[tuple[int, int, str]]:
    """The terms behind a plenum: "khóa X và XI" gives two."""
    first = TERM_BEHIND.match(folded, at)
    if not first:
        return []
    terms = [(*first.span(), _roman(first["term"]))]
    while following := NEXT_TERM.match(folded, terms[-1][1]):
        terms.append((*following.span("span"), _roman(following["term"])))
    return terms


def _mentions(kind: DocumentType, ordinals: list[tuple[int, int, int]], terms: list[tuple[int, int, str]]):  # type: ignore[no-untyped-def]
    for start, end, ordinal in ordinals[:-1]:
        yield PlenumMention(kind, start, end, f"TW{ordinal}" + (f"/{terms[0][2]}" if terms else ""), "plenum")
    start, end, ordinal = ordinals[-1]
    if not terms:
        yield PlenumMention(kind, start, end, f"TW{ordinal}", "plenum")
        return
    yield PlenumMention(kind, start, terms[0][1], f"TW{ordinal}/{terms[0][2]}", "plenum")
    for term_start, term_end, term in terms[1:]:
        yield PlenumMention(kind, term_start, term_end, f"TW{ordinal}/{term}", "plenum")


def _congress_members(match: re.Match[str], folded: str) -> list[PlenumMention]:
    start, end = match.span()
    term = _roman(match["term"])
    if LOCAL_BEHIND.match(folded, end) or term not in ROMANS[1:]:
        return [PlenumMention(_type(match), start, end, None, "named")]
    found = [PlenumMention(_type(match), start, end, f"ĐH/{term}", "congress")]
    while following := NEXT_TERM.match(folded, found[-1].end):
        found.append(
            PlenumMention(_type(match), *following.span("span"), f"ĐH/{_roman(following['term'])}", "congress")
        )
    return found


def _ordinal(word: str) -> int:
    return int(word) if word.isdigit() else ORDINALS[" ".join(word.split())]


def _roman(term: str) -> str:
    if term.isdigit():
        number = int(term)
    elif term in ORDINALS:
        number = ORDINALS[term]
    else:
        return term.upper()
    return ROMANS[number] if 0 < number < len(ROMANS) else str(number)
