"""The steps of a duty, each for a list of duties: all of them move, or none does."""

from django.utils.timezone import now

from nennep.duties.actions.moving import Step, move
from nennep.duties.errors import DeadlineInThePast, OwnWork, ReasonMissing
from nennep.duties.models import OWED, WAITING, Act, State
from nennep.duties.queries import parties


def receive(duties, *, by, at=None):
    """Something was handed in for each; `by` is the author or whoever enters it on behalf."""

    def change(duty, at):
        duty.received_at = duty.received_at or at

    return move(duties, Step(Act.RECEIVE, OWED, State.RECEIVED, change), by=by, at=at)


def evidence(duties, *, by, at=None):
    """What was handed in carries the evidence asked for."""

    def change(duty, at):
        duty.evidenced_at = duty.evidenced_at or at

    return move(duties, Step(Act.EVIDENCE, (State.RECEIVED,), State.EVIDENCED, change), by=by, at=at)


def verify(duties, *, by, at=None):
    """Somebody says that each is good, who neither wrote nor entered it. Raises `OwnWork`."""

    def change(duty, at):
        duty.verified_at = at

    def check(locked):
        own = parties(locked)
        mine = [duty for duty in locked if by.pk in own[duty.pk]]
        if mine:
            raise OwnWork(mine)

    step = Step(Act.VERIFY, (State.EVIDENCED,), State.VERIFIED, change, check)
    return move(duties, step, by=by, at=at)


def send_back(duties, *, by, reason, to_mend, due_at, at=None):
    """Ask for it again: why, what to mend, until when. The next attempt begins here."""
    _require(reason)
    _require(to_mend)
    if due_at <= (at or now()):
        raise DeadlineInThePast

    def change(duty, at):
        duty.returned_at = duty.returned_at or at
        duty.times_returned += 1
        duty.attempt += 1
        duty.verified_at = None
        duty.due_at = due_at

    step = Step(
        Act.SEND_BACK,
        (*WAITING, State.VERIFIED),
        State.RETURNED,
        change,
        reason=reason.strip(),
        to_mend=to_mend.strip(),
    )
    return move(duties, step, by=by, at=at)


def excuse(duties, *, by, reason, at=None):
    """Not asked of these people, for a reason; it stays in sight beside every percentage."""
    _require(reason)
    return move(duties, Step(Act.EXCUSE, OWED, State.EXCUSED, reason=reason.strip()), by=by, at=at)


def extend(duties, *, by, reason, due_at, at=None):
    """Give more time, for a reason."""
    _require(reason)
    if due_at <= (at or now()):
        raise DeadlineInThePast

    def change(duty, _at):
        duty.due_at = due_at

    step = Step(
        Act.EXTEND,
        OWED,
        change=change,
        reason=reason.strip(),
        details=lambda duty: {"before": duty.due_at, "after": due_at},
    )
    return move(duties, step, by=by, at=at)


def withdraw(duties, *, by, reason, at=None):
    """No longer owed: left, moved away, entered by mistake. What was verified stays verified."""
    _require(reason)
    step = Step(Act.WITHDRAW, (*OWED, *WAITING, State.EXCUSED), State.WITHDRAWN, reason=reason.strip())
    return move(duties, step, by=by, at=at)


def transfer(duties, *, by, unit, reason, at=None):
    """Count these in another unit from now on; past days keep counting them where they were."""
    _require(reason)

    def change(duty, _at):
        duty.unit = unit

    step = Step(
        Act.TRANSFER,
        tuple(State),
        change=change,
        reason=reason.strip(),
        details=lambda duty: {"before": duty.unit_id, "after": unit.pk},
    )
    return move(duties, step, by=by, at=at)


def _require(reason):
    if not reason or not reason.strip():
        raise ReasonMissing
