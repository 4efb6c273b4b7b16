"""What the words around a citation say that the text does to the document named: replaces it, carries it out.

Only what a document says of itself counts: "Quyết định này thay thế Quyết định số ..." is read, "Nghị định số A thay
thế Nghị định số B" is somebody else's act. Carrying out, guiding and reviewing are read from the subject and the
opening words alone; further down a text speaks of many documents that it does not carry out.
"""

import re
from collections.abc import Generator, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from nennep.lib.citations.citation import Citation
from nennep.lib.citations.clean import fold_letters


class Deed(StrEnum):
    """What one document does to another."""

    AMENDS = "amends"
    REPLACES = "replaces"
    REPEALS = "repeals"
    CARRIES_OUT = "carries_out"
    GUIDES = "guides"
    REVIEWS = "reviews"


D = Deed
ANYWHERE = (D.AMENDS, D.REPLACES, D.REPEALS)


@dataclass(frozen=True, slots=True)
class Wording:
    """`citation` is an index into the citations given; `start` is where the words begin that say so.

    `part` is what an amendment or a repeal touches ("Điều 5, khoản 2 Điều 7"), empty for the whole document.
    """

    citation: int
    deed: Deed
    start: int
    part: str = ""


def _words(pattern: str) -> str:
    """Words of a pattern may stand on two lines."""
    return pattern.replace(" ", r"\s+")


CHANGE = "sua doi|bo sung|dieu chinh|dinh chinh|thay the|thay cho|bai bo|huy bo"
CARRY = "trien khai|thuc hien|thi hanh|cu the hoa"
AND = r"(?:\s*,\s*(?:va )?| va | hoac )"
TRIGGER = re.compile(
    _words(
        rf"\b(?:(?P<passive>(?:duoc|bi) (?:{CHANGE}))"
        rf"|(?P<watch>(?:kiem tra|giam sat|thanh tra)\b[^.;]{{0,60}}?\b(?:{CARRY}))"
        rf"|(?P<reviews>(?:so ket|tong ket|kiem diem)\b[^.;]{{0,90}}?\b(?:{CARRY})(?: thuc hien)?"
        r"|(?:so|tong) ket(?: viec)?)"
        rf"|(?P<results>(?:ket qua|tinh hinh|(?<!ve\s)viec)\b[^.;]{{0,50}}?\b(?:{CARRY})(?: thuc hien)?)"
        rf"|(?P<guides>huong dan\b[^.;]{{0,60}}?\b(?:{CARRY}|ap dung)(?: thuc hien)?"
        r"|quy dinh chi tiet(?:[^.;]{0,60}?thi hanh)?|huong dan)"
        rf"|(?P<change>(?:{CHANGE})(?:{AND}(?:{CHANGE}))*)"
        rf"|(?P<carries>(?:{CARRY}|quan triet)(?:(?:{AND}| )(?:to chuc )?(?:{CARRY}))*))\b"
    )
)
# What may stand between the words and the first document: parts, articles, quantities. Anything else is another object.
PART_WORDS = "mot so|dieu|khoan|diem|muc|chuong|phan|phu luc|bieu mau|mau"
BETWEEN = re.compile(
    _words(
        rf"(?:[\s,:\"“”()]|\b(?:{PART_WORDS}|toan bo|cac|nhung|noi dung|van ban|quy dinh|tu ngu|cum tu|cua|tai|trong"
        r"|cho|va|viec|doi voi|theo|sau|sau day|so|tinh than|nhiem vu|giai phap|muc tieu|tot|nghiem|nghiem tuc"
        r"|co hieu qua|hieu qua|day du|dong bo|quyet liet|kem theo|ban hanh|tiep tuc|\d+[a-z]?|[a-z]|[ivx]+)\b)*"
    )
)
BETWEEN_LETTERS = 120
PART = re.compile(rf"\b(?:{PART_WORDS.replace(' ', chr(92) + 's+')})\b")
GLUE = re.compile(r"(?:[,;]|\bva|\bhoac|\bcung(?:\s+voi)?)\s*(?:cac\s+)?(?:so\s+)?$")
ENDED = re.compile(
    _words(r"\b(?P<how>duoc thay the|bi thay the|bi bai bo|duoc bai bo|het hieu luc)\b(?P<rest>[^.;]{0,80})")
)
BOUNDARY = re.compile(
    r"(?<=[.:;])[ \t]*\n\s*|\n\s*\n\s*"
    r"|(?<=[.;])(?<!\s\d\.)(?<!\s\d\d\.)\s+(?=[A-ZĐÀ-Ỵ])"
    r"|\n\s*(?=[-+•*–]|\d{1,2}[.)]|[IVX]+[.\-]|Điều\s\d|Căn cứ|Theo đề nghị)"
)
BASIS = re.compile(r"[-+* \t]*can cu\b")
BULLET = re.compile(r"[-+•*–\s]*(?:\d{1,2}[.)]|[a-zđ][.)])?\s*(?:(?:toan bo|cac)\s+)?")
SECTION = re.compile(r"^\s*(?:[IVX]+\s?[.\-]|1\s?[.)]|Điều\s1\b|PHẦN|CHƯƠNG|Chương)", re.M)
OPENING_LETTERS = 2_500
PREFIX = re.compile(
    _words(r"[-+*\s]*(?:(?:de|nham|can cu|tiep tuc|tiep tuc to chuc|to chuc|theo tinh than)\s+)*(?:viec\s+)?")
)
PLANS = re.compile(
    _words(r"(?:ke hoach|chuong trinh(?: hanh dong)?|de an|huong dan)(?: nay)?(?: de| nham| to chuc| tiep tuc)*\s*$")
)


def read_wording(
    text: str, citations: Sequence[Citation], *, type: str = "", subject: tuple[int, int] | None = None
) -> list[Wording]:
    """What `text`, a document of that type, says that it does to the documents it names.

    `subject` is the span of its subject line. The text is NFC; spans count its characters.
    """
    return list(_Reader(text, citations, type, subject).read()) if citations else []


@dataclass(frozen=True, slots=True)
class _Heard:
    """Words that say what is done; without a deed they say that somebody else does it, or nothing of use."""

    deed: Deed | None
    start: int
    end: int


class _Reader:
    def __init__(self, text: str, citations: Sequence[Citation], type: str, subject: tuple[int, int] | None):
        self.text, self.folded = text, fold_letters(text)
        self.citations, self.type = citations, type
        self.subject = subject or (0, 0)
        opens = self.subject[1]
        section = SECTION.search(text, opens)
        self.opening_end = min(section.start() if section else len(text), opens + OPENING_LETTERS)

    def read(self) -> Iterator[Wording]:
        carried: _Heard | None = None  # "bãi bỏ các văn bản sau:" goes on in the items below
        for start, end, inside in self._sentences():
            if BASIS.match(self.folded, start, end):
                carried = None
                continue
            carried = yield from self._sentence(start, end, inside, carried)

    def _sentences(self) -> Iterator[tuple[int, int, list[int]]]:
        """Sentences as (start, end, citations that begin there), the subject line being one."""
        cuts = {match.end() for match in BOUNDARY.finditer(self.text) if not self._in_subject(match.end())}
        ends = sorted(cuts | {edge for edge in (*self.subject, len(self.text)) if edge})
        at, start = 0, 0
        for end in ends:
            first = at
            while at < len(self.citations) and self.citations[at].span[0] < end:
                at += 1
            yield start, end, list(range(first, at))
            start = end

    def _in_subject(self, at: int) -> bool:
        return self.subject[0] <= at < self.subject[1]

    def _sentence(
        self, start: int, end: int, inside: list[int], carried: _Heard | None
    ) -> Generator[Wording, None, _Heard | None]:
        heard = self._heard(start, end, inside)
        last: tuple[int, Deed, _Heard] | None = None  # the citation before, when its wording holds for a list
        silent: list[int] = []
        for at in inside:
            span = self.citations[at].span
            nearest = max((one for one in heard if one.end <= span[0]), key=lambda one: one.start, default=None)
            is_new = nearest is not None and last is not None and nearest.end > last[2].end
            if last and not is_new and self._goes_on(last[0], at):
                yield Wording(at, last[1], last[2].start)
                last = at, *last[1:]
            elif nearest is not None:
                found = self._wording(at, nearest, start, inside)
                if found:
                    yield found
                    last = at, found.deed, _Heard(found.deed, found.start, nearest.end)
            elif carried and carried.deed and self._after_bullet(start) >= span[0] - 2:
                yield Wording(at, carried.deed, span[0])
                last = at, carried.deed, carried
            else:
                silent.append(at)
        yield from self._ended(silent, end)
        return self._carried(start, end, heard, last[2] if last else None)

    def _after_bullet(self, start: int) -> int:
        bullet = BULLET.match(self.folded, start)
        return bullet.end() if bullet else start

    def _heard(self, start: int, end: int, inside: list[int]) -> list[_Heard]:
        """All that says a deed in a sentence, outside the names of the documents."""
        spans = [self.citations[at].span for at in inside]
        found = []
        for match in TRIGGER.finditer(self.folded, start, end):
            if any(low < match.end() and match.start() < high for low, high in spans):
                continue
            found.append(_Heard(self._deed(match), match.start(), match.end()))
        return found

    def _deed(self, match: re.Match[str]) -> Deed | None:
        if match["change"]:
            if re.search(r"sua\s+doi|bo\s+sung|dieu\s+chinh|dinh\s+chinh", match["change"]):
                return D.AMENDS
            return D.REPLACES if match["change"].startswith("thay") else D.REPEALS
        if match["reviews"]:
            return D.REVIEWS
        if match["results"]:
            return D.REVIEWS if self.type == "bao_cao" else None
        if match["guides"]:
            return D.GUIDES
        if match["carries"]:
            return {"bao_cao": D.REVIEWS, "huong_dan": D.GUIDES}.get(self.type, D.CARRIES_OUT)
        return None

    def _wording(self, at: int, heard: _Heard, start: int, inside: list[int]) -> Wording | None:
        span = self.citations[at].span
        gap = self.folded[heard.end : span[0]]
        if heard.deed is None or not _leads_over(gap) or not self._is_own(heard, start, inside):
            return None
        if heard.deed not in ANYWHERE and not self._may_stand(heard, start, span):
            return None
        part = ""
        if heard.deed in ANYWHERE and PART.search(gap):
            part = re.sub(r"\s*(?:của|tại|ban hành kèm theo)\s*$", "", " ".join(self.text[heard.end : span[0]].split()))
        deed = D.AMENDS if heard.deed == D.REPLACES and part else heard.deed
        return Wording(at, deed, heard.start, part.strip(" ,"))

    def _is_own(self, heard: _Heard, start: int, inside: list[int]) -> bool:
        """Who acts is this document: no other one is named before the words, or "này" stands in between."""
        before = [self.citations[at].span[1] for at in inside if self.citations[at].span[1] <= heard.start]
        return not before or "này" in self.text[max(before) : heard.start].lower().split()

    def _may_stand(self, heard: _Heard, start: int, span: tuple[int, int]) -> bool:
        """Carrying out, guiding, reviewing: in the subject, or as the opening words of the text."""
        if self._in_subject(span[0]):
            return True
        if span[0] > self.opening_end:
            return False
        before = self.folded[start : heard.start]
        return bool(PREFIX.fullmatch(before) or PLANS.search(before))

    def _goes_on(self, before: int, at: int) -> bool:
        """A list: the two documents are joined by a comma, a semicolon or "và"."""
        gap = self.folded[self.citations[before].span[1] : self.citations[at].span[0]]
        return bool(GLUE.search(gap)) and "\n\n" not in gap

    def _ended(self, silent: list[int], end: int) -> Iterator[Wording]:
        """ "Quyết định số … hết hiệu lực", "… được thay thế bởi Quyết định này"."""
        for at in silent:
            match = ENDED.search(self.folded, self.citations[at].span[1], end)
            if not match:
                continue
            if "này" not in self.text[match.start("rest") : match.end("rest")].lower().split():
                continue  # told of others, or without saying by what
            yield Wording(at, D.REPLACES if "thay" in match["how"] else D.REPEALS, match.start())

    def _carried(self, start: int, end: int, heard: list[_Heard], last: _Heard | None) -> _Heard | None:
        """What holds for the items below: words that end with a colon, a list that ends with a semicolon."""
        closing = self.folded[start:end].rstrip()
        if last and closing.endswith((";", ",")):
            return last
        if heard and closing.endswith(":"):
            one = heard[-1]
            gap = self.folded[one.end : start + len(closing)]
            if one.deed in ANYWHERE and _leads_over(gap) and not PART.search(gap):
                return one
        return None


def _leads_over(gap: str) -> bool:
    """Nothing but parts, quantities and small words stands between the deed and the document."""
    return len(gap) <= BETWEEN_LETTERS and bool(BETWEEN.fullmatch(gap))
