"""What happened among the people since the launch: who came, who left, who moved.

What was handed in stays where it was handed in; so do sessions that are over. Only what is still open follows
the people.
"""

from dataclasses import dataclass

from django.utils.timezone import localdate, now

from nennep.duties.models import Duty, State
from nennep.study.kinds import ATTENDANCE, ESSAY
from nennep.study.queries.audience import audience

# Nothing was handed in yet, or it must be handed in again.
OPEN = (State.EXPECTED, State.RETURNED, State.EXCUSED)


@dataclass(frozen=True)
class Joiner:
    """Is in the audience and owes no essay; `essay` is the withdrawn duty of somebody who came back."""

    person_id: int
    unit_id: int
    essay: Duty | None = None


@dataclass(frozen=True)
class Leaver:
    """Is no longer in the audience and still owes something."""

    person_id: int
    unit_id: int
    duties: tuple[Duty, ...]


@dataclass(frozen=True)
class Mover:
    """Is counted in one unit and belongs to another now."""

    person_id: int
    unit_id: int
    to_unit_id: int
    duties: tuple[Duty, ...]


@dataclass(frozen=True)
class Changes:
    joiners: tuple[Joiner, ...]
    leavers: tuple[Leaver, ...]
    movers: tuple[Mover, ...]

    def __len__(self):
        return len(self.joiners) + len(self.leavers) + len(self.movers)


def pending_changes(campaign, at=None):
    """Compare the audience now with what is owed. A handful of questions, whatever the number of people."""
    at = at or now()
    meant = audience(campaign, localdate(at))
    essays, open_duties = {}, {}
    for duty in Duty.objects.about(campaign).of_kind(ESSAY, ATTENDANCE).order_by("pk"):
        if duty.kind == ESSAY:
            essays[duty.owed_by_id] = duty
        if duty.state in OPEN and (duty.kind == ESSAY or duty.due_at > at):
            open_duties.setdefault(duty.owed_by_id, []).append(duty)

    joiners = [
        Joiner(person_id, unit_id, essays.get(person_id))
        for person_id, unit_id in meant.unit_of.items()
        if person_id not in essays or essays[person_id].state == State.WITHDRAWN
    ]
    leavers, movers = [], []
    for person_id, duties in open_duties.items():
        if person_id not in meant.unit_of:
            leavers.append(Leaver(person_id, duties[0].unit_id, tuple(duties)))
            continue
        # Somebody who still belongs to the unit is left there, whatever the main membership says now.
        elsewhere = [duty for duty in duties if duty.unit_id not in meant.units_of[person_id]]
        if elsewhere and essays[person_id].state != State.WITHDRAWN:
            movers.append(Mover(person_id, elsewhere[0].unit_id, meant.unit_of[person_id], tuple(elsewhere)))
    return Changes(tuple(joiners), tuple(leavers), tuple(movers))
