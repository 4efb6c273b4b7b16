"""Resolutions known by the plenum or the congress that passed them, not by a number.

"Nghị quyết Trung ương 5 khóa XII" is TW5/XII; "Nghị quyết Đại hội XII" is ĐH/XII. Congresses of a province, a
commune or a union are documents by name. A plenum or a congress without "nghị quyết" is an event, not a document.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from nennep.lib.citations.symbols import DocumentType

T = DocumentType

ORDINALS = {
    "nhat": 1, "hai": 2, "ba": 3, "bon": 4, "tu": 4, "nam": 5, "sau": 6, "bay": 7, "tam": 8, "chin": 9,
    "muoi": 10, "muoi mot": 11, "muoi hai": 12, "muoi ba": 13, "muoi bon": 14, "muoi lam": 15,
}  # fmt: skip
ROMANS = ("", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII", "XIII", "XIV", "XV", "XVI")
# More than these a term has not had for long; the third had 27, and then the term is named.
USUAL_PLENUMS = 16
LAST_PLENUM = 27
# The next national congress is due in 2031; until then a higher number is a province's.
NATIONAL_CONGRESSES = ROMANS[1:15]

ROMAN = r"(?:x{1,2}|x?(?:i{1,3}|iv|vi{0,3}|ix))(?![a-z0-9])"
DIGITS = r"\d{1,2}(?!\d|[/.]\d|\s?[-/]\s?(?!kho|k\.?[\divx])[a-z])"
ORDINAL_WORD = "|".join(sorted(ORDINALS, key=len, reverse=True))
ORDINAL = rf"(?:{DIGITS}|(?:{ORDINAL_WORD})(?![a-z0-9]))"
NTH = r"(?:lan\s(?:thu\s)?)"
# The pattern opens with a class of characters, so that the engine skips ahead by itself.
HEAD = r"(?P<head>[nk](?<![a-z0-9].)(?:ghi\s?quyet|q|et\s?luan|l))(?:\s(?:cua|so))?\s{0,2}"
CENTRAL = r"(?:trung\s?uong|tw|t\.[uw]\.?|t[uw])"
SHORT_CENTRE = re.compile(r"tu(?![a-z])")
COMMITTEE = rf"(?:(?:ban chap hanh|bch)\s?{CENTRAL}(?:\sdang)?(?:\scong san viet nam)?|{CENTRAL}(?:\sdang)?)"
SITTING = r"(?:\s?\(lan\s(?:thu\s)?(?:\d|nhat|hai|i{1,2})\))"  # Trung ương 6 (lần 2): one plenum in two sittings
TERM = (
    rf"{SITTING}?[\s,-]{{0,3}}\(?\s?(?:cac\s)?(?:khoa|kh?\.?)\s?\(?(?:thu\s)?"
    rf"(?P<term>{ROMAN}|\d{{1,2}}(?![\d/])|(?:{ORDINAL_WORD})(?![a-z0-9]))"
)


def _spaced(pattern: str) -> re.Pattern[str]:
    """Compiled with room for one space more, or the end of a line, wherever `pattern` has a space."""
    pattern = re.sub(r" |\\s(?![?{*+,\]])", r"\\s{1,2}", pattern)
    return re.compile(pattern.replace(r"\s?", r"\s{0,2}"), re.ASCII)


# Hội nghị lần thứ tư Ban Chấp hành Trung ương (khóa XII); Hội nghị lần thứ 6 (khóa XII); Trung ương 4; TW4.
# A word for the ordinal needs "lần thứ" before it or the term behind it: "nhất", "sáu" are words of prose too.
PLENUM = _spaced(
    rf"{HEAD}(?:(?:tai\s)?(?:hoi nghi|hn)\s?)?(?:"
    rf"{NTH}(?P<ordinal_1>{ORDINAL}|{ROMAN})(?:\s?[,-])?\s(?:cua\s)?{COMMITTEE}"
    rf"|{NTH}(?P<ordinal_2>{ORDINAL}|{ROMAN})\s?,?(?=\s?\(?khoa)"
    rf"|{COMMITTEE}[\s,]{{0,2}}(?P<ordinal_3>{NTH}?(?:thu\s)?{DIGITS}|{NTH}{ORDINAL}|(?:{ORDINAL}|{ROMAN})(?=[\s,]{{0,2}}\(?kho?a?\b))"
    r")"
)
TERM_BEHIND = _spaced(rf"(?:\s(?:cua\s)?{COMMITTEE})?{TERM}")
AND = r"\)?\s?(?:[,;]\s?(?:va\s)?|\s?va\s|\s?-\s)"
NEXT_TERM = _spaced(rf"{AND}\(?(?P<span>(?:khoa\s)?(?P<term>{ROMAN}))")
NEXT_ORDINAL = _spaced(rf"{AND}(?P<span>(?:{CENTRAL}\s)?{NTH}?(?P<ordinal>{ORDINAL}))(?=[^.;\n]{{0,30}}khoa)")
NEXT_PLENUM = _spaced(rf"{AND}(?P<span>(?:hoi nghi\s)?{CENTRAL}\s?{NTH}?(?P<ordinal>{ORDINAL}))")
COUNTED = _spaced(
    r"\s(?:nam|thang|nghi quyet|chi thi|nhiem vu|giai phap|dieu|nguoi|lan|xa|chi bo|noi dung|dang vien)\b"
)

CONGRESS_HEAD = rf"{HEAD}(?:dai\s?hoi|dh)"
CONGRESS = _spaced(
    rf"{CONGRESS_HEAD}(?:\s(?:dai bieu|toan quoc|dang|cong san|viet nam|toan the|cua))*"
    rf"(?:\s\(?(?:lan|khoa)(?:\sthu)?)?\s?(?P<term>{ROMAN}|\d{{1,2}}(?![\d/.])|{ORDINAL_WORD})(?![a-z0-9])"
)
LOCAL_BEHIND = _spaced(
    r"\s(?:cua\s)?(?:dang bo|dang uy|chi bo|tinh|huyen|thanh pho|xa|phuong|cong doan|doan|hoi(?! nghi| dong)"
    r"|lien doan|mat tran)\b"
)
LOCAL_CONGRESS = _spaced(
    rf"{CONGRESS_HEAD}(?:\s(?!lan\b|khoa\b|nhiem ky\b)[a-z]+){{1,12}}?"
    rf"\s(?:lan\sthu|khoa|lan)\s(?:{ROMAN}|\d{{1,2}}\b|[a-z]+\b)"
)


@dataclass(frozen=True, slots=True)
class PlenumMention:
    """A resolution of a plenum or congress, in cleaned offsets. `number` is None for a local congress."""

    type: DocumentType
    start: int
    end: int
    number: str | None
    level: str


def find_plenums(text: str, folded: str) -> list[PlenumMention]:
    found: list[PlenumMention] = []
    for match in PLENUM.finditer(folded):
        if not _is_of_a_province(match, text, folded):
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


def _is_of_a_province(match: re.Match[str], text: str, folded: str) -> bool:
    """TƯ is the centre, TU a province; they fold alike."""
    return any(text[short.start() + 1] in "uU" for short in SHORT_CENTRE.finditer(folded, *match.span()))


def _plenum_members(match: re.Match[str], folded: str) -> list[PlenumMention]:
    """One plenum or several under one head: "Trung ương 6, 7 khóa XII và Trung ương 4 khóa XIII"."""
    ordinal = _ordinal(match["ordinal_1"] or match["ordinal_2"] or match["ordinal_3"])
    if COUNTED.match(folded, match.end()) or not 1 <= ordinal <= LAST_PLENUM:
        return []
    found: list[PlenumMention] = []
    opening: tuple[int, int, int] | None = (*match.span(), ordinal)
    while opening:
        ordinals = [opening]
        while following := NEXT_ORDINAL.match(folded, ordinals[-1][1]):
            ordinals.append((*following.span("span"), _ordinal(following["ordinal"])))
        terms = _terms(folded, ordinals[-1][1])
        if not terms and opening[2] > USUAL_PLENUMS:
            break
        found += _mentions(_type(match), ordinals, terms)
        end = terms[-1][1] if terms else ordinals[-1][1]
        another = NEXT_PLENUM.match(folded, end)
        opening = (*another.span("span"), _ordinal(another["ordinal"])) if another else None
    return [mention for mention in found if mention.number]


def _terms(folded: str, at: int) -> list[tuple[int, int, str]]:
    """The terms behind a plenum: "khóa X và XI" gives two."""
    first = TERM_BEHIND.match(folded, at)
    if not first:
        return []
    terms = [(*first.span(), _roman(first["term"]))]
    while following := NEXT_TERM.match(folded, terms[-1][1]):
        terms.append((*following.span("span"), _roman(following["term"])))
    return terms


def _mentions(
    kind: DocumentType, ordinals: list[tuple[int, int, int]], terms: list[tuple[int, int, str]]
) -> Iterator[PlenumMention]:
    for at, (start, end, ordinal) in enumerate(ordinals):
        if not terms:
            yield PlenumMention(kind, start, end, f"TW{ordinal}", "plenum")
            continue
        is_last = at == len(ordinals) - 1
        first_end = terms[0][1] if is_last else end
        yield PlenumMention(kind, start, first_end, f"TW{ordinal}/{terms[0][2]}", "plenum")
        for term_start, term_end, term in terms[1:] if is_last else ():
            yield PlenumMention(kind, term_start, term_end, f"TW{ordinal}/{term}", "plenum")


def _congress_members(match: re.Match[str], folded: str) -> list[PlenumMention]:
    start, end = match.span()
    term = _roman(match["term"])
    if LOCAL_BEHIND.match(folded, end) or term not in NATIONAL_CONGRESSES:
        return [PlenumMention(_type(match), start, end, None, "named")]
    found = [PlenumMention(_type(match), start, end, f"ĐH/{term}", "congress")]
    while following := NEXT_TERM.match(folded, found[-1].end):
        found.append(
            PlenumMention(_type(match), *following.span("span"), f"ĐH/{_roman(following['term'])}", "congress")
        )
    return found


def _ordinal(word: str) -> int:
    bare = re.sub(r"^(?:lan\s+)?(?:thu\s+)?", "", word)
    if bare.isdigit():
        return int(bare)
    return ROMANS.index(bare.upper()) if bare.upper() in ROMANS else ORDINALS[" ".join(bare.split())]


def _roman(term: str) -> str:
    if term.isdigit():
        number = int(term)
    elif (words := " ".join(term.split())) in ORDINALS:
        number = ORDINALS[words]
    else:
        return term.upper()
    return ROMANS[number] if 0 < number < len(ROMANS) else str(number)
