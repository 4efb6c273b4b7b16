"""The one engine behind all steps: lock, check, write the duties, their transitions and their history."""

from collections.abc import Callable
from dataclasses import dataclass, field

from django.db import connection, transaction
from django.utils.timezone import now

from nennep.duties.errors import WrongState
from nennep.duties.models import Duty, Transition
from nennep.history.actions import Act as HistoryAct
from nennep.history.actions import record_many

BATCH = 1_000
FIELDS = [
    "unit",
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
    _write(locked)
    Transition.objects.bulk_create(transitions, batch_size=BATCH)
    record_many(acts, by=by)
    return locked


def _lock(duties):
    keys = [duty.pk for duty in duties]
    rows = {}
    for start in range(0, len(keys), BATCH):
        chunk = keys[start : start + BATCH]
        # Always in the order of keys, so that two bulk steps cannot wait for each other.
        for duty in (
            Duty.objects.select_for_update(of=("self",) if _locks_rows() else ()).filter(pk__in=chunk).order_by("pk")
        ):
            rows[duty.pk] = duty
    return [rows[key] for key in keys]


def _locks_rows():
    return connection.features.has_select_for_update_of


def _write(duties):
    if len(duties) == 1:
        duties[0].save(update_fields=FIELDS)
        return
    # One statement for the rows that change alike: thousands of duties move in a handful of updates.
    alike = {}
    for duty in duties:
        values = tuple(getattr(duty, name) if name != "unit" else duty.unit_id for name in FIELDS)
        alike.setdefault(values, []).append(duty.pk)
    if len(alike) > len(duties) // 4:
        Duty.objects.bulk_update(duties, FIELDS, batch_size=200)
        return
    for values, keys in alike.items():
        for start in range(0, len(keys), BATCH):
            Duty.objects.filter(pk__in=keys[start : start + BATCH]).update(
                **{("unit_id" if name == "unit" else name): value for name, value in zip(FIELDS, values, strict=True)}
            )
