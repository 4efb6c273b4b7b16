"""An index that answers for one new essay at once, with the decision a full run would give.

It keeps fingerprints only; texts stay where the caller keeps them and are asked for when a pair is looked at.
"""

import json
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import islice
from pathlib import Path

import numpy as np
import numpy.typing as npt

from .judging import Finding, boundary_words, findings, located
from .masking import know, mark_frequent, mark_phrases
from .model import DEFAULT, Essay, Pair, Settings
from .outline import places
from .reading import Shelf, join_shelves
from .shelf import fill, own_grams, spread_out

Postings = npt.NDArray[np.uint64]

ESSAY_BITS = 24
_LOW = np.uint64(ESSAY_BITS)
_ESSAY = np.uint64((1 << ESSAY_BITS) - 1)
_BATCH = 500  # essays read at a time
_MERGE_ABOVE = 100_000  # new fingerprints held apart before they are merged into the large array


class Index:
    """Essays of this and earlier campaigns about one document, to be asked about one more.

    `text_of` gives the text of an essay of the index by its id, exactly as it was added.
    """

    def __init__(
        self,
        text_of: Callable[[str], str],
        directive: str = "",
        previous_directive: str = "",
        template: str = "",
        settings: Settings = DEFAULT,
    ):
        self._text_of = text_of
        self._known = know((directive, previous_directive), template)
        self._settings = settings
        self._ids: list[str | None] = []  # by number; None for a removed one
        self._numbers: dict[str, int] = {}
        self._old: Postings = np.zeros(0, np.uint64)
        self._new: Postings = np.zeros(0, np.uint64)
        self._gone = 0  # essays removed whose fingerprints are still there

    def __len__(self) -> int:
        return len(self._numbers)

    def __contains__(self, essay_id: str) -> bool:
        return essay_id in self._numbers

    def __iter__(self) -> Iterator[str]:
        """The ids of the essays that are in."""
        return iter(self._numbers)

    def add(self, essays: Iterable[Essay]) -> None:
        """Take essays in; one whose id is there already is replaced."""
        parts = [self._new]
        waiting = iter(essays)
        while batch := list(islice(waiting, _BATCH)):
            numbers = np.array([self._number(essay.id) for essay in batch], np.uint64)
            shelf = self._read(batch)
            found, places = own_grams(shelf, self._settings.gram)
            holders = numbers[shelf.essay_of_words()[places]]
            parts.append(np.unique((found >> _LOW << _LOW) | holders))
        self._new = np.sort(np.concatenate(parts))
        if len(self._new) > _MERGE_ABOVE:
            self._merge()

    def _number(self, essay_id: str) -> int:
        """A number of its own for an essay that comes in."""
        self.remove(essay_id)
        self._ids.append(essay_id)
        self._numbers[essay_id] = len(self._ids) - 1
        return len(self._ids) - 1

    def remove(self, essay_id: str) -> None:
        """Forget an essay; its fingerprints go with the next merge or save."""
        number = self._numbers.pop(essay_id, None)
        if number is not None:
            self._ids[number] = None
            self._gone += 1

    def query(self, essay: Essay) -> list[Pair]:
        """The pairs of this essay with those of the index (never with one of its own id), sorted."""
        shelf = self._read([essay])
        found, at = own_grams(shelf, self._settings.gram)
        found, first = np.unique(found >> _LOW << _LOW, return_index=True)
        at = at[first]
        near = self._candidates(found, spread_out(shelf, at, np.zeros(len(at), np.int64)), essay.id)
        if not near:
            return []
        others = [Essay(essay_id, self._text_of(essay_id)) for essay_id in near]
        shelves = shelf, self._read(others)
        shelf = join_shelves(shelves)
        often = self._in_how_many(shelf.grams(self._settings.gram))
        count = len(self) + (essay.id not in self)
        mark_phrases(shelf, often > self._settings.phrase_above(count))
        mark_frequent(shelf, often > self._settings.frequent_above(count))
        rows = np.array([(0, number) for number in range(1, len(shelf))], np.int64)
        return [
            self._pair(essay, others[finding.row], finding, shelves)
            for finding in findings(shelf, rows, self._settings)
        ]

    def _pair(self, essay: Essay, other: Essay, finding: Finding, shelves: tuple[Shelf, Shelf]) -> Pair:
        words, words_of_other = boundary_words(finding.stretches)
        here = places(essay.text, words, shelves[0].outline(0))
        there = places(other.text, words_of_other, shelves[1].outline(finding.row))
        return Pair(essay.id, other.id, finding.score, located(finding.stretches, here, there))

    def _read(self, essays: Sequence[Essay]) -> Shelf:
        return fill([essay.text.encode() for essay in essays], self._known)[0]

    def _candidates(self, found: Postings, places: npt.NDArray[np.int64], asking: str) -> list[str]:
        """Essays that share enough rare fingerprints, far enough apart, to be looked at."""
        row, number = self._holders(found)
        others, which = np.unique(number, return_inverse=True)
        there = np.array([self._ids[n] not in (None, asking) for n in others.tolist()], np.bool_)
        row, number = row[there[which]], number[there[which]]
        often = np.bincount(row, minlength=len(found)) + 1  # with the essay that asks
        rare = often[row] <= self._settings.rare
        row, number = row[rare], number[rare]
        near = []
        for other in np.unique(number).tolist():
            at = places[row[number == other]]
            if len(at) >= self._settings.least_grams and np.ptp(at) >= self._settings.least_spread:
                near.append(str(self._ids[other]))
        return sorted(near)

    def _holders(self, found: Postings) -> tuple[npt.NDArray[np.int64], npt.NDArray[np.int64]]:
        """Rows (number of a gram in `found`, number of an essay that has it), for grams that may be rare."""
        begins = [np.searchsorted(postings, found) for postings in (self._old, self._new)]
        ends = [np.searchsorted(postings, found | _ESSAY, side="right") for postings in (self._old, self._new)]
        times = [end - begin for begin, end in zip(begins, ends, strict=True)]
        may_be_rare = times[0] + times[1] <= self._settings.rare + self._gone
        rows, numbers = [], []
        for postings, begin, count in zip((self._old, self._new), begins, times, strict=True):
            wanted = np.where(may_be_rare, count, 0)
            steps = np.arange(wanted.sum()) - np.repeat(np.cumsum(wanted) - wanted, wanted)
            rows.append(np.repeat(np.arange(len(found)), wanted))
            numbers.append((postings[np.repeat(begin, wanted) + steps] & _ESSAY).astype(np.int64))
        return np.concatenate(rows), np.concatenate(numbers)

    def _in_how_many(self, asked: Postings) -> npt.NDArray[np.int64]:
        """For each gram the number of essays of the index that hold it."""
        begin, end = asked >> _LOW << _LOW, asked | _ESSAY
        often = np.zeros(len(asked), np.int64)
        for postings in (self._old, self._new):
            often += np.searchsorted(postings, end, side="right") - np.searchsorted(postings, begin)
        return often

    def _merge(self) -> None:
        """One sorted array of what the essays that are still there hold."""
        every = np.concatenate([self._old, self._new])
        there = np.array([essay_id is not None for essay_id in self._ids], np.bool_)
        self._old = np.sort(every[there[(every & _ESSAY).astype(np.int64)]]) if len(every) else every
        self._new = np.zeros(0, np.uint64)
        self._gone = 0

    def save(self, folder: Path) -> None:
        """Write the fingerprints and ids into a folder; no text, no words."""
        self._merge()
        folder.mkdir(parents=True, exist_ok=True)
        unfinished = folder / "postings.part.npy"
        np.save(unfinished, self._old)
        unfinished.replace(folder / "postings.npy")
        (folder / "ids.json").write_text(json.dumps(self._ids))

    def load(self, folder: Path) -> "Index":
        """Take over what `save` wrote; the large array is mapped, not read."""
        self._old = np.load(folder / "postings.npy", mmap_mode="r")
        self._new = np.zeros(0, np.uint64)
        self._ids = json.loads((folder / "ids.json").read_text())
        self._numbers = {name: number for number, name in enumerate(self._ids) if name is not None}
        return self
