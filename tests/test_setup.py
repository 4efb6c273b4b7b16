"""script/setup says what is missing, and does nothing when nothing changed."""

import shutil
import subprocess
from pathlib import Path

import pytest

pytestmark = pytest.mark.once
ROOT = Path(__file__).resolve().parents[1]
# What the script may use beside Python.
TOOLS = ("sh", "dirname", "cat", "cksum", "grep", "sed", "rm", "touch")


@pytest.fixture
def checkout(tmp_path):
    """A bare checkout, and a PATH with nothing but the tools of a plain system."""
    for name in ("script", "requirements"):
        shutil.copytree(ROOT / name, tmp_path / name)
    (tmp_path / "bin").mkdir()
    for name in TOOLS:
        (tmp_path / "bin" / name).symlink_to(shutil.which(name))
    return tmp_path


def set_up(checkout, *words):
    return subprocess.run(
        [checkout / "script" / "setup", *words], env={"PATH": checkout / "bin"}, capture_output=True, text=True
    )


def put_python(checkout, name, script):
    program = checkout / "bin" / name
    program.write_text(f"#!/bin/sh\n{script}\n")
    program.chmod(0o755)


def test_without_python_it_says_which_is_needed(checkout):
    done = set_up(checkout)

    assert (done.returncode, done.stderr) == (
        1,
        "setup: Python 3.11 or newer is needed and was not found on PATH.\n",
    )


def test_too_old_a_python_is_as_good_as_none(checkout):
    put_python(checkout, "python3", "exit 1")

    assert "Python 3.11 or newer is needed" in set_up(checkout).stderr


def test_python_without_venv_is_told_with_the_command_that_helps(checkout):
    put_python(checkout, "python3.12", 'case "$2" in *ensurepip*) exit 1 ;; esac')

    done = set_up(checkout)

    assert (done.returncode, done.stderr) == (
        1,
        f"setup: {checkout}/bin/python3.12 comes without its venv module; "
        "on Debian or Ubuntu: apt-get install python3-venv.\n",
    )
    assert not (checkout / ".venv").exists()


def test_unknown_word_is_refused(checkout):
    done = set_up(checkout, "--fast")

    assert (done.returncode, done.stderr) == (2, "setup: I know only --dev, not '--fast'.\n")


def test_second_run_says_and_does_nothing():
    subprocess.run([ROOT / "script" / "setup", "--dev"], check=True, capture_output=True)

    done = subprocess.run([ROOT / "script" / "setup", "--dev"], capture_output=True, text=True)

    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
