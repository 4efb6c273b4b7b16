"""Shelves from sources, and shelves kept in files."""

from collections.abc import Sequence
from dataclasses import fields
from pathlib import Path

import numpy as np

from .grams import Grams, grams
from .masking import Known, Mask, mark_shared
from .reading import SHARED, Flags, Ints, Reading, Shelf, Words
from .sources import NotReadable, Source, bytes_of, in_unicode

_PARTS = [part.name for part in fields(Shelf)]


def fill(sources: Sequence[Source], known: Known) -> tuple[Shelf, list[int]]:
    """Read the sources in turn and flag what they share legitimately; also the numbers of those unreadable."""
    reading = Reading(known.reader)
    unreadable = [number for number, source in enumerate(sources) if not _take(reading, source)]
    shelf = reading.shelf()
    mark_shared(shelf, known)
    return shelf, unreadable


def _take(reading: Reading, source: Source) -> bool:
    """Read one source; False when its words cannot be read, which leaves an empty essay."""
    try:
        data = bytes_of(source)
        try:
            reading.add(data)
        except UnicodeDecodeError:
            reading.add(in_unicode(data))
    except NotReadable:
        reading.add(b"")
        return False
    return True


def own_grams(shelf: Shelf, size: int) -> tuple[Grams, Ints]:
    """The grams of nothing but own words within one essay, and the places where they begin."""
    found = grams(shelf.words, size)
    shared = np.cumsum(np.r_[0, (shelf.flags & SHARED) != 0])
    essay = shelf.essay_of_words()
    whole = (shared[size:] == shared[:-size]) & (essay[size - 1 :] == essay[: len(found)]) if len(found) else []
    places = np.flatnonzero(whole)
    return found[places], places


def save(shelf: Shelf, folder: Path) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    for name in _PARTS:
        np.save(folder / f"{name}.npy", getattr(shelf, name))


def load(folder: Path) -> Shelf:
    """The shelf with its large arrays mapped, not read."""
    return Shelf(*(np.load(folder / f"{name}.npy", mmap_mode="r") for name in _PARTS))


def pick(shelf: Shelf, essays: Ints) -> Shelf:
    """A shelf in memory of some essays of another, in that order; without the places of sentences."""
    lengths = (shelf.starts[1:] - shelf.starts[:-1])[essays]
    starts = np.concatenate([[0], np.cumsum(lengths)])
    at = np.arange(starts[-1]) + np.repeat(shelf.starts[essays] - starts[:-1], lengths)
    return _without_places(shelf.words[at], shelf.flags[at], starts, shelf.quoted[essays], shelf.form[essays])


def join_shelves(shelves: Sequence[Shelf]) -> Shelf:
    """One shelf of the essays of several; without the places of sentences."""
    ends = np.cumsum([0] + [len(shelf.words) for shelf in shelves])
    starts = [shelf.starts[:-1] + end for shelf, end in zip(shelves, ends, strict=False)]
    return _without_places(
        np.concatenate([shelf.words for shelf in shelves]),
        np.concatenate([shelf.flags for shelf in shelves]),
        np.concatenate([*starts, ends[-1:]]),
        np.concatenate([shelf.quoted for shelf in shelves]),
        np.concatenate([shelf.form for shelf in shelves]),
    )


def _without_places(words: Words, flags: Flags, starts: Ints, quoted: Ints, form: Ints) -> Shelf:
    none = np.zeros(0, np.int64)
    return Shelf(words, flags, starts, quoted, form, np.zeros(len(starts), np.int64), none, none)


def starts_and_ends(mask: Mask) -> tuple[list[int], list[int]]:
    """Where the runs of marked words begin, and behind which word each ends."""
    edges = np.diff(np.r_[0, mask.astype(np.int8), 0])
    return np.flatnonzero(edges == 1).tolist(), np.flatnonzero(edges == -1).tolist()
