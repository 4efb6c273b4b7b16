"""Starts the product as people do, in processes of its own, on a data folder of its own."""

import contextlib
import http.client
import json
import os
import signal
import socket
import subprocess
import sys
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PATIENCE_SECONDS = 180


def free_port():
    with socket.socket() as finder:
        finder.bind(("127.0.0.1", 0))
        return finder.getsockname()[1]


class Server:
    """`script/server` without its setting up; `home` is the data folder."""

    def __init__(self, home):
        self.home = home
        self.port = free_port()
        self.process = None

    @property
    def environment(self):
        kept = {name: value for name, value in os.environ.items() if not name.startswith("NENNEP_")}
        del kept["DJANGO_SETTINGS_MODULE"]
        return {**kept, "NENNEP_HOME": str(self.home), "NENNEP_PORT": str(self.port), "NENNEP_PROCESSES": "1"}

    def command(self, *words):
        return [sys.executable, str(ROOT / "manage.py"), *words]

    def start(self):
        log = (self.home / "server.log").open("ab")
        self.process = subprocess.Popen(
            self.command("serve"), env=self.environment, cwd=self.home, stdout=log, stderr=log
        )
        try:
            wait_until(self.is_ready, self.log)
        except BaseException:
            self.stop()  # what did not become ready would go on trying after the tests have ended
            raise

    def run_python(self, code):
        """Run a few lines with the product's settings and database; returns what they print."""
        lines = f"import django; django.setup()\n{code}"
        environment = {**self.environment, "DJANGO_SETTINGS_MODULE": "nennep.settings", "PYTHONPATH": str(ROOT)}
        done = subprocess.run([sys.executable, "-c", lines], env=environment, capture_output=True, text=True)
        assert done.returncode == 0, done.stderr
        return done.stdout

    def health(self):
        call = http.client.HTTPConnection("127.0.0.1", self.port, timeout=5)
        try:
            call.request("GET", "/healthz")
            answer = call.getresponse()
            return answer.status, json.loads(answer.read())
        except (OSError, http.client.HTTPException):
            return None, {}
        finally:
            call.close()

    def is_ready(self):
        assert self.process.poll() is None, self.log()
        return self.health()[0] == http.client.OK and "Ctrl-C" in self.log()

    def log(self):
        return (self.home / "server.log").read_text()

    def child(self, word):
        """Process id of the child whose command has this word in it."""
        for pid in children_of(self.process.pid):
            if word in command_of(pid):
                return pid
        raise LookupError(word)

    def family(self):
        """Process ids of the server and everything below it."""
        found = [self.process.pid]
        for pid in found:
            found += children_of(pid)
        return found

    def stop(self):
        if self.process is not None and self.process.poll() is None:
            self.process.send_signal(signal.SIGTERM)
            self.process.wait(PATIENCE_SECONDS)
        return self.process.returncode


def wait_until(true, explain=lambda: ""):
    deadline = time.monotonic() + PATIENCE_SECONDS
    while not true():
        assert time.monotonic() < deadline, explain()
        time.sleep(0.1)


def children_of(pid):
    with contextlib.suppress(OSError):
        return [int(word) for word in Path(f"/proc/{pid}/task/{pid}/children").read_text().split()]
    return []


def command_of(pid):
    with contextlib.suppress(OSError):
        return Path(f"/proc/{pid}/cmdline").read_text().replace("\0", " ")
    return ""


def is_running(pid):
    """Whether the process is there and more than the trace of one that ended."""
    with contextlib.suppress(OSError):
        return Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()[0] != "Z"
    return False
