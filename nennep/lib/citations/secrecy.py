"""Secrecy markings standing in their place: the head of a document, a stamp, the file name.

The words "mật", "bí mật", "tuyệt mật" in running prose are no marking: a public law about secrecy passes.
Where the two cannot be told apart the answer is "marked": a wrong refusal costs a question, a wrong
acceptance a leak.
"""

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from pathlib import PurePath

from nennep.lib.citations.clean import Cleaned, clean, fold


class SecrecyLevel(StrEnum):
    MAT = "mat"
    TOI_MAT = "toi_mat"
    TUYET_MAT = "tuyet_mat"


class MarkingPlace(StrEnum):
    HEAD = "head"
    STAMP = "stamp"
    FILE_NAME = "file_name"


@dataclass(frozen=True)
class Marking:
    """A secrecy marking. `span` counts characters of the text, or of the file name where `place` says so."""

    level: SecrecyLevel
    place: MarkingPlace
    span: tuple[int, int]


@dataclass(frozen=True)
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

COLUMN_GAP = re.compile(r"\t+| {3,}|\s*[|¦]\s*")
FRAME = " \t\r*_-+=~.:;,'\"“”‘’()[]{}<>«»|□■●•"

# Half-read stamps: the tone is lost on paper sooner than the letters.
ONE_WORD = {"mật", "mât", "mạt", "mat", "mặt", "mët", "maät"}
TWO_WORDS = re.compile(r"(t[oô][iíì]|tèi|toái|tuy[eê][tǹ]|tuyöt|tuyeät)\s*(mat|mët|maät)")
LABEL = re.compile(r"^(?:dau(?: chi)? |muc )?do (?:bao )?mat\s*[:.\-]\s*")
NUMBER_WITH_MARK = re.compile(r"^s[oố]\b.*\d.*?[\s(\[,;\-]+(?P<mark>(?:tuy[ệe]t |t[ốo]i )?m[ậa]t)[)\]\s]*$", re.I)
COPY_STAMP = re.compile(r"^(?:ban (?:sao|so|trich)\s+)?(?:tai lieu |van ban |ho so )?bi mat nha nuoc$")
LABELLED_PAPER = re.compile(r"^(?:tai lieu|van ban|ho so|cong van) (?=(?:toi |tuyet )?mat$)")

# A title cut by a line break may leave the second half of a compound alone.
FIRST_HALVES = (
    "bi",
    "bao",
    "giai",
    "giam",
    "tang",
    "do",
    "co",
    "than",
    "noi",
    "kin",
    "tai lieu",
    "va",
    "hoac",
    "la",
)
SECOND_HALVES = ("tran", "nha", "ma", "khau", "hang", "bang")

STATE_TITLE = re.compile(r"^(?:cong hoa xa hoi chu nghia viet nam|dang cong san viet nam)\b")
FILLED_NUMBER = re.compile(r"^so\s*:?\s*\d+\s*[-/]")
BODY_OPENS = re.compile(
    r"^(?:can cu\b|kinh gui\b|dieu 1\b|chuong i\b|i\s*[-.]\s|1\s*[-.]\s|thuc hien \S+ \S+ \S+ \S+ \S+)"
)


def secrecy_marking(text: str, file_name: str = "") -> Marking | None:
    """The first secrecy marking in its place, or None. The file name comes first: it needs no reading."""
    return _in_file_name(file_name) or _in_text(clean(text))


def _in_text(cleaned: Cleaned) -> Marking | None:
    segments = list(_segments(cleaned.text))
    for place, region in _regions(segments, cleaned.text):
        for segment in region:
            level = _level(segment, segments)
            if level and (place is MarkingPlace.HEAD or segment.text.isupper()):
                return Marking(level, place, cleaned.span(segment.start, segment.start + len(segment.text)))
    return None


def _segments(text: str) -> Iterator[Segment]:
    """Columns of non-empty lines; a page break counts as a line of its own."""
    number = 0
    for match in re.finditer(r"[^\n\f\v\x85\u2028\u2029]+", text):
        line = match.group()
        if not line.strip():
            continue
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


def _regions(segments: list[Segment], text: str) -> Iterator[tuple[MarkingPlace, list[Segment]]]:
    """Heads (of the document and of annexes with a number of their own), tops of pages, the last lines."""
    starts = [0, *(at for at, s in enumerate(segments) if at and _is_state_title(s.text))]
    for start in starts:
        head = _head(segments[start:])
        if start == 0 or any(FILLED_NUMBER.match(fold(s.text)) for s in head):
            yield MarkingPlace.HEAD, head
    yield MarkingPlace.STAMP, _page_tops(segments, text)
    if segments:
        yield MarkingPlace.STAMP, [s for s in segments if s.line > segments[-1].line - TAIL_LINES]


def _is_state_title(line: str) -> bool:
    return line[:1] in "CcĐđ" and bool(STATE_TITLE.match(fold(line)))


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
    words = [fold(s.text.strip(FRAME)) for s in tops]
    return [s for s, word in zip(tops, words, strict=True) if words.count(word) > 1]


def _level(segment: Segment, segments: list[Segment]) -> SecrecyLevel | None:
    """The level that the segment shows when it is nothing but a marking."""
    if not segment.alone_on_line and _is_table_row(segment, segments):
        return None
    number = NUMBER_WITH_MARK.match(segment.text)
    if number and not fold(segment.text[: number.start("mark")]).rstrip(" (-,").endswith(FIRST_HALVES):
        return _bare_level(number["mark"].upper())
    bare = segment.text.strip(FRAME)
    folded = fold(bare)
    if COPY_STAMP.match(folded) and bare.isupper():
        return SecrecyLevel.MAT if not _is_half_of_a_title(segment, segments) else None
    label = LABEL.match(folded)
    if label:
        return _bare_level(bare[label.end() :].strip(FRAME).upper())
    paper = LABELLED_PAPER.match(folded)
    if paper and bare.isupper():
        bare = bare[paper.end() :]
    level = _bare_level(bare)
    if level is SecrecyLevel.MAT and _is_half_of_a_title(segment, segments):
        return _level_over_two_lines(segment, segments)
    return level


def _bare_level(words: str) -> SecrecyLevel | None:
    """Mật, Tối mật, Tuyệt mật and nothing else, in capitals or with a capital, letters spread or not."""
    if not words or (words.islower() and not set(words) & set("ëäö")):  # .VnTime capitals are lower-case codes
        return None
    closed = re.sub(r"(?<=\S)\s(?=\S(?:\s|$))", "", words) if re.fullmatch(r"(?:\S\s+)+\S", words) else words
    lower = closed.lower()
    two = TWO_WORDS.fullmatch(lower) or TWO_WORDS.fullmatch(fold(closed))
    if two:
        return SecrecyLevel.TUYET_MAT if fold(two[1]).startswith("tuy") else SecrecyLevel.TOI_MAT
    if lower in ONE_WORD - {"mat", "mặt"} or (lower in ONE_WORD and closed.isupper()):
        return SecrecyLevel.MAT
    return None


def _neighbours(segment: Segment, segments: list[Segment]) -> tuple[str, str]:
    at = segments.index(segment)
    before = fold(segments[at - 1].text) if at else ""
    after = fold(segments[at + 1].text) if at + 1 < len(segments) else ""
    return before, after


def _is_half_of_a_title(segment: Segment, segments: list[Segment]) -> bool:
    before, after = _neighbours(segment, segments)
    ends_open = any(before == half or before.endswith(" " + half) for half in (*FIRST_HALVES, "toi", "tuyet"))
    return ends_open or any(after == half or after.startswith(half + " ") for half in SECOND_HALVES)


def _level_over_two_lines(segment: Segment, segments: list[Segment]) -> SecrecyLevel | None:
    before, _ = _neighbours(segment, segments)
    return {"toi": SecrecyLevel.TOI_MAT, "tuyet": SecrecyLevel.TUYET_MAT}.get(before.strip(FRAME))


def _is_table_row(segment: Segment, segments: list[Segment]) -> bool:
    """A list of matters with a column for their level: its rows begin with a number or a header word."""
    first = next(s for s in segments if s.line == segment.line)
    return first is not segment and bool(re.fullmatch(r"\d+[.)]?|stt|tt", fold(first.text)))


# File names: a mark is cut off from the rest by brackets, by another kind of separator, or by its capitals.
NAME_MARK = re.compile(r"(?P<two>(?P<level>tuy[eêệ]t|t[oôố]i)[\s_.\-]?m[aâậ]t)|(?P<one>m[aâậ]t)", re.IGNORECASE)
NAME_PROSE_BEFORE = (*FIRST_HALVES[:10], "lieu", "ban", "so", "tin", "ve")
NAME_PROSE_AFTER = (*SECOND_HALVES, "ong", "do", "thu", "vu", "truyen", "ngu", "nghi", "la", "thiet", "cuoc")


def _in_file_name(file_name: str) -> Marking | None:
    cleaned = clean(file_name)
    name = re.split(r"[/\\]", cleaned.text)[-1]
    stem = PurePath(name).stem
    shift = len(cleaned.text) - len(name)
    for match in NAME_MARK.finditer(stem):
        before, after = stem[: match.start()], stem[match.end() :]
        if before[-1:].isalpha() or after[:1].isalpha() or not _stands_out(match, before, after):
            continue
        level = SecrecyLevel.MAT
        if match["two"]:
            level = SecrecyLevel.TUYET_MAT if fold(match["level"]).startswith("tuy") else SecrecyLevel.TOI_MAT
        return Marking(level, MarkingPlace.FILE_NAME, cleaned.span(shift + match.start(), shift + match.end()))
    return None


def _stands_out(match: re.Match[str], before: str, after: str) -> bool:
    mark = match.group()
    marked = fold(mark) != mark.lower()  # written with its accents
    if before.rstrip().endswith(("(", "[", "{")) and after.lstrip().startswith((")", "]", "}")):
        return True
    if not re.search(r"\w", before + after):  # the whole name
        return bool(match["two"]) or marked or mark.isupper()
    if re.search(r"\w", before) and re.search(r"[^\W\d]", after):  # in the middle of a sentence
        return False
    words_before, words_after = re.findall(r"[^\W_]+", fold(before)), re.findall(r"[^\W_]+", fold(after))
    if words_before[-1:] and words_before[-1] in NAME_PROSE_BEFORE:
        return False
    if words_after and words_after[0] in NAME_PROSE_AFTER:
        return False
    if mark.isupper():
        return True
    gap = re.search(r"[^\w]*_*[^\w]*$", before)[0] if words_before else re.match(r"[\W_]*", after)[0]  # type: ignore[index]
    rest = before.removesuffix(gap) if words_before else after.removeprefix(gap)
    other_gaps = set(re.findall(r"[\W_]+", rest))
    return (marked or bool(match["two"])) and bool(other_gaps) and gap not in other_gaps
