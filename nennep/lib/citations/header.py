"""Reads what a document says of itself: the fields that the intake proposes, each with its place in the text.

Knows the party layout (star, "Số 05-NQ/ĐU", "T/M") and the state layout (motto, "Số: 15/QĐ-UBND", "TM."). A field
that is not found is None; nothing is guessed from the body of the text.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from nennep.lib.citations.citation import Citation
from nennep.lib.citations.clean import Cleaned, clean
from nennep.lib.citations.dates import DATE, date_of
from nennep.lib.citations.find import find_citations
from nennep.lib.citations.header_foot import RECIPIENTS, recipients, signature
from nennep.lib.citations.header_lines import DECORATION, Line, lines_of
from nennep.lib.citations.header_names import issuers
from nennep.lib.citations.header_number import NUMBER_LINE, NumberLine, number_in
from nennep.lib.citations.header_subject import FIRST_HEADING, SUBJECT_MARK, URGENCY, opens_body, subject_lines
from nennep.lib.citations.numbers import DocumentNumber
from nennep.lib.citations.symbols import SYMBOL_ALSO, SYMBOL_TYPES
from nennep.lib.citations.titles import TITLE_LINE, code_of_symbol, code_of_title

HEAD_LINES = 40


@dataclass(frozen=True, slots=True)
class Field:
    """A value read from the text, and the stretch of the text as given that says so."""

    value: str
    span: tuple[int, int]


@dataclass(frozen=True, slots=True)
class HeaderFields:
    """What the paper says of itself. `type` holds a code of `titles.TITLES`, `date` and deadlines are ISO."""

    layout: str | None = None  # "party" or "state"
    type: Field | None = None
    number: DocumentNumber | None = None
    number_span: tuple[int, int] | None = None
    # Of a paper whose number is still to be filled in: "Số:      /KH-UBND".
    blank_notation: Field | None = None
    issuer: Field | None = None
    parent_issuer: Field | None = None
    place: Field | None = None
    date: Field | None = None
    subject: Field | None = None
    signer: Field | None = None
    signer_post: Field | None = None
    signing_authority: Field | None = None
    recipients: tuple[Field, ...] = ()
    urgency: Field | None = None
    term: Field | None = None  # "2025-2030", or the number of the term ("XV")
    legal_bases: tuple[Citation, ...] = ()
    deadlines: tuple[Field, ...] = ()


PLACE = r"(?:(?P<place>[^,;:/\d]{2,60}?)(?:,|\s)\s{0,3})?"
PLACE_DATE = re.compile(rf"{PLACE}(?P<day>ngay\s{{0,3}}{DATE})")
# A long line may leave the year to the next one, or the whole date to be filled in.
OPEN_DATE = re.compile(rf"{PLACE}(?P<day>ngay\b[\s\d.…_-]*thang\b[\s\d.…_-]*(?:nam)?)")
LONE_YEAR = re.compile(r"(?:nam\s+)?(?:19|20)\d\d$")
# Of papers that are dated by what they tell, and of what a signing program writes beside its seal.
MEETING_DAY = re.compile(rf"(?:hom nay|vao (?:hoi|luc)|thoi gian|bat dau)\b[^\n]{{0,60}}?(?P<day>{DATE})")
SEALED_DAY = re.compile(rf"(?:thoi gian|ngay) ky\s*:?\s*(?:\d\d?:\d\d(?::\d\d)?,?\s*)?(?P<day>{DATE})")
# What signing programs print, often above everything else.
SEAL_LINE = re.compile(r"(?:nguoi ky|ky boi|email|co quan|thoi gian ky|ngay ky)\s?:")
ANNEX_NUMBER = re.compile(r"(?:so )?(?:[ivxlc]+|\d+)[a-z]?$")
DEADLINE = re.compile(
    rf"\b(?:truoc|cham nhat(?: la)?(?: den)?|han(?: cuoi)?(?: nop| gui| bao cao)?(?: la)?|den het|xong truoc|muon nhat)"
    rf"\s*:?\s*(?:het\s)?(?:(?:\d\d?\s(?:gio|h)(?:\s?\d\d)?(?: phut)?|\d\d?h\d\d),?\s)?(?:ngay\s{{0,2}}){DATE}"
)
TERM_YEARS = re.compile(r"\bnhiem ky\s{1,2}(?P<term>\d{4}\s{0,2}-\s{0,2}\d{4})")
TERM_NUMBER = re.compile(r"\bkhoa\s(?P<term>[ivx]+)\b")
BASIS = re.compile(r"^[-+* \t\x1a]*can cu\b", re.M)


def read_header(text: str, citations: Sequence[Citation] | None = None) -> HeaderFields:
    """The fields that a document's head and foot propose. Each span counts characters of `text` as given.

    Whoever has the citations of the text already gives them, so that they are not looked for again.
    """
    return _Reader(clean(text), citations).read()


class _Reader:
    def __init__(self, cleaned: Cleaned, citations: Sequence[Citation] | None = None):
        self.cleaned = cleaned
        self.citations = citations
        self.lines = [line for line in lines_of(cleaned) if not SEAL_LINE.match(line.folded)]
        self.head = self.lines[: self._head_length()]
        self.number = self._number_line()
        self.title_at = self._title()
        self.subject_lines = self._subject_lines()

    def _head_length(self) -> int:
        for at, line in enumerate(self.lines[:HEAD_LINES]):
            if FIRST_HEADING.match(line.folded) or RECIPIENTS.match(line.folded):
                return at
            if opens_body(line) and not self._is_below_title(at):
                return at
        return min(len(self.lines), HEAD_LINES)

    def _is_below_title(self, at: int) -> bool:
        """A plan is often "KẾ HOẠCH / Thực hiện …": right below the title stands the subject, not the body."""
        above = self.lines[at - 1] if at else None
        title = TITLE_LINE.match(above.folded) if above and above.is_capital else None
        return title is not None and not title["rest"].strip(" *:")

    def field(self, value: str, start: int, end: int) -> Field:
        return Field(value, self.cleaned.span(start, end))

    def whole(self, line: Line | None) -> Field | None:
        return self.field(line.text, line.start, line.end) if line else None

    def read(self) -> HeaderFields:
        number = self.number
        place, day = self._place_and_date()
        parent, issuer = (
            self.field(*named) if named else None
            for named in issuers(self.head, number.at if number else None, self.title_at)
        )
        kind = self._type()
        authority, post, signer = signature(self._below())
        return HeaderFields(
            layout=self._layout(),
            type=kind,
            number=number.number if number else None,
            number_span=self.cleaned.span(*number.span) if number and number.number else None,
            blank_notation=self._blank_notation(),
            issuer=issuer,
            parent_issuer=parent,
            place=place,
            date=day or self._other_date(kind),
            subject=self._subject(),
            signer=self.field(self.cleaned.text[slice(*signer)], *signer) if signer else None,
            signer_post=self.whole(post),
            signing_authority=self.whole(authority),
            recipients=tuple(self.field(*one) for one in recipients(self._below())),
            urgency=self._urgency(),
            term=self._term(),
            legal_bases=tuple(self._legal_bases()),
            deadlines=tuple(self._deadlines()),
        )

    def _below(self) -> list[Line]:
        """The lines below title and subject: the body may be short and look like a head."""
        last = self.subject_lines[-1] if self.subject_lines else None
        if last is None:
            return self.lines[(self.title_at + 1) if self.title_at is not None else len(self.head) :]
        return self.lines[self.lines.index(last) + 1 :]

    def _layout(self) -> str | None:
        folded = "\n".join(line.folded for line in self.head)
        if "cong hoa xa hoi chu nghia" in folded:
            return "state"
        return "party" if "dang cong san viet nam" in folded else None

    def _number_line(self) -> NumberLine | None:
        """The line with a notation; a bare number may be that of a stamp of the day of arrival."""
        found = [one for at, line in enumerate(self.head) if (one := number_in(line, at, self.cleaned))]
        return next((one for one in found if one.notation), found[0] if found else None)

    def _blank_notation(self) -> Field | None:
        number = self.number
        if number is None or number.number or not number.notation:
            return None
        return self.field(number.notation, *number.span)

    def _title(self) -> int | None:
        """The line with the title: in capitals, or a type and nothing else below the number."""
        for at, line in enumerate(self.head):
            match = TITLE_LINE.match(line.folded)
            if not match:
                continue
            rest = self._rest_of_title(match)
            if line.text[: match.end("word")].isupper():
                if not rest or self._suits(code_of_title(match["word"])) or self._stands_as_title(at):
                    return at
            elif not rest and self.number and at > self.number.at and line.text[0].isupper():
                return at
        return None

    def _rest_of_title(self, match: re.Match[str]) -> str:
        """What stands behind the title in its line; the number of an annex ("PHỤ LỤC I") belongs to the title."""
        rest = match["rest"].strip(" *:")
        return "" if code_of_title(match["word"]) == "phu_luc" and ANNEX_NUMBER.match(rest) else rest

    def _stands_as_title(self, at: int) -> bool:
        """A title that goes on in the same line, under the number or the place and date, before any other capitals."""
        above = self.head[at - 1] if at else None
        is_first = self.number is not None and at > self.number.at and self.head[at].text.isupper()
        return is_first and above is not None and (at - 1 == self.number.at or bool(_date_in(above)))  # type: ignore[union-attr]

    def _suits(self, code: str | None) -> bool:
        """A title that goes on in the same line is believed when the number's symbol agrees."""
        if code is None or self.number is None:
            return False
        if code_of_symbol(self.number.notation) == code:
            return True
        number = self.number.number
        symbol = number.symbol.lower().replace("đ", "d") if number and number.symbol else ""
        return code in (SYMBOL_ALSO.get(symbol) or {SYMBOL_TYPES.get(symbol)})

    def _type(self) -> Field | None:
        """The title; without one, what the number's notation says: an office's code alone is an official letter's."""
        if self.title_at is not None:
            line = self.head[self.title_at]
            match = TITLE_LINE.match(line.folded)
            code = code_of_title(match["word"]) if match else None
            return self.field(code, line.start, line.start + match.end("word")) if match and code else None
        if self.number is None or not self.number.notation:
            return None
        number = self.number.number
        code = code_of_symbol(self.number.notation) or (number.type.value if number and number.type else None)
        return self.field(code or "cong_van", *self.number.span)

    def _place_and_date(self) -> tuple[Field | None, Field | None]:
        for at, line in enumerate(self.head):
            match = _date_in(line)
            if match is None:
                continue
            place = line.text[slice(*match.span("place"))].strip(DECORATION + ",") if match["place"] else ""
            start = line.start + line.text.index(place)
            return self.field(place, start, start + len(place)) if place else None, self._day(match, at)
        return None, None

    def _day(self, match: re.Match[str], at: int) -> Field | None:
        """The day of the head; its year may stand alone in one of the next lines."""
        start = self.head[at].start + match.start("day")
        if "d" in match.groupdict():
            day = date_of(match)
            return self.field(day, start, self.head[at].start + match.end("day")) if day else None
        for line in self.lines[at + 1 : at + 5]:
            if LONE_YEAR.match(line.folded):
                whole = re.fullmatch(rf"ngay\s*{DATE}", f"{_one_line(match['day'])} {line.folded[-4:]}")
                day = date_of(whole) if whole else None
                return self.field(day, start, line.end) if day else None
        return None

    def _other_date(self, kind: Field | None) -> Field | None:
        """Minutes are dated by their meeting; where the head has no day, what signed it electronically knows it."""
        folded = self.cleaned.folded
        match = SEALED_DAY.search(folded)
        if match is None and kind and kind.value == "bien_ban" and not any(map(_date_in, self.head)):
            match = MEETING_DAY.search(folded, self.head[self.title_at or 0].start)
        day = date_of(match) if match else None
        return self.field(day, *match.span("day")) if match and day else None

    def _subject_lines(self) -> list[Line]:
        if self.title_at is not None:
            title = self.head[self.title_at]
            match = TITLE_LINE.match(title.folded)
            rest = self._rest_of_title(match) if match else ""
            return subject_lines(self.head, self.title_at + 1, begun=title.text[-len(rest) :] if rest else "")
        marks = [at for at, line in enumerate(self.head) if SUBJECT_MARK.match(line.folded)]
        return subject_lines(self.head, marks[0]) if marks else []

    def _subject(self) -> Field | None:
        """Below the title, or behind it in the same line; of an official letter behind "V/v" below the number."""
        below = self.subject_lines
        title = self.head[self.title_at] if self.title_at is not None else None
        match = TITLE_LINE.match(title.folded) if title else None
        if title and match and self._rest_of_title(match):
            skip = len(title.text) - len(title.text[match.start("rest") :].lstrip(" :"))
            first = title.text[skip:]
            if below and below[0].folded.startswith(title.folded[skip:]):
                return self.field(_text(below), below[0].start, below[-1].end)
            # "BÁO CÁO SƠ KẾT / công tác hè" is one sentence.
            first = first.lower() if below and not below[0].is_capital else first
            value = f"{first} {_text(below)}"
            return self.field(value.strip(DECORATION), title.start + skip, below[-1].end if below else title.end)
        if not below:
            return None
        mark = SUBJECT_MARK.match(below[0].folded)
        skip = mark.end() if mark else 0
        value = _text(below)[skip:].strip(DECORATION)
        return self.field(value, below[0].start + skip, below[-1].end) if value else None

    def _urgency(self) -> Field | None:
        for line in self.head:
            word = " ".join(line.folded.strip(DECORATION + "()[]:").split())
            if word in URGENCY and line.text.strip(DECORATION + "()[]")[:1].isupper():
                return self.field(URGENCY[word], line.start, line.end)
        return None

    def _term(self) -> Field | None:
        """The term named in the head: in the issuer's name or in the subject."""
        end = self.head[-1].end if self.head else 0
        match = TERM_YEARS.search(self.cleaned.folded, 0, end) or TERM_NUMBER.search(self.cleaned.folded, 0, end)
        return self.field(re.sub(r"\s", "", match["term"]).upper(), *match.span()) if match else None

    def _legal_bases(self) -> list[Citation]:
        spans = [match.span() for match in BASIS.finditer(self.cleaned.folded)]
        if not spans:
            return []
        lines = []
        for start, _ in spans:
            stop = self.cleaned.folded.find("\n", start)
            lines.append(self.cleaned.span(start, stop if stop >= 0 else len(self.cleaned.text)))
        found = self.citations if self.citations is not None else find_citations(self.cleaned.original)
        return [c for c in found if any(a <= c.span[0] and c.span[1] <= b for a, b in lines)]

    def _deadlines(self) -> list[Field]:
        found = []
        for match in DEADLINE.finditer(self.cleaned.folded):
            day = date_of(match)
            if day:
                found.append(self.field(day, *match.span()))
        return found


def _date_in(line: Line) -> re.Match[str] | None:
    """Place and date of a head, also one that is still to be filled in or goes on in the next line."""
    if NUMBER_LINE.match(line.folded):
        return None
    return PLACE_DATE.match(line.folded) or OPEN_DATE.match(line.folded)


def _text(lines: Sequence[Line]) -> str:
    return " ".join(line.text for line in lines)


def _one_line(words: str) -> str:
    return " ".join(words.split())
