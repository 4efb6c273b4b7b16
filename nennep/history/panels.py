"""Pieces of page that other apps may show: the history of one object as a timeline.

    context["history"] = history_of(unit)
    {% include "history/_panel.html" with history=history %}

Who may read it is for the page to decide; what is told is only who did what and when, never what an act carried.
"""

from dataclasses import dataclass

from nennep.history.models import Entry
from nennep.history.reach import reach
from nennep.history.sentences import sentence_of

NEWEST = 40


@dataclass(frozen=True)
class History:
    """`events` as the timeline draws them, oldest first; `left_out` older ones are not among them."""

    events: list[dict]
    left_out: int


def history_of(*objects, newest=NEWEST):
    """What was done to these objects (a person and their account), in a handful of questions."""
    entries = Entry.objects.none()
    for obj in objects:
        entries = entries | Entry.objects.about(obj)
    total = entries.count()
    found = list(entries.order_by("-pk")[:newest])
    names = reach().actor_names({entry.actor_id for entry in found if entry.actor_id})
    events = [
        {"at": entry.at, "text": sentence_of(entry.verb), "who": names.get(entry.actor_id, "")}
        for entry in reversed(found)
    ]
    return History(events, total - len(found))
