"""A duty begins."""

from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.utils.timezone import now

from nennep.duties.actions.moving import BATCH, Step, move
from nennep.duties.errors import ReasonMissing
from nennep.duties.models import Act, Duty, State, Transition
from nennep.history.actions import Act as HistoryAct
from nennep.history.actions import record_many
from nennep.units.models import Person, Unit


@dataclass(frozen=True)
class Expected:
    """What somebody is going to owe: a person or a unit (`owed_by`), counted in `unit`, judged by `owed_to`."""

    unit: Unit
    owed_to: Unit
    due_at: datetime
    owed_by: Person | None = None
    owed_by_unit: Unit | None = None
    part_id: int = 0
    parent: Duty | None = None
    confidential: bool = False


@transaction.atomic
def expect(*, kind, subject, owed, by, at=None):
    """Create the duties of one kind about one subject; returns them in order.

    Whoever owes it already is refused by the database, so that calling twice cannot count anybody twice.
    """
    at = at or now()
    duties = Duty.objects.bulk_create(
        [
            Duty(
                kind=kind,
                subject_type=subject._meta.label_lower,
                subject_id=subject.pk,
                unit=item.unit,
                owed_by=item.owed_by,
                owed_by_unit=item.owed_by_unit,
                owed_to=item.owed_to,
                part_id=item.part_id,
                parent=item.parent,
                due_at=item.due_at,
                confidential=item.confidential,
                expected_at=at,
                changed_at=at,
            )
            for item in owed
        ],
        batch_size=BATCH,
    )
    Transition.objects.bulk_create(
        [
            Transition(
                duty=duty,
                act=Act.EXPECT,
                to_state=State.EXPECTED,
                attempt=1,
                unit_id=duty.unit_id,
                due_at=duty.due_at,
                at=at,
                by=by,
            )
            for duty in duties
        ],
        batch_size=BATCH,
    )
    record_many([HistoryAct(duty, "duty.expect", duty.unit_id) for duty in duties], by=by)
    return duties


def expect_again(duties, *, by, reason, at=None):
    """Take back an excuse or a withdrawal: it is owed after all."""
    if not reason.strip():
        raise ReasonMissing
    step = Step(
        act=Act.EXPECT,
        allowed_from=(State.EXCUSED, State.WITHDRAWN),
        to_state=State.EXPECTED,
        reason=reason.strip(),
    )
    return move(duties, step, by=by, at=at)
