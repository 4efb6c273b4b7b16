"""The settings under which the tests run: the product's own, on a data folder that is thrown away."""

import atexit
import os
import shutil
import tempfile
from pathlib import Path

# The suite says what it runs on; nothing of the person's own installation is used.
for _name in [name for name in os.environ if name.startswith("NENNEP_") and not name.startswith("NENNEP_TEST_")]:
    del os.environ[_name]
_home = Path(tempfile.mkdtemp(prefix="nennep-test-"))
atexit.register(shutil.rmtree, _home, ignore_errors=True)
os.environ["NENNEP_HOME"] = str(_home)
os.environ["NENNEP_DATABASE_URL"] = os.environ.get("NENNEP_TEST_DATABASE_URL", "")

from nennep.settings import *  # noqa: E402, F403 - the data folder must be named first
from nennep.settings import DATABASES, STATIC_ROOT  # noqa: E402

STATIC_ROOT.mkdir(exist_ok=True)

# A file, not memory: the live server's threads then wait for one another as they do in production.
if DATABASES["default"]["ENGINE"].endswith("sqlite3"):
    DATABASES["default"]["TEST"] = {"NAME": str(_home / "test.sqlite3")}
    # Nothing of it has to survive a power cut, and waiting for the disk took longer than most of the tests.
    _options = DATABASES["default"]["OPTIONS"]
    _options["init_command"] = _options["init_command"].replace("synchronous=FULL", "synchronous=OFF")

PASSWORD_HASHERS = ["tests.hashers.CheapArgon2id"]
# Pages name static files as they are; that they can be collected and hashed has its own test.
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
ALLOWED_HOSTS = ["testserver", "localhost", "127.0.0.1"]
NENNEP_URL = "http://testserver"
