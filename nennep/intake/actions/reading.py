"""Reading what waits in a tray, in the background: one paper at a time, so that it goes on where it stopped."""

import logging
import traceback
from pathlib import Path

from django.db import transaction
from django_tasks import task

from nennep.files.actions import discard, has_unread_pages, read_scan, read_text
from nennep.files.refusals import FileRefused
from nennep.intake.actions.arriving import LISTS
from nennep.intake.actions.listing import read_list
from nennep.intake.actions.scanning import request_reading_of_scans
from nennep.intake.actions.settling import propose, refuse, settle
from nennep.intake.actions.unpacking import open_envelope, unpack
from nennep.intake.models import Arrival
from nennep.intake.proposing import same_document
from nennep.lib.extract import PICTURES

# What is named so and is only a ZIP inside was damaged, or is no such paper: it is not unpacked.
OFFICE_NAMES = (".docx", ".odt", ".xlsx", ".ods")
log = logging.getLogger(__name__)
State, Sameness = Arrival.State, Arrival.Sameness


@task()
def read_delivery_task(*, delivery_id):
    read_delivery(delivery_id)


def read_delivery(delivery_id):
    """Read all that waits; what lies inside something else comes after it."""
    waiting = Arrival.objects.filter(delivery=delivery_id, state=State.WAITING).select_related(
        "file", "unit", "delivery"
    )
    while arrival := waiting.order_by("pk").first():
        read_arrival(arrival)
    request_reading_of_scans(Arrival.objects.filter(delivery=delivery_id))


def read_arrival(arrival):
    """Open it, look for markings, propose what stands in its head. Done twice, it is done once."""
    try:
        if arrival.file.kind == "zip" and Path(arrival.name).suffix.lower() in OFFICE_NAMES:
            raise FileRefused("broken", arrival.name)
        _READERS.get(arrival.file.kind, read_paper)(arrival)
    except FileRefused as refused:
        refuse(arrival, refused)
    except Exception as error:
        # One paper that brings the reader down must not keep the others waiting. The words of the error may be its own.
        place = traceback.extract_tb(error.__traceback__)[-1]
        log.error("Arrival %s: %s in %s:%s.", arrival.pk, type(error).__name__, place.filename, place.lineno)
        refuse(arrival, FileRefused("broken", arrival.name))


def read_paper(arrival):
    """A paper by itself. Pages without words wait unseen: for a machine, or for a person who declares them unmarked."""
    if arrival.file.kind in PICTURES:
        _turn_upright(arrival)
    text = read_text(arrival.file)
    if has_unread_pages(text):
        _let_wait(arrival)
    else:
        propose(arrival)


def _let_wait(arrival):
    """Pages that nobody knows; but the very file of a document that is held needs no reading."""
    if same_document(arrival)[1] == Sameness.FILE:
        settle(arrival)
        return
    arrival.state = State.SCAN
    arrival.save(update_fields=["state"])


def _turn_upright(arrival):
    raw = arrival.file
    with transaction.atomic():
        arrival.file = read_scan(raw)
        arrival.name = arrival.file.name
        arrival.save(update_fields=["file", "name"])
        discard(raw)


_READERS = {"zip": unpack, "xml": open_envelope, **dict.fromkeys(LISTS, read_list)}
