"""Who issued a paper: the capitals above its number."""

import re
from collections.abc import Sequence
from dataclasses import replace

from nennep.lib.citations.header_lines import DECORATION, Line
from nennep.lib.citations.titles import TITLE_LINE

MOTTO = re.compile(
    r"cong hoa xa hoi chu nghia|dang cong san viet nam|doc lap\b.{0,12}tu do|hanh phuc|^viet nam$"
    r"|^doan (?:tncs|thanh nien cong san) ho chi minh$"
)
DRAFT = re.compile(r"(?:ban )?du thao\b")
ISSUER_WORDS = re.compile(
    r"\b(?:uy ban|uy|hoi dong|bo|ban|so|phong|cuc|chi cuc|chi bo|dang bo|dang uy|tinh uy|van phong|trung tam|truong"
    r"|cong an|doan|hoi|lien doan|vien|mat tran|toa an|chinh phu|quoc hoi|thu tuong|ubnd|hdnd|bch|bcd|btv|xa|phuong"
    r"|huyen|tinh|thanh pho|thanh uy|thanh tra|cong ty|tong|to(?! chuc)|kho bac|bao hiem|ngan hang|hat|quan khu|quy"
    r"|dien luc|lien minh|hop tac xa|htx|benh vien|tram|nha|bao|dai|so chi huy|tieu ban|thuong truc)\b"
)
# "ỦY BAN NHÂN DÂN" goes on with the place in the next line.
PLACE_OF_A_BODY = re.compile(r"(?:^|\s)(?:tinh|thanh pho|tp\.?|huyen|quan|thi xa|thi tran|xa|phuong|dac khu)\s\w")
# Parts of a body that are named without it: with the line above they are one name.
ORGAN = re.compile(r"(?:ban thuong vu|ban thuong truc|thuong truc|ban chap hanh|van phong|uy ban kiem tra)$")
WITHOUT_A_NUMBER = 8  # lines in which names may stand then

Named = tuple[str, int, int]


def issuers(head: Sequence[Line], number_at: int | None, title_at: int | None) -> tuple[Named | None, Named | None]:
    """(the organisation above, the issuer), each as (name, start, end) in the cleaned text."""
    ends = [at for at in (number_at, title_at) if at is not None]
    above = head[: min(ends) if ends else min(WITHOUT_A_NUMBER, len(head))]
    names = _names(above, capitals=True) or _names(above, capitals=False)
    if not ends:  # nothing else is there of an official paper
        names = [name for name in names if ISSUER_WORDS.match(name[0].folded)]
    if not names:
        return None, None
    issuer, parent = names[-1], names[-2] if len(names) > 1 else None
    if parent and ORGAN.match(_folded(issuer)):
        whole = f"{_text(issuer)} {_text(parent)}"
        return _joined(names[-3]) if len(names) > 2 else None, (whole, parent[0].start, issuer[-1].end)
    return _joined(parent) if parent else None, _joined(issuer)


def _names(above: Sequence[Line], *, capitals: bool) -> list[list[Line]]:
    """Names one below the other; a long one goes on in the next line."""
    names: list[list[Line]] = []
    for line in _without_a_torn_motto(above):
        bare = line.text.strip(DECORATION)
        if not any(map(str.isalpha, bare)) or MOTTO.search(line.folded) or DRAFT.match(line.folded):
            continue
        if (capitals and (not bare.isupper() or TITLE_LINE.match(line.folded))) or len(bare) < 3:
            continue
        if not capitals and not (names or ISSUER_WORDS.match(line.folded)):
            continue
        goes_on = PLACE_OF_A_BODY.match(line.folded) or not ISSUER_WORDS.match(line.folded)
        is_torn_off = " " not in bare or line.folded.startswith("va ")
        if names and goes_on and (is_torn_off or not PLACE_OF_A_BODY.search(names[-1][-1].folded)):
            names[-1].append(line)
        else:
            names.append([line])
    return names


def _without_a_torn_motto(lines: Sequence[Line]) -> list[Line]:
    """The motto may end below what stands beside it: "… CHỦ NGHĨA / VĂN PHÒNG VIỆT NAM"."""
    torn = {line.row + 1 for line in lines if line.folded.endswith("xa hoi chu nghia")}
    return [
        replace(line, text=line.text[: -len(" viet nam")], folded=line.folded[: -len(" viet nam")])
        if line.row in torn and line.folded.endswith(" viet nam")
        else line
        for line in lines
    ]


def _text(lines: Sequence[Line]) -> str:
    return " ".join(line.text.strip(DECORATION) for line in lines)


def _folded(lines: Sequence[Line]) -> str:
    return " ".join(line.folded.strip(DECORATION) for line in lines)


def _joined(lines: Sequence[Line]) -> Named:
    return _text(lines), lines[0].start, lines[-1].end
