"""The steps of a run, as functions of one task each, so that any engine may spread them.

shelve: read a block of essays, flag the form and quotes, write words and grams.
collect: join one partition of all grams.
match: sum up the partitions for a range of essays, giving pairs worth looking at.
compare: look at a share of those pairs word by word.
weigh: count how much of each essay of a block is its author's own.
locate: find the places of passages in the original texts.
The first two leave their results in the working folder; one that finds its result there has nothing to do.
"""

import json
import os
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from pathlib import Path

import numpy as np

from .counting import count_kinds
from .grams import Grams, GramSet
from .join import Layout, by_first_essay, candidates, join, pack, parted
from .judging import Finding, findings
from .masking import Known, know, mark_frequent, mark_phrases
from .model import Settings, Span
from .outline import Outline, places
from .reading import Shelf, join_shelves
from .shelf import fill, load, own_grams, pick, save, spread_out
from .sources import Source, text_of
from .tokens import Ints


@dataclass(frozen=True, slots=True)
class Plan:
    """What every task of a run knows."""

    folder: Path
    layout: Layout
    partitions: int
    settings: Settings
    block_size: int
    essays: int
    documents: tuple[str, ...]
    template: str
    digest: str = ""  # of the essays when the folder may have served others before

    @property
    def blocks(self) -> int:
        return -(-self.essays // self.block_size)

    @property
    def ranges(self) -> list[int]:
        """The bounds of the ranges of essays that `match` looks at one by one, as many as there are partitions."""
        return [self.essays * number // self.partitions for number in range(self.partitions + 1)]

    @property
    def known(self) -> Known:
        return know(self.documents, self.template)

    def block_folder(self, block: int) -> Path:
        return self.folder / f"block-{block:05d}"

    def joined(self, name: str, partition: int) -> Path:
        return self.folder / f"joined-{name}-{partition:03d}.npy"


@dataclass(frozen=True, slots=True)
class ShelveTask:
    plan: Plan
    block: int
    sources: Sequence[Source]


def shelve(task: ShelveTask) -> list[int]:
    """Read a block; the numbers of essays that cannot be read."""
    plan = task.plan
    folder = plan.block_folder(task.block)
    done = folder / "done.json"
    if not done.exists():
        first = task.block * plan.block_size
        shelf, unreadable = fill(task.sources, plan.known)
        save(shelf, folder)
        found, places = own_grams(shelf, plan.settings.gram)
        essay = shelf.essay_of_words()[places]
        packed = pack(found, essay + first, spread_out(shelf, places, essay), plan.layout)
        np.save(folder / "own_grams.npy", np.bincount(essay, minlength=len(shelf)))
        for part, numbers in enumerate(_partition(packed, plan.partitions)):
            np.save(folder / f"grams-{part:03d}.npy", numbers)
        _finish(done, [first + number for number in unreadable])
    return [int(number) for number in json.loads(done.read_text())]


def _finish(path: Path, value: object) -> None:
    """Write the mark of a finished step, whole or not at all."""
    unfinished = path.with_suffix(".part")
    unfinished.write_text(json.dumps(value))
    os.replace(unfinished, path)


def _partition(packed: Grams, partitions: int) -> list[Grams]:
    """By the highest bits, so that equal grams meet in one partition."""
    highest = (partitions - 1).bit_length()
    return parted(packed, packed >> np.uint64(64 - highest) if highest else np.zeros_like(packed), partitions)


@dataclass(frozen=True, slots=True)
class CollectTask:
    plan: Plan
    partition: int


def collect(task: CollectTask) -> int:
    """Join a partition; writes its pairs, common grams and repeats. The partition's number."""
    plan, part = task.plan, task.partition
    done = plan.folder / f"joined-done-{part:03d}.json"
    if not done.exists():
        files = [plan.block_folder(block) / f"grams-{part:03d}.npy" for block in range(plan.blocks)]
        packed = np.concatenate([np.load(file) for file in files])
        found = join(packed, plan.layout, plan.settings.rare, plan.settings.frequent_above(plan.essays))
        np.save(plan.joined("frequent", part), found.frequent)
        np.save(plan.joined("counts", part), found.counts)
        np.save(plan.joined("repeats", part), found.repeats[: plan.essays])
        for number, pairs in enumerate(by_first_essay(found.pairs, plan.layout, plan.ranges)):
            np.save(plan.joined(f"pairs-{number:03d}", part), pairs)
        _finish(done, part)
    return part


@dataclass(frozen=True, slots=True)
class MatchTask:
    plan: Plan
    number: int  # of the range of essays that are the first of a pair
    previous_from: int  # essays of last year have numbers from here; two of them are no pair


def match(task: MatchTask) -> Ints:
    """Rows (a, b) of essays that share enough rare grams to be looked at."""
    plan = task.plan
    files = [plan.joined(f"pairs-{task.number:03d}", partition) for partition in range(plan.partitions)]
    pairs = np.concatenate([np.load(file) for file in files])
    rows = candidates(pairs, plan.layout, plan.settings.least_grams, plan.settings.least_spread)
    return rows[rows[:, 0] < task.previous_from]


@dataclass(frozen=True, slots=True)
class CompareTask:
    plan: Plan
    rows: Ints  # (a, b)


def compare(task: CompareTask) -> list[Finding]:
    """The findings among some candidate pairs; their passages in word numbers."""
    essays, local = np.unique(task.rows, return_inverse=True)
    library = _library(task.plan)
    shelf = library.pick(essays)
    frequent, phrases = library.frequent
    mark_phrases(shelf, phrases.has(library.heads(shelf)))
    mark_frequent(shelf, frequent.has(library.heads(shelf)))
    return findings(shelf, local.reshape(-1, 2), task.plan.settings)


class _Library:
    """The shelves of a run, and its set phrases, opened when needed."""

    def __init__(self, plan: Plan):
        self.plan = plan
        self.shelf = lru_cache(maxsize=None)(self._load)

    def _load(self, block: int) -> Shelf:
        return load(self.plan.block_folder(block))

    @cached_property
    def frequent(self) -> tuple[GramSet, GramSet]:
        """The grams of frequent wording, and those of them that belong to set phrases."""
        parts = range(self.plan.partitions)
        members = np.concatenate([np.load(self.plan.joined("frequent", part)) for part in parts])
        counts = np.concatenate([np.load(self.plan.joined("counts", part)) for part in parts])
        phrases = counts > self.plan.settings.phrase_above(self.plan.essays)
        return GramSet(members), GramSet(members[phrases])

    def outline(self, essay: int) -> Outline:
        block, number = divmod(essay, self.plan.block_size)
        return self.shelf(block).outline(number)

    def pick(self, essays: Ints) -> Shelf:
        """These essays (numbers sorted), flagged as far as one essay alone tells."""
        block = essays // self.plan.block_size
        return join_shelves(
            [
                pick(self.shelf(number), essays[block == number] - number * self.plan.block_size)
                for number in np.unique(block).tolist()
            ]
        )

    def heads(self, shelf: Shelf) -> Grams:
        """The grams of a shelf as far as they are kept in the sets of frequent ones."""
        cut = np.uint64(self.plan.layout.low_bits)
        return shelf.grams(self.plan.settings.gram) >> cut << cut


@lru_cache(maxsize=1)
def _library(plan: Plan) -> _Library:
    return _Library(plan)


@dataclass(frozen=True, slots=True)
class WeighTask:
    plan: Plan
    block: int


def weigh(task: WeighTask) -> Ints:
    """For each essay of a block: words, own, quoted, form, set phrases, own grams."""
    plan = task.plan
    first = task.block * plan.block_size
    library = _library(plan)
    shelf = library.pick(np.arange(first, min(first + plan.block_size, plan.essays)))
    mark_phrases(shelf, library.frequent[1].has(library.heads(shelf)))
    return np.column_stack([count_kinds(shelf), np.load(plan.block_folder(task.block) / "own_grams.npy")])


@dataclass(frozen=True, slots=True)
class LocateTask:
    plan: Plan
    wanted: dict[int, set[int]]  # essay -> words
    sources: dict[int, Source]


def locate(task: LocateTask) -> dict[int, dict[int, Span]]:
    """For each essay the places of its words that are asked for."""
    library = _library(task.plan)
    return {
        essay: places(text_of(task.sources[essay]), words, library.outline(essay))
        for essay, words in task.wanted.items()
    }
