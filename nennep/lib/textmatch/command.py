"""`nennep check-essays DIR`: check a folder of essays without a database."""

import argparse
import ctypes
import importlib
import json
import sys
from pathlib import Path

from .campaign import Campaign
from .engine import Engine, LocalEngine
from .model import Result
from .report import as_page


def main(argv: list[str]) -> int:
    """The exit code: 0 done, 2 wrong use."""
    options = _options().parse_args(argv)
    if not (options.dir / "essays").is_dir():
        print(f"nennep: {options.dir} has no folder essays", file=sys.stderr)
        return 2
    _keep_memory()
    try:
        engine = _engine(options)
    except EngineMissing as missing:
        print(f"nennep: {missing}", file=sys.stderr)
        return 2
    campaign = Campaign.of_folder(options.dir)
    result = campaign.check(engine=engine, work=options.work, progress=_tell)
    if options.out:
        options.out.write_text(as_json(result), encoding="utf-8")
    if options.report:
        title = f"Kiểm tra bài thu hoạch: {options.dir.resolve().name}"
        options.report.write_text(as_page(result, campaign.text_of, campaign.known, title), encoding="utf-8")
    print(_summary(result))
    return 0


def _keep_memory() -> None:
    """Let freed arrays be used again rather than given back: a tenth of the time goes into fetching pages anew."""
    mallopt = getattr(ctypes.CDLL(None), "mallopt", None)
    if mallopt:  # only the GNU C library has it
        mallopt(_TRIM_THRESHOLD, 256 * 1024 * 1024)
        mallopt(_MMAP_THRESHOLD, 32 * 1024 * 1024)


_TRIM_THRESHOLD, _MMAP_THRESHOLD = -1, -3


def _options() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="nennep check-essays", description=__doc__)
    parser.add_argument("dir", type=Path, help="folder with essays/, directive.txt, template.txt, previous/ ...")
    parser.add_argument("--out", type=Path, help="write pairs and signals as JSON")
    parser.add_argument("--report", type=Path, help="write one self-contained page")
    parser.add_argument("--jobs", type=int, default=1, help="processes to use")
    parser.add_argument("--engine", choices=("local", "ray"), default="local")
    parser.add_argument("--work", type=Path, help="keep partial results here, so that a stopped run goes on")
    return parser


def _engine(options: argparse.Namespace) -> Engine:
    """The engine asked for; Ray is imported only when it is. Raises EngineMissing."""
    if options.engine == "local":
        return LocalEngine(options.jobs)
    try:
        module = importlib.import_module("nennep.lib.textmatch.engine_ray")
    except ModuleNotFoundError as error:
        raise EngineMissing(
            "the engine ray needs the package ray; install nennep with its extra: nennep[cluster]"
        ) from error
    engine: Engine = module.RayEngine(options.jobs)
    return engine


class EngineMissing(Exception):
    """The engine asked for is not installed; the text says what to do."""


def _tell(step: str, done: int, of: int) -> None:
    """Progress, on a screen only."""
    if sys.stderr.isatty():
        print(f"\r{step} {done}/{of}   ", end="\n" if done == of else "", file=sys.stderr, flush=True)


def as_json(result: Result) -> str:
    """The result in the shared format, the same bytes for the same result."""
    pairs = [
        {
            "a": pair.a,
            "b": pair.b,
            "score": pair.score,
            "spans": [[p.a_start, p.a_end, p.b_start, p.b_end] for p in pair.passages],
        }
        for pair in result.pairs
    ]
    sketchy = [{"id": signal.essay, "reason": signal.kind} for signal in result.signals]
    found = {
        "format": "essay-pred/1",
        "pairs": pairs,
        "sketchy": sketchy,
        "clusters": result.clusters,
        "unreadable": result.unreadable,
    }
    return json.dumps(found, ensure_ascii=False, separators=(",", ":")).replace('{"a"', '\n{"a"') + "\n"


def _summary(result: Result) -> str:
    return (
        f"{len(result.pairs)} pairs in {len(result.clusters)} clusters, {len(result.signals)} signals, "
        f"{len(result.unreadable)} not checkable"
    )
