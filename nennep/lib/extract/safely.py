"""Reading files from outside in another process, so that a crash, a hang or hunger for memory stays there."""

import atexit
import contextlib
import json
import os
import subprocess
import sys
from pathlib import Path
from typing import IO, Any

from .kinds import refusal_of, sniff
from .model import DEFAULT, Extracted, Refused, Run

_MEMORY_MEGABYTES = 1_536
_IDLE_READERS = 2
_PACKAGE_ROOT = Path(__file__).parents[3]


def extract_safely(source: bytes | Path, name: str = "", timeout: int = 30) -> Extracted:
    """As `extract`, in a process of its own with bounded memory, CPU and time (seconds).

    Raises Refused with the codes of `extract`, and too_slow (no answer in time); broken also for a crash.
    """
    data = _bytes(source)
    if refusal := refusal_of(sniff(data, name)):
        raise refusal
    answer = json.loads(ask("nennep.lib.extract.jobs:extract_job", data, name, timeout))
    answer["runs"] = tuple(Run(**run) for run in answer["runs"])
    answer["warnings"] = tuple(answer["warnings"])
    return Extracted(**answer)


def clean_image_safely(source: bytes | Path, timeout: int = 30) -> tuple[bytes, str]:
    """As `clean_image`, in a process of its own. Raises Refused."""
    kind, _, cleaned = ask("nennep.lib.extract.jobs:clean_job", _bytes(source), "", timeout).partition(b"\n")
    return cleaned, kind.decode()


def _bytes(source: bytes | Path) -> bytes:
    """The file, looked at for size before it is read."""
    size = len(source) if isinstance(source, bytes) else source.stat().st_size
    if not size:
        raise Refused("empty")
    if size > DEFAULT.file_bytes:
        raise Refused("too_large", size=size, limit=DEFAULT.file_bytes)
    return source if isinstance(source, bytes) else source.read_bytes()


class NoReader(RuntimeError):
    """The reading process cannot be started: the installation is at fault, not the file."""


class _Reader:
    """One reading process and the pipes to it."""

    def __init__(self) -> None:
        # An environment of its own: what reads strangers' files must not know the server's secrets.
        self._process = subprocess.Popen(
            [sys.executable, "-m", "nennep.lib.extract.child"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            cwd="/",
            env={"PYTHONPATH": str(_PACKAGE_ROOT), "PYTHONUTF8": "1"},
        )

    def ask(self, request: dict[str, Any], data: bytes) -> tuple[str, bytes]:
        """Outcome and answer, see child.py. OSError or ValueError when the process is gone."""
        to_it, from_it = _pipe(self._process.stdin), _pipe(self._process.stdout)
        to_it.write(json.dumps(request | {"size": len(data)}).encode() + b"\n" + data)
        to_it.flush()
        head = json.loads(from_it.readline())
        return head["outcome"], from_it.read(head["size"])

    def close(self) -> None:
        """End the process; it has nothing to lose."""
        self._process.kill()
        self._process.wait()
        for pipe in (self._process.stdin, self._process.stdout):
            with contextlib.suppress(OSError):  # what was not yet written has no reader any more
                _pipe(pipe).close()


def _pipe(pipe: IO[bytes] | None) -> IO[bytes]:
    if pipe is None:
        raise OSError("no pipe")
    return pipe


_idle: list[_Reader] = []  # append and pop are atomic, so threads may share it
os.register_at_fork(after_in_child=_idle.clear)  # the processes belong to the parent


@atexit.register
def _close_idle() -> None:
    while _idle:
        _idle.pop().close()


def ask(job: str, data: bytes, name: str, timeout: int) -> bytes:
    """The answer of a job (see child.py) done in a process of its own.

    Raises Refused as the job does, and too_slow, broken; NoReader when there is no such process to be had.
    """
    request = {"job": job, "name": name, "seconds": timeout, "megabytes": _MEMORY_MEGABYTES}
    try:
        outcome, answer = _answered(request, data)
    except (OSError, ValueError):  # the process that waited is gone; that says nothing about the file
        outcome, answer = _answered_by_a_new_one(request, data)
    if outcome == "refused":
        code, details = json.loads(answer)
        raise Refused(code, **details)
    if outcome != "ok":
        raise Refused(outcome)
    return answer


def _answered_by_a_new_one(request: dict[str, Any], data: bytes) -> tuple[str, bytes]:
    _close_idle()
    try:
        return _answered(request, data)
    except (OSError, ValueError) as error:
        raise NoReader(f"the process for {request['job']} does not start") from error


def _answered(request: dict[str, Any], data: bytes) -> tuple[str, bytes]:
    try:
        reader = _idle.pop()
    except IndexError:
        reader = _Reader()
    try:
        outcome, answer = reader.ask(request, data)
    except BaseException:
        reader.close()
        raise
    if len(_idle) < _IDLE_READERS:
        _idle.append(reader)
    else:
        reader.close()
    return outcome, answer
