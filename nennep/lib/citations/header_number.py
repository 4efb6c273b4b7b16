"""The line with number and notation: "Số: 15/QĐ-UBND", "Số 05-NQ/ĐU", and one whose number is still blank."""

import re
from dataclasses import dataclass

from nennep.lib.citations.clean import Cleaned
from nennep.lib.citations.header_lines import Line
from nennep.lib.citations.numbers import NUMBER, DocumentNumber, number_from, read_number, spelled

NUMBER_LINE = re.compile(r"(?:(?:bo luat|luat|phap lenh|nghi quyet|lenh)\s)?so(?: hieu)?\b\s{0,3}[:.]?\s{0,3}(?=\d)")
BLANK_LINE = re.compile(r"so\b\s{0,3}:?[\s.…_\x1a]*(?=[/-])")
# Codes that no citation is looked for with: contracts ("HĐ"), boards. Hyphens and slashes may have a space beside.
NOTATION = re.compile(r"\s{0,2}[-/]\s{0,2}(?P<codes>[^\W\d_][\w&.]*(?:\s?[-/+]\s?[\w&.]+)*)")
YEAR_FIRST = re.compile(r"\s?[-/]\s?(?P<year>(?:19|20)\d\d)(?=\s?[-/])")


@dataclass(frozen=True, slots=True)
class NumberLine:
    """Where in the head it stands, and what it says. `span` counts characters of the cleaned text, without "Số"."""

    at: int
    number: DocumentNumber | None
    notation: str
    span: tuple[int, int]


def number_in(line: Line, at: int, cleaned: Cleaned) -> NumberLine | None:
    """The number that the line tells; None for a line of something else."""
    sign = NUMBER_LINE.match(line.folded)
    match = NUMBER.match(cleaned.folded, line.start + sign.end()) if sign else None
    if match is None:
        blank = _behind_blank(line)
        start, end = blank or (0, 0)
        return NumberLine(at, None, spelled(cleaned.text[start:end]), (start, end)) if blank else None
    reading = read_number(match, cleaned.text, cleaned.folded)
    if reading.is_bare:
        number, end = _with_any_code(line, match, cleaned)
    else:
        number, end = number_from(reading, cleaned.text), reading.end
    return NumberLine(at, number, number.notation, (match.start(), end))


def _with_any_code(line: Line, match: re.Match[str], cleaned: Cleaned) -> tuple[DocumentNumber, int]:
    """What stands behind the number is its notation, whether or not it is a known one."""
    end = match.end("serial")
    year = YEAR_FIRST.match(cleaned.folded, end, line.end)
    end = year.end() if year else end
    codes = NOTATION.match(cleaned.text, end, line.end)
    notation = spelled(codes["codes"]) if codes else ""
    end = codes.end() if codes else end
    joined = spelled(cleaned.text[match.start() : end])
    return DocumentNumber(match["serial"], int(year["year"]) if year else None, None, None, notation, joined), end


def _behind_blank(line: Line) -> tuple[int, int] | None:
    blank = BLANK_LINE.match(line.folded)
    codes = NOTATION.match(line.text, blank.end()) if blank else None
    return (line.start + codes.start("codes"), line.start + codes.end("codes")) if codes else None
