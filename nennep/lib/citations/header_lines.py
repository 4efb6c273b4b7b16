"""The lines of a paper: columns of one line come one after the other, also where only a space is left between them."""

import re
from dataclasses import dataclass
from itertools import pairwise

from nennep.lib.citations.clean import Cleaned


@dataclass(frozen=True, slots=True)
class Line:
    """One line, or one column of it, stripped; offsets are those of the cleaned text."""

    text: str
    folded: str
    start: int
    row: int
    # Whether an empty line stands above, in a text that does not have them everywhere.
    is_apart: bool = False

    @property
    def end(self) -> int:
        return self.start + len(self.text)

    @property
    def is_capital(self) -> bool:
        return self.text.isupper()


BULLETS = "-+•*–−\uf02d\uf0b7·"
DECORATION = " \t\r*_-–—=~#>|"
COLUMNS = re.compile(r"\t+| {3,}|\s*\|\s*")
# Where a second column begins though the gap before it was lost: the motto, and what stands beside "Nơi nhận".
SECOND_COLUMN = re.compile(r"(?<=\S) {1,2}(?=cong hoa xa hoi chu nghia|doc lap ?- ?tu do|dang cong san viet nam$)")
BESIDE_RECIPIENTS = re.compile(r"(?<=noi nhan): *(?=\S)")
BEHIND_A_RECIPIENT = re.compile(r"[;.,]\s+(?=[^;.,]{3,}$|(?:TM|KT|TL|TUQ|T/M|K/T|T/L|Q)\b)")
# Room left to be filled in by hand is no gap between columns.
TO_BE_FILLED_IN = re.compile(r"(?:^\s*so\s*:?|(?:^|\s)(?:ngay|thang|nam))$")
NUMBER_AND_DATE = re.compile(r"so\b.*?(?=,? {0,2}ngay\b)")
# Scans come with an empty line behind nearly every line; there it says nothing.
SPARSE = 0.34


def lines_of(cleaned: Cleaned) -> list[Line]:
    """Non-empty lines, column by column."""
    breaks = [-1, *(match.start() for match in re.finditer("\n", cleaned.text)), len(cleaned.text)]
    rows = [cleaned.text[before + 1 : after] for before, after in pairwise(breaks)]
    told = sum(not row.strip() for row in rows[:60]) < SPARSE * len(rows[:60])
    lines: list[Line] = []
    was_empty = False
    for number, (row, before) in enumerate(zip(rows, breaks, strict=False)):
        folded = cleaned.folded[before + 1 : before + 1 + len(row)]
        for start, end in _columns(row, folded):
            piece = row[start:end]
            if piece.strip():
                at = start + len(piece) - len(piece.lstrip())
                text = piece.strip()
                apart = was_empty and told
                lines.append(Line(text, folded[at : at + len(text)], before + 1 + at, number, apart))
        was_empty = not row.strip()
    return lines


def _columns(row: str, folded: str) -> list[tuple[int, int]]:
    found, at = [], 0
    for gap in COLUMNS.finditer(row):
        is_blank = gap.group().isspace() and TO_BE_FILLED_IN.search(folded[at : gap.start()])
        if is_blank and ("\t" not in gap.group() or row[gap.end() : gap.end() + 1] in ("-", "/")):
            continue
        found.append((at, gap.start()))
        at = gap.end()
    found.append((at, len(row)))
    return [piece for start, end in found for piece in _cut(row, folded, start, end)]


def _cut(row: str, folded: str, start: int, end: int) -> list[tuple[int, int]]:
    """A column whose gap to the next one was lost, as two."""
    piece = folded[start:end]
    cut = SECOND_COLUMN.search(piece)
    if cut and row[start + cut.end()].isupper() and row[start : start + cut.start()].isupper():
        return [(start, start + cut.start()), (start + cut.end(), end)]
    beside = BESIDE_RECIPIENTS.search(piece) or _post_behind_a_recipient(row[start:end])
    if beside:
        return [(start, start + beside.start() + 1), (start + beside.end(), end)]
    place = _place_behind_a_number(row[start:end], piece.lstrip())
    return [(start, start + place), (start + place, end)] if place else [(start, end)]


def _post_behind_a_recipient(text: str) -> re.Match[str] | None:
    """ "- Như trên; CHỦ TỊCH": what is in capitals stands in the column beside."""
    found = BEHIND_A_RECIPIENT.search(text) if text[:1] in BULLETS else None
    return found if found and text[found.end() :].isupper() else None


def _place_behind_a_number(text: str, folded: str) -> int | None:
    """ "Số: 15/QĐ-UBND Hùng Sơn, ngày …": where the name of the place begins."""
    match = NUMBER_AND_DATE.match(folded)
    if not match or not any(c.isdigit() or c in "/-" for c in match.group()):
        return None
    end = match.end() + len(text) - len(text.lstrip())
    words = list(re.finditer(r"\S+", text[:end]))
    start = end
    for word in reversed(words):
        if not re.fullmatch(r"(?:TP\.?)?[^\W\d_]+[.,]?", word.group()) or not word.group()[0].isupper():
            break
        if word.group().rstrip(",").isupper() and len(word.group()) > 2 and "TP" not in word.group():
            break
        start = word.start()
    return start if words and words[0].start() < start < end else None
