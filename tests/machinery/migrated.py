"""A database that is migrated once for a whole run: every process of its parts begins with a copy. SQLite only."""

import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

# Where the processes of a run find it.
NAME = "NENNEP_TEST_MIGRATED"
ROOT = Path(__file__).resolve().parents[2]


class MigratedDatabase:
    """Migrates as the product does, in a folder of its own and beside what else the run does."""

    def __init__(self):
        self.home = Path(tempfile.mkdtemp(prefix="nennep-migrated-"))
        kept = {name: value for name, value in os.environ.items() if not name.startswith("NENNEP_")}
        self.process = subprocess.Popen(
            [sys.executable, ROOT / "manage.py", "migrate", "-v0"], env={**kept, "NENNEP_HOME": str(self.home)}
        )

    def path(self):
        """The file, once it is ready."""
        if self.process.wait() != 0:
            raise RuntimeError("the database could not be migrated (see above)")
        return self.home / "nennep.sqlite3"

    def throw_away(self):
        self.process.kill()
        self.process.wait()
        shutil.rmtree(self.home)


def is_given():
    return bool(os.environ.get(NAME))


def copy_to(target):
    shutil.copyfile(os.environ[NAME], target)
