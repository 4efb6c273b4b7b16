"""Sentences with the citations marked in them, and look-alikes without any."""

import re
import unicodedata
from dataclasses import dataclass
from pathlib import Path

import pytest

from nennep.lib.citations.find import find_citations
from nennep.lib.citations.numbers import number_key

CASES = Path(__file__).parent / "cases"
FIELDS = re.compile(r"(?P<type>\w+) (?P<number>[^\s?]+)(?P<bare>\?)?(?: (?P<date>\d{4}-\d\d-\d\d))?")


@dataclass(frozen=True)
class Expected:
    type: str
    key: str
    is_bare: bool
    date: str | None
    span: tuple[int, int]


@dataclass(frozen=True)
class Case:
    text: str
    expected: tuple[Expected, ...]


def read_case(line: str) -> Case:
    marked, _, fields = line.partition(" => ")
    text, spans, opened = "", [], 0
    for letter in marked.replace("\\n", "\n"):
        if letter == "«":
            opened = len(text)
        elif letter == "»":
            spans.append((opened, len(text)))
        else:
            text += letter
    rows = fields.split(" | ") if fields else []
    assert len(rows) == len(spans), f"marks and fields differ: {line}"
    expected = []
    for row, span in zip(rows, spans, strict=True):
        if row == "named":
            continue
        match = FIELDS.fullmatch(row)
        assert match, f"cannot read {row!r}"
        key = number_key(match["number"])
        expected.append(Expected(match["type"], key, bool(match["bare"]), match["date"], span))
    return Case(text, tuple(expected))


def cases_of(name: str) -> list[Case]:
    lines = (CASES / name).read_text(encoding="utf-8").splitlines()
    return [read_case(line) for line in lines if line and not line.startswith("#")]


def found_in(text: str) -> tuple[Expected, ...]:
    return tuple(
        Expected(c.type.value, number_key(c.number), c.partial, c.date, c.span)
        for c in find_citations(text)
        if c.number
    )


WITH_CITATIONS = [
    case
    for name in ("numbered.txt", "lists_and_bare.txt", "spellings.txt", "as_printed.txt")
    for case in cases_of(name)
]
LOOK_ALIKES = cases_of("look_alikes.txt")


@pytest.mark.parametrize("case", WITH_CITATIONS, ids=lambda case: case.text[:50])
def test_every_citation_is_found_where_it_stands(case):
    assert found_in(case.text) == case.expected


@pytest.mark.parametrize("case", LOOK_ALIKES, ids=lambda case: case.text[:50])
def test_what_only_looks_like_a_citation_is_left_alone(case):
    assert found_in(case.text) == ()


@pytest.mark.parametrize("case", WITH_CITATIONS, ids=lambda case: case.text[:50])
def test_decomposed_text_gives_the_same_citations_at_the_same_words(case):
    decomposed = unicodedata.normalize("NFD", case.text)

    found = [citation for citation in find_citations(decomposed) if citation.number]

    assert [number_key(citation.number) for citation in found] == [expected.key for expected in case.expected]
    words = [unicodedata.normalize("NFC", decomposed[slice(*citation.span)]) for citation in found]
    assert words == [unicodedata.normalize("NFC", case.text[slice(*expected.span)]) for expected in case.expected]


@pytest.mark.parametrize("case", WITH_CITATIONS, ids=lambda case: case.text[:50])
def test_the_words_around_do_not_change_what_is_found(case):
    before = "Hôm qua trời mưa to ở bản Nà Lùng. "

    found = found_in(before + case.text.replace("\n", "\n") + "\nMọi người ra về lúc 17 giờ.")

    numbers = [(found_one.type, found_one.key) for found_one in found]
    assert numbers == [(expected.type, expected.key) for expected in case.expected]
