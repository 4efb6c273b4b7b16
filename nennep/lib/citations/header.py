"""Reads what a document says of itself: the fields that the intake proposes, each with its place in the text.

Knows the party layout (star, "Số 05-NQ/ĐU", "T/M") and the state layout (motto, "Số: 15/QĐ-UBND", "TM."). A field
that is not found is None; nothing is guessed from the body of the text.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from nennep.lib.citations.citation import Citation
from nennep.lib.citations.clean import Cleaned, clean
from nennep.lib.citations.dates import DATE, date_of
from nennep.lib.citations.find import find_citations
from nennep.lib.citations.numbers import NUMBER, DocumentNumber, number_from, read_number
from nennep.lib.citations.symbols import SYMBOL_ALSO, SYMBOL_TYPES, WORD_TYPES, DocumentType, word_pattern

HEAD_LINES = 40
SUBJECT_LINES = 6


@dataclass(frozen=True, slots=True)
class Field:
    """A value read from the text, and the stretch of the text as given that says so."""

    value: str
    span: tuple[int, int]


@dataclass(frozen=True, slots=True)
class HeaderFields:
    """What the paper says of itself. `type` holds a `DocumentType` value, `date` and deadlines are ISO."""

    layout: str | None = None  # "party" or "state"
    type: Field | None = None
    number: DocumentNumber | None = None
    number_span: tuple[int, int] | None = None
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


@dataclass(frozen=True, slots=True)
class Line:
    """One line, or one column of it, stripped; offsets are those of the cleaned text."""

    text: str
    folded: str
    start: int

    @property
    def end(self) -> int:
        return self.start + len(self.text)

    @property
    def is_capital(self) -> bool:
        return self.text.isupper()


COLUMNS = re.compile(r"\t+| {3,}|\s*\|\s*")
DECORATION = " \t\r*_-–—=~#>|"
MOTTO = re.compile(r"(?:cong hoa xa hoi chu nghia|dang cong san viet nam|doc lap\b.{0,12}tu do|hanh phuc)")
TYPE_LINE = re.compile(rf"(?P<word>{word_pattern([w for w in WORD_TYPES if w != 'van ban'])})(?P<rest>.*)$", re.S)
NUMBER_LINE = re.compile(r"so\b\s{0,3}[:.]?\s{0,3}(?=\d)")
PLACE_DATE = re.compile(rf"(?P<place>[^,\n]{{2,60}}),\s{{0,2}}ngay\s{{0,2}}{DATE}")
SUBJECT_MARK = re.compile(r"(?:v/v|ve viec)\s*:?\s*")
FIRST_HEADING = re.compile(r"[i1]\s*[-.]\s")
BODY_OPENS = re.compile(r"(?:can cu|kinh gui|thuc hien|theo de nghi|dieu 1|phan thu|de\b|sau khi)")
URGENCY = {"hoa toc": "hoa_toc", "thuong khan": "thuong_khan", "khan": "khan", "hoa toc hen gio": "hoa_toc"}
ISSUER_WORDS = re.compile(
    r"\b(?:uy ban|uy|hoi dong|bo|ban|so|phong|cuc|chi cuc|chi bo|dang bo|dang uy|tinh uy|van phong|trung tam|truong"
    r"|cong an|doan|hoi|lien doan|vien|mat tran|toa an|chinh phu|quoc hoi|thu tuong|ubnd|hdnd|bch|btv|xa|phuong|huyen"
    r"|tinh|thanh pho|cong ty|tong)\b"
)
# "ỦY BAN NHÂN DÂN" goes on with the place in the next line.
PLACE_OF_A_BODY = re.compile(r"(?:^|\s)(?:tinh|thanh pho|huyen|quan|thi xa|thi tran|xa|phuong|dac khu)\s\w")
AUTHORITY = re.compile(r"(?P<how>t/m|k/t|t/l|tm\.?|kt\.?|tl\.?|tuq\.?|q\.)\s")
POST = re.compile(
    r"(?:pho |quyen )?(?:bi thu|chu tich|giam doc|truong ban|truong phong|chanh van phong|hieu truong|vien truong"
    r"|bo truong|thu truong|cuc truong|tong giam doc|thu tuong|chu nhiem|doi truong|truong doan|chi cuc truong"
    r"|vu truong|truong|pho)\b"
)
RECIPIENTS = re.compile(r"noi nhan\s*:?$")
RECIPIENT = re.compile(r"^[-+•*]?\s*(?P<who>.+?)[;,.]*$", re.S)
DEADLINE = re.compile(
    rf"\b(?:truoc|cham nhat(?: la)?(?: den)?|han(?: cuoi)?(?: nop| gui| bao cao)?(?: la)?|den het|xong truoc|muon nhat)"
    rf"\s*:?\s*(?:het\s)?(?:ngay\s{{0,2}}){DATE}"
)
TERM = re.compile(r"\bnhiem ky\s(?P<years>\d{4}\s?-\s?\d{4})|\bkhoa\s(?P<khoa>[ivx]+)\b")
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
        self.lines = _lines(cleaned)
        self.head = self.lines[: self._head_length()]

    def _head_length(self) -> int:
        for at, line in enumerate(self.lines[:HEAD_LINES]):
            if FIRST_HEADING.match(line.folded):
                return at
            if BODY_OPENS.match(line.folded) and not line.is_capital and not self._is_below_title(at):
                return at
        return min(len(self.lines), HEAD_LINES)

    def _is_below_title(self, at: int) -> bool:
        """A plan is often "KẾ HOẠCH / Thực hiện …": right below the title stands the subject, not the body."""
        above = self.lines[at - 1] if at else None
        title = TYPE_LINE.match(above.folded) if above and above.is_capital else None
        return title is not None and not title["rest"].strip(" *:")

    def field(self, value: str, start: int, end: int) -> Field:
        return Field(value, self.cleaned.span(start, end))

    def whole(self, line: Line) -> Field:
        return self.field(line.text, line.start, line.end)

    def read(self) -> HeaderFields:
        number, number_line, number_span = self._number()
        kind, type_at = self._type(number)
        place, day = self._place_and_date()
        parent, issuer = self._issuers(number_line)
        authority, post, signer = self._signature()
        return HeaderFields(
            layout=self._layout(),
            type=kind,
            number=number,
            number_span=self.cleaned.span(*number_span) if number_span else None,
            issuer=issuer,
            parent_issuer=parent,
            place=place,
            date=day,
            subject=self._subject(type_at, number_line),
            signer=signer,
            signer_post=post,
            signing_authority=authority,
            recipients=tuple(self._recipients()),
            urgency=self._urgency(),
            term=self._term(),
            legal_bases=tuple(self._legal_bases()),
            deadlines=tuple(self._deadlines()),
        )

    def _layout(self) -> str | None:
        folded = "\n".join(line.folded for line in self.head)
        if "cong hoa xa hoi chu nghia" in folded:
            return "state"
        return "party" if "dang cong san viet nam" in folded else None

    def _number(self) -> tuple[DocumentNumber | None, int | None, tuple[int, int] | None]:
        """The number, the line it stands on, and its span without "Số"."""
        for at, line in enumerate(self.head):
            sign = NUMBER_LINE.match(line.folded)
            if not sign:
                continue
            start = line.start + sign.end()
            match = NUMBER.match(self.cleaned.folded, start)
            if match:
                reading = read_number(match, self.cleaned.text, self.cleaned.folded)
                return number_from(reading, self.cleaned.text), at, (start, reading.end)
        return None, None, None

    def _type(self, number: DocumentNumber | None) -> tuple[Field | None, int | None]:
        """The title in capitals; without one, what the number's notation says."""
        for at, line in enumerate(self.head):
            match = TYPE_LINE.match(line.folded)
            if not match or not line.text[: match.end("word")].isupper():
                continue
            kind = WORD_TYPES.get(" ".join(match["word"].split()))
            if kind and (not match["rest"].strip(" *:") or _suits(kind, number)):
                return self.field(kind.value, line.start, line.start + match.end("word")), at
        if number is None:
            return None, None
        kind = number.type or (DocumentType.CONG_VAN if number.issuer_suffix else None)
        start = self.cleaned.text.find(number.joined)
        span = (start, start + len(number.joined)) if start >= 0 else (0, 0)
        return (self.field(kind.value, *span), None) if kind and start >= 0 else (None, None)

    def _place_and_date(self) -> tuple[Field | None, Field | None]:
        for line in self.head:
            match = PLACE_DATE.search(line.folded)
            if not match:
                continue
            day = date_of(match)
            ends = match.end()
            start = line.start + match.start("place")
            place = line.text[match.start("place") : match.end("place")].strip(DECORATION)
            date_start = line.start + line.folded.index("ngay", match.end("place"))
            day_field = self.field(day, date_start, line.start + ends) if day else None
            return self.field(place, start, start + len(place)), day_field
        return None, None

    def _issuers(self, number_line: int | None) -> tuple[Field | None, Field | None]:
        """The capitals above the number: the last is the issuer, the one before it the organisation above."""
        above = self.head[: number_line if number_line is not None else min(8, len(self.head))]
        names: list[list[Line]] = []
        for line in above:
            bare = line.text.strip(DECORATION)
            if not bare or not bare.isupper() or MOTTO.search(line.folded) or TYPE_LINE.match(line.folded):
                continue
            goes_on = PLACE_OF_A_BODY.match(line.folded) or not ISSUER_WORDS.match(line.folded)
            if names and goes_on and not PLACE_OF_A_BODY.search(names[-1][-1].folded):
                names[-1].append(line)  # a long name over two lines
            else:
                names.append([line])
        fields = [self._joined(lines) for lines in names]
        issuer = fields[-1] if fields else None
        return (fields[-2] if len(fields) > 1 else None), issuer

    def _joined(self, lines: list[Line]) -> Field:
        value = " ".join(line.text.strip(DECORATION) for line in lines)
        return self.field(value, lines[0].start, lines[-1].end)

    def _subject(self, type_at: int | None, number_line: int | None) -> Field | None:
        """Below the title; for a công văn, behind "V/v" below the number."""
        if type_at is not None:
            below = self._until_body(type_at + 1)
            same = TYPE_LINE.match(self.head[type_at].folded)
            if same and same["rest"].strip(" :*"):
                return self._same_line_subject(self.head[type_at], same, below)
        else:
            marks = [at for at, line in enumerate(self.head) if SUBJECT_MARK.match(line.folded)]
            if not marks:
                return None
            below = self._until_body(marks[0])
        if not below:
            return None
        mark = SUBJECT_MARK.match(below[0].folded)
        skip = mark.end() if mark else 0
        value = " ".join([below[0].text[skip:], *(line.text for line in below[1:])]).strip(DECORATION)
        return self.field(value, below[0].start + skip, below[-1].end) if value else None

    def _same_line_subject(self, line: Line, title: re.Match[str], below: list[Line]) -> Field:
        skip = len(line.text) - len(line.text[title.end("word") :].lstrip(" :"))
        value = " ".join([line.text[skip:], *(more.text for more in below)])
        return self.field(value, line.start + skip, below[-1].end if below else line.end)

    def _until_body(self, at: int) -> list[Line]:
        taken: list[Line] = []
        for line in self.head[at : at + SUBJECT_LINES]:
            other = NUMBER_LINE.match(line.folded) or PLACE_DATE.search(line.folded) or MOTTO.search(line.folded)
            if not line.text.strip(DECORATION) or other or line.folded.strip(DECORATION) in URGENCY:
                break
            if taken and line.is_capital != taken[-1].is_capital:
                break
            taken.append(line)
        return taken

    def _urgency(self) -> Field | None:
        for line in self.head:
            word = " ".join(line.folded.strip(DECORATION + "()[]").split())
            if word in URGENCY and line.text.strip(DECORATION + "()[]")[:1].isupper():
                return self.field(URGENCY[word], line.start, line.end)
        return None

    def _term(self) -> Field | None:
        """The term named in the head: in the issuer's name or in the subject."""
        for line in self.head:
            match = TERM.search(line.folded)
            if match:
                years = re.sub(r"\s", "", match["years"]) if match["years"] else match["khoa"].upper()
                return self.field(years, line.start + match.start(), line.start + match.end())
        return None

    def _signature(self) -> tuple[Field | None, Field | None, Field | None]:
        """Authority, post and name at the foot. The name is the last line of two to six capitalised words."""
        foot = self.lines[len(self.head) :][-30:]
        authority = next((line for line in foot if line.is_capital and AUTHORITY.match(line.folded)), None)
        post = next((line for line in foot if line.is_capital and POST.match(line.folded)), None)
        anchor = post or authority
        if anchor is None:
            return None, None, None
        below = [line for line in foot if line.start > anchor.start]
        name = next((line for line in below if _is_name(line.text) and not line.is_capital), None)
        return tuple(self.whole(line) if line else None for line in (authority, post, name))  # type: ignore[return-value]

    def _recipients(self) -> list[Field]:
        found: list[Field] = []
        starts = [at for at, line in enumerate(self.lines) if RECIPIENTS.match(line.folded.strip(DECORATION))]
        for line in self.lines[starts[-1] + 1 :] if starts else []:
            if line.is_capital or AUTHORITY.match(line.folded):
                continue  # the signature in the column beside
            if not line.text.startswith(("-", "+", "•", "–")):
                break
            match = RECIPIENT.match(line.text)
            if match and match["who"].strip(" -–"):
                who = match["who"].strip(" -–•+")
                start = line.start + line.text.index(who)
                found.append(self.field(who, start, start + len(who)))
        return found

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


def _is_name(text: str) -> bool:
    """Two to six words that begin with a capital ("Hoàng Mỹ Ánh")."""
    words = text.split()
    return 2 <= len(words) <= 6 and all(word.isalpha() and word[0].isupper() for word in words)


def _suits(kind: DocumentType, number: DocumentNumber | None) -> bool:
    """A title that goes on in the same line is believed when the number's symbol agrees."""
    symbol = number.symbol.lower() if number and number.symbol else None
    if symbol is None:
        return False
    folded = symbol.replace("đ", "d")
    return kind in (SYMBOL_ALSO.get(folded) or {SYMBOL_TYPES.get(folded)})


def _lines(cleaned: Cleaned) -> list[Line]:
    """Non-empty lines; columns of one line come one after the other."""
    breaks = [-1, *(match.start() for match in re.finditer("\n", cleaned.text)), len(cleaned.text)]
    lines: list[Line] = []
    for before, after in pairwise(breaks):
        row, at = cleaned.text[before + 1 : after], 0
        for gap in [*COLUMNS.finditer(row), None]:
            end = gap.start() if gap else len(row)
            piece = row[at:end]
            if piece.strip():
                start = before + 1 + at + len(piece) - len(piece.lstrip())
                stripped = piece.strip()
                lines.append(Line(stripped, cleaned.folded[start : start + len(stripped)], start))
            at = gap.end() if gap else end
    return lines
