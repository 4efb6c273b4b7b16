"""The number of a document: `05-CT/TW`, `30/2020/NĐ-CP`, and every way of typing it."""

import re
from dataclasses import dataclass
from functools import lru_cache

from nennep.lib.citations.clean import LETTERS, clean, fold
from nennep.lib.citations.symbols import (
    KNOWN_SUFFIXES,
    MIXED_CASE,
    SYMBOL_TYPES,
    DocumentType,
    word_pattern,
)

SEPARATOR = r"[ \t]{0,2}[-/_]{1,2}[ \t]{0,2}"
# A scanned line may end behind a hyphen of the number.
WRAPPED_SEPARATOR = r"(?:[ \t]{0,2}[-/_]{1,2}(?:[ \t]{0,2}|[ \t]?\n[ \t]{0,2})|\.(?=[a-z]{2}))"
YEAR = r"(?:19|20)\d\d(?!\d)"
CODES = r"(?:t\.[uw]\b|[a-z][a-z0-9]*)(?:[&.+/_-][a-z][a-z0-9]*)*"
SYMBOL = rf"(?:{word_pattern([*SYMBOL_TYPES])})"

# Any number in folded text, with as much notation behind it as there is.
NUMBER = re.compile(
    # The pattern opens with a class of characters, so that the engine skips to the next digit by itself.
    # The Government numbers its normative resolutions in two steps: 66.16/2026/NQ-CP.
    r"(?P<serial>\d(?:\d{0,2}\.(?:\d{3}(?=[ ]?[/-][ ]?[a-z])|\d{1,3}(?=/20\d\d/[a-z]))|\d*(?:[a-e](?![a-z]))?))(?!\d)"
    rf"(?:{SEPARATOR}(?P<year>{YEAR}))?"
    rf"(?:(?:{SEPARATOR}|[ \t]{{0,2}}|[/-][ \t]?\n[ \t]{{0,2}}|\.(?={SYMBOL}[/-][a-z]))"
    rf"(?P<symbol>{SYMBOL})(?![a-z0-9&])"
    rf"(?:{WRAPPED_SEPARATOR}(?P<suffix>{CODES})|[ ](?P<spaced>tw|tu|hu|qu|du|ttg|cp|ubnd|hdnd)(?!\w))?"
    rf"|(?:{SEPARATOR}|/[ \t]?\n[ \t]{{0,2}})(?P<code>{CODES}))?",
    re.ASCII,
)
# Joint papers name several issuers, and only they go on behind a spaced hyphen.
MORE_ISSUERS = re.compile(r"(?:[ ]?-[ ]?\n?[a-z][a-z0-9&]*)+", re.ASCII)
ONE_MORE_CODE = re.compile(r"(?:-[ ]|[ ]-)[a-z][a-z0-9&]+(?![a-z0-9])", re.ASCII)
# The drafter in a công văn's code may stand apart: "1175/UBND - KGVX ngày".
ONE_MORE_OFFICE = re.compile(r"[ ]?-[ ]?[a-z][a-z0-9&]+(?![a-z0-9])", re.ASCII)
JOINT_SYMBOLS = {"ttlt", "nqlt", "ttlb", "ttln", "qclt", "khlt", "hdlt", "ctlt"}

CODE = re.compile(r"t\.[uw]\b|[a-z0-9]+", re.ASCII)
ASSEMBLY = re.compile(r"(?:ubtv)?qh(?:\d+|[ivxk]+)?$", re.ASCII)
VOWEL = re.compile("[aeiouy]")
POLICE_CODE = re.compile(r"[A-Z]\d{2}", re.ASCII)  # offices of the police: 1100/X11-X14, 2916/C67-P9
GLUED_WORD = re.compile(r"[A-ZĐƯ]{2,}(?=[^\W\d_A-ZĐƯ]{2})")
TWO_CAPITALS = re.compile(r"[^\W\d_a-zđư][^\W\d_]?[^\W\d_a-zđư]")  # KGVX, HoREA
SMALL_LETTERS = re.compile(r"[^\W\d_A-ZĐ]{3}")


APART = ("", " ", "  ", " - ")
THOUSANDS = re.compile(r"\.(?=\d{3}$)")  # 1.234/QĐ-UBND, but 66.16/2026/NQ-CP
ODD_SPELLING = re.compile(r"[\s" + "".join(map(chr, LETTERS)) + "]")


@dataclass(frozen=True, slots=True)
class DocumentNumber:
    """The parts of a number. `serial` and `notation` stand apart in registers, `joined` as on the paper."""

    serial: str
    year: int | None
    symbol: str | None
    issuer_suffix: str | None
    notation: str
    joined: str

    @property
    def type(self) -> DocumentType | None:
        """What the symbol says. The word in front of the number, where there is one, knows better."""
        if self.symbol:
            return SYMBOL_TYPES.get(fold(self.symbol))
        return None


@dataclass(slots=True)
class Reading:
    """How a match of `NUMBER` is to be read: where it ends and what its parts are, in cleaned offsets."""

    start: int
    end: int
    serial: str
    year: int | None
    symbol: str | None
    symbol_span: tuple[int, int] | None
    suffix_span: tuple[int, int] | None
    is_code: bool = False  # a notation without a type symbol: an office's or an assembly's code
    is_bare: bool = False


def read_number(match: re.Match[str], text: str, folded: str) -> Reading:
    """Cut a match of `NUMBER` back to what is spelled like a number: prose may follow without a space."""
    start = match.start()
    serial, year = match["serial"], int(match["year"]) if match["year"] else None
    bare_end = match.end("year") if year else match.end("serial")
    symbol = match["symbol"]
    if symbol:
        span = match.span("symbol")
        # "NQ 35 QĐ 12", "NQ 35 - QĐ 12": the symbol opens the next citation, unless its suffix follows.
        is_apart = not match["suffix"] and not match["spaced"] and folded[bare_end : span[0]] in APART
        if is_apart or not _is_symbol(symbol, text, match):
            return Reading(start, bare_end, serial, year, None, None, None, is_bare=True)
        group = "suffix" if match["suffix"] else "spaced"
        suffix = _codes_span(text, folded, *match.span(group), first_is_known=False) if match[group] else None
        if suffix:
            suffix = _with_more_codes(text, folded, suffix, MORE_ISSUERS if symbol in JOINT_SYMBOLS else ONE_MORE_CODE)
        return Reading(start, suffix[1] if suffix else span[1], serial, year, symbol, span, suffix)
    if match["code"]:
        code = _codes_span(text, folded, *match.span("code"), first_is_known=True)
        if code:
            code = _with_more_codes(text, folded, code, ONE_MORE_OFFICE)
            return Reading(start, code[1], serial, year, None, None, code, is_code=True)
    return Reading(start, bare_end, serial, year, None, None, None, is_bare=True)


def spelled(text: str) -> str:
    """A number as it is written, without spaces, hyphens as hyphens, Eth as Đ."""
    return "".join(text.translate(LETTERS).split()) if ODD_SPELLING.search(text) else text


def parse_number(text: str) -> DocumentNumber | None:
    """Read a number standing alone ("05 - CT/TW", "ct05/tw"); None when the text is something else."""
    cleaned = clean(text.strip())
    plain, folded = cleaned.text, cleaned.folded
    opening = re.match(r"so(?: hieu)?[\s:.]*(?=\d)|(?P<symbol>[a-z]+)[\s-]*(?=\d)", folded)
    turned = opening["symbol"] if opening else None
    if turned and turned not in SYMBOL_TYPES:
        return None
    match = NUMBER.match(folded, opening.end() if opening else 0)
    if not match:
        return None
    if folded.islower() or folded.isupper():  # a search box: case says nothing
        plain = folded.upper()
    reading = read_number(match, plain, folded)
    if reading.end != len(folded.rstrip(" .,;)")):
        return None
    letters = cleaned.text.translate(LETTERS)
    symbol = letters[opening.start("symbol") : opening.end("symbol")] if opening and turned else None
    return number_from(reading, letters, symbol)


def number_from(reading: Reading, text: str, turned_symbol: str | None = None) -> DocumentNumber:
    symbol = turned_symbol or (text[slice(*reading.symbol_span)] if reading.symbol_span else None)
    suffix = spelled(text[slice(*reading.suffix_span)]) if reading.suffix_span else None
    if turned_symbol:
        notation = "/".join(filter(None, (symbol, suffix)))
        joined = f"{reading.serial}-{notation}"
    else:
        first = reading.symbol_span or reading.suffix_span
        notation = spelled(text[first[0] : reading.end]) if first else ""
        joined = spelled(text[reading.start : reading.end])
    return DocumentNumber(reading.serial, reading.year, symbol, suffix, notation, joined)


@lru_cache(maxsize=8_192)
def number_key(text: str) -> str:
    """The form in which numbers are compared: `05 - Ct/TƯ`, `5/CT-TW` and `CT05/TW` are one ("5/CT/TW").

    Upper case, marks off, leading zeros off, every separator a slash. A text that is no number gives its own
    letters and digits, so that two of them still compare.
    """
    spelled_out = re.sub(r"\bT\.?[ ]?Ư\b", "TW", clean(text).text.upper())
    number = parse_number(spelled_out)
    if number:
        parts = [THOUSANDS.sub("", number.serial), str(number.year or ""), number.symbol, number.issuer_suffix]
        tokens = [parts[0], *CODE.findall(fold(" ".join(part for part in parts[1:] if part)))]
    else:
        tokens = CODE.findall(fold(spelled_out))
    key = "/".join(re.sub(r"^0+(?=\d)", "", token) for token in tokens).upper()
    return key if number or key == text else number_key(key)  # "L0:" is no number, but without its colon it is


def _is_symbol(symbol: str, text: str, match: re.Match[str]) -> bool:
    """HD is not HĐ (contract, council), and a small "ct", "da" needs its suffix to be believed."""
    spelling = text[slice(*match.span("symbol"))]
    if symbol == "hd" and spelling[1] in "ĐđÐð":
        return False
    if symbol == "l" and not (match["year"] and match["suffix"]):
        return False
    if match["spaced"] and not (spelling.isupper() and text[match.start("spaced")].isupper()):
        return False  # "năm 2017 đã từ chối", "39 DA dự kiến"
    if spelling.isupper() or symbol in MIXED_CASE:
        return True
    return (match["suffix"] or match["spaced"] or "").split("-")[0].split("/")[0] in KNOWN_SUFFIXES or (
        spelling[:1].isupper() and bool(match["suffix"])
    )


def _codes_span(text: str, folded: str, start: int, end: int, *, first_is_known: bool) -> tuple[int, int] | None:
    """As many codes from `start` as are spelled like codes."""
    whole = text[start:end]
    if whole.isupper() and not whole[-1].isdigit() and "." not in whole and len(whole) > 1 and whole != "PV":
        return start, end
    kept = start
    for match in CODE.finditer(folded, start, end):
        code, spelling = match.group(), text[match.start() : match.end()]
        letters = code.rstrip("0123456789")
        if kept > start and folded[match.start() - 1] == "." and not (spelling.isupper() and len(spelling) > 1):
            break
        if not _is_code(letters, spelling, strict=first_is_known and kept == start):
            glued = GLUED_WORD.match(spelling)  # "TT-BNVngày": a word without a space before it
            kept = match.start() + glued.end() if glued else kept
            break
        kept = match.end()
        if letters in KNOWN_SUFFIXES and letters != code and letters != "bcd" and not ASSEMBLY.match(code):
            kept = match.start() + len(letters)  # a footnote mark stuck to the number; BCĐ389 is a board's own name
            break
    return (start, kept) if kept > start else None


def _is_code(letters: str, spelling: str, *, strict: bool) -> bool:
    if spelling.lower() == "pv" or (strict and len(letters) < 2 and not POLICE_CODE.fullmatch(spelling)):
        return False  # "Nghị quyết 94 - PV": a reporter's remark
    if spelling.isupper() or (letters in KNOWN_SUFFIXES) or letters in MIXED_CASE or "." in letters:
        return True
    if spelling[:2].isupper():
        return not SMALL_LETTERS.search(spelling)
    return bool(ASSEMBLY.match(letters)) or (
        spelling.islower() and 2 <= len(letters) <= 8 and not VOWEL.search(letters)
    )


def _with_more_codes(text: str, folded: str, codes: tuple[int, int], pattern: re.Pattern[str]) -> tuple[int, int]:
    """Codes behind a hyphen with a space beside it, as `pattern` says: "BGDĐT- TTr"."""
    more = pattern.match(folded, codes[1])
    if not more:
        return codes
    words = [text[match.start() : match.end()] for match in CODE.finditer(folded, codes[1], more.end())]
    are_codes = all(TWO_CAPITALS.match(word) and not SMALL_LETTERS.search(word) and word != "PV" for word in words)
    return (codes[0], more.end()) if are_codes else codes
