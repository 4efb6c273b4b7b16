"""One command serves pages and runs jobs, and survives what happens to processes."""

import os
import shutil
import signal
import socket
import subprocess

import pytest

from tests.machinery.server import Server, children_of, is_running, wait_until

pytestmark = pytest.mark.once
TASKS = "nennep.serve.tests.tasks"


@pytest.fixture(scope="module")
def prepared(tmp_path_factory):
    """A data folder in which a server has run before, so that the next one starts quickly."""
    server = Server(tmp_path_factory.mktemp("prepared"))
    server.start()
    server.stop()
    return server.home


@pytest.fixture
def server(prepared, tmp_path):
    server = Server(shutil.copytree(prepared, tmp_path / "data"))
    server.start()
    yield server
    server.stop()


def lines(path):
    return path.read_text().splitlines() if path.exists() else []


def test_it_answers_runs_jobs_and_stops_without_leaving_anything_behind(server, tmp_path):
    status, report = server.health()
    assert (status, report["ready"]) == (200, True)

    server.run_python(f"from {TASKS} import leave_a_line; leave_a_line.enqueue(path='{tmp_path}/out', word='done')")
    wait_until(lambda: lines(tmp_path / "out") == ["done"], server.log)

    family = server.family()
    assert server.stop() == 0
    assert [pid for pid in family if is_running(pid)] == []


def test_job_of_a_killed_worker_is_run_again_by_the_next_one(server, tmp_path):
    out = tmp_path / "out"
    server.run_python(f"from {TASKS} import take_a_while; take_a_while.enqueue(path='{out}', seconds=3)")
    wait_until(lambda: len(lines(out)) == 1, server.log)
    first = server.child("-m nennep work")

    os.kill(first, signal.SIGKILL)
    wait_until(lambda: "finished" in lines(out), server.log)

    second = server.child("-m nennep work")
    assert lines(out) == [f"started by {first}", f"started by {second}", "finished"]
    assert "The worker ended (killed by signal 9); starting another." in server.log()


def test_job_cut_short_with_the_whole_server_is_run_by_the_next_server(server, tmp_path):
    out = tmp_path / "out"
    server.run_python(f"from {TASKS} import take_a_while; take_a_while.enqueue(path='{out}', seconds=3)")
    wait_until(lambda: len(lines(out)) == 1, server.log)

    for pid in server.family():
        os.kill(pid, signal.SIGKILL)
    server.process.wait()
    assert "finished" not in lines(out)
    server.start()

    wait_until(lambda: "finished" in lines(out), server.log)
    assert [line.split()[0] for line in lines(out)] == ["started", "started", "finished"]


def test_children_end_when_the_supervisor_is_killed(server):
    family = server.family()
    assert len(family) >= 4  # the supervisor, the worker, granian and a process of it

    server.process.kill()

    wait_until(lambda: not any(is_running(pid) for pid in family), server.log)


def test_process_that_answers_is_replaced_when_it_dies(server):
    (answering,) = children_of(server.child("-m granian"))

    os.kill(answering, signal.SIGKILL)
    wait_until(lambda: server.health()[0] == 200, server.log)

    assert children_of(server.child("-m granian")) != [answering]


def test_second_server_on_the_same_data_folder_says_why_it_does_not_start(server):
    second = Server(server.home)

    done = subprocess.run(second.command("serve"), env=second.environment, capture_output=True, text=True)

    assert done.returncode == 1
    assert done.stderr.strip() == (
        f"CommandError: Another server is at work on the data folder {server.home}; stop it, or set NENNEP_HOME."
    )


def test_taken_port_is_told_in_one_sentence(tmp_path):
    server = Server(tmp_path)
    with socket.socket() as other:
        other.bind(("127.0.0.1", server.port))
        other.listen()

        done = subprocess.run(server.command("serve"), env=server.environment, capture_output=True, text=True)

    assert done.returncode == 1
    assert done.stderr.strip() == (
        f"CommandError: Port {server.port} on 127.0.0.1 is taken by another program; set NENNEP_PORT to a free one."
    )
