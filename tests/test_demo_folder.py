"""script/demo touches nothing but a data folder of its own."""

import os
import subprocess
from pathlib import Path

import pytest

pytestmark = pytest.mark.once
ROOT = Path(__file__).resolve().parents[1]


def run_demo(**variables):
    kept = {name: word for name, word in os.environ.items() if not name.startswith(("NENNEP_", "DJANGO_"))}
    return subprocess.run([ROOT / "script" / "demo"], env={**kept, **variables}, capture_output=True, text=True)


def test_folder_of_somebody_else_is_refused_and_left_as_it_was(tmp_path):
    (tmp_path / "nennep.sqlite3").write_text("a real installation")

    done = run_demo(NENNEP_HOME=str(tmp_path))

    assert done.returncode == 1
    assert done.stderr.splitlines()[-1] == (
        f"nennep: NENNEP_HOME: {tmp_path} is not a demo's data folder and is left alone; name an empty one."
    )
    assert [(path.name, path.read_text()) for path in tmp_path.iterdir()] == [("nennep.sqlite3", "a real installation")]


def test_demo_is_not_served_to_other_machines(tmp_path):
    done = run_demo(NENNEP_HOME=str(tmp_path), NENNEP_HOST="0.0.0.0")  # noqa: S104 - refused

    assert done.returncode == 1
    assert "NENNEP_HOST: a demo is served on this machine alone" in done.stderr
