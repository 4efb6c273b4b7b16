"""The essays of the demo, written by a second process while this one fills the tables.

python -m nennep.demo.build.texts FOLDER
"""

import json
import os
import subprocess
import sys
from pathlib import Path

from nennep.demo.build.cast import authors, homes
from nennep.demo.build.steps import SEED
from nennep.demo.writing.essays import write_essays
from nennep.demo.writing.sent_back import first_attempts

# The people of these communes study in the campaign that is still running.
RUNNING_COMMUNES = ("X05", "X09", "X14")


class Texts:
    """The texts of a build: `start` begins to write them, `finished` and `running` wait until they are there."""

    def __init__(self, folder):
        self.folder = Path(folder)
        self.writer = None

    def start(self):
        if not (self.folder / "running.json").exists():
            self.folder.mkdir(parents=True, exist_ok=True)
            self.writer = subprocess.Popen([sys.executable, "-m", "nennep.demo.build.texts", str(self.folder)])  # noqa: S603

    def finished(self):
        """{"essays": [a text for each author], "attempts": [the thirteen that were sent back]}"""
        return self._read("finished.json")

    def running(self):
        """[a text for each author of the running campaign, in their order]"""
        return self._read("running.json")

    def forget(self):
        """The texts are in the database now."""
        for path in self.folder.glob("*.json"):
            path.unlink()
        self.folder.rmdir()

    def _read(self, name):
        path = self.folder / name
        if not path.exists() and self.writer is None:
            self.start()
        while not path.exists():
            if self.writer.poll() is not None and not path.exists():
                raise RuntimeError("The essays of the demo could not be written; see the lines above.")
            try:
                self.writer.wait(timeout=0.2)
            except subprocess.TimeoutExpired:
                continue
        return json.loads(path.read_text(encoding="utf-8"))


def write(folder):
    everybody = authors()
    essays = list(write_essays(SEED, everybody, "digital"))
    attempts = [vars(attempt) for attempt in first_attempts(SEED, everybody, essays)]
    _save(folder / "finished.json", {"essays": essays, "attempts": attempts})
    _save(folder / "running.json", list(write_essays(SEED, running_authors(), "flood")))


def running_authors():
    return [author for author, home in zip(authors(), homes(), strict=True) if home.commune in RUNNING_COMMUNES]


def _save(path, value):
    """Whole or not at all: the other process reads it as soon as it has its name."""
    unfinished = path.with_suffix(".part")
    unfinished.write_text(json.dumps(value, ensure_ascii=False), encoding="utf-8")
    os.replace(unfinished, path)


if __name__ == "__main__":
    write(Path(sys.argv[1]))
