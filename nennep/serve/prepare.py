"""What stands ready before the first request: tables, and static files in the form that is served."""

import hashlib
import json
from contextlib import contextmanager

from django.conf import settings
from django.contrib.staticfiles.finders import get_finders
from django.core.management import call_command
from django.db import connection

# Any number will do that nothing else in the database uses.
MIGRATION_LOCK = 5_875


def prepare_database():
    with one_server_at_a_time():
        call_command("migrate", interactive=False, verbosity=0)


@contextmanager
def one_server_at_a_time():
    """On PostgreSQL several servers may start together. On SQLite the lock of the data folder has seen to it."""
    if connection.vendor != "postgresql":
        yield
        return
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_lock(%s)", [MIGRATION_LOCK])
        try:
            yield
        finally:
            cursor.execute("SELECT pg_advisory_unlock(%s)", [MIGRATION_LOCK])


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
