"""A form that was sent twice is stored once."""

from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from nennep.units.models import SentForm


def was_sent(key):
    """The stored form with this key, or None. Asked first: once done, a change often looks as if it could not be."""
    try:
        return SentForm.objects.filter(key=key or None).first()
    except ValidationError:
        return None


def try_out(act):
    """Do it and take it back, so that whatever stands against it is said before anybody confirms."""
    with transaction.atomic():
        act()
        transaction.set_rollback(True)


def once(key, act):
    """Run `act`, which answers what it made, unless a form with this key was stored before.

    Answers (primary key of what was made, whether it was made just now). When `act` raises, nothing is stored and
    the key is free again.
    """
    try:
        with transaction.atomic():
            sent = SentForm.objects.create(key=key)
            made = act()
            sent.made = getattr(made, "pk", None)
            sent.save(update_fields=["made"])
            return sent.made, True
    except IntegrityError:
        sent = SentForm.objects.filter(key=key).first()
        if sent is None:
            # The key was not what stood in the way.
            raise
        return sent.made, False
