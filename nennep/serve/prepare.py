"""What stands ready before the first request: tables, and static files in the form that is served."""

import hashlib
import json

from django.conf import settings
from django.contrib.staticfiles.finders import get_finders
from django.core.management import call_command


def prepare_database():
    call_command("migrate", interactive=False, verbosity=0)


def prepare_static_files():
    """Collect and compress them, unless they are the ones collected last time."""
    note = settings.STATIC_ROOT / "collected.json"
    now_there = fingerprint()
    if note.exists() and json.loads(note.read_text()) == now_there:
        return
    call_command("collectstatic", interactive=False, clear=True, verbosity=0)
    note.write_text(json.dumps(now_there))


def fingerprint():
    """A digest that changes when a static file of any app is added, taken away or changed."""
    lines = []
    for finder in get_finders():
        for path, storage in finder.list([]):
            lines.append(f"{path} {storage.size(path)} {storage.get_modified_time(path).timestamp()}")
    return hashlib.sha256("\n".join(sorted(lines)).encode()).hexdigest()
