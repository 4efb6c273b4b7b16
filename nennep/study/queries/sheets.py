"""Attendance sheets: lists with counts, and the lines of one sheet as they are read out."""

from dataclasses import dataclass, field

from django.db.models import Count, Q

from nennep.duties.models import OWED, State
from nennep.study.models import Attendance, Sheet

COUNTED = (*OWED, State.RECEIVED, State.EVIDENCED, State.VERIFIED)


def sheets_with_counts(sheets):
    """Sheets with `expected`, `at_start`, `at_end`, `throughout`, `confirmed` and `waiting` beside them."""
    on_list = Q(attendances__duty__state__in=COUNTED)
    start, end = Q(attendances__at_start=True), Q(attendances__at_end=True)
    return sheets.select_related("session__campaign", "venue__unit").annotate(
        expected=Count("attendances", filter=on_list),
        at_start=Count("attendances", filter=on_list & start),
        at_end=Count("attendances", filter=on_list & end),
        throughout=Count("attendances", filter=on_list & start & end),
        confirmed=Count("attendances", filter=Q(attendances__duty__state=State.VERIFIED)),
        waiting=Count("attendances", filter=Q(attendances__duty__state=State.EVIDENCED)),
    )


@dataclass
class Group:
    """The people of one unit on a sheet."""

    unit: object
    lines: list[Attendance] = field(default_factory=list)

    @property
    def open_lines(self):
        return [line for line in self.lines if line.can_tick]

    @property
    def present(self):
        return sum(1 for line in self.lines if line.at_start or line.at_end)


def groups_of(sheet, search=""):
    """The lines of a sheet by unit, units and names in Vietnamese order; one question.

    Each line says whether it can be ticked (`can_tick`), what it shows already (`bits`), and whether it was
    handed in before, so that it keeps its ticks (`is_kept`).
    """
    lines = (
        sheet.attendances.select_related("person", "duty__unit")
        .exclude(duty__state=State.WITHDRAWN)
        .order_by("duty__unit__sort_key", "duty__unit", "person__sort_key", "pk")
    )
    for word in search.split():
        lines = lines.filter(person__folded__contains=word)
    groups = []
    for line in lines:
        line.is_kept = line.duty.state in (State.RECEIVED, State.EVIDENCED)
        line.can_tick = line.duty.state in OWED or line.is_kept
        line.bits = line.at_start + 2 * line.at_end
        if not groups or groups[-1].unit.pk != line.duty.unit_id:
            groups.append(Group(line.duty.unit))
        groups[-1].lines.append(line)
    return groups


def head_differences(sheet, at_start, at_end):
    """Pairs (heads, names) at start and end where the counted heads differ from the ticked names."""
    pairs = [(sheet.head_count_start, at_start), (sheet.head_count_end, at_end)]
    return [pair if pair[0] is not None and pair[0] != pair[1] else None for pair in pairs]


def sheets_of(user):
    """The sheets of running campaigns in this user's units."""
    return Sheet.objects.visible_to(user).filter(session__campaign__state="running")
