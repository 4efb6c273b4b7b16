"""The three steps of a run, as functions of one task each, so that any engine may spread them.

shelve: read a block of essays, flag the form and quotes, write words and grams.
collect: join one partition of all grams.
compare: look at a share of the candidate pairs word by word.
A step leaves its result in the working folder; one that finds its result there has nothing to do.
"""

import json
import os
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import numpy as np
import numpy.typing as npt

from .grams import GramSet, grams
from .join import Layout, candidates, join, pack
from .judging import passages, score, stretches
from .masking import Known, mark_phrases
from .model import Emptiness, Passage, Settings
from .passages import Side
from .reading import FORM, PHRASE, QUOTE, SHARED, word_spans
from .shelf import Shelf, fill
from .sources import Source, text_of

Ints = npt.NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Plan:
    """What every task of a run knows."""

    folder: Path
    layout: Layout
    partitions: int
    settings: Settings
    block_size: int
    essays: int

    def block_folder(self, block: int) -> Path:
        return self.folder / f"block-{block:05d}"


@dataclass(frozen=True, slots=True)
class ShelveTask:
    plan: Plan
    block: int
    sources: Sequence[Source]
    known: Known


def shelve(task: ShelveTask) -> list[int]:
    """Read a block; the numbers of essays that cannot be read."""
    folder = task.plan.block_folder(task.block)
    first = task.block * task.plan.block_size
    if not (folder / "done.json").exists():
        shelf, unreadable = fill(task.sources, task.known)
        shelf.save(folder)
        own, packed = _own_grams(shelf, first, task.plan)
        np.save(folder / "own_grams.npy", own)
        for part, numbers in enumerate(_partition(packed, task.plan.partitions)):
            np.save(folder / f"grams-{part:03d}.npy", numbers)
        _finish(folder / "done.json", [first + number for number in unreadable])
    return [int(number) for number in json.loads((folder / "done.json").read_text())]


def _finish(path: Path, value: object) -> None:
    """Write the mark of a finished step, whole or not at all."""
    unfinished = path.with_suffix(".part")
    unfinished.write_text(json.dumps(value))
    os.replace(unfinished, path)


def _own_grams(shelf: Shelf, first: int, plan: Plan) -> tuple[Ints, npt.NDArray[np.uint64]]:
    """How many grams of own words each essay has, and all of them packed."""
    size = plan.settings.gram
    found = grams(shelf.words, size)
    essay = shelf.essay_of_words()
    shared = np.cumsum(np.r_[0, (shelf.flags & SHARED) != 0])
    whole = (shared[size:] == shared[:-size]) & (essay[size - 1 :] == essay[: len(found)])
    at = np.flatnonzero(whole)
    of = essay[at]
    packed = pack(found[at], of + first, at - shelf.starts[of], plan.layout)
    return np.bincount(of, minlength=len(shelf)), packed


def _partition(packed: npt.NDArray[np.uint64], partitions: int) -> list[npt.NDArray[np.uint64]]:
    """By the highest bits, so that equal grams meet in one partition."""
    bits = np.uint64(64 - (partitions - 1).bit_length())
    if partitions == 1:
        return [packed]
    part = packed >> bits
    return [packed[part == number] for number in range(partitions)]


@dataclass(frozen=True, slots=True)
class CollectTask:
    plan: Plan
    partition: int
    blocks: int


def collect(task: CollectTask) -> Path:
    """Join a partition; the file that holds its pairs, common grams and repeats."""
    plan = task.plan
    target = plan.folder / f"joined-{task.partition:03d}.npz"
    if not target.exists():
        parts = [np.load(plan.block_folder(block) / f"grams-{task.partition:03d}.npy") for block in range(task.blocks)]
        packed = np.concatenate(parts)
        del parts
        found = join(packed, plan.layout, plan.settings.rare, plan.settings.common_above(plan.essays))
        unfinished = target.with_suffix(".part.npz")
        np.savez(unfinished, pairs=found.pairs, common=found.common, repeats=found.repeats)
        os.replace(unfinished, target)
    return target


@dataclass(frozen=True, slots=True)
class CompareTask:
    plan: Plan
    number: int
    pairs: Ints  # rows (a, b)
    sources: dict[int, Source]


@dataclass(frozen=True, slots=True)
class Found:
    a: int
    b: int
    score: int
    passages: tuple[Passage, ...]


def compare(task: CompareTask) -> list[Found]:
    """The findings among some candidate pairs, with offsets in the original texts."""
    library = _library(task.plan)
    found = []
    for a, b in task.pairs.tolist():
        shared = stretches(library.side(a), library.side(b), task.plan.settings)
        if points := score(shared, task.plan.settings):
            spans = library.spans(task.sources[a]), library.spans(task.sources[b])
            found.append(Found(a, b, points, passages(shared, *spans)))
    return found


class Library:
    """The shelves of a run, opened when needed."""

    def __init__(self, plan: Plan):
        self.plan = plan
        self.phrases = GramSet(common_grams(plan))
        self.shelf = lru_cache(maxsize=None)(self._shelf)
        self.side = lru_cache(maxsize=4096)(self._side)
        self._spans = lru_cache(maxsize=1024)(word_spans)

    def _shelf(self, block: int) -> Shelf:
        return Shelf.load(self.plan.block_folder(block))

    def _side(self, essay: int) -> Side:
        block, number = divmod(essay, self.plan.block_size)
        shelf = self.shelf(block)
        here = slice(shelf.starts[number], shelf.starts[number + 1])
        words, flags = np.array(shelf.words[here]), np.array(shelf.flags[here])
        mark_phrases(words, flags, np.zeros(1, np.int64), self.phrases, self.plan.layout.low_bits)
        return Side(words, flags)

    def spans(self, source: Source) -> Ints:
        return self._spans(text_of(source))


@lru_cache(maxsize=1)
def _library(plan: Plan) -> Library:
    return Library(plan)


def common_grams(plan: Plan) -> npt.NDArray[np.uint64]:
    """The set phrases' grams, out of all joined partitions."""
    parts = [np.load(path)["common"] for path in joined_files(plan)]
    return np.concatenate(parts)


def joined_files(plan: Plan) -> list[Path]:
    return [plan.folder / f"joined-{number:03d}.npz" for number in range(plan.partitions)]


def candidate_pairs(plan: Plan, is_previous: npt.NDArray[np.bool_]) -> tuple[Ints, Ints]:
    """Rows (a, b) worth looking at, two essays of last year never, and how many grams each essay repeats."""
    opened = [np.load(path) for path in joined_files(plan)]
    pairs = np.concatenate([part["pairs"] for part in opened])
    pairs.sort()
    repeats = np.sum([part["repeats"] for part in opened], axis=0)
    found = candidates(pairs, plan.layout, plan.settings.least_grams, plan.settings.least_spread)[:, :2]
    return found[~(is_previous[found[:, 0]] & is_previous[found[:, 1]])], repeats


@dataclass(frozen=True, slots=True)
class WeighTask:
    plan: Plan
    block: int


def weigh(task: WeighTask) -> Ints:
    """For each essay of a block: words, own, quoted, form, set phrases, own grams."""
    library = _library(task.plan)
    folder = task.plan.block_folder(task.block)
    shelf = library.shelf(task.block)
    flags = np.array(shelf.flags)
    starts = shelf.starts[:-1]
    mark_phrases(np.asarray(shelf.words), flags, starts, library.phrases, task.plan.layout.low_bits)
    kinds = [(flags & SHARED) == 0, flags & QUOTE, flags & FORM, flags & PHRASE]
    sums = [np.diff(np.r_[0, np.cumsum(kind != 0)][shelf.starts]) for kind in kinds]
    return np.stack([np.diff(shelf.starts), *sums, np.load(folder / "own_grams.npy")], 1)


def emptiness(row: Sequence[int], repeats: int) -> Emptiness:
    """A row of `weigh` with the number of repeated grams."""
    total, own, quoted, form, phrases, own_grams = row
    distinct = round(own * (1 - repeats / own_grams)) if own_grams else own
    return Emptiness(total, own, distinct, quoted, form, phrases)
