"""Step three: which document a citation means, within its own text and among documents that are known.

Numbers repeat in every term, so a number alone never decides: the key is type, number, issuer and date. What stays
open after that is offered to a person, never guessed.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Generic, Protocol, TypeVar

from nennep.lib.citations.citation import Citation
from nennep.lib.citations.clean import fold
from nennep.lib.citations.numbers import number_key


class KnownDocument(Protocol):
    """What a register tells of a document. `number` is joined ("05-CT/TW"), `date` ISO or None."""

    @property
    def type(self) -> str: ...
    @property
    def number(self) -> str: ...
    @property
    def issuer(self) -> str | None: ...
    @property
    def date(self) -> str | None: ...


ABBREVIATIONS = {
    "ubnd": "uy ban nhan dan",
    "hdnd": "hoi dong nhan dan",
    "bch": "ban chap hanh",
    "btv": "ban thuong vu",
    "ttg": "thu tuong",
    "tw": "trung uong",
    "tp": "thanh pho",
    "mttq": "mat tran to quoc",
}
# The place that a body belongs to; a committee is named by its level alone ("Tỉnh ủy").
PLACE = re.compile(
    r"\b(?P<level>tinh|thanh pho|huyen|quan|thi xa|thi tran|xa|phuong|dac khu)(?:\s+(?:uy|doan)\b)?\s*(?P<name>.*)$"
)

Document = TypeVar("Document", bound=KnownDocument)


@dataclass(frozen=True)
class Resolution(Generic[Document]):
    """The one document meant, or the several that it could be; neither when none is known."""

    document: Document | None
    candidates: tuple[Document, ...]

    @property
    def is_ambiguous(self) -> bool:
        return self.document is None and len(self.candidates) > 1


def antecedents(citations: Sequence[Citation]) -> dict[int, int]:
    """For each citation by bare number, the full one before it that it repeats, as indexes into `citations`.

    "Kết luận số 52-KL/TU ngày 02/9/2021 (sau đây gọi là Kết luận 52)": the second means the first.
    """
    latest: dict[tuple[str, str], int] = {}
    found: dict[int, int] = {}
    for at, citation in enumerate(citations):
        if citation.number is None or citation.level != "numbered":
            continue
        if citation.partial:
            before = latest.get((citation.type.value, number_key(citation.number)))
            if before is not None and _agree(citation.date, citations[before].date):
                found[at] = before
            continue
        for part in _shortened(number_key(citation.number)):
            latest[citation.type.value, part] = at
    return found


def resolve(citation: Citation, known: Iterable[Document]) -> Resolution[Document]:
    """The document that `citation` means among those known.

    A full number with the same date decides; without a date only a single document of that number does, and only if
    the text names no other issuer. A bare number is never decided by number alone, it needs the date. An issuer named
    in the text narrows the choice.
    """
    if citation.number is None:
        return Resolution(None, ())
    candidates = [document for document in known if _same_number(citation, document)]
    candidates = [document for document in candidates if _agree(citation.date, document.date)]
    candidates = [document for document in candidates if _same_year(citation.year, document.date)]
    named = [document for document in candidates if _same_issuer(citation.issuer_text, document.issuer)]
    candidates = named or candidates
    is_sure = len(candidates) == 1 and _is_sure(citation, candidates[0])
    return Resolution(candidates[0] if is_sure else None, tuple(candidates))


def _is_sure(citation: Citation, document: KnownDocument) -> bool:
    if citation.date is not None and citation.date == document.date:
        return True
    return not citation.partial and not is_another_issuer(citation.issuer_text, document.issuer)


def is_another_issuer(named: str | None, issuer: str | None) -> bool:
    """Two names that can't be one body: of different places or levels, or without a word in common."""
    if not named or not issuer or _same_issuer(named, issuer):
        return False
    one, other = _spelled_out(named), _spelled_out(issuer)
    place, other_place = PLACE.search(one), PLACE.search(other)
    if place and other_place and place["level"] == other_place["level"]:
        return not (place["name"].startswith(other_place["name"]) or other_place["name"].startswith(place["name"]))
    if place and other_place:
        return True
    return not set(one.split()) & set(other.split())


def _same_number(citation: Citation, document: KnownDocument) -> bool:
    if citation.type.value != document.type or citation.number is None:
        return False
    wanted, given = number_key(citation.number), number_key(document.number)
    return wanted == given or (citation.partial and wanted in _shortened(given))


def _shortened(key: str) -> list[str]:
    """The bare forms of a number: serial, and serial with year."""
    parts = key.split("/")
    bare = [parts[0]]
    if len(parts) > 1 and len(parts[1]) == 4 and parts[1].isdigit():
        bare.append("/".join(parts[:2]))
    return bare


def _same_year(year: int | None, date: str | None) -> bool:
    return year is None or date is None or int(date[:4]) == year


def _agree(one: str | None, other: str | None) -> bool:
    return one is None or other is None or one == other


def _same_issuer(named: str | None, issuer: str | None) -> bool:
    if not named or not issuer:
        return False
    one, other = _spelled_out(named), _spelled_out(issuer)
    return one in other or other in one


def _spelled_out(issuer: str) -> str:
    words = fold(issuer).replace(",", " ").split()
    return " ".join(ABBREVIATIONS.get(word, word) for word in words)
