"""Keeps one web server and one worker running, and stops both together."""

import http.client
import os
import secrets
import signal
import socket
import subprocess
import sys
import time

from django.conf import settings
from django.db import DatabaseError, connection

from nennep.serve import jobs
from nennep.serve.lifeline import end_with_parent

LOOK_SECONDS = 0.2
# Time for a request or a job in hand; what takes longer is stopped, and the job goes back to the queue.
STOP_SECONDS = 20
START_SECONDS = 60
LONGEST_PAUSE_SECONDS = 30
# A worker that lived this long had started properly, so the next one starts at once.
STARTED_WELL_SECONDS = 10
THREADS = 4


class Supervisor:
    """`say` takes the lines for the person at the terminal."""

    def __init__(self, say):
        self.say = say
        self.stopping = False
        self.web = None
        self.worker = None
        self.worker_id = None
        self.worker_started = 0.0
        self.early_deaths = 0

    def run(self, when_ready):
        """Serve until a signal says stop; `when_ready` runs once, when the first page answers.

        Returns the exit code: 0 after a signal, 1 when the web server ended by itself.
        """
        for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
            signal.signal(number, self.ask_to_stop)
        try:
            self.web = start(*web_command())
            self.start_worker()
            if self.wait_until_ready():
                when_ready()
                connection.close()
            while not self.stopping and self.web.poll() is None:
                self.look_after_worker()
                time.sleep(LOOK_SECONDS)
            if not self.stopping:
                self.say("The web server ended by itself; stopping.")
                return 1
            return 0
        finally:
            self.stop()

    def ask_to_stop(self, _signal, _frame):
        self.stopping = True

    def wait_until_ready(self):
        deadline = time.monotonic() + START_SECONDS
        while not self.stopping and self.web.poll() is None:
            if answers():
                return True
            if time.monotonic() > deadline:
                self.say(f"The web server has not become ready in {START_SECONDS} seconds; see /healthz.")
                return False
            time.sleep(LOOK_SECONDS)
        return False

    def start_worker(self):
        self.worker_id = f"{socket.gethostname()[:40]}-{secrets.token_hex(6)}"
        self.worker_started = time.monotonic()
        self.worker = start(sys.executable, "-m", "nennep", "work", self.worker_id)

    def look_after_worker(self):
        """A worker that died is buried, so that its job is given to the next one at once."""
        if self.worker.poll() is None:
            return
        self.say(f"The worker ended ({how_it_ended(self.worker.returncode)}); starting another.")
        try:
            jobs.bury([self.worker_id])
        except DatabaseError as error:
            self.say(f"The database does not answer ({error}).")
        finally:
            connection.close()
        started_well = time.monotonic() - self.worker_started > STARTED_WELL_SECONDS
        self.early_deaths = 0 if started_well else self.early_deaths + 1
        self.pause(min(LONGEST_PAUSE_SECONDS, 2**self.early_deaths - 1))
        if not self.stopping:
            self.start_worker()

    def pause(self, seconds):
        until = time.monotonic() + seconds
        while not self.stopping and time.monotonic() < until:
            time.sleep(LOOK_SECONDS)

    def stop(self):
        children = [child for child in (self.web, self.worker) if child is not None]
        for child in children:
            child.terminate()
        deadline = time.monotonic() + STOP_SECONDS
        for child in children:
            try:
                child.wait(max(0.1, deadline - time.monotonic()))
            except subprocess.TimeoutExpired:
                child.kill()
                child.wait()


def start(*command):
    # Its own session: Ctrl-C reaches the supervisor alone, which then stops its children once and in order.
    parent = os.getpid()
    # The code of this process, from whichever folder it was started.
    path = os.pathsep.join(filter(None, [str(settings.BASE_DIR), os.environ.get("PYTHONPATH")]))
    return subprocess.Popen(  # noqa: S603 - our own commands
        command,
        env={**os.environ, "PYTHONPATH": path},
        start_new_session=True,
        preexec_fn=lambda: end_with_parent(parent),
    )


def web_command():
    return (
        *(sys.executable, "-m", "granian", "--interface", "wsgi", "--no-ws", "--log-level", "warning"),
        *("--host", settings.HOST, "--port", str(settings.PORT)),
        *("--workers", str(settings.WEB_PROCESSES), "--blocking-threads", str(THREADS)),
        *("--respawn-failed-workers", "--workers-kill-timeout", str(STOP_SECONDS // 2)),
        "nennep.serve.web:application",
    )


def answers():
    """Whether the service says of itself that it is ready."""
    everywhere = {"0.0.0.0": "127.0.0.1", "::": "::1"}  # noqa: S104 - one cannot call "everywhere"
    host = everywhere.get(settings.HOST, settings.HOST)
    call = http.client.HTTPConnection(host, settings.PORT, timeout=5)
    try:
        call.request("GET", "/healthz")
        return call.getresponse().status == http.client.OK
    except (OSError, http.client.HTTPException):
        return False
    finally:
        call.close()


def how_it_ended(returncode):
    return f"killed by signal {-returncode}" if returncode < 0 else f"exit code {returncode}"
