"""The process that reads files for others. It loads the parsers once, then forks for every file.

The fork limits itself, reads the one file and ends; a crash, a hang or a parser taken over by what it read
touches no other file. Requests come on standard input, answers go to standard output, both as one line of
JSON and the bytes it announces. A job is a function of bytes and a name that answers with bytes, told by its
place; those of `jobs` are loaded beforehand. Run as `python -m nennep.lib.extract.child` by `safely`, never by hand.
"""

import json
import os
import resource
import select
import signal
import sys
import time
from collections.abc import Callable
from importlib import import_module
from typing import Any, BinaryIO

from . import jobs  # noqa: F401 - its parsers, loaded once for all forks
from .model import MEGABYTE, Refused

Job = Callable[[bytes, str], bytes]

_OPEN_FILES = 32
_MOST_ANSWER_BYTES = 512 * MEGABYTE
_CHUNK = 1024 * 1024


def serve(requests: BinaryIO, answers: BinaryIO) -> None:
    """Answer until the asker closes its end."""
    while line := requests.readline():
        request = json.loads(line)
        data = requests.read(request["size"])
        outcome, answer = _in_a_fork(_job(request["job"]), request, data)
        answers.write(json.dumps({"outcome": outcome, "size": len(answer)}).encode() + b"\n" + answer)
        answers.flush()


def _in_a_fork(job: Job, request: dict[str, Any], data: bytes) -> tuple[str, bytes]:
    """("ok" or "refused", answer), or ("too_slow" or "broken", b"") when the fork gave none."""
    reading_end, writing_end = os.pipe()
    pid = os.fork()
    if not pid:
        os.close(reading_end)
        _read_and_end(job, request, data, writing_end)
    os.close(writing_end)
    answer = _collect(reading_end, time.monotonic() + request["seconds"])
    os.close(reading_end)
    if answer is None:
        os.kill(pid, signal.SIGKILL)
    status = os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1])
    if answer is None or status in (-signal.SIGXCPU, -signal.SIGKILL):
        return "too_slow", b""
    if status or not answer:
        return "broken", b""
    outcome, _, rest = answer.partition(b"\n")
    return outcome.decode(), rest


def _collect(pipe: int, deadline: float) -> bytes | None:
    """All that comes through the pipe until it closes; None when that takes too long or is too much."""
    pieces: list[bytes] = []
    size = 0
    while size < _MOST_ANSWER_BYTES:
        ready, _, _ = select.select([pipe], [], [], max(0.0, deadline - time.monotonic()))
        if not ready:
            return None
        piece = os.read(pipe, _CHUNK)
        if not piece:
            return b"".join(pieces)
        pieces.append(piece)
        size += len(piece)
    return None


def _read_and_end(job: Job, request: dict[str, Any], data: bytes, pipe: int) -> None:
    """The fork's whole life. It leaves by `_exit`: tidying up may crash on what was read."""
    code = 1
    try:
        _limit(request["seconds"], request["megabytes"])
        try:
            answer = b"ok\n" + job(data, request["name"])
        except Refused as refused:
            answer = b"refused\n" + json.dumps([refused.code, refused.details]).encode()
        with os.fdopen(pipe, "wb") as out:
            out.write(answer)
        code = 0
    finally:
        os._exit(code)


def _limit(seconds: int, megabytes: int) -> None:
    memory = megabytes * MEGABYTE
    resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
    resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds + 1))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
    resource.setrlimit(resource.RLIMIT_NOFILE, (_OPEN_FILES, _OPEN_FILES))


def _job(place: str) -> Job:
    """The function that "package.module:function" names, loaded here so that the next fork has it too."""
    module, _, function = place.partition(":")
    job: Job = getattr(import_module(module), function)
    return job


if __name__ == "__main__":
    serve(sys.stdin.buffer, sys.stdout.buffer)
