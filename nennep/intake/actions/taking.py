"""Taking in what a person sends from a page."""

from django.conf import settings

from nennep.files.incoming import short_name
from nennep.files.refusals import FileRefused
from nennep.history.actions import record
from nennep.intake.actions.arriving import add_file, add_refused, open_delivery
from nennep.intake.actions.reading import read_delivery_task
from nennep.intake.models import Source


def take_uploads(*, unit, uploads, by, form_key, too_large=()):
    """Files of one form, however many. `too_large`: (name, limit) of those that were thrown away as they came."""
    delivery, is_new = open_delivery(unit=unit, source=Source.UPLOAD, by=by, form_key=form_key)
    if not is_new:
        return delivery
    for place, upload in enumerate(uploads, 1):
        limit = settings.IMPORT_LIMIT_BYTES if upload.name.lower().endswith(".zip") else settings.UPLOAD_LIMIT_BYTES
        add_file(delivery, place=place, name=upload.name, chunks=upload.chunks(), limit=limit)
    for place, (name, limit) in enumerate(too_large, len(uploads) + 1):
        add_refused(delivery, FileRefused("too_large", short_name(name), limit=limit), place=place)
    finish_delivery(delivery)
    return delivery


def finish_delivery(delivery):
    """All of it lies in the tray now: have it read."""
    record(delivery, "delivery.taken", by=delivery.by, unit_id=delivery.unit_id)
    read_delivery_task.enqueue(delivery_id=delivery.pk)
