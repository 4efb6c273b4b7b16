"""The same steps on a Ray cluster, or on one machine through Ray. Needs the extra `cluster`.

The working folder must be one that all machines share (--work).
"""

from collections.abc import Callable, Iterable, Iterator
from typing import Any

import ray


class RayEngine:
    """`jobs` tasks at a time; with 1 as many as the cluster has processors."""

    def __init__(self, jobs: int = 1):
        ray.init(ignore_reinit_error=True, include_dashboard=False, log_to_driver=False)
        self.jobs = jobs if jobs > 1 else max(1, int(ray.cluster_resources().get("CPU", 1)))

    def map(self, function: Callable[[Any], Any], tasks: Iterable[Any]) -> Iterator[Any]:
        """Results in the order of the tasks, however they finish."""
        remote = ray.remote(function)
        running = [remote.remote(task) for task in tasks]
        return (ray.get(task) for task in running)

    def close(self) -> None:
        ray.shutdown()
