"""What a tray shows: how much of what lies in it, how far the reading is, which paper comes next."""

from django.db.models import Count, Min, Q

from nennep.intake.models import Arrival, Source

State = Arrival.State
# The word of registers for papers that belong to another one.
ANNEX = "Phụ lục"
MOST_TOGETHER = 20
# What a person looks for in a tray: {name of the view: its states}.
VIEWS = {
    "open": Arrival.OPEN,
    "registered": (State.REGISTERED,),
    "not_taken": (State.DUPLICATE, State.REFUSED),
    "aside": (State.SET_ASIDE,),
}


def arrivals_of(user):
    """The papers in one's trays, with all that a row of the list shows."""
    related = ("unit", "delivery", "file", "document", "container")
    return Arrival.objects.visible_to(user).select_related(*related).defer("page_texts", "document__text")


def counts_of(arrivals):
    """{name of the view: how many}, in one question."""
    by_state = dict(arrivals.order_by().values_list("state").annotate(Count("pk")))
    return {name: sum(by_state.get(state, 0) for state in states) for name, states in VIEWS.items()}


def to_be_seen_of(arrivals):
    """What a person has still to do: {"complete", "to_look_at", "scans": how many}, and the first to look at."""
    to_confirm = Q(state=State.TO_CONFIRM)
    return arrivals.order_by().aggregate(
        complete=Count("pk", filter=to_confirm & Q(is_complete=True)),
        to_look_at=Count("pk", filter=to_confirm & Q(is_complete=False)),
        scans=Count("pk", filter=Q(state=State.SCAN)),
        first=Min("pk", filter=to_confirm & Q(is_complete=False)),
    )


def waiting_for_somebody(user):
    """How many papers in one's trays wait for a person."""
    wanted = (State.TO_CONFIRM, State.SCAN)
    return Arrival.objects.visible_to(user).filter(state__in=wanted).count()


def reading_of(delivery):
    """(how many of a delivery were read, how many there are)."""
    states = list(delivery.arrivals.values_list("state", flat=True))
    return sum(state != State.WAITING for state in states), len(states)


def scans_of(arrivals):
    """(how many scans a machine has read, how many there are that it reads); those it could not read are done."""
    read = arrivals.filter(pages__gt=0).exclude(state=State.SCAN, problem="").count()
    return read, read + arrivals.filter(state=State.SCAN, problem="").count()


def being_registered(user):
    """How many papers of one's trays are on their way into the registry just now."""
    return Arrival.objects.visible_to(user).filter(state=State.CONFIRMING).count()


def could_go_with(arrival):
    """What came in the same envelope, ZIP or mail, or calls itself an annex: files that may belong to this paper."""
    papers = Arrival.objects.filter(delivery=arrival.delivery_id, state=State.TO_CONFIRM, file__isnull=False)
    if arrival.container_id:
        papers = papers.filter(container=arrival.container_id)
    elif arrival.delivery.source != Source.MAILBOX:
        papers = papers.filter(proposals__type__value=ANNEX)
    return papers.exclude(pk=arrival.pk).order_by("pk")[:MOST_TOGETHER]


def next_to_confirm(user, arrival):
    """The paper that a person comes to after this one: of the same delivery first."""
    waiting = Arrival.objects.visible_to(user).filter(state=State.TO_CONFIRM).exclude(pk=arrival.pk)
    same = waiting.filter(delivery=arrival.delivery_id)
    return (
        same.filter(pk__gt=arrival.pk).order_by("pk").first()
        or same.order_by("pk").first()
        or waiting.order_by("pk").first()
    )
