"""How much of a text is its author's own: what is quoted and what belongs to the form is set apart first.

Plain functions over `lib.textmatch`; spans count characters of the text as it was handed in.
"""

import hashlib
from dataclasses import dataclass
from functools import lru_cache

import numpy as np

from nennep.lib.textmatch import DEFAULT
from nennep.lib.textmatch.masking import Known, know, mark_shared
from nennep.lib.textmatch.reading import FORM, QUOTE, read_words, word_spans
from nennep.lib.vietnamese import fold

# Fewer own words than this are alike by chance ("I agree with all of it") and prove nothing about two people.
LEAST_FINGERPRINTED = 25


@dataclass(frozen=True)
class Expectations:
    """What the texts of a collection may share, and what each must hold."""

    documents: tuple[str, ...] = ()
    template: str = ""
    headings: tuple[str, ...] = ()
    least_own_words: int = DEFAULT.least_own


@dataclass(frozen=True)
class Measured:
    """Words by whose they are; `own` lists the spans of the author's own words, one per word."""

    total: int
    own_words: int
    quoted_words: int
    form_words: int
    fingerprint: str
    quotes: list[list[int]]
    form: list[list[int]]
    own: list[list[int]]
    missing_headings: list[str]

    @property
    def quoted_share(self) -> float:
        """Of the words outside the form, the share that is quoted, 0..1."""
        written = self.total - self.form_words
        return self.quoted_words / written if written else 0.0


def measure(text: str, expectations: Expectations) -> Measured:
    known = _known(expectations.documents, expectations.template)
    read = read_words(text.encode())
    words, flags = read.words, read.flags.copy()
    if len(words):
        mark_shared(words, flags, np.zeros(1, np.int64), known)
    spans = word_spans(text)
    is_form, is_quote = (flags & FORM) > 0, (flags & QUOTE) > 0
    is_own = ~(is_form | is_quote)
    return Measured(
        total=len(words),
        own_words=int(is_own.sum()),
        quoted_words=int(is_quote.sum()),
        form_words=int(is_form.sum()),
        fingerprint=_fingerprint(words[is_own]),
        quotes=_joined(spans, is_quote),
        form=_joined(spans, is_form),
        own=spans[is_own].tolist(),
        missing_headings=missing_headings(text, expectations.headings),
    )


def missing_headings(text: str, headings) -> list[str]:
    """The required headings that begin no line, numbering, marks and case ignored."""
    lines = [_without_number(line) for line in text.splitlines()]
    return [
        heading for heading in headings if not any(line.startswith(_without_number(heading)) for line in lines if line)
    ]


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


@lru_cache(maxsize=16)
def _known(documents: tuple[str, ...], template: str) -> Known:
    return know(list(documents), template)


def _fingerprint(own) -> str:
    return hashlib.sha256(own.tobytes()).hexdigest() if len(own) >= LEAST_FINGERPRINTED else ""


def _joined(spans, mask) -> list[list[int]]:
    """The spans of runs of marked words."""
    joined: list[list[int]] = []
    places = np.flatnonzero(mask).tolist()
    for before, place in zip([None, *places], places, strict=False):
        start, end = (int(value) for value in spans[place])
        if before is not None and before == place - 1:
            joined[-1][1] = end
        else:
            joined.append([start, end])
    return joined


def _without_number(line: str) -> str:
    """Folded words without "1.", "I.", "a)" in front."""
    words = fold(line).replace(".", " ").replace(")", " ").replace(":", " ").split()
    while words and (words[0].isdigit() or (len(words[0]) == 1) or set(words[0]) <= set("ivx")):
        words = words[1:]
    return " ".join(words)
