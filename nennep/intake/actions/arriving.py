"""A paper lands in a tray: kept unread, or refused at once with the reason."""

from pathlib import Path

from django.db import transaction

from nennep.files.actions import store_bytes
from nennep.files.refusals import FileRefused
from nennep.history.actions import record
from nennep.intake.models import Arrival, Delivery
from nennep.lib.extract import PICTURES, READABLE, office

State = Arrival.State
LISTS = ("xlsx", "xls", "ods")
KINDS = (*READABLE, *PICTURES, "zip", "xml", *LISTS)
# What lies inside something else is a paper or an envelope: no ZIP in a ZIP.
INSIDE = (*READABLE, *PICTURES, "xml")


@transaction.atomic
def open_delivery(*, unit, source, by, form_key, claimed_sender=""):
    """(delivery, whether it is new): the same form or mail again gives the same delivery."""
    return Delivery.objects.get_or_create(
        form_key=form_key,
        defaults={"unit": unit, "source": source, "by": by, "claimed_sender": claimed_sender[:200]},
    )


def add_file(delivery, *, place, name, chunks, container=None, limit=None, origin="", proposals=None):
    """One file as an arrival that waits to be read, or a refused one that says why. Taken twice, it is there once."""
    known = Arrival.objects.filter(delivery=delivery, container=container, place=place).first()
    if known:
        return known
    try:
        with transaction.atomic():
            kinds = (*(KINDS if container is None else INSIDE), *(office.KINDS if office.is_available() else ()))
            stored = store_bytes(chunks, name=name, by=delivery.by, kinds=kinds, limit=limit)
            return Arrival.objects.create(
                unit_id=delivery.unit_id,
                delivery=delivery,
                container=container,
                place=place,
                name=stored.name,
                file=stored,
                origin=origin,
                proposals=proposals or {},
            )
    except FileRefused as refused:
        return add_refused(delivery, refused, place=place, container=container)


def add_refused(delivery, refused, *, place, container=None):
    """A row that says what was not taken and why; of a marked paper not even its name."""
    arrival = Arrival(
        unit_id=delivery.unit_id, delivery=delivery, container=container, place=place, state=State.REFUSED
    )
    say_refused(arrival, refused)
    arrival.save()
    return arrival


def say_refused(arrival, refused):
    """Set name and problem of a refused arrival; the caller saves."""
    if refused.code == "marked":
        arrival.name, arrival.problem, arrival.proposals, arrival.page_texts = "", "", {}, []
        _forget_originals(arrival)
        record(arrival.delivery, "arrival.refused_marked", by=arrival.delivery.by, unit_id=arrival.unit_id)
    else:
        arrival.name, arrival.problem = refused.name[:300], str(refused)[:500]


def _forget_originals(arrival):
    """Nothing of a marked paper stays: neither in the watched folder, also not inside a ZIP there, nor its sender."""
    holder = arrival
    while holder:
        if holder.origin:
            Path(holder.origin).unlink(missing_ok=True)
            holder.origin = ""
            Arrival.objects.filter(pk=holder.pk).update(origin="")
        holder = holder.container
    arrival.delivery.claimed_sender = ""
    Delivery.objects.filter(pk=arrival.delivery_id).update(claimed_sender="")
