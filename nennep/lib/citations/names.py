"""Documents known by a name beside their number: a law by its own, a resolution by its plenum or congress."""

import re
from collections.abc import Iterable, Sequence

from nennep.lib.citations.citation import Citation
from nennep.lib.citations.clean import fold
from nennep.lib.citations.find import find_citations
from nennep.lib.citations.numbers import number_key
from nennep.lib.citations.resolve import Document, Resolution
from nennep.lib.citations.symbols import DocumentType

T = DocumentType

LAWS = frozenset({T.LUAT, T.BO_LUAT, T.PHAP_LENH, T.HIEN_PHAP})
NAMED_TYPES = LAWS | {T.NGHI_QUYET, T.KET_LUAN}
LAW_WORD = re.compile(r"(?:bo luat|luat|phap lenh|hien phap)\b ?")
YEAR = re.compile(r" ?(?:sua doi )?(?:nam )?(?:19|20)\d\d$")
WORD = re.compile(r"[a-z0-9]+")
KEY_LETTERS = 80
# No number's key begins like these.
NAME = re.compile(r"=|TW\d|DH/")
CONGRESS = "DH/"
# A title stands in the head, in capitals; further down the same words name another document.
HEAD_LETTERS = 1_000
OF_THE_CENTRE = re.compile(r"/TW$")


def name_key(citation: Citation, words: str) -> str:
    """The form in which names are compared; `words` is the citation as it stands in its text. Empty without a name."""
    if citation.number:
        return number_key(citation.number)
    return _law_key(citation.type, words) if citation.type in LAWS else ""


def is_name(key: str) -> bool:
    return bool(NAME.match(key))


def own_names(kind: str, word: str, subject: str, number: str, text: str) -> set[str]:
    """The names by which others cite a document of this type, subject, number (its key) and text."""
    if kind not in NAMED_TYPES:
        return set()
    if kind in LAWS:
        title = subject if LAW_WORD.match(fold(subject)) else f"{word} {subject}"
        return {_law_key(T(kind), title)} - {""}
    title = f"{word} {subject}"
    named = [one for one in find_citations(title) if one.span[0] == 0]
    head = text[:HEAD_LETTERS]
    named += [one for one in find_citations(head) if head[slice(*one.span)].isupper()]
    keys = {number_key(one.number) for one in named if one.number and one.type == kind and one.level != "numbered"}
    return {key for key in keys if key.startswith(CONGRESS) or OF_THE_CENTRE.search(number)}


def resolve_by_name(key: str, date: str | None, year: int | None, known: Iterable[Document]) -> Resolution[Document]:
    """The document of this name that is meant, among those known by it.

    A congress passes one resolution, a plenum several: these are offered. A law is amended and made anew under one
    name: only the day or the year that the text tells decides.
    """
    candidates: Sequence[Document] = [one for one in known if _fits(one.date, date, year)]
    is_told = bool(date or year) or key.startswith(CONGRESS)
    is_sure = len(candidates) == 1 and is_told and not key.startswith("TW")
    return Resolution(candidates[0] if is_sure else None, tuple(candidates))


def _fits(issued_on: str | None, date: str | None, year: int | None) -> bool:
    if date:
        return issued_on == date
    return year is None or issued_on is None or int(issued_on[:4]) == year


def _law_key(kind: DocumentType, words: str) -> str:
    folded = YEAR.sub("", " ".join(WORD.findall(fold(words))))
    name = LAW_WORD.sub("", folded, count=1).strip()
    return f"={kind.value} {name}".strip()[:KEY_LETTERS] if name or kind is T.HIEN_PHAP else ""
