"""A full run killed in the middle goes on where it was and finds the same as one that nobody disturbed."""

import json
import os
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

pytestmark = pytest.mark.once

ROOT = Path(__file__).resolve().parents[3]
PATIENCE_SECONDS = 600
# Enough for the run to be read in two blocks; every fortieth author takes half a text from the one before.
SCENE = """
import sys
from random import Random
import django
django.setup()
from django.core.management import call_command
from nennep.integrity import actions, sources
from nennep.integrity.actions import runs
from nennep.integrity.measuring import Expectations
from nennep.integrity.models import CheckedText, Finding, Run

NUMBER, EXPECTED = 1000, Expectations()
HEADS, TAILS = "b c ch d đ g h kh l m n ng nh ph r s t th tr v x".split(), "a ác ăn âu em ê ỉn o ông ơi u ước".split()
WORDS = [head + tail for head in HEADS for tail in TAILS]


def sentences(number):
    random = Random(number)
    return [" ".join(random.choices(WORDS, k=18)) + "." for _ in range(14)]


def text(number):
    copied = sentences(number - 1)[:7] if number % 40 == 0 else []
    return " ".join([*copied, *sentences(number)[len(copied):]])


sources.register("test.text", lambda ids: {number: text(number) for number in ids})
about = sources.Described(sources.Collection("test.collection", 1, "test.text", (1,)), EXPECTED)
sources.register_collection("test.collection", lambda number: about)
"""
PREPARE = """
call_command("migrate", verbosity=0)
run = actions.request_run(collection_type="test.collection", collection_id=1)
items = [actions.Item(number, number, text(number)) for number in range(1, NUMBER)]
actions.check_texts(items, collection=about.collection, expectations=EXPECTED)
"""
PERFORM = "runs.perform(Run.objects.get().pk)"
OUTCOME = """
import json
rows = Finding.objects.order_by("text__source_id", "other__source_id")
names = "text__source_id", "other__source_id", "signal", "passages", "numbers"
print(json.dumps([Run.objects.get().state, list(rows.values_list(*names))]))
"""


class House:
    def __init__(self, home):
        self.home = home
        self.environment = {
            **{name: value for name, value in os.environ.items() if not name.startswith("NENNEP_")},
            "DJANGO_SETTINGS_MODULE": "nennep.settings",
            "NENNEP_HOME": str(home),
            "PYTHONPATH": str(ROOT),
        }

    def start(self, lines):
        return subprocess.Popen(
            [sys.executable, "-c", SCENE + lines], env=self.environment, stdout=subprocess.PIPE, text=True
        )

    def do(self, lines):
        process = self.start(lines)
        said, _nothing = process.communicate(timeout=PATIENCE_SECONDS)
        assert process.returncode == 0
        return said

    def blocks_done(self):
        return sorted(self.home.glob("indexes/runs/*/own/block-*/done.json"))

    def kill_in_the_middle(self):
        """SIGKILL as soon as the first block is read; returns when it was finished."""
        process, until = self.start(PERFORM), time.monotonic() + PATIENCE_SECONDS
        while not self.blocks_done():
            assert process.poll() is None, "the run was over before it could be killed"
            assert time.monotonic() < until
            time.sleep(0.002)
        process.send_signal(signal.SIGKILL)
        process.wait()
        return self.blocks_done()


@pytest.fixture(scope="module")
def prepared(tmp_path_factory):
    home = tmp_path_factory.mktemp("prepared")
    House(home).do(PREPARE)
    return home


def copy_of(prepared, home):
    shutil.copytree(prepared, home)
    return House(home)


def test_a_killed_run_goes_on_and_finds_the_same(prepared, tmp_path):
    undisturbed = json.loads(copy_of(prepared, tmp_path / "undisturbed").do(PERFORM + OUTCOME))
    house = copy_of(prepared, tmp_path / "killed")

    done = house.kill_in_the_middle()
    written = {path: path.stat().st_mtime_ns for path in done}
    state, found = json.loads(house.do(OUTCOME))
    assert (state, found) == ("running", [])

    again = house.start(PERFORM)
    # What was finished before the kill is not done again.
    while again.poll() is None:
        assert all(path.stat().st_mtime_ns == at for path, at in written.items() if path.exists())
        time.sleep(0.01)
    state, found = json.loads(house.do(OUTCOME))

    assert [state, found] == undisturbed
    assert (state, len(found)) == ("done", 24)
    assert not list(house.home.glob("indexes/runs/*"))
