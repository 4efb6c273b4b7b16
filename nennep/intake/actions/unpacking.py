"""A ZIP in the tray: each file in it becomes an arrival of its own, and the ZIP is let go of."""

import zipfile

from nennep.files.actions import discard
from nennep.files.incoming import short_name
from nennep.files.refusals import FileRefused
from nennep.intake.actions.arriving import INSIDE, add_file, add_refused
from nennep.intake.models import Arrival
from nennep.lib.extract import Refused
from nennep.lib.extract.zipbundle import read_bundle


def unpack(arrival):
    """Every file of the ZIP, however good the others are. Raises FileRefused for a ZIP that cannot be opened."""
    try:
        for place, (name, content) in enumerate(read_bundle(arrival.file.path), 1):
            _take(arrival, place, name, content)
    except (Refused, zipfile.BadZipFile) as error:
        code, details = getattr(error, "code", "broken"), getattr(error, "details", {})
        raise FileRefused(code, arrival.name, kinds=("zip",), limit=details.get("limit", 0)) from error
    let_go_of_container(arrival)


def _take(arrival, place, name, content):
    if isinstance(content, Refused):
        limit = content.details.get("limit", 0)
        refused = FileRefused(content.code, short_name(name), kinds=INSIDE, limit=limit)
        if not arrival.contents.filter(place=place).exists():
            add_refused(arrival.delivery, refused, place=place, container=arrival)
        return
    add_file(arrival.delivery, place=place, name=name, chunks=[content], container=arrival)


def let_go_of_container(arrival):
    """What was in it lies in the tray; it may have held something marked, so it is not kept itself."""
    file, arrival.file, arrival.state = arrival.file, None, Arrival.State.UNPACKED
    arrival.save(update_fields=["file", "state"])
    discard(file)
