"""Questions about duties; `as_of` answers them from the transitions, as things stood at the end of that day."""

from collections import defaultdict

from django.db.models import Exists, F, OuterRef, Q, Subquery

from nennep.duties.models import Act, Duty, Transition
from nennep.units.days import end_of
from nennep.units.queries import is_today


def duties_as_of(day=None):
    """All duties with `state_then`, `unit_then`, `due_then`: today's values, or those at the end of `day`."""
    if is_today(day):
        return Duty.objects.annotate(state_then=F("state"), unit_then=F("unit_id"), due_then=F("due_at"))
    last = Transition.objects.filter(duty=OuterRef("pk"), at__lt=end_of(day)).order_by("-pk")
    return Duty.objects.filter(expected_at__lt=end_of(day)).annotate(
        state_then=Subquery(last.values("to_state")[:1]),
        unit_then=Subquery(last.values("unit")[:1]),
        due_then=Subquery(last.values("due_at")[:1]),
    )


def had(act, day):
    """The duty went through that act by the end of the day."""
    return Exists(Transition.objects.filter(duty=OuterRef("pk"), act=act, at__lt=end_of(day)))


def parties(duties):
    """{duty id: ids of the users who owe it, or who handed in or entered its current attempt}."""
    found = defaultdict(set)
    handed_in = Transition.objects.filter(act__in=[Act.RECEIVE, Act.EVIDENCE], attempt=F("duty__attempt"))
    for keys in batched([duty.pk for duty in duties], 1_000):
        for duty_id, user_id in handed_in.filter(duty__in=keys).values_list("duty", "by"):
            found[duty_id].add(user_id)
        owners = Duty.objects.filter(pk__in=keys, owed_by__user__isnull=False)
        for duty_id, user_id in owners.values_list("pk", "owed_by__user"):
            found[duty_id].add(user_id)
    return found


def batched(items, size):
    """Slices of at most `size`: databases bound how many values one question may hold."""
    return [items[start : start + size] for start in range(0, len(items), size)]


def disagreements(duties=None):
    """Duties whose state, unit or deadline differs from their last transition: none, when all is well."""
    last = Transition.objects.filter(duty=OuterRef("pk")).order_by("-pk")
    return (
        (Duty.objects.all() if duties is None else duties)
        .annotate(
            last_state=Subquery(last.values("to_state")[:1]),
            last_unit=Subquery(last.values("unit")[:1]),
            last_due=Subquery(last.values("due_at")[:1]),
        )
        .exclude(Q(last_state=F("state")) & Q(last_unit=F("unit_id")) & Q(last_due=F("due_at")))
    )


def open_duties_of(user):
    """What the user owes, the most urgent first."""
    return (
        Duty.objects.owed_by_user(user)
        .filter(state__in=["expected", "returned"])
        .select_related("unit", "owed_to")
        .order_by("due_at", "pk")
    )
