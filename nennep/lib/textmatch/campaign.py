"""A whole campaign: every essay against every other and against last year's."""

import hashlib
import json
import os
import tempfile
from collections.abc import Callable, Sequence
from contextlib import nullcontext
from dataclasses import astuple, dataclass, replace
from pathlib import Path
from typing import Any

import numpy as np

from .clusters import clusters
from .counting import emptiness
from .emptiness import reason
from .engine import Engine, LocalEngine
from .join import Layout
from .judging import Finding, boundary_words, located
from .masking import Known, know
from .model import DEFAULT, Essay, Pair, Result, Settings, Signal, Span
from .sources import Source, files_in, text_of
from .stages import (
    CollectTask,
    CompareTask,
    LocateTask,
    MatchTask,
    Plan,
    ShelveTask,
    WeighTask,
    collect,
    compare,
    locate,
    match,
    shelve,
    weigh,
)
from .tokens import Ints

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
    work: Path | None = None,
) -> Result:
    """Check texts at hand. Ids must differ over `essays` and `previous`; with `work` a stopped run goes on."""
    campaign = Campaign(
        {essay.id: essay.text.encode() for essay in essays},
        {essay.id: essay.text.encode() for essay in previous},
        (directive, previous_directive),
        template,
    )
    return campaign.check(settings, LocalEngine(jobs), work, progress)


@dataclass(frozen=True, slots=True)
class Campaign:
    """This year's and last year's essays by id, the documents they study, and the blank form."""

    essays: dict[str, Source]
    previous: dict[str, Source]
    documents: tuple[str, ...]
    template: str

    @classmethod
    def of_folder(cls, folder: Path) -> "Campaign":
        """A folder in the shared format: directive, form, essays/ and previous/."""
        return cls(
            files_in(folder / "essays"),
            files_in(folder / "previous"),
            (_text_near(folder, "directive"), _text_near(folder, "previous_directive")),
            _text_near(folder, "template"),
        )

    @property
    def known(self) -> Known:
        return know(self.documents, self.template)

    def text_of(self, essay: str) -> str:
        """The text in which the offsets of passages count. Raises NotReadable."""
        return text_of(self.essays.get(essay) or self.previous[essay])

    def check(
        self,
        settings: Settings = DEFAULT,
        engine: Engine | None = None,
        work: Path | None = None,
        progress: Progress | None = None,
    ) -> Result:
        """All steps in turn. With `work` a run that was stopped goes on where it was."""
        engine = engine or LocalEngine()
        ids = sorted(self.essays) + sorted(self.previous)
        sources = {**self.essays, **self.previous}
        if len(ids) != len(sources):
            raise ValueError("ids of this year's and last year's essays must differ")
        if not ids:
            return Result()
        with tempfile.TemporaryDirectory() if work is None else nullcontext(str(work)) as folder:
            try:
                plan = _plan(Path(folder), len(ids), self.documents, self.template, settings)
                if work:
                    plan = replace(plan, digest=_digest(plan, ids, sources))
                    _start_over_if_changed(plan)
                return _Run(plan, ids, sources, len(self.essays), engine, progress).result()
            finally:
                engine.close()


def check_folder(folder: Path, jobs: int = 1, work: Path | None = None, progress: Progress | None = None) -> Result:
    """Check a folder in the shared format."""
    return Campaign.of_folder(folder).check(engine=LocalEngine(jobs), work=work, progress=progress)


def _text_near(folder: Path, name: str) -> str:
    found = sorted(folder.glob(f"{name}.*"))
    return text_of(str(found[0])) if found else ""


LITTLE_OWN = ("too_short", "only_directive")
BLOCK = 1500  # essays read at a time, at most
LEAST_BLOCKS = 12  # so that all processes have something to do to the end
PARTITION = 5_000  # essays to a partition of the join, so that its arrays fit the cache and memory stays bounded
ROWS = 400  # candidate pairs compared at a time; their essays fit the cache


def _plan(folder: Path, count: int, documents: Sequence[str], template: str, settings: Settings) -> Plan:
    """The same for any number of processes, so that a stopped run may go on with another."""
    block = min(BLOCK, -(-count // LEAST_BLOCKS))
    partitions = 2
    while partitions * PARTITION < count:
        partitions *= 2
    return Plan(folder, Layout.for_essays(count), partitions, settings, block, count, tuple(documents), template)


def _digest(plan: Plan, ids: list[str], sources: dict[str, Source]) -> str:
    """A fingerprint of all that a run's result depends on."""
    about = [plan.documents, plan.template, astuple(plan.settings), plan.block_size]
    digest = hashlib.sha256(json.dumps(about).encode())
    for name in ids:
        source = sources[name]
        if isinstance(source, str):
            facts = os.stat(source)
            digest.update(f"{name} {facts.st_size} {facts.st_mtime_ns}\n".encode())
        else:
            digest.update(name.encode() + hashlib.sha256(source).digest())
    return digest.hexdigest()


def _start_over_if_changed(plan: Plan) -> None:
    """Forget what an earlier run left in the working folder unless it was about the very same input."""
    plan.folder.mkdir(parents=True, exist_ok=True)
    mark = plan.folder / "input.txt"
    if mark.exists() and mark.read_text() == plan.digest:
        return
    for left in [*plan.folder.glob("block-*/*"), *plan.folder.glob("joined-*")]:
        left.unlink()
    mark.write_text(plan.digest)


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
        self.plan, self.ids, self.engine, self.this_year = plan, ids, engine, this_year
        self.sources = [sources[name] for name in ids]
        self.progress = progress or (lambda step, done, of: None)

    def result(self) -> Result:
        plan = self.plan
        _ = plan.known  # before the workers start, so that they have it too
        size = plan.block_size
        blocks = [ShelveTask(plan, n, self.sources[n * size : (n + 1) * size]) for n in range(plan.blocks)]
        unreadable = {number for part in self._each("read", shelve, blocks) for number in part}
        self._each("join", collect, [CollectTask(plan, part) for part in range(plan.partitions)])
        pairs = self._pairs(self._compare(self._candidates()))
        signals = self._signals(pairs, unreadable)
        groups = clusters((pair.a, pair.b) for pair in pairs)
        return Result(tuple(pairs), tuple(signals), tuple(groups), tuple(sorted(self.ids[n] for n in unreadable)))

    def _each(self, step: str, function: Callable[[Any], Any], tasks: list[Any]) -> list[Any]:
        """The results of all tasks in their order, telling how far it is."""
        results = []
        for result in self.engine.map(function, tasks):
            results.append(result)
            self.progress(step, len(results), len(tasks))
        return results

    def _candidates(self) -> Ints:
        tasks = [MatchTask(self.plan, number, self.this_year) for number in range(self.plan.partitions)]
        return np.concatenate(self._each("match", match, tasks))

    def _compare(self, rows: Ints) -> list[tuple[int, int, Finding]]:
        """Findings with the numbers of their essays."""
        shares = max(2 * self.engine.jobs, -(-len(rows) // ROWS))
        parts = [part for part in np.array_split(rows, shares) if len(part)]
        results = self._each("compare", compare, [CompareTask(self.plan, part) for part in parts])
        return [
            (int(part[found.row, 0]), int(part[found.row, 1]), found)
            for part, result in zip(parts, results, strict=True)
            for found in result
        ]

    def _pairs(self, found: list[tuple[int, int, Finding]]) -> list[Pair]:
        places = self._locate(found)
        pairs = [
            Pair(self.ids[a], self.ids[b], finding.score, located(finding.stretches, places[a], places[b]))
            for a, b, finding in found
        ]
        return sorted(pairs, key=lambda pair: (pair.a, pair.b))

    def _locate(self, found: list[tuple[int, int, Finding]]) -> dict[int, dict[int, Span]]:
        """For each essay the places in its text where passages begin and end."""
        wanted: dict[int, set[int]] = {}
        for a, b, finding in found:
            for essay, words in zip((a, b), boundary_words(finding.stretches), strict=True):
                wanted.setdefault(essay, set()).update(words)
        essays = sorted(wanted)
        shares = 2 * self.engine.jobs
        tasks = [
            LocateTask(self.plan, {n: wanted[n] for n in part}, {n: self.sources[n] for n in part})
            for part in (essays[share::shares] for share in range(shares))
        ]
        return {essay: spans for part in self._each("locate", locate, tasks) for essay, spans in part.items()}

    def _signals(self, pairs: list[Pair], unreadable: set[int]) -> list[Signal]:
        """Signals of emptiness for this year's essays."""
        plan = self.plan
        repeats = sum(np.load(plan.joined("repeats", part)) for part in range(plan.partitions))
        rows = np.concatenate(self._each("weigh", weigh, [WeighTask(plan, block) for block in range(plan.blocks)]))
        paired = {essay for pair in pairs for essay in (pair.a, pair.b)}
        signals = []
        for number, row in enumerate(rows[: self.this_year].tolist()):
            figures = emptiness(row, int(repeats[number]))
            kind = reason(figures, plan.settings)
            # an essay that copies has little of its own because of that; it is told once, as a pair
            if kind and number not in unreadable and not (kind in LITTLE_OWN and self.ids[number] in paired):
                signals.append(Signal(self.ids[number], kind, replace(figures, kind=kind)))
        return signals
