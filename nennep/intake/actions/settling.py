"""What is known of a paper once it was read: what it proposes, whether it is held already, or why it is refused."""

from django.db import transaction
from django.utils.translation import gettext as _

from nennep.files.actions import discard
from nennep.intake.actions.arriving import say_refused
from nennep.intake.models import Arrival
from nennep.intake.proposing import is_in_doubt, lacks, proposals_of, same_document

State, Sameness = Arrival.State, Arrival.Sameness


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
    needs_a_look = arrival.sameness or lacks(arrival.proposals) or is_in_doubt(arrival.proposals)
    arrival.is_complete = arrival.state == State.TO_CONFIRM and not needs_a_look
    arrival.save()


@transaction.atomic
def refuse(arrival, refused):
    """Keep the reason and nothing else; of a marked paper the original in a watched folder goes as well."""
    file = arrival.file
    arrival.file, arrival.state, arrival.is_complete = None, State.REFUSED, False
    say_refused(arrival, refused)
    arrival.save()
    if file:
        discard(file)


def _twin(arrival):
    """The same file twice in one tray: a sentence that names the first."""
    if not arrival.file_id:
        return ""
    same = Arrival.objects.filter(unit=arrival.unit_id, state__in=Arrival.OPEN, file__sha256=arrival.file.sha256)
    first = same.filter(pk__lt=arrival.pk).exclude(name="").order_by("pk").first()
    return _("The same file as “%(name)s”, which came to this tray before.") % {"name": first.name} if first else ""
