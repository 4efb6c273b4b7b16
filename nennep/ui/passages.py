"""A text with marked passages, for reading side by side."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

KINDS = {
    "shared": gettext_lazy("stands in another text as well"),
    "quote": gettext_lazy("quoted from the document"),
    "form": gettext_lazy("part of the form"),
    "style": gettext_lazy("written in another way than the rest"),
    "field": gettext_lazy("read as a field of the register"),
}


@dataclass(frozen=True)
class Passage:
    """Characters `start` up to `end`; `number` ties a passage to its partner in the other text."""

    start: int
    end: int
    kind: str = "shared"
    number: int = 0


@dataclass(frozen=True)
class _Sides:
    """Names of this text and of the one beside it, in the addresses that lead from one to the other."""

    here: str
    there: str


def marked_text(text: str, passages: Sequence[Passage] = (), here: str = "", there: str = "") -> SafeString:
    """Paragraphs of escaped text, each passage in a `<mark>`; where two overlap, the one named first keeps the words.

    Line breaks of the text are kept as paragraphs, so a passage may run over several of them. With `here` and `there`
    the number of a passage leads to its partner: passage 3 has the id `here-3`, its number the address `#there-3`.
    """
    paragraphs, start = [], 0
    cuts, sides, named = _without_overlap(passages), _Sides(here, there), set()
    for line in text.splitlines(keepends=True):
        content = line.rstrip("\r\n")
        if content.strip():
            paragraphs.append(f"<p>{_line(content, start, cuts, sides, named)}</p>")
        start += len(line)
    return mark_safe("".join(paragraphs))  # noqa: S308 - every piece is escaped in _line


def _without_overlap(passages: Sequence[Passage]) -> list[Passage]:
    kept: list[Passage] = []
    for passage in passages:
        kept += _left_free(passage, kept)
    return sorted(kept, key=lambda passage: passage.start)


def _left_free(passage: Passage, taken: Sequence[Passage]) -> list[Passage]:
    """What is left of a passage beside those that came first."""
    pieces, start = [], passage.start
    for other in sorted(taken, key=lambda other: other.start):
        if other.end <= start or other.start >= passage.end:
            continue
        if start < other.start:
            pieces.append(replace(passage, start=start, end=other.start))
        start = max(start, other.end)
    if start < passage.end:
        pieces.append(replace(passage, start=start))
    return pieces


def _line(content: str, offset: int, passages: Sequence[Passage], sides: _Sides, named: set[int]) -> str:
    pieces, done = [], 0
    for passage in passages:
        start = max(passage.start - offset, done)
        end = min(passage.end - offset, len(content))
        if start >= end:
            continue
        pieces.append(str(escape(content[done:start])))
        pieces.append(_mark(content[start:end], passage, sides, named))
        done = end
    pieces.append(str(escape(content[done:])))
    return "".join(pieces)


def _mark(words: str, passage: Passage, sides: _Sides, named: set[int]) -> str:
    """The number stands where the passage begins, once, however many paragraphs it runs over."""
    number, attributes = passage.number, f'class="mark-{passage.kind}" title="{escape(KINDS[passage.kind])}"'
    badge = ""
    if number:
        attributes += f' data-passage="{number}"'
        if number not in named:
            named.add(number)
            badge = _badge(number, sides)
            attributes += f' id="{sides.here}-{number}"' if sides.here else ""
    return f"<mark {attributes}>{badge}{escape(words)}</mark>"


def _badge(number: int, sides: _Sides) -> str:
    if not sides.there:
        return f'<sup class="mark-number">{number}</sup>'
    told = escape(_("Passage %(number)s in the other text") % {"number": number})
    return f'<a class="mark-number" href="#{sides.there}-{number}" aria-label="{told}">{number}</a>'
