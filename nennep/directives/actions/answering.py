"""What the unit that owes does: acknowledge, hand in."""

from django.db import transaction
from django.utils.timezone import now

from nennep.directives.actions.relating import propose_relation
from nennep.directives.errors import NothingHandedIn, ReviewsItself
from nennep.directives.kinds import HANDED_IN, JUDGED
from nennep.directives.models import Delivery
from nennep.directives.queries.keepers import keepers_of
from nennep.directives.queries.subjects import document_of
from nennep.directives.rules import JUDGES
from nennep.duties import actions as duties
from nennep.duties.models import Duty
from nennep.history.actions import record
from nennep.notifications.actions import notify


@transaction.atomic
def acknowledge(*, duty, by, at=None):
    """The unit has read it: who said so and when is the evidence, and nobody judges a word that was given."""
    at = at or now()
    duties.receive([duty], by=by, at=at)
    return duties.evidence([duty], by=by, at=at)[0]


@transaction.atomic
def hand_in(*, duty, by, document=None, file=None, words="", at=None):
    """Hand in a registered document, or a file, for the current attempt. Raises `NothingHandedIn`."""
    at = at or now()
    if duty.kind not in JUDGED:
        raise ValueError("an acknowledgement takes no papers")
    if document is None and file is None:
        raise NothingHandedIn
    about = document_of(duty)
    if document is not None and document.pk == about.pk:
        raise ReviewsItself
    # The step locks the duty first, so that of two people at once only one hands in.
    duty = duties.receive([duty], by=by, at=at)[0]
    Delivery.objects.create(
        duty=duty, attempt=duty.attempt, document=document, file=file, words=words.strip(), by=by, at=at
    )
    duty = duties.evidence([duty], by=by, at=at)[0]
    if document is not None:
        propose_relation(duty, document, about)
    record(duty, "directive.handed_in", by=by, unit_id=duty.unit_id)
    notify(users=keepers_of([duty.owed_to], JUDGES)[duty.owed_to_id], kind=HANDED_IN, about=duty)
    return Duty.objects.get(pk=duty.pk)
