"""The books of incoming and outgoing documents."""

from django.db import transaction
from django.db.models import Max
from django.utils.timezone import localdate

from nennep.documents.errors import EntersTwice, NumberTaken
from nennep.documents.models import RegisterEntry
from nennep.history.actions import record
from nennep.units.models import Unit


@transaction.atomic
def enter_in_register(*, document, unit, direction, by, on=None, number=None, handed_to="", copies=None, note=""):
    """A line in the unit's book of that day's year, under the next number; or under the `number` that the paper book
    gave it. Two at once get two numbers: whoever writes in a unit's books waits for the other."""
    Unit.objects.select_for_update().get(pk=unit.pk)
    on = on or localdate()
    book = RegisterEntry.objects.filter(unit=unit, direction=direction)
    before = book.filter(document=document).first()
    if before:
        raise EntersTwice(before)
    book = book.filter(year=on.year)
    if number is not None and book.filter(number=number).exists():
        raise NumberTaken(number, on.year)
    entry = RegisterEntry.objects.create(
        unit=unit,
        direction=direction,
        year=on.year,
        number=number if number is not None else next_number(unit, direction, on.year),
        document=document,
        entered_on=on,
        handed_to=handed_to,
        copies=copies,
        note=note,
        entered_by=by,
    )
    record(document, "document.entered_in_register", by=by, unit_id=unit.pk, number=entry.number, year=entry.year)
    return entry


def next_number(unit, direction, year):
    """The number behind the last one of the book."""
    book = RegisterEntry.objects.filter(unit=unit, direction=direction, year=year)
    return (book.aggregate(last=Max("number"))["last"] or 0) + 1
