"""Many essays end to end in two arrays, in memory or mapped from files."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import numpy.typing as npt

from .masking import Known, mark_shared
from .reading import Essayed, Flags, Words, read_words
from .sources import NotReadable, Source, utf8


@dataclass(slots=True)
class Shelf:
    """Essay `i` is `words[starts[i]:starts[i + 1]]`, with as many flags."""

    words: Words
    flags: Flags
    starts: npt.NDArray[np.int64]

    def __len__(self) -> int:
        return len(self.starts) - 1

    def essay_of_words(self) -> npt.NDArray[np.int64]:
        return np.repeat(np.arange(len(self)), np.diff(self.starts))

    def save(self, folder: Path) -> None:
        folder.mkdir(parents=True, exist_ok=True)
        for name in ("words", "flags", "starts"):
            np.save(folder / f"{name}.npy", getattr(self, name))

    @classmethod
    def load(cls, folder: Path) -> "Shelf":
        words, flags, starts = (np.load(folder / f"{name}.npy", mmap_mode="r") for name in _PARTS)
        return cls(words, flags, np.asarray(starts))


_PARTS = ("words", "flags", "starts")


def fill(sources: Sequence[Source], known: Known) -> tuple[Shelf, list[int]]:
    """Read the sources in turn and flag what they share legitimately; also the numbers of those unreadable."""
    words: list[Words] = []
    flags: list[Flags] = []
    unreadable: list[int] = []
    for number, source in enumerate(sources):
        try:
            data = utf8(source)
        except NotReadable:
            data = b""
            unreadable.append(number)
        found = read_words(data)
        words.append(found.words)
        flags.append(found.flags)
    starts = np.zeros(len(words) + 1, np.int64)
    np.cumsum([len(part) for part in words], out=starts[1:])
    shelf = Shelf(np.concatenate(words), np.concatenate(flags), starts)
    mark_shared(shelf.words, shelf.flags, starts[:-1], known)
    return shelf, unreadable


def starts_of(read: Essayed) -> npt.NDArray[np.int64]:
    """Where the essays of a shelf of one begin."""
    return np.zeros(1 if len(read.words) else 0, np.int64)
