"""Scans: a machine reads page after page in the background, and goes on where it stopped."""

import logging
from datetime import timedelta

from django.db import transaction
from django.utils.timezone import now
from django.utils.translation import gettext as _
from django_tasks import task

from nennep.files.actions import keep_words_of_scan
from nennep.files.refusals import FileRefused
from nennep.intake.actions.settling import propose, refuse
from nennep.intake.models import Arrival
from nennep.lib.citations import secrecy_marking
from nennep.lib.extract import Refused, ocr

log = logging.getLogger(__name__)
State = Arrival.State
# A page takes seconds: what somebody waits for in front of the screen goes first, and comes in between.
LAST = -50
PAGES_OF_A_JOB = 2
# Scans that came while no machine could read are looked at again, for it may have been installed.
LEFT_FOR = timedelta(minutes=10)


def request_reading_of_scans(arrivals):
    """Have the scans among them read, where a machine is there to do so."""
    if not ocr.is_available():
        return
    for pk in arrivals.filter(state=State.SCAN, pages=0).values_list("pk", flat=True):
        read_scan_task.enqueue(arrival_id=pk)


def look_for_unread_scans():
    """What the clock does."""
    request_reading_of_scans(Arrival.objects.filter(arrived_at__lt=now() - LEFT_FOR, problem=""))


@task(priority=LAST)
def read_scan_task(*, arrival_id):
    if read_scan_of(arrival_id, most=PAGES_OF_A_JOB):
        read_scan_task.enqueue(arrival_id=arrival_id)


def read_scan_of(arrival_id, most=None):
    """Read the pages that are left, one transaction each, `most` of them. Answers whether some are left still.

    A marking on any of them refuses the paper at once.
    """
    arrival = Arrival.objects.select_related("file", "unit", "delivery").get(pk=arrival_id)
    if arrival.state != State.SCAN:
        return False
    try:
        return _read_pages(arrival, most)
    except FileRefused as refused:
        refuse(arrival, refused)
    except Refused as refused:
        log.warning("The scan of arrival %s could not be read: %s.", arrival.pk, refused.code)
        _say(arrival, _("The machine could not read these pages."))
    return False


def _read_pages(arrival, most):
    path, kind = arrival.file.path, arrival.file.kind
    pages = ocr.pages_without_words(path, kind)
    if not pages:
        _say(arrival, _("Pictures inside this kind of file are not read. Send them as PDF, JPEG or PNG."))
        return False
    Arrival.objects.filter(pk=arrival.pk).update(pages=len(pages))
    if not arrival.page_texts and any(map(secrecy_marking, ocr.read_stamps(path, kind, pages[0]))):
        raise FileRefused("marked", arrival.name)
    read = len(arrival.page_texts)
    for page in pages[read:][:most]:
        words = ocr.read_page(path, kind, page)
        if secrecy_marking(words):
            raise FileRefused("marked", arrival.name)
        arrival.page_texts.append(words)
        if not Arrival.objects.filter(pk=arrival.pk, state=State.SCAN).update(page_texts=arrival.page_texts):
            return False  # somebody answered for it meanwhile, or put it aside
    if len(arrival.page_texts) < len(pages):
        return True
    _finish(arrival)
    return False


@transaction.atomic
def _finish(arrival):
    """The words of the pages stand behind those that the file itself had."""
    own = "" if "legacy_font" in arrival.file.text.warnings else arrival.file.text.text.strip()
    words = "\n\n".join(part for part in (own, *arrival.page_texts) if part)
    current = Arrival.objects.select_for_update().get(pk=arrival.pk)
    if current.state != State.SCAN:
        return
    if not any(c.isalpha() for c in words):
        _say(arrival, _("No words were found on these pages."))
        return
    keep_words_of_scan(arrival.file, words)
    arrival.file.refresh_from_db()
    arrival.pages, arrival.page_texts, arrival.problem = len(arrival.page_texts), [], ""
    propose(arrival)


def _say(arrival, sentence):
    Arrival.objects.filter(pk=arrival.pk, state=State.SCAN).update(problem=sentence, page_texts=[])
