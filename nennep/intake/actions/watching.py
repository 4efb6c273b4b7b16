"""Watched folders: a file that has stopped growing is taken into the tray and moved to `done` beside it."""

import logging
import os
from datetime import timedelta
from pathlib import Path
from uuid import NAMESPACE_URL, uuid5

from django.utils.timezone import now
from django_tasks import task

from nennep.history.actions import record
from nennep.intake.actions.arriving import add_file, open_delivery
from nennep.intake.actions.reading import read_delivery_task
from nennep.intake.models import Source, WatchedFile
from nennep.intake.sources import watched_folders

log = logging.getLogger(__name__)
# Scanners write a page every few seconds.
QUIET_FOR = timedelta(seconds=20)
MOST_AT_ONCE = 200
UNFINISHED = (".part", ".tmp", ".crdownload", ".partial", ".filepart")
CHUNK = 1024 * 1024


def look_into_folders():
    """What the clock does: look at sizes only, and have taken what has stopped growing."""
    ready, seen = False, []
    for _unit, folder in watched_folders():
        for path in _files_in(folder):
            seen.append(str(path))
            ready |= _has_stopped_growing(path)
    WatchedFile.objects.exclude(path__in=seen).delete()
    if ready:
        take_from_folders_task.enqueue()


@task()
def take_from_folders_task():
    take_from_folders()


def take_from_folders():
    """Take what has stopped growing. Killed at any point, it goes on without doubles."""
    quiet = set(WatchedFile.objects.filter(since__lte=now() - QUIET_FOR).values_list("path", flat=True))
    for unit, folder in watched_folders():
        for path in _files_in(folder):
            if str(path) in quiet and _has_stopped_growing(path):
                _take_safely(unit, folder, path)


def _take_safely(unit, folder, path):
    """A file that may not be read or moved keeps no other waiting; its name is not for the log."""
    try:
        _take(unit, folder, path)
    except OSError as error:
        log.error("A file in the watched folder %s could not be taken: %s.", folder, error.strerror)


def _take(unit, folder, path):
    stat = path.stat()
    key = uuid5(NAMESPACE_URL, f"{unit.pk} {path} {stat.st_size} {stat.st_mtime_ns}")
    delivery, _is_new = open_delivery(unit=unit, source=Source.FOLDER, by=None, form_key=key)
    target = _free_place(folder / "done", path.name)
    arrival = add_file(delivery, place=1, name=path.name, chunks=_chunks(path), origin=str(target))
    if arrival.is_marked:
        path.unlink(missing_ok=True)
    else:
        target.parent.mkdir(exist_ok=True)
        os.replace(path, target)
        if arrival.file_id and arrival.origin != str(target):
            arrival.origin = str(target)
            arrival.save(update_fields=["origin"])
    WatchedFile.objects.filter(path=str(path)).delete()
    record(delivery, "delivery.taken", by=None, unit_id=unit.pk)
    read_delivery_task.enqueue(delivery_id=delivery.pk)


def _files_in(folder):
    """Plain files directly in the folder, oldest first; nothing hidden, half copied or linked from elsewhere."""
    found = [
        path
        for path in map(_with_readable_name, folder.iterdir())
        if not path.is_symlink()
        and path.is_file()
        and not path.name.startswith((".", "~"))
        and not path.name.lower().endswith(UNFINISHED)
    ]
    return sorted(found, key=lambda path: path.stat().st_mtime)[:MOST_AT_ONCE]


def _with_readable_name(path):
    """Bytes that are no letters get a sign that is one, or no database would keep the name."""
    name = os.fsencode(path.name).decode("utf-8", "replace")
    return path if name == path.name else path.rename(_free_place(path.parent, name))


def _has_stopped_growing(path):
    stat = path.stat()
    watched, is_new = WatchedFile.objects.get_or_create(
        path=str(path), defaults={"size": stat.st_size, "changed_ns": stat.st_mtime_ns}
    )
    if (watched.size, watched.changed_ns) != (stat.st_size, stat.st_mtime_ns):
        watched.size, watched.changed_ns, watched.since = stat.st_size, stat.st_mtime_ns, now()
        watched.save()
        return False
    return not is_new and watched.since <= now() - QUIET_FOR


def _free_place(folder, name):
    place, number = folder / name, 2
    while place.exists():
        place = folder / f"{Path(name).stem} ({number}){Path(name).suffix}"
        number += 1
    return place


def _chunks(path):
    # Between looking and opening somebody may have put a link in its place.
    with os.fdopen(os.open(path, os.O_RDONLY | os.O_NOFOLLOW), "rb") as file:
        while chunk := file.read(CHUNK):
            yield chunk
