"""Files that belong to one paper stay with it, and are no papers of their own."""

from django.db import transaction
from django.utils.timezone import now

from nennep.documents.actions import add_annex
from nennep.intake.actions.settling import settle
from nennep.intake.errors import AlreadyDecided
from nennep.intake.models import Arrival

State = Arrival.State


@transaction.atomic
def keep_with(*, arrival, annexes, by):
    """These go with the paper: beside its document once that is registered. Twice does it once.

    Raises AlreadyDecided when the paper itself was put aside or refused, or one of them was dealt with.
    """
    paper = Arrival.objects.select_for_update().get(pk=arrival.pk)
    chosen = list(Arrival.objects.select_for_update().filter(pk__in=[one.pk for one in annexes], unit=paper.unit_id))
    free = (State.TO_CONFIRM, State.ANNEX)
    if paper.state not in (State.TO_CONFIRM, State.REGISTERED) or any(one.state not in free for one in chosen):
        raise AlreadyDecided
    for one in chosen:
        one.state, one.annex_of, one.is_complete = State.ANNEX, paper, False
        one.save(update_fields=["state", "annex_of", "is_complete"])
    if paper.state == State.REGISTERED:
        take_annexes(arrival=paper, by=by)


def take_annexes(*, arrival, by):
    """The paper is registered now, and what goes with it stands beside its document."""
    waiting = Arrival.objects.select_for_update(of=("self",)).filter(annex_of=arrival, state=State.ANNEX)
    for one in waiting.select_related("file").order_by("pk"):
        add_annex(document=arrival.document, file=one.file, text=one.text, note=one.name[:200], by=by)
        one.state, one.document, one.decided_by, one.decided_at = State.REGISTERED, arrival.document, by, now()
        one.save(update_fields=["state", "document", "decided_by", "decided_at"])


@transaction.atomic
def let_go_of_annexes(*, arrival):
    """What went with it is a paper of its own again."""
    for one in Arrival.objects.filter(annex_of=arrival, state=State.ANNEX).select_related("file", "unit"):
        one.annex_of = None
        settle(one)
