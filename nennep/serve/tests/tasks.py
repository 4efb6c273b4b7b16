"""Jobs for the tests of the worker; each leaves a line in the file at `path`, so what ran can be seen from outside."""

import os
import signal
import time
from pathlib import Path

from django_tasks import task


def note(path, word):
    with Path(path).open("a") as file:
        file.write(f"{word}\n")


@task()
def take_a_while(*, path, seconds):
    note(path, f"started by {os.getpid()}")
    time.sleep(seconds)
    note(path, "finished")


@task()
def kill_the_worker(*, path):
    note(path, "started")
    os.kill(os.getpid(), signal.SIGKILL)


@task()
def leave_a_line(*, path, word):
    note(path, word)
