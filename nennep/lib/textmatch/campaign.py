"""A whole campaign: every essay against every other and against last year's."""

import hashlib
import json
import tempfile
from collections.abc import Callable, Sequence
from contextlib import nullcontext
from dataclasses import astuple
from pathlib import Path

import numpy as np

from .clusters import clusters
from .emptiness import reason
from .engine import Engine, LocalEngine
from .join import Layout
from .masking import know
from .model import DEFAULT, Essay, Pair, Result, Settings, Signal
from .sources import Source, files_in, text_of
from .stages import (
    CollectTask,
    CompareTask,
    Plan,
    ShelveTask,
    WeighTask,
    candidate_pairs,
    collect,
    compare,
    emptiness,
    shelve,
    weigh,
)

Progress = Callable[[str, int, int], None]  # step, done, of how many


def match_corpus(
    essays: Sequence[Essay],
    previous: Sequence[Essay] = (),
    directive: str = "",
    previous_directive: str = "",
    template: str = "",
    settings: Settings = DEFAULT,
    jobs: int = 1,
    progress: Progress | None = None,
) -> Result:
    """Check texts at hand. Ids must differ over `essays` and `previous`."""
    sources: dict[str, Source] = {essay.id: essay.text.encode() for essay in essays}
    older: dict[str, Source] = {essay.id: essay.text.encode() for essay in previous}
    return run(sources, older, [directive, previous_directive], template, settings, LocalEngine(jobs), progress)


def check_folder(
    folder: Path,
    settings: Settings = DEFAULT,
    engine: Engine | None = None,
    work: Path | None = None,
    progress: Progress | None = None,
) -> Result:
    """Check a folder in the shared format: directive, form, essays/ and previous/."""
    return run(
        dict(files_in(folder / "essays")),
        dict(files_in(folder / "previous")),
        [_text_near(folder, "directive"), _text_near(folder, "previous_directive")],
        _text_near(folder, "template"),
        settings,
        engine or LocalEngine(),
        progress,
        work,
    )


def _text_near(folder: Path, name: str) -> str:
    found = sorted(folder.glob(f"{name}.*"))
    return text_of(found[0]) if found else ""


BLOCK = 1500  # essays read at a time
PARTITION = 12_000  # essays to a partition of the join, so that memory stays bounded


def run(
    essays: dict[str, Source],
    previous: dict[str, Source],
    documents: list[str],
    template: str,
    settings: Settings,
    engine: Engine,
    progress: Progress | None = None,
    work: Path | None = None,
) -> Result:
    """All steps in turn. With `work` a run that was stopped goes on where it was."""
    ids = sorted(essays) + sorted(previous)
    sources = {**essays, **previous}
    if len(ids) != len(sources):
        raise ValueError("ids of this year's and last year's essays must differ")
    if not ids:
        return Result()
    with tempfile.TemporaryDirectory() if work is None else nullcontext(str(work)) as folder:
        try:
            plan = _plan(Path(folder), len(ids), settings, engine)
            _start_over_if_changed(plan, ids, sources, documents, template)
            return _Run(plan, ids, sources, len(essays), engine, progress).result(documents, template)
        finally:
            engine.close()


def _plan(folder: Path, count: int, settings: Settings, engine: Engine) -> Plan:
    block = min(BLOCK, max(1, -(-count // (2 * engine.jobs))))
    partitions = 2
    while partitions * PARTITION < count:
        partitions *= 2
    return Plan(folder, Layout.for_essays(count), partitions, settings, block, count)


def _start_over_if_changed(
    plan: Plan, ids: list[str], sources: dict[str, Source], documents: list[str], template: str
) -> None:
    """Forget what an earlier run left in the working folder unless it was about the very same input."""
    digest = hashlib.sha256(json.dumps([documents, template, astuple(plan.settings), plan.block_size]).encode())
    for name in ids:
        source = sources[name]
        if isinstance(source, Path):
            facts = source.stat()
            digest.update(f"{name} {facts.st_size} {facts.st_mtime_ns}\n".encode())
        else:
            digest.update(name.encode() + hashlib.sha256(source).digest())
    plan.folder.mkdir(parents=True, exist_ok=True)
    mark = plan.folder / "input.txt"
    if mark.exists() and mark.read_text() == digest.hexdigest():
        return
    for left in [*plan.folder.glob("block-*/*"), *plan.folder.glob("joined-*")]:
        left.unlink()
    mark.write_text(digest.hexdigest())


class _Run:
    def __init__(
        self,
        plan: Plan,
        ids: list[str],
        sources: dict[str, Source],
        this_year: int,
        engine: Engine,
        progress: Progress | None,
    ):
        self.plan, self.ids, self.sources, self.engine = plan, ids, sources, engine
        self.is_previous = np.arange(len(ids)) >= this_year
        self.blocks = -(-len(ids) // plan.block_size)
        self.progress = progress or (lambda step, done, of: None)

    def result(self, documents: list[str], template: str) -> Result:
        unreadable = self._shelve(documents, template)
        partitions = [CollectTask(self.plan, number, self.blocks) for number in range(self.plan.partitions)]
        for done, _ in enumerate(self.engine.map(collect, partitions), 1):
            self.progress("join", done, len(partitions))
        rows, repeats = candidate_pairs(self.plan, self.is_previous)
        pairs = self._compare(rows)
        signals = self._weigh(repeats, pairs, unreadable)
        groups = clusters((pair.a, pair.b) for pair in pairs)
        return Result(tuple(pairs), tuple(signals), tuple(groups), tuple(sorted(self.ids[n] for n in unreadable)))

    def _shelve(self, documents: list[str], template: str) -> set[int]:
        known = know(tuple(documents), template)
        size = self.plan.block_size
        tasks = (
            ShelveTask(self.plan, block, [self.sources[n] for n in self.ids[block * size : (block + 1) * size]], known)
            for block in range(self.blocks)
        )
        unreadable: set[int] = set()
        for done, found in enumerate(self.engine.map(shelve, tasks), 1):
            unreadable.update(found)
            self.progress("read", min(done * size, len(self.ids)), len(self.ids))
        return unreadable

    def _compare(self, rows: np.typing.NDArray[np.int64]) -> list[Pair]:
        shares = [part for part in np.array_split(rows, max(1, 4 * self.engine.jobs)) if len(part)]
        tasks = [
            CompareTask(self.plan, number, part, {n: self.sources[self.ids[n]] for n in np.unique(part).tolist()})
            for number, part in enumerate(shares)
        ]
        pairs = []
        for done, found in enumerate(self.engine.map(compare, tasks), 1):
            pairs += [Pair(self.ids[f.a], self.ids[f.b], f.score, f.passages) for f in found]
            self.progress("compare", done, len(tasks))
        return sorted(pairs, key=lambda pair: (pair.a, pair.b))

    def _weigh(self, repeats: np.typing.NDArray[np.int64], pairs: list[Pair], unreadable: set[int]) -> list[Signal]:
        """Signals of emptiness for this year's essays."""
        paired = {essay for pair in pairs for essay in (pair.a, pair.b)}
        signals = []
        tasks = [WeighTask(self.plan, block) for block in range(self.blocks)]
        rows = (row for part in self.engine.map(weigh, tasks) for row in part.tolist())
        for number, row in enumerate(rows):
            if self.is_previous[number] or number in unreadable:
                continue
            figures = emptiness(row, int(repeats[number]))
            kind = reason(figures, self.plan.settings)
            # an essay that copies has little of its own because of that; it is told once, as a pair
            if kind and not (kind == "too_short" and self.ids[number] in paired):
                signals.append(Signal(self.ids[number], kind, figures))
        return signals
