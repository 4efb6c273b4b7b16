"""What was not wanted is not kept: a month after the decision its file and its row go."""

from datetime import timedelta

from django.db.models import Q
from django.utils.timezone import now

from nennep.files.actions import discard
from nennep.intake.models import Arrival, Delivery

State = Arrival.State
KEPT_FOR = timedelta(days=30)


def forget_old_arrivals():
    """Let go of what was put aside, refused or held already; answers how many."""
    before = now() - KEPT_FOR
    old = Arrival.objects.filter(
        Q(state=State.SET_ASIDE, decided_at__lt=before)
        | Q(state__in=(State.REFUSED, State.DUPLICATE, State.UNPACKED), arrived_at__lt=before, contents=None)
    ).select_related("file")
    count = 0
    for arrival in old:
        file = arrival.file
        arrival.delete()
        if file:
            discard(file)
        count += 1
    Delivery.objects.filter(arrivals=None, at__lt=before).delete()
    # Who wrote a mail is of no use once its papers were dealt with.
    Delivery.objects.filter(at__lt=before).exclude(arrivals__state__in=Arrival.OPEN).update(claimed_sender="")
    return count
