"""A document's text with what was found in it: citations as links, fields and deadlines as marks."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe


@dataclass(frozen=True)
class Mark:
    """Characters `start` up to `end`. With an address it is a link; `title` says what was found."""

    start: int
    end: int
    kind: str
    title: str
    url: str = ""
    id: str = ""


def read_text(text: str, marks: Sequence[Mark]) -> SafeString:
    """Escaped paragraphs; where two marks overlap, the one named first keeps the words."""
    apart, named, pieces, start, before = _apart(marks), set(), [], 0, ""
    for line in text.splitlines(keepends=True):
        content = line.rstrip("\r\n")
        if content.strip():
            goes_on = _goes_on(before, content) or _is_within(start, apart)
            pieces.append(" " if goes_on and pieces else "</p><p>" if pieces else "<p>")
            pieces += _pieces(content, start, apart, named)
        before = content.strip()
        start += len(line)
    return mark_safe("".join([*pieces, "</p>"] if pieces else []))  # noqa: S308 - every piece is escaped


def _goes_on(before: str, line: str) -> bool:
    """A PDF breaks lines in the middle of a sentence; the reader's own lines are as wide as the page."""
    return bool(before) and before[-1] not in ".;:!?" and line.lstrip()[0].islower() and not before.isupper()


def _is_within(offset: int, marks: Sequence[Mark]) -> bool:
    """A number of a document or a deadline never ends with one line and begins with the next one."""
    return any(mark.kind != "field" and mark.start < offset < mark.end for mark in marks)


def _apart(marks: Iterable[Mark]) -> list[Mark]:
    """The marks in order of place, cut where an earlier one has the words."""
    kept: list[Mark] = []
    for mark in marks:
        start = mark.start
        for other in sorted(kept, key=lambda other: other.start):
            if other.end <= start or other.start >= mark.end:
                continue
            if start < other.start:
                kept.append(replace(mark, start=start, end=other.start))
            start = max(start, other.end)
        if start < mark.end:
            kept.append(replace(mark, start=start))
    return sorted(kept, key=lambda mark: mark.start)


def _pieces(content: str, offset: int, marks: Sequence[Mark], named: set[str]):
    done = 0
    for mark in marks:
        start, end = max(mark.start - offset, done), min(mark.end - offset, len(content))
        if start >= end:
            continue
        yield escape(content[done:start])
        yield _marked(content[start:end], mark, named)
        done = end
    yield escape(content[done:])


def _marked(words: str, mark: Mark, named: set[str]) -> str:
    """The id stands where the mark begins, once, however many lines it runs over."""
    place = f' id="{escape(mark.id)}"' if mark.id and mark.id not in named else ""
    named.add(mark.id)
    attributes = f'{place} class="found found-{mark.kind}" title="{escape(mark.title)}"'
    if mark.url:
        return f'<a{attributes} href="{escape(mark.url)}">{escape(words)}</a>'
    return f"<mark{attributes}>{escape(words)}</mark>"
