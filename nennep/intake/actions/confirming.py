"""A person confirms what was read, and the paper stands in the registry; or it is put aside."""

import logging
from dataclasses import dataclass, field

from django.db import transaction
from django.utils.timezone import now
from django.utils.translation import gettext as _
from django_tasks import task

from nennep.documents.actions import add_version, enter_in_register, register_document
from nennep.documents.errors import DocumentsError, KeptAlready
from nennep.documents.issuers import unit_named
from nennep.documents.models import Document
from nennep.documents.queries.sameness import KEY, same_key
from nennep.history.actions import record
from nennep.intake.actions.annexing import let_go_of_annexes, take_annexes
from nennep.intake.actions.settling import settle
from nennep.intake.errors import AlreadyDecided, HeldAlready, IntakeError, StillIncomplete
from nennep.intake.models import Arrival

log = logging.getLogger(__name__)
State = Arrival.State
OPTIONAL = ("signer", "signer_post", "recipients", "urgency", "term")


@dataclass
class Outcome:
    """What became of many: the documents that were registered, and (arrival, sentence) of those that were not."""

    registered: list = field(default_factory=list)
    left: list = field(default_factory=list)


@transaction.atomic
def confirm(*, arrival, by, fields):
    """Register the paper under these fields (see `ConfirmForm`), with a line in the unit's book. Twice does it once.

    Raises AlreadyDecided, HeldAlready, NumberTaken.
    """
    arrival = _locked(arrival)
    if arrival.state == State.REGISTERED:
        return arrival.document
    if arrival.state != State.TO_CONFIRM:
        raise AlreadyDecided
    document = _registered(arrival, by, fields)
    enter_in_register(
        document=document,
        unit=arrival.unit,
        direction=fields["direction"],
        by=by,
        on=fields.get("entered_on"),
        number=fields.get("register_number"),
    )
    _decide(arrival, State.REGISTERED, by, document)
    take_annexes(arrival=arrival, by=by)
    return document


def _registered(arrival, by, fields):
    try:
        return register_document(
            **{name: fields[name] for name in ("type", "number", "notation", "issuer", "issued_on", "subject")},
            **{name: fields.get(name, "") for name in OPTIONAL},
            direction=fields["direction"],
            issuer_unit=unit_named(fields["issuer"], arrival.unit.tree_id),
            unit=arrival.unit,
            by=by,
            file=arrival.file,
            text=arrival.text,
            found_at=_places(arrival, fields),
        )
    except KeptAlready as error:
        key = {name: fields[name] for name in KEY}
        raise HeldAlready(same_key(**key).get(unit=arrival.unit)) from error


def request_confirming(*, arrivals, by):
    """As `confirm_many`, in the background: what cannot be registered comes back to the tray and says why.

    Answers how many will be.
    """
    keys = [arrival.pk for arrival in arrivals]
    with transaction.atomic():
        chosen = Arrival.objects.filter(pk__in=keys, state=State.TO_CONFIRM, is_complete=True)
        count = chosen.update(state=State.CONFIRMING, decided_by=by, decided_at=now())
        if count:
            confirm_chosen_task.enqueue(by_id=by.pk)
    return count


@task()
def confirm_chosen_task(*, by_id):
    """All that this person chose and that is not registered yet; a killed worker's rest is taken up again."""
    chosen = Arrival.objects.filter(state=State.CONFIRMING, decided_by=by_id).order_by("pk")
    while arrival := chosen.select_related("unit", "file", "delivery", "decided_by").first():
        _confirm_chosen(arrival)


@transaction.atomic
def _confirm_chosen(arrival):
    by, arrival.state, arrival.decided_by, arrival.decided_at = arrival.decided_by, State.TO_CONFIRM, None, None
    arrival.save(update_fields=["state", "decided_by", "decided_at"])
    try:
        with transaction.atomic():
            _confirm_as_proposed(arrival, by)
    except (IntakeError, DocumentsError) as error:
        Arrival.objects.filter(pk=arrival.pk).update(problem=str(error)[:500])
    except Exception as error:
        # One paper that cannot be written must not keep all behind it waiting; it lies in the tray again.
        log.error("Arrival %s could not be registered: %s.", arrival.pk, type(error).__name__)
        told = _("It could not be registered; look at each of its fields.")
        Arrival.objects.filter(pk=arrival.pk).update(problem=told, is_complete=False)


def confirm_many(*, arrivals, by):
    """Register those whose fields are all there as they were proposed; each by itself, the others still go in."""
    outcome = Outcome()
    for arrival in arrivals:
        try:
            outcome.registered.append(_confirm_as_proposed(arrival, by))
        except (IntakeError, DocumentsError) as error:
            outcome.left.append((arrival, str(error)))
    return outcome


def _confirm_as_proposed(arrival, by):
    """The same words in another file of the same tray become a further file of the document: nobody is asked twice."""
    if arrival.state == State.TO_CONFIRM:
        # Another of the same tray may have been registered a moment ago.
        settle(arrival)
        if arrival.sameness == Arrival.Sameness.TEXT and arrival.document.unit_id == arrival.unit_id:
            return attach(arrival=arrival, document=arrival.document, by=by)
        if arrival.document:
            raise HeldAlready(arrival.document)
        if not arrival.is_complete:
            raise StillIncomplete
    return confirm(arrival=arrival, by=by, fields=fields_of(arrival))


def fields_of(arrival):
    """The proposals as `confirm` takes them."""
    names = ("type", "number", "notation", "issuer", "subject", *OPTIONAL)
    return {name: arrival.value(name) for name in names} | {
        "issued_on": arrival.issued_on,
        "entered_on": arrival.entered_on,
        "register_number": arrival.value("register_number") or None,
        "direction": direction_of(arrival),
    }


def direction_of(arrival):
    """Outgoing is what the unit itself issued."""
    issuer = unit_named(arrival.value("issuer"), arrival.unit.tree_id)
    is_own = issuer is not None and issuer.pk == arrival.unit_id
    return Document.Direction.OUTGOING if is_own else Document.Direction.INCOMING


@transaction.atomic
def attach(*, arrival, document, by, note=""):
    """The paper is another file, or newer words, of a document that is registered.

    A scan that somebody answered for has no words; the document then keeps those that it had.
    """
    arrival = _locked(arrival)
    if arrival.state == State.REGISTERED:
        return arrival.document
    if arrival.state != State.TO_CONFIRM:
        raise AlreadyDecided
    text = arrival.text or document.text
    add_version(document=document, file=arrival.file, text=text, note=note, by=by)
    _decide(arrival, State.REGISTERED, by, document)
    take_annexes(arrival=arrival, by=by)
    return document


@transaction.atomic
def enter_held(*, arrival, document, by):
    """The paper is held already, handed down by another unit perhaps: it gets its line in this unit's own book."""
    arrival = _locked(arrival)
    if arrival.state not in (State.TO_CONFIRM, State.DUPLICATE):
        raise AlreadyDecided
    enter_in_register(document=document, unit=arrival.unit, direction=direction_of(arrival), by=by)
    _decide(arrival, State.REGISTERED, by, document)
    return document


@transaction.atomic
def set_aside(*, arrival, by):
    """Not for the registry: it leaves the tray, and its file a month later."""
    arrival = _locked(arrival)
    if arrival.state == State.SET_ASIDE:
        return arrival
    if arrival.state not in (State.TO_CONFIRM, State.SCAN, State.DUPLICATE):
        raise AlreadyDecided
    _decide(arrival, State.SET_ASIDE, by, arrival.document)
    let_go_of_annexes(arrival=arrival)
    record(arrival, "arrival.set_aside", by=by, unit_id=arrival.unit_id)
    return arrival


@transaction.atomic
def declare_unmarked(*, arrival, by):
    """A person has looked at the paper and answers for it that no page carries a marking; now it may be seen."""
    arrival = _locked(arrival)
    if arrival.state != State.SCAN:
        raise AlreadyDecided
    arrival.declared_by, arrival.page_texts = by, []
    settle(arrival)
    record(arrival, "arrival.declared_unmarked", by=by, unit_id=arrival.unit_id)
    return arrival


def _locked(arrival):
    locked = Arrival.objects.select_for_update(of=("self",))
    return locked.select_related("unit", "file", "delivery", "document").get(pk=arrival.pk)


def _decide(arrival, state, by, document):
    arrival.state, arrival.document, arrival.decided_by, arrival.decided_at = state, document, by, now()
    arrival.save(update_fields=["state", "document", "decided_by", "decided_at"])


def _places(arrival, fields):
    """Where each field was read, for those that the person left as they were read."""
    return {
        name: found["span"]
        for name, found in arrival.proposals.items()
        if isinstance(found, dict) and "span" in found and str(fields.get(name, "")) == str(found["value"])
    }
