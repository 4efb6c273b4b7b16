"""Secrecy markings standing in their place: the head of a document, a stamp, the file name.

The words "mật", "bí mật", "tuyệt mật" in running prose are no marking: a public law about secrecy passes.
Where the two cannot be told apart the answer is "marked": a wrong refusal costs a question, a wrong
acceptance a leak.
"""

import re
import unicodedata
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from nennep.lib.citations.clean import Cleaned, clean, fold
from nennep.lib.citations.marking import FIRST_HALVES, SECOND_HALVES, Marking, MarkingPlace, SecrecyLevel
from nennep.lib.citations.secrecy_names import marking_in_name


@dataclass(frozen=True, slots=True)
class Segment:
    """What stands alone on a line, or in one column of it."""

    text: str
    start: int
    line: int
    alone_on_line: bool


# A head is short; whoever writes forty lines before the first sentence has a body without one.
HEAD_LINES = 40
PROSE_LETTERS = 90
TAIL_LINES = 5
PAGE_TOP_LINES = 4

MOST_PAPERS = 500  # in one file
MOST_LINES = 100_000  # 500 pages have a third of it; what is longer was made to take all memory
# A mark stands alone; what is longer need not be looked at, however it was built to be slow.
LONGEST_PLACE = 200

COLUMN_GAP = re.compile(r"\t+| {3,}|\s{0,9}[|¦│┃║]\s{0,9}")
# Brackets, stars, lines of a drawn box.
FRAME = re.compile(r"^[\W_]+|[\W_]+$")
# Letters of other alphabets that look the same on paper.
TWINS = str.maketrans("АВЕІМОТаеіо", "ABEIMOTaeio")

# Half-read stamps: the tone is lost on paper sooner than the letters.
ONE_WORD = {"mật", "mât", "mạt", "mat", "mặt", "mët", "maät"}
TWO_WORDS = re.compile(r"(t[oô][iíì]|tèi|toái|tuy[eê]{1,2}[tǹ]|tuyöt|tuyeät)\s*(mat|mët|maät)")
SPREAD = re.compile(r"(?:[^\W_][\s.·•_\-]+)+[^\W_]")
SPREAD_GAP = re.compile(r"(?<=[^\W_])[\s.·•_\-](?=[^\W_](?:[\s.·•_\-]|$))")
LABEL = re.compile(
    r"^(?:dau(?: chi)? |(?:muc|cap) )?do (?:bao )?mat\s*[:.…\-\s]*[:.…\-]\s*"
    r"|^(?:(?:muc|cap) do|cap|muc|phan loai|loai|bi mat nha nuoc(?: do)?)\s*[.…]*:\s*"
)
NUMBER_WITH_MARK = re.compile(r"^s[oố]\b.*\d.*?[\s(\[,;\-]+(?P<mark>(?:tuy[ệe]t |t[ốo]i )?m[ậa]t)[)\]\s]*$", re.I)
SYMBOL_WITH_MARK = re.compile(r"^[Ss][oốỐ]\b[^A-ZĐ]*\d\S*[-/](?P<mark>MẬT)\b")
# Stamps that only classified papers carry, besides the level itself.
STAMPS = re.compile(
    r"^(?:(?:ban (?:sao|so|trich)\s+)?(?:tai lieu |van ban |ho so )?bi mat nha nuoc"
    r"|tai lieu thu hoi|(?:tang|giam) mat"
    r"|gia han thoi han bao ve bi mat nha nuoc)$"
)
PAPERS = (
    "tai lieu|van ban|ho so|cong van|ban sao|ban chinh|ban goc|sao y|trich sao|ke hoach|bao cao|phuong an|de an"
    "|to trinh|quyet dinh|dien|thong bao|bien ban"
)
LABELLED_PAPER = re.compile(rf"^(?:{PAPERS}) (?=(?:toi |tuyet )?mat$)")
ENVELOPE_STAMP = "chi nguoi co ten moi duoc boc bi"
# What stamps beside the level say: how urgent, which copy.
URGENCY = r"(?:thuong )?khan|hoa toc(?: hen gio)?"
COPY = r"ban so|so ban|so den"
BESIDE = re.compile(
    rf"^(?:{URGENCY})\b(?: *[-,;/.+]+ *| +)|(?: *[-,;/.+(]+ *| +)(?:(?:{URGENCY})|(?:{COPY})\W*[\d./… ]*)$"
)
DASHED = re.compile(r"\s+-+\s+")

STATE_TITLE = re.compile(r"(?:cong hoa xa hoi chu nghia viet nam|dang cong san viet nam)\b")
FILLED_NUMBER = re.compile(r"^so\s*:?\s*\d+\s*[-/]")
PLACE_AND_DAY = re.compile(r"\bngay\W+\d*\W+thang\W+\d*\W+nam\b")
BODY_OPENS = re.compile(
    r"^(?:can cu\b|kinh gui\b|dieu 1\b|chuong i\b|i\s*[-.]\s|1\s*[-.]\s|thuc hien \S+ \S+ \S+ \S+ \S+)"
)


def secrecy_marking(text: str, file_name: str = "") -> Marking | None:
    """The first secrecy marking in its place, or None. The file name comes first: it needs no reading."""
    return marking_in_name(file_name) or _in_text(clean(text))


def marking_in_words(words: str) -> Marking | None:
    """The same for a subject, of a mail or in a list: alone, or set off as in a file name ("[MẬT] Kế hoạch")."""
    as_name = " ".join(words.replace("/", " ").replace("\\", " ").split())
    return secrecy_marking(words, f"{as_name}.txt" if as_name else "")


def marking_beside(lines: str) -> Marking | None:
    """The same for what stands around a text (headers, footers, boxes, notes): each line is a place of its own."""
    stacked = (found.text for found in _stacked(list(_segments(clean(lines).text))))
    found = map(secrecy_marking, (*lines.splitlines(), *stacked))
    return next((marking for marking in found if marking), None)


def _in_text(cleaned: Cleaned) -> Marking | None:
    segments = list(_segments(cleaned.text))
    segments = sorted([*segments, *_stacked(segments)], key=lambda segment: segment.start)
    for place, region in _regions(segments, cleaned.text):
        for segment in region:
            level = _level(segment, segments)
            if level and (place is MarkingPlace.HEAD or segment.text.isupper() or _is_labelled(segment)):
                return Marking(level, place, cleaned.span(segment.start, segment.start + len(segment.text)))
    return None


def _segments(text: str) -> Iterator[Segment]:
    """Columns of non-empty lines; a page break counts as a line of its own."""
    number = 0
    for match in re.finditer(r"[^\n\f\v\x85\u2028\u2029]+", text):
        line = match.group()
        if not line.strip():
            continue
        if number == MOST_LINES:
            return
        pieces, at = [], 0
        for gap in [*COLUMN_GAP.finditer(line), None]:
            end = gap.start() if gap else len(line)
            piece = line[at:end]
            if piece.strip():
                lead = len(piece) - len(piece.lstrip())
                pieces.append((piece.strip(), match.start() + at + lead))
            at = gap.end() if gap else end
        yield from (Segment(piece, start, number, len(pieces) == 1) for piece, start in pieces)
        number += 1


def _stacked(segments: list[Segment]) -> Iterator[Segment]:
    """Letters set one under the other, or each in a cell of its own, as the word that they spell."""
    column: list[Segment] = []
    for segment in [*segments, None]:
        if segment and len(segment.text) == 1 and segment.text.isalpha():
            column.append(segment)
            continue
        if len(column) > 2:  # the shortest mark has three
            yield Segment("".join(one.text for one in column), column[0].start, column[0].line, alone_on_line=True)
        column = []


def _regions(segments: list[Segment], text: str) -> Iterator[tuple[MarkingPlace, list[Segment]]]:
    """Heads (of the document and of annexes with a number of their own), tops of pages, the last lines."""
    starts = [0, *(at for at, s in enumerate(segments) if at and _is_state_title(s.text))]
    for start in starts[:MOST_PAPERS]:
        head = _head(segments[start : start + 4 * HEAD_LINES])
        if start == 0 or any(FILLED_NUMBER.match(fold(s.text)) for s in head):
            yield MarkingPlace.HEAD, head
    yield MarkingPlace.STAMP, _page_tops(segments, text)
    if segments:
        yield MarkingPlace.STAMP, [s for s in segments if s.line > segments[-1].line - TAIL_LINES]


def _is_state_title(line: str) -> bool:
    """At the head of a line, or in capitals behind the name of the issuer."""
    if line[:1] in "CcĐđ" and STATE_TITLE.match(fold(line)):
        return True
    return "VIỆT NAM" in line and bool(STATE_TITLE.search(fold(line)))


def _head(segments: list[Segment]) -> list[Segment]:
    head: list[Segment] = []
    for segment in segments:
        folded = fold(segment.text)
        prose = len(segment.text) > PROSE_LETTERS and not segment.text.isupper()
        if segment.line - segments[0].line >= HEAD_LINES or prose or BODY_OPENS.match(folded):
            break
        head.append(segment)
    return head


def _page_tops(segments: list[Segment], text: str) -> list[Segment]:
    """Tops of inner pages, for marks that repeat: a single one may be a specimen in an annex."""
    starts = [s.start for s in segments]
    tops: list[Segment] = []
    for page in re.finditer("\f", text):
        first = bisect_left(starts, page.end())
        # A line has few columns, so a handful of segments covers the lines looked at.
        for segment in segments[first : first + 4 * PAGE_TOP_LINES]:
            if segment.line < segments[first].line + PAGE_TOP_LINES:
                tops.append(segment)
    words = [fold(FRAME.sub("", s.text[:LONGEST_PLACE])) for s in tops]
    often = Counter(words)
    return [s for s, word in zip(tops, words, strict=True) if often[word] > 1]


def _level(segment: Segment, segments: list[Segment]) -> SecrecyLevel | None:
    """The level that the segment shows when it is nothing but a marking."""
    if len(segment.text) > LONGEST_PLACE or (not segment.alone_on_line and _is_table_row(segment, segments)):
        return None
    bare = FRAME.sub("", unicodedata.normalize("NFKC", segment.text.translate(TWINS)))
    if level := _level_of_number(bare) or _level_of_label(bare):
        return level
    folded = fold(bare)
    if folded == ENVELOPE_STAMP or (STAMPS.match(folded) and bare.isupper()):
        return None if _is_half_of_a_title(segment, segments) else SecrecyLevel.MAT
    bare = _alone(bare)
    level = _bare_level(bare.upper())
    if level is None or _is_said_of_something(bare, level, segment, segments):
        return None
    if level is SecrecyLevel.MAT and _is_half_of_a_title(segment, segments):
        return _level_over_two_lines(segment, segments)
    return level


def _is_said_of_something(bare: str, level: SecrecyLevel, segment: Segment, segments: list[Segment]) -> bool:
    """Without a capital it is a mark only where marks stand; "mật" is honey, "Mat" and "Mặt" many things."""
    if not bare.islower() or set(bare) & set("ëäö"):  # .VnTime capitals are lower-case codes
        return level is SecrecyLevel.MAT and not bare.isupper() and bare.lower() in ("mat", "mặt")
    if level is SecrecyLevel.MAT:
        return not _is_beside_number(segment, segments)
    return _is_half_of_a_title(segment, segments) or _neighbours(segment, segments)[0].endswith((",", ";"))


def _level_of_number(bare: str) -> SecrecyLevel | None:
    """ "Số: 17/KH-UBND (Mật)", "Số 17/MẬT"."""
    number = NUMBER_WITH_MARK.match(bare) or SYMBOL_WITH_MARK.match(bare)
    if number and not fold(bare[: number.start("mark")]).rstrip(" (-,").endswith(FIRST_HALVES):
        return _bare_level(number["mark"].upper())
    return None


def _is_labelled(segment: Segment) -> bool:
    return bool(_level_of_label(FRAME.sub("", segment.text)))


def _level_of_label(bare: str) -> SecrecyLevel | None:
    """ "Độ mật: Tối mật"."""
    label = LABEL.match(fold(bare))
    return _bare_level(FRAME.sub("", bare[label.end() :]).upper()) if label else None


def _alone(bare: str) -> str:
    """The words without what stamps say beside the level, and without the name of a paper in capitals."""
    folded = fold(bare)
    while found := BESIDE.search(folded):
        bare = bare[found.end() :] if found.start() == 0 else bare[: found.start()]
        folded = fold(bare)
    if bare.isupper() and (paper := LABELLED_PAPER.match(folded)):
        return bare[paper.end() :]
    if bare.isupper() or bare.endswith("MẬT"):
        parts = DASHED.split(bare.replace("–", "-").replace("—", "-"))
        return next((part for part in (parts[-1], parts[0]) if part.isupper() and _bare_level(part)), bare)
    return bare


def _bare_level(words: str) -> SecrecyLevel | None:
    """MẬT, TỐI MẬT, TUYỆT MẬT in capitals and nothing else, letters spread or not."""
    closed = SPREAD_GAP.sub("", words) if SPREAD.fullmatch(words) else words
    lower = closed.lower()
    two = TWO_WORDS.fullmatch(lower) or TWO_WORDS.fullmatch(fold(closed))
    if two:
        return SecrecyLevel.TUYET_MAT if fold(two[1]).startswith("tuy") else SecrecyLevel.TOI_MAT
    return SecrecyLevel.MAT if lower in ONE_WORD else None


def _neighbours(segment: Segment, segments: list[Segment]) -> tuple[str, str]:
    at = bisect_left(segments, segment.start, key=lambda one: one.start)
    before = fold(segments[at - 1].text) if at else ""
    after = fold(segments[at + 1].text) if at + 1 < len(segments) else ""
    return before, after


def _is_half_of_a_title(segment: Segment, segments: list[Segment]) -> bool:
    before, after = _neighbours(segment, segments)
    ends_open = any(before == half or before.endswith(" " + half) for half in (*FIRST_HALVES, "toi", "tuyet"))
    return ends_open or any(after == half or after.startswith(half + " ") for half in SECOND_HALVES)


def _is_beside_number(segment: Segment, segments: list[Segment]) -> bool:
    before, after = _neighbours(segment, segments)
    return bool(FILLED_NUMBER.match(before) or FILLED_NUMBER.match(after) or PLACE_AND_DAY.search(before))


def _level_over_two_lines(segment: Segment, segments: list[Segment]) -> SecrecyLevel | None:
    before, _ = _neighbours(segment, segments)
    return {"toi": SecrecyLevel.TOI_MAT, "tuyet": SecrecyLevel.TUYET_MAT}.get(FRAME.sub("", before))


def _is_table_row(segment: Segment, segments: list[Segment]) -> bool:
    """A list of matters with a column for their level: its rows begin with a number or a header word."""
    first = segments[bisect_left(segments, segment.line, key=lambda one: one.line)]
    return first is not segment and bool(re.fullmatch(r"\d+[.)]?|stt|tt", fold(first.text)))
