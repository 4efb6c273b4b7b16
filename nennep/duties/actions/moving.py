"""The one engine behind all steps: lock, check, write the duties, their transitions and their history."""

from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass, field

from django.db import connection, transaction
from django.utils.timezone import now

from nennep.duties.errors import WrongState
from nennep.duties.models import Duty, Transition
from nennep.duties.queries import batched
from nennep.history.actions import Act as HistoryAct
from nennep.history.actions import record_many

BATCH = 1_000
FIELDS = [
    "unit_id",
    "due_at",
    "state",
    "attempt",
    "times_returned",
    "received_at",
    "evidenced_at",
    "verified_at",
    "returned_at",
    "changed_at",
]


@dataclass(frozen=True)
class Step:
    """How one act moves a duty. `change(duty, at)` sets what the act changes besides the state."""

    act: str
    allowed_from: tuple[str, ...]
    to_state: str | None = None
    change: Callable | None = None
    check: Callable | None = None
    reason: str = ""
    to_mend: str = ""
    # What history says beyond the reason, for instance the old deadline.
    details: Callable[[Duty], dict] = field(default=lambda duty: {})


@transaction.atomic
def move(duties, step: Step, *, by, at=None):
    """Take all duties through one step, or none. Returns them as they are now, in the order given.

    `at` lies in the past only when records of an earlier time are entered. Raises `WrongState`.
    """
    at = at or now()
    locked = _lock(duties)
    wrong = [duty for duty in locked if duty.state not in step.allowed_from]
    if wrong:
        raise WrongState(step.act, wrong)
    if step.check:
        step.check(locked)

    untouched = {duty.pk: _values(duty) for duty in locked}
    transitions, acts = [], []
    for duty in locked:
        details = step.details(duty)
        before = duty.state
        if step.to_state:
            duty.state = step.to_state
        if step.change:
            step.change(duty, at)
        duty.changed_at = at
        transitions.append(
            Transition(
                duty=duty,
                act=step.act,
                from_state=before,
                to_state=duty.state,
                # A send-back closes the attempt it speaks of; the next one begins after it.
                attempt=duty.attempt - 1 if step.act == "send_back" else duty.attempt,
                unit_id=duty.unit_id,
                due_at=duty.due_at,
                at=at,
                by=by,
                reason=step.reason,
                to_mend=step.to_mend,
            )
        )
        acts.append(HistoryAct(duty, f"duty.{step.act}", duty.unit_id, details))
    _write(locked, untouched)
    Transition.objects.bulk_create(transitions, batch_size=BATCH)
    record_many(acts, by=by)
    return locked


def _lock(duties):
    keys = [duty.pk for duty in duties]
    rows = {}
    for chunk in batched(sorted(keys), BATCH):
        # Always in the order of keys, so that two bulk steps cannot wait for each other.
        for duty in (
            Duty.objects.select_for_update(of=("self",) if _locks_rows() else ()).filter(pk__in=chunk).order_by("pk")
        ):
            rows[duty.pk] = duty
    return [rows[key] for key in keys]


def _locks_rows():
    return connection.features.has_select_for_update_of


def _values(duty):
    return {name: getattr(duty, name) for name in FIELDS}


def _write(duties, untouched):
    """One statement for all duties that change alike: thousands move in a handful of updates."""
    alike = defaultdict(list)
    for duty in duties:
        before = untouched[duty.pk]
        changes = tuple((name, value) for name, value in _values(duty).items() if value != before[name])
        alike[changes].append(duty.pk)
    for changes, keys in alike.items():
        for chunk in batched(keys, BATCH):
            Duty.objects.filter(pk__in=chunk).update(**dict(changes))
