"""The foot of a paper: who signs, for whom, and who gets it."""

import re
from collections.abc import Callable, Sequence

from nennep.lib.citations.header_lines import BULLETS, DECORATION, Line

AUTHORITY = re.compile(r"(?:t/m|k/t|t/l|tm\.?|kt\.?|tl\.?|tuq\.?|q\.)\s")
# Words that a post is named by, wherever they stand in the line ("CHỈ HUY TRƯỞNG", "CHÁNH THANH TRA").
POST = re.compile(
    r"\b(?:bi thu|chu tich|truong|pho|giam doc|chanh|chu nhiem|thu truong|chu tri|chu toa|thu tuong|tong|vien truong"
    r"|chinh uy|tu lenh|dai dien|ke toan|uy vien|kiem soat vien|thuong truc|van phong)\b"
)
SECRETARY = re.compile(r"(?:nguoi ghi|thu ky)\b")
RECIPIENTS = re.compile(r"noi (?:nhan|gui)\s*:?$")
# Degrees, ranks and honours in front of a name.
STYLED = re.compile(
    r"(?:(?:pgs|gs|tskh|ts|ths|bs|ds|ks|kts|ls|cn|nsnd|nsut|nguc|ngnd|ngut|ckii|cki)[ .]+|dr\.\s?"
    r"|(?:thuong|trung|thieu|dai) (?:ta|uy|tuong)\s"
    r"|(?:luat su|bac si|tien si|thac si|ky su|ong|ba|dong chi|d/c)[: ]\s?)+"
)
NAME_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
SIGNED = re.compile(
    r"\W*(?:da ky|chu ky|ky ten|ky, ghi ro ho ten|ky, dong dau)\b|(?:nguoi ky|ky boi|email|co quan|thoi gian ky)\b"
)
MOST_BETWEEN = 14  # lines between a post and the name below it: the stamp, and the recipients in the column beside
MOST_RECIPIENTS = 60


def signature(lines: Sequence[Line]) -> tuple[Line | None, Line | None, tuple[int, int] | None]:
    """(authority, post, where the name stands in the cleaned text). `lines` are those below the title."""
    found = _signature(lines, name_in)
    return found if found[2] else _signature(lines, name_in_capitals)


def _signature(
    lines: Sequence[Line], name_in: Callable[[Line], tuple[int, int] | None]
) -> tuple[Line | None, Line | None, tuple[int, int] | None]:
    for at, line in enumerate(lines):
        name = name_in(line)
        if name is None:
            continue
        above = _capitals_above(lines, at)
        posts = [one for one in above if POST.search(one.folded) and not AUTHORITY.match(one.folded)]
        authority = next((one for one in above if AUTHORITY.match(one.folded)), None)
        if not (posts or authority) or (above and SECRETARY.match(above[-1].folded)):
            continue
        post = posts[-1] if posts else None
        return authority, post, name_in(_beside(lines, at, post)) or name
    return None, None, None


def name_in(line: Line) -> tuple[int, int] | None:
    """Where a name stands when the line is one, without degree or rank ("TS. Hoàng Mỹ Ánh"): two to six words."""
    styled = STYLED.match(line.folded)
    bare = line.text[styled.end() if styled else 0 :].rstrip(" .,;")
    words = bare.split()
    if not 2 <= len(words) <= 6 or bare.isupper():
        return None
    if not all(NAME_WORD.fullmatch(word) and word[0].isupper() for word in words):
        return None
    start = line.start + line.text.index(bare)
    return start, start + len(bare)


def name_in_capitals(line: Line) -> tuple[int, int] | None:
    """A name that is typed in capitals; what else stands so at the foot names a post or a body."""
    words = line.text.split()
    is_other = POST.search(line.folded) or AUTHORITY.match(line.folded) or SIGNED.match(line.folded)
    if is_other or not line.is_capital or not 2 <= len(words) <= 5:
        return None
    return (line.start, line.end) if all(NAME_WORD.fullmatch(word) for word in words) else None


def _is_heading(line: Line) -> bool:
    """A post or an authority: in capitals, or a post and nothing else."""
    if line.is_capital:
        return any(map(str.isalpha, line.text))
    is_post = POST.match(line.folded) and len(line.text.split()) <= 5 and line.text[:1].isupper()
    return bool(is_post) and line.text[-1:].isalpha()


def _capitals_above(lines: Sequence[Line], at: int) -> list[Line]:
    """The lines in capitals that lead to a name, from the top; a sentence ends the way up."""
    found: list[Line] = []
    for line in reversed(lines[max(0, at - MOST_BETWEEN) : at]):
        if _is_heading(line) and not SIGNED.match(line.folded):
            found.append(line)
        elif not _is_beside_a_signature(line):
            break
    return found[::-1]


def _is_beside_a_signature(line: Line) -> bool:
    is_item = line.text[:1] in BULLETS or RECIPIENTS.match(line.folded.strip(DECORATION)) is not None
    goes_on = line.text[:1].islower() or not any(map(str.isalpha, line.text))
    return is_item or goes_on or bool(SIGNED.match(line.folded)) or name_in(line) is not None


def _beside(lines: Sequence[Line], at: int, post: Line | None) -> Line:
    """Of two who sign side by side: the name in the column of the post."""
    heads = [one for one in lines if post and one.row == post.row and one.is_capital]
    place = heads.index(post) if post in heads else 0
    names = [one for one in lines[at:] if name_in(one)]
    return names[place] if 0 < place < len(names) else lines[at]


def recipients(lines: Sequence[Line]) -> list[tuple[str, int, int]]:
    """(who, start, end) in the cleaned text; a line that goes on is one with the line before."""
    starts = [at for at, line in enumerate(lines) if RECIPIENTS.match(line.folded.strip(DECORATION))]
    found: list[tuple[str, int, int]] = []
    is_open = False
    for line in lines[starts[0] + 1 :][: 2 * MOST_RECIPIENTS] if starts else []:
        is_item = line.text[:1] in BULLETS
        if not is_item and _is_other_column(line):
            continue
        if not is_item and not (is_open or not found):
            break
        who = line.text.lstrip(BULLETS + " \t").rstrip()
        is_open = not who.endswith((";", ",", "."))
        bare = who.rstrip(";,. ")
        if not bare:
            continue
        start = line.start + line.text.index(who[:1])
        if found and not is_item:
            before = found.pop()
            found.append((f"{before[0]} {bare}", before[1], start + len(bare)))
        else:
            found.append((bare, start, start + len(bare)))
        if bare.lower().startswith(("lưu", "luu")) and who.endswith("."):
            break
    return found[:MOST_RECIPIENTS]


def _is_other_column(line: Line) -> bool:
    """What stands under "Nơi nhận" in the column beside: post, stamp, name."""
    is_sign = line.is_capital or AUTHORITY.match(line.folded) or SIGNED.match(line.folded)
    return bool(is_sign) or name_in(line) is not None or not any(map(str.isalpha, line.text))
