"""A text with marked passages, for reading side by side."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext_lazy as _

KINDS = {
    "shared": _("stands in another text as well"),
    "quote": _("quoted from the document"),
    "form": _("part of the form"),
}


@dataclass(frozen=True)
class Passage:
    """Characters `start` up to `end`; `number` ties a passage to its partner in the other text."""

    start: int
    end: int
    kind: str = "shared"
    number: int = 0


def marked_text(text: str, passages: Sequence[Passage] = ()) -> SafeString:
    """Paragraphs of escaped text, each passage in a `<mark>`; where two overlap, the first stands.

    Line breaks of the text are kept as paragraphs, so a passage may run over several of them.
    """
    paragraphs, start = [], 0
    cuts = _without_overlap(passages)
    for line in text.splitlines(keepends=True):
        content = line.rstrip("\r\n")
        if content.strip():
            paragraphs.append(f"<p>{_line(content, start, cuts)}</p>")
        start += len(line)
    return mark_safe("".join(paragraphs))  # noqa: S308 - every piece is escaped in _line


def _without_overlap(passages: Sequence[Passage]) -> list[Passage]:
    kept: list[Passage] = []
    for passage in sorted(passages, key=lambda passage: passage.start):
        if passage.start < passage.end and (not kept or passage.start >= kept[-1].end):
            kept.append(passage)
    return kept


def _line(content: str, offset: int, passages: Sequence[Passage]) -> str:
    pieces, done = [], 0
    for passage in passages:
        start = max(passage.start - offset, done)
        end = min(passage.end - offset, len(content))
        if start >= end:
            continue
        pieces.append(str(escape(content[done:start])))
        pieces.append(_mark(content[start:end], passage))
        done = end
    pieces.append(str(escape(content[done:])))
    return "".join(pieces)


def _mark(words: str, passage: Passage) -> str:
    badge = f'<sup class="mark-number">{passage.number}</sup>' if passage.number else ""
    title = escape(KINDS[passage.kind])
    return f'<mark class="mark-{passage.kind}" title="{title}">{escape(words)}{badge}</mark>'
