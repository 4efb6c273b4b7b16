"""Reading what waits in a tray, in the background: one paper at a time, so that it goes on where it stopped."""

import logging
from pathlib import Path

from django.db import transaction
from django.utils.translation import gettext as _
from django_tasks import task

from nennep.files.actions import MACHINE, discard, read_scan, read_text
from nennep.files.refusals import FileRefused
from nennep.intake.actions.arriving import LISTS, say_refused
from nennep.intake.actions.listing import read_list
from nennep.intake.actions.unpacking import open_envelope, unpack
from nennep.intake.models import Arrival
from nennep.intake.proposing import lacks, proposals_of, same_document
from nennep.lib.extract import PICTURES

log = logging.getLogger(__name__)
State, Sameness = Arrival.State, Arrival.Sameness
# The words of these are not all known: what stands on the pages may be a marking.
UNREAD_PAGES = {"scan", "pages_without_text", "legacy_font"}


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


def read_arrival(arrival):
    """Open it, look for markings, propose what stands in its head. Done twice, it is done once."""
    try:
        _READERS.get(arrival.file.kind, read_paper)(arrival)
    except FileRefused as refused:
        refuse(arrival, refused)
    except Exception:
        # One paper that brings the reader down must not keep the others waiting.
        log.exception("Arrival %s could not be read.", arrival.pk)
        refuse(arrival, FileRefused("broken", arrival.name))


def read_paper(arrival):
    """A paper by itself. Pages without words wait unseen: for a machine, or for a person who declares them unmarked."""
    if arrival.file.kind in PICTURES:
        _turn_upright(arrival)
    text = read_text(arrival.file)
    if not text.checkable or (UNREAD_PAGES.intersection(text.warnings) and MACHINE not in text.warnings):
        arrival.state = State.SCAN
        arrival.save(update_fields=["state"])
        return
    propose(arrival)


def propose(arrival):
    """What the words say, what is the same already, and so what a person is asked."""
    # What an envelope said of the paper counts where the words say nothing.
    arrival.proposals = {**arrival.proposals, **proposals_of(arrival.text)}
    settle(arrival)


def settle(arrival):
    """State and sameness of an arrival whose proposals are known."""
    arrival.document, arrival.sameness = same_document(arrival)
    twin = _twin(arrival)
    # A row of a list brings nothing to a document that is held; a file with other words may.
    brings_nothing = arrival.sameness == Sameness.FILE or (arrival.sameness and not arrival.file_id)
    if brings_nothing or twin:
        arrival.state, arrival.problem = State.DUPLICATE, twin
    else:
        arrival.state = State.TO_CONFIRM
    arrival.is_complete = arrival.state == State.TO_CONFIRM and not arrival.sameness and not lacks(arrival.proposals)
    arrival.save()


@transaction.atomic
def refuse(arrival, refused):
    """Keep the reason and nothing else; of a marked paper the original in a watched folder goes as well."""
    file, origin = arrival.file, arrival.origin
    arrival.file, arrival.origin, arrival.state, arrival.is_complete = None, "", State.REFUSED, False
    say_refused(arrival, refused)
    arrival.save()
    if file:
        discard(file)
        if refused.code == "marked" and origin:
            Path(origin).unlink(missing_ok=True)


def _turn_upright(arrival):
    raw = arrival.file
    with transaction.atomic():
        arrival.file = read_scan(raw)
        arrival.name = arrival.file.name
        arrival.save(update_fields=["file", "name"])
        discard(raw)


def _twin(arrival):
    """The same file twice in one tray: a sentence that names the first."""
    if not arrival.file_id:
        return ""
    same = Arrival.objects.filter(unit=arrival.unit_id, state__in=Arrival.OPEN, file__sha256=arrival.file.sha256)
    first = same.filter(pk__lt=arrival.pk).exclude(name="").order_by("pk").first()
    return _("The same file as “%(name)s”, which waits in this tray.") % {"name": first.name} if first else ""


_READERS = {"zip": unpack, "xml": open_envelope, **dict.fromkeys(LISTS, read_list)}
