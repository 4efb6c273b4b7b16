"""Who does the work: this process, or a few of them on this machine."""

import multiprocessing
from collections.abc import Callable, Iterable, Iterator
from multiprocessing.pool import Pool
from typing import Any, Protocol


class Engine(Protocol):
    """Runs a function over tasks and gives the results back in the tasks' order."""

    jobs: int

    def map(self, function: Callable[[Any], Any], tasks: Iterable[Any]) -> Iterator[Any]: ...

    def close(self) -> None: ...


class LocalEngine:
    """`jobs` processes of this machine; with one, no process is started."""

    def __init__(self, jobs: int = 1):
        self.jobs = max(1, jobs)
        self._pool: Pool | None = None

    def map(self, function: Callable[[Any], Any], tasks: Iterable[Any]) -> Iterator[Any]:
        if self.jobs == 1:
            return map(function, tasks)
        if self._pool is None:
            # fork: the workers share what is loaded already, and start in a hundredth of a second
            self._pool = multiprocessing.get_context("fork").Pool(self.jobs)
        return self._pool.imap(function, tasks)

    def close(self) -> None:
        if self._pool:
            self._pool.terminate()
            self._pool.join()
            self._pool = None
