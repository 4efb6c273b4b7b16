"""Whom a date concerns that a document names: the units that have it, as long as they have anything to do with it."""

from collections import defaultdict

from django.utils.timezone import localdate

from nennep.directives.models import HandOn, HandOnTarget
from nennep.duties.models import OWED, Duty, State

OVER = {State.EXCUSED, State.WITHDRAWN}


def units_concerned(deadlines):
    """{id of a named deadline: units to which its document was handed on}, in three questions.

    Left out are units of which nothing is asked any more, and those with a task due that very day: they are
    reminded of the task.
    """
    documents = {one.document_id for one in deadlines}
    units = defaultdict(dict)
    rows = HandOnTarget.objects.filter(hand_on__document__in=documents).select_related("hand_on", "unit")
    for row in rows:
        units[row.hand_on.document_id][row.unit_id] = row.unit
    tasks = _tasks(documents)
    return {
        one.pk: [
            unit for pk, unit in units[one.document_id].items() if _is_concerned(tasks[one.document_id, pk], one.due_on)
        ]
        for one in deadlines
    }


def _tasks(documents):
    """{(document id, unit id): its tasks about the document}."""
    document_of = dict(HandOn.objects.filter(document__in=documents).values_list("pk", "document"))
    found = defaultdict(list)
    for task in Duty.objects.filter(subject_type=HandOn._meta.label_lower, subject_id__in=document_of):
        found[document_of[task.subject_id], task.owed_by_unit_id].append(task)
    return found


def _is_concerned(tasks, day):
    if tasks and all(task.state in OVER for task in tasks):
        return False
    return not any(task.state in OWED and localdate(task.due_at) == day for task in tasks)
