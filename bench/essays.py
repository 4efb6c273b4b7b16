"""The essay check measured on corpora whose truth is known.

    script/bench essays CORPUS... [--jobs 2] [--keep NOW.json] [--against BEFORE.json] [--table docs/bench-essays.md]
    script/bench essays --generator GENERATE.py --seeds 11 12 --sizes 1000 5875 [--dense]

A corpus is a folder in the shared format with its truth.json; a generator is a program that makes one when
called with --seed S --n N --out DIR [--dense]. Neither belongs to this project. Times are ratios to a floor
taken in the same run: one process that only reads, composes, case-folds and splits the same files.
"""

import argparse
import json
import math
import os
import subprocess
import sys
import tempfile
import time
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass, field
from pathlib import Path

ROOT = Path(__file__).parents[1]
FLOOR = """
import sys, unicodedata
from pathlib import Path
for folder in ("essays", "previous"):
    for path in sorted((Path(sys.argv[1]) / folder).glob("*")):
        unicodedata.normalize("NFC", path.read_text(encoding="utf-8")).casefold().split()
"""
Span4 = tuple[int, int, int, int]


@dataclass
class Cost:
    """Of one child process and its own children: seconds, and the largest process in megabytes."""

    wall: float
    cpu: float
    megabytes: float


@dataclass
class Measure:
    """What one corpus gave."""

    corpus: str
    essays: int
    precision: float
    recall: float
    f1: float
    false_alarms: float  # honest essays in a false pair, per 1,000 honest ones
    plagdet: float
    granularity: float
    sketchy_precision: float
    sketchy_recall: float
    sketchy_reason: float
    wall_ratio: float
    cpu_ratio: float
    megabytes: float
    kinds: dict[str, float] = field(default_factory=dict)  # recall by kind of disguise


def main() -> int:
    options = _options().parse_args()
    with tempfile.TemporaryDirectory() as scratch:
        corpora = [*options.corpora, *_generated(options, Path(scratch))]
        if not corpora:
            print("bench: name a corpus or a generator", file=sys.stderr)
            return 2
        measures = [measure(corpus, options.jobs, options.repeat) for corpus in corpora]
    table = as_table(measures)
    print(table)
    if options.table:
        replace_table(options.table, table)
    if options.against:
        print(changes(json.loads(options.against.read_text()), measures))
    if options.keep:
        options.keep.write_text(json.dumps([asdict(found) for found in measures], indent=1) + "\n")
    return 0


def _options() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("corpora", type=Path, nargs="*")
    parser.add_argument("--jobs", type=int, default=os.cpu_count() or 1)
    parser.add_argument("--repeat", type=int, default=3, help="runs of which the fastest counts")
    parser.add_argument("--keep", type=Path, help="write the measures as JSON, to compare with later")
    parser.add_argument("--against", type=Path, help="tell what was gained and lost since these measures")
    parser.add_argument("--table", type=Path, help="put the table into this page")
    parser.add_argument("--generator", type=Path)
    parser.add_argument("--seeds", type=int, nargs="*", default=[1])
    parser.add_argument("--sizes", type=int, nargs="*", default=[1000])
    parser.add_argument("--dense", action="store_true")
    return parser


def _generated(options: argparse.Namespace, scratch: Path) -> Iterable[Path]:
    if options.generator is None:
        return
    for size in options.sizes:
        for seed in options.seeds:
            folder = scratch / f"{'dense' if options.dense else 'life'}-{size}-seed-{seed}"
            made = [sys.executable, str(options.generator), "--seed", str(seed), "--n", str(size), "--out", str(folder)]
            subprocess.run(made + ["--dense"] * options.dense, check=True, stdout=subprocess.DEVNULL)  # noqa: S603 - ours
            yield folder


def measure(corpus: Path, jobs: int, repeat: int) -> Measure:
    """Run the floor and the check over a corpus and compare with its truth."""
    with tempfile.TemporaryDirectory() as scratch:
        out = Path(scratch) / "found.json"
        check = [sys.executable, str(ROOT / "manage.py"), "check-essays", str(corpus)]
        floor, cost = _least(
            [sys.executable, "-c", FLOOR, str(corpus)], [*check, "--out", str(out), "--jobs", str(jobs)], repeat
        )
        found = json.loads(out.read_text())
    truth = json.loads((corpus / "truth.json").read_text())
    ratios = cost.wall / floor.wall, cost.cpu / floor.cpu, cost.megabytes
    return Measure(corpus.name, truth["n"], *_pairs(found, truth), *_text(found, truth), *_sketchy(found, truth),
                   *ratios, _kinds(found, truth))  # fmt: skip


def _least(floor: list[str], check: list[str], repeat: int) -> tuple[Cost, Cost]:
    """The least of several runs of each, in turn: what other work on the machine took is not meant."""
    runs = [(_run(floor), _run(check)) for _ in range(repeat)]
    floors, checks = zip(*runs, strict=True)
    return _best(floors), _best(checks)


def _best(runs: Sequence[Cost]) -> Cost:
    return Cost(min(run.wall for run in runs), min(run.cpu for run in runs), max(run.megabytes for run in runs))


def _run(command: list[str]) -> Cost:
    start = time.perf_counter()
    child = subprocess.Popen(command, cwd=ROOT, stdout=subprocess.DEVNULL)  # noqa: S603 - our own commands
    _, status, used = os.wait4(child.pid, 0)
    child.returncode = os.waitstatus_to_exitcode(status)
    if child.returncode:
        raise subprocess.CalledProcessError(child.returncode, command)
    return Cost(time.perf_counter() - start, used.ru_utime + used.ru_stime, used.ru_maxrss / 1024)


def _keys(found: dict, truth: dict) -> tuple[set[frozenset[str]], set[frozenset[str]]]:
    """The pairs found (but for those that count neither way) and the true ones."""
    ignored = {frozenset(pair) for pair in truth.get("ignore", ())}
    return (
        {key for pair in found["pairs"] if (key := frozenset((pair["a"], pair["b"]))) not in ignored},
        {frozenset((case["a"], case["b"])) for case in truth["cases"]},
    )


def _pairs(found: dict, truth: dict) -> tuple[float, float, float, float]:
    """Precision, recall, F1, honest essays in a false pair per 1,000."""
    told, true = _keys(found, truth)
    right = len(told & true)
    precision, recall = right / max(1, len(told)), right / max(1, len(true))
    involved = {essay for pair in true for essay in pair} | {case["id"] for case in truth["sketchy"]}
    accused = {essay for pair in told - true for essay in pair if essay[0] == "E"} - involved
    return precision, recall, _f1(precision, recall), 1000 * len(accused) / max(1, truth["honest"])


def _f1(precision: float, recall: float) -> float:
    return 2 * precision * recall / (precision + recall) if precision + recall else 0.0


def _kinds(found: dict, truth: dict) -> dict[str, float]:
    told, _ = _keys(found, truth)
    hits = defaultdict(list)
    for case in truth["cases"]:
        hits[case["kind"]].append(frozenset((case["a"], case["b"])) in told)
    return {kind: sum(seen) / len(seen) for kind, seen in sorted(hits.items())}


def _sketchy(found: dict, truth: dict) -> tuple[float, float, float]:
    """Precision, recall, share of right reasons."""
    true = {case["id"]: case["why"] for case in truth["sketchy"]}
    told = {signal["id"]: signal["reason"] for signal in found["sketchy"]}
    both = true.keys() & told.keys()
    right = sum(true[essay] == told[essay] for essay in both)
    return len(both) / max(1, len(told)), len(both) / max(1, len(true)), right / max(1, len(both))


def _text(found: dict, truth: dict) -> tuple[float, float]:
    """Plagdet and granularity as defined at PAN, macro-averaged over cases and detections."""
    cases = {(case["a"], case["b"]): [tuple(span) for span in case["spans"]] for case in truth["cases"]}
    ignored = {frozenset(pair) for pair in truth.get("ignore", ())}
    detections = defaultdict(list)
    for pair in found["pairs"]:
        a, b = pair["a"], pair["b"]
        flip = (b, a) in cases
        if frozenset((a, b)) not in ignored:
            detections[(b, a) if flip else (a, b)] += [(*s[2:], *s[:2]) if flip else tuple(s) for s in pair["spans"]]
    recalls, counts = [], []
    for key, spans in cases.items():
        for span in spans:
            hits = [other for other in detections[key] if _meets(span, other)]
            recalls.append(_share(span, hits))
            counts += [len(hits)] * bool(hits)
    precisions = [_share(span, cases.get(key, ())) for key, spans in detections.items() for span in spans]
    mean = lambda values: sum(values) / len(values) if values else 0.0  # noqa: E731
    granularity = mean(counts) or 1.0
    return _f1(mean(precisions), mean(recalls)) / math.log2(1 + granularity), granularity


def _meets(one: Span4, other: Span4) -> bool:
    return all(min(one[n + 1], other[n + 1]) > max(one[n], other[n]) for n in (0, 2))


def _share(span: Span4, others: Iterable[Span4]) -> float:
    """Of the letters of both sides of a span, the share that others cover."""
    met = [other for other in others if _meets(span, other)]
    letters = sum(
        len({at for o in met for at in range(max(span[n], o[n]), min(span[n + 1], o[n + 1]))}) for n in (0, 2)
    )
    return letters / max(1, span[1] - span[0] + span[3] - span[2])


COLUMNS = (
    ("corpus", "{corpus}"), ("pair F1", "{f1:.4f}"), ("precision", "{precision:.4f}"), ("recall", "{recall:.4f}"),
    ("false alarms per 1,000", "{false_alarms:.2f}"),
    ("plagdet", "{plagdet:.3f}"), ("granularity", "{granularity:.3f}"),
    ("sketchy P / R / reason", "{sketchy_precision:.3f} / {sketchy_recall:.3f} / {sketchy_reason:.3f}"),
    ("time / floor", "{wall_ratio:.2f}"), ("CPU / floor", "{cpu_ratio:.2f}"), ("MB", "{megabytes:.0f}"),
)  # fmt: skip


def as_table(measures: list[Measure]) -> str:
    """Two tables in Markdown: the measures, and recall by kind of disguise."""
    rows = [[cell.format(**asdict(found)) for _, cell in COLUMNS] for found in measures]
    kinds = sorted({kind for found in measures for kind in found.kinds})
    by_kind = [
        [kind, *(f"{found.kinds[kind]:.3f}" if kind in found.kinds else "" for found in measures)] for kind in kinds
    ]
    return (
        _markdown([name for name, _ in COLUMNS], rows)
        + "\nRecall by kind of disguise:\n\n"
        + _markdown(["kind", *(found.corpus for found in measures)], by_kind)
    )


def _markdown(head: list[str], rows: list[list[str]]) -> str:
    return "".join("| " + " | ".join(row) + " |\n" for row in [head, ["---"] * len(head), *rows])


def replace_table(page: Path, table: str) -> None:
    """Put the table between the two marks of the page."""
    before, mark, rest = page.read_text(encoding="utf-8").partition("<!-- table -->\n")
    _, end, after = rest.partition("<!-- end -->")
    page.write_text(before + mark + "\n" + table + "\n" + end + after, encoding="utf-8")


def changes(before: list[dict], now: list[Measure]) -> str:
    """What was gained and lost by corpus and kind."""
    old = {found["corpus"]: found for found in before}
    lines = []
    for found in now:
        if found.corpus not in old:
            continue
        then = old[found.corpus]
        lines.append(
            f"{found.corpus}: pair F1 {found.f1 - then['f1']:+.4f}, plagdet {found.plagdet - then['plagdet']:+.4f}"
        )
        for kind, recall in found.kinds.items():
            if kind in then["kinds"] and recall != then["kinds"][kind]:
                lines.append(f"  {kind}: recall {recall - then['kinds'][kind]:+.3f}")
    return "\n".join(lines)


if __name__ == "__main__":
    sys.exit(main())
