"""How much of a text is its author's own: what is quoted and what belongs to the form is set apart first.

Plain functions over `lib.textmatch`; spans count characters of the text as it was handed in.
"""

import hashlib
import re
from bisect import bisect_left
from dataclasses import dataclass, replace
from functools import lru_cache

from nennep.lib.textmatch import DEFAULT, own_words
from nennep.lib.vietnamese import fold

# Fewer own words than this are alike by chance ("I agree with all of it") and prove nothing about two people.
LEAST_FINGERPRINTED = 25
# Room for "III. " or "2) " before a heading, whose letters count double when decomposed.
MOST_NUMBERING = 20
_WORD = re.compile(r"\w+")


@dataclass(frozen=True)
class Expectations:
    """What the texts of a collection may share, and what each must hold."""

    documents: tuple[str, ...] = ()
    template: str = ""
    headings: tuple[str, ...] = ()
    least_own_words: int = DEFAULT.least_own
    # Of the collection before: what was learnt last year may be quoted too.
    previous_documents: tuple[str, ...] = ()


@dataclass(frozen=True)
class Measured:
    """Words by whose they are; `own` lists the spans of the author's own words, one per word.

    `emptiness` names what little there is ("too_short", "template_only" …), or is empty.
    """

    total: int
    own_words: int
    quoted_words: int
    quoted_share: float
    emptiness: str
    fingerprint: str
    quotes: list[list[int]]
    form: list[list[int]]
    own: list[list[int]]
    missing_headings: list[str]


def measure(text: str, expectations: Expectations) -> Measured:
    settings = replace(DEFAULT, least_own=expectations.least_own_words)
    documents = "\n".join((*expectations.documents, *expectations.previous_documents))
    found = own_words(text, documents, expectations.template, settings=settings)
    words = [(word[0], word.start(), word.end()) for word in _WORD.finditer(text)]
    own = _outside(words, (*found.quotes, *found.form_parts))
    return Measured(
        total=found.total,
        own_words=found.own,
        quoted_words=found.quoted,
        quoted_share=found.quoted_share,
        emptiness=found.kind,
        fingerprint=_fingerprint(own),
        quotes=[list(span) for span in found.quotes],
        form=[list(span) for span in found.form_parts],
        own=[[start, end] for _word, start, end in own],
        missing_headings=missing_headings(text, expectations.headings),
    )


def missing_headings(text: str, headings) -> list[str]:
    """The required headings that begin no line, numbering, marks and case ignored."""
    if not headings:
        return []
    # A heading begins its line, so the rest of a long paragraph need not be folded.
    longest = 2 * max(len(heading) for heading in headings) + MOST_NUMBERING
    lines = [_without_number(line.lstrip()[:longest]) for line in text.splitlines() if line.strip()]
    wanted = {heading: _without_number(heading) for heading in headings}
    return [heading for heading, plain in wanted.items() if not any(line.startswith(plain) for line in lines)]


def shared_passages(own: list[list[int]], other_own: list[list[int]], gap: int = 3) -> list[list[int]]:
    """Passages [start, end, other start, other end] of two texts with the same own words in the same order.

    A passage ends where either author put something else between two own words (more than `gap` characters).
    """
    passages: list[list[int]] = []
    for (start, end), (other_start, other_end) in zip(own, other_own, strict=True):
        last = passages[-1] if passages else None
        if last and start - last[1] <= gap and other_start - last[3] <= gap:
            last[1], last[3] = end, other_end
        else:
            passages.append([start, end, other_start, other_end])
    return passages


def _outside(words, marked):
    """The words that lie in none of the marked stretches of the text."""
    starts = [start for _word, start, _end in words]
    inside = set()
    for start, end in marked:
        inside.update(range(bisect_left(starts, start), bisect_left(starts, end)))
    return [word for place, word in enumerate(words) if place not in inside]


def _fingerprint(own) -> str:
    if len(own) < LEAST_FINGERPRINTED:
        return ""
    return hashlib.sha256(" ".join(plain(word) for word, _start, _end in own).encode()).hexdigest()


@lru_cache(maxsize=50_000)
def plain(word: str) -> str:
    """Without marks and case; "kỹ" and "kĩ" are one word."""
    return fold(word).replace("y", "i")


def _without_number(line: str) -> str:
    """Folded words without "1.", "I.", "a)" in front."""
    words = fold(line).replace(".", " ").replace(")", " ").replace(":", " ").split()
    while words and (words[0].isdigit() or (len(words[0]) == 1) or set(words[0]) <= set("ivx")):
        words = words[1:]
    return " ".join(words)
