"""Where the subject of a paper ends and its body begins."""

import re
from collections.abc import Sequence

from nennep.lib.citations.dates import DATE
from nennep.lib.citations.header_foot import RECIPIENTS
from nennep.lib.citations.header_lines import DECORATION, Line
from nennep.lib.citations.header_names import MOTTO

SUBJECT_LINES = 6
LONG = 90  # letters; titles are set in shorter lines
SUBJECT_MARK = re.compile(r"(?:v/v|ve viec)\s*:?\s*")
FIRST_HEADING = re.compile(r"(?:[i1]\s*[-.]\s|(?:chuong|phan|muc)\s(?:i|1|thu nhat)\b)")
BODY_OPENS = re.compile(
    r"(?:[-+*] ?)?(?:can cu|kinh gui|kinh moi|thuc hien|theo de nghi|dieu 1|phan thu|de\b|sau khi|xet de nghi"
    rf"|ngay\s{DATE}\s?[^\s]|hom nay|thoi gian|ho (?:va )?ten)"
)
URGENCY = {"hoa toc": "hoa_toc", "thuong khan": "thuong_khan", "khan": "khan", "hoa toc hen gio": "hoa_toc"}
IN_BRACKETS = re.compile(r"\((?:kem|ban hanh|du thao|trinh|lan|thuc hien|can cu)")
# Between the subject of a decision and its bases stands who decides.
WHO_DECIDES = re.compile(
    r"(?:quyen |pho )?(?:chu tich|giam doc|tong giam doc|hieu truong|bo truong|thu tuong|cuc truong|chanh|truong)\b"
    r"|(?:uy ban nhan dan|hoi dong|ban thuong vu|ban chap hanh|thuong truc|chi bo|dang uy|tinh uy|thanh uy|chinh phu)\b"
)
ENDS_A_SENTENCE = (".", ":", ";", ",")
OTHER = re.compile(r"so(?: hieu)?\s{0,3}[:.]?\s{0,3}[\d/]|[^,\d]{2,60},\s{0,3}ngay\b")


def opens_body(line: Line) -> bool:
    return bool(BODY_OPENS.match(line.folded)) and not line.is_capital


def subject_lines(head: Sequence[Line], at: int, *, begun: str = "") -> list[Line]:
    """The lines from `at` on that are one subject; `begun`: what of it stands behind the title already."""
    taken: list[Line] = []
    for number, line in enumerate(head[at : at + SUBJECT_LINES], at):
        if not line.text.strip(DECORATION) or _is_something_else(line):
            break
        if taken and not _goes_on(taken, line, head[number : number + 4]):
            break
        if not taken and (line.text[:1] in "-+" or line.text.endswith(":") or _is_apart_from(begun, line)):
            break
        taken.append(line)
    return taken


def _is_apart_from(begun: str, line: Line) -> bool:
    """Small letters behind the title do not go on in capitals."""
    return bool(begun) and line.is_capital and not begun.isupper()


def _is_something_else(line: Line) -> bool:
    stands = OTHER.match(line.folded) or MOTTO.search(line.folded) or IN_BRACKETS.match(line.folded)
    return bool(stands or RECIPIENTS.match(line.folded)) or line.folded.strip(DECORATION) in URGENCY


def _goes_on(taken: Sequence[Line], line: Line, following: Sequence[Line]) -> bool:
    if line.is_apart or line.is_capital != taken[-1].is_capital or taken[-1].text.endswith((".", ";")):
        return False
    if line.is_capital:
        return not WHO_DECIDES.match(line.folded)
    return not opens_body(line) and not _is_a_sentence(line, following)


def _is_a_sentence(line: Line, following: Sequence[Line]) -> bool:
    """A line that begins with a capital and leads to a full stop is of the body."""
    if len(line.text) > LONG and line.text.endswith(ENDS_A_SENTENCE):
        return True
    if not line.text[:1].isupper() or line.is_capital:
        return line.text[:1] in "-+" or line.text.endswith(":")
    for one in following:
        if one is not line and (one.is_apart or not one.text[:1].islower()):
            return False
        if one.text.rstrip().endswith((".", ":", ";", "./.")):
            return True
    return False
