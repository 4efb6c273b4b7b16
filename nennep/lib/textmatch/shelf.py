"""Shelves from sources, and shelves kept in files."""

from collections.abc import Sequence
from dataclasses import fields
from pathlib import Path
from typing import Any

import numpy as np

from .grams import Grams
from .masking import Known, Mask, mark_shared
from .reading import SENTENCE, SHARED, Flags, Shelf
from .sources import NotReadable, Source, bytes_of, in_unicode
from .tokens import Ints, Words

SENTENCE_WORDS = 24

_PARTS = [part.name for part in fields(Shelf) if not part.name.startswith("_")]


def fill(sources: Sequence[Source], known: Known) -> tuple[Shelf, list[int]]:
    """Read the sources and flag what they share legitimately; also the numbers of those unreadable."""
    texts: list[bytes] = []
    unreadable: list[int] = []
    for number, source in enumerate(sources):
        try:
            texts.append(bytes_of(source))
        except NotReadable:
            texts.append(b"")
            unreadable.append(number)
    try:
        shelf = known.reader.read(texts)
    except UnicodeDecodeError:
        shelf = known.reader.read([_mended(text, number, unreadable) for number, text in enumerate(texts)])
    mark_shared(shelf, known)
    return shelf, sorted(unreadable)


def _mended(text: bytes, number: int, unreadable: list[int]) -> bytes:
    """The text in UTF-8 whatever it was in; nothing, and its number among the unreadable, if it cannot be read."""
    try:
        text.decode()
    except UnicodeDecodeError:
        try:
            return in_unicode(text)
        except NotReadable:
            unreadable.append(number)
            return b""
    return text


def own_grams(shelf: Shelf, size: int) -> tuple[Grams, Ints]:
    """The grams of nothing but own words within one essay, and the places where they begin."""
    found = shelf.grams(size)
    shared = np.cumsum(np.r_[0, (shelf.flags & SHARED) != 0])
    essay = shelf.essay_of_words()
    whole = (shared[size:] == shared[:-size]) & (essay[size - 1 :] == essay[: len(found)]) if len(found) else []
    places = np.flatnonzero(whole)
    return found[places], places


def spread_out(shelf: Shelf, places: Ints, essays: Ints) -> Ints:
    """How far from the beginning of their essays words stand, where each sentence counts for SENTENCE_WORDS more.

    So one long sentence is told from a passage of several.
    """
    sentences = np.cumsum((shelf.flags & SENTENCE) != 0)
    starts = shelf.starts[essays]
    spread: Ints = places - starts + SENTENCE_WORDS * (sentences[places] - sentences[starts])
    return spread


def save(shelf: Shelf, folder: Path) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    for name in _PARTS:
        np.save(folder / f"{name}.npy", getattr(shelf, name))


def load(folder: Path) -> Shelf:
    """The shelf with its large arrays mapped, not read."""
    mapped: list[Any] = [np.load(folder / f"{name}.npy", mmap_mode="r") for name in _PARTS]
    return Shelf(*(np.asarray(part) for part in mapped))  # plain arrays are quicker to cut than np.memmap


def pick(shelf: Shelf, essays: Ints) -> Shelf:
    """A shelf in memory of some essays of another, in that order; without the places of sentences."""
    lengths = (shelf.starts[1:] - shelf.starts[:-1])[essays]
    starts = np.concatenate([[0], np.cumsum(lengths)])
    at = np.arange(starts[-1]) + np.repeat(shelf.starts[essays] - starts[:-1], lengths)
    return _without_places(shelf.words[at], shelf.flags[at], starts, shelf.quoted[essays], shelf.form[essays])


def _without_places(words: Words, flags: Flags, starts: Ints, quoted: Ints, form: Ints) -> Shelf:
    none = np.zeros(0, np.int64)
    return Shelf(words, flags, starts, quoted, form, np.zeros(len(starts), np.int64), none, none)


def starts_and_ends(mask: Mask) -> tuple[list[int], list[int]]:
    """Where the runs of marked words begin, and behind which word each ends."""
    edges = np.diff(np.r_[0, mask.astype(np.int8), 0])
    return np.flatnonzero(edges == 1).tolist(), np.flatnonzero(edges == -1).tolist()
