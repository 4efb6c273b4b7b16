"""Keeping, handing in, confirming and reopening an attendance sheet.

Ticks are free while the sheet is open. Handed in, they are a statement: whoever is ticked at start or end was
there (received), whoever is ticked at both was there throughout (evidenced). Somebody else confirms it
(verified), and sends back the names that should not stand there. A statement is never taken back quietly: a
reopened sheet takes further ticks, and keeps those that were handed in.
"""

from collections import defaultdict
from dataclasses import dataclass
from datetime import timedelta

from django.db import transaction
from django.utils.timezone import now

from nennep.duties import actions as duties
from nennep.duties.models import OWED, State
from nennep.duties.queries import parties
from nennep.history.actions import record
from nennep.notifications.actions import notify
from nennep.study.errors import (
    NobodyTicked,
    NothingToConfirm,
    NotRunning,
    OwnSheet,
    ReasonMissing,
    SessionNotStarted,
    SheetNotHandedIn,
    SheetNotOpen,
)
from nennep.study.kinds import SHEET_REOPENED
from nennep.study.models import Attendance, Sheet

# How long a name that was sent back may be put right, for instance by showing where the person attended instead.
DAYS_TO_PUT_RIGHT = 7


@dataclass(frozen=True)
class Tick:
    """What one clerk changed in one line; None: left as it was found."""

    at_start: bool | None = None
    at_end: bool | None = None


@transaction.atomic
def tick(*, sheet, ticks, by, heads_start=None, heads_end=None, note=None):
    """Apply only what was changed: `ticks[attendance id]`, and head counts as pairs (as found, as written).

    Two clerks who tick at the same time lose nothing of each other. Returns the names of the head counts that
    somebody else had changed meanwhile; those keep the other's number.
    """
    sheet = _locked(sheet)
    if sheet.state != Sheet.State.OPEN:
        raise SheetNotOpen(sheet)
    lines = list(sheet.attendances.filter(pk__in=ticks).select_related("duty"))
    changed = [line for line in lines if _apply(line, ticks[line.pk], by)]
    _write_ticks(changed, by)
    kept = [
        name
        for name, pair in (("head_count_start", heads_start), ("head_count_end", heads_end))
        if pair is not None and not _set_heads(sheet, name, *pair)
    ]
    if note is not None:
        sheet.note = note
    sheet.save(update_fields=["head_count_start", "head_count_end", "note"])
    if changed:
        record(sheet, "sheet.ticked", by=by, unit_id=sheet.venue.unit_id, lines=len(changed))
    return kept


def _write_ticks(lines, by):
    """At most four statements, however many lines: they differ only in these two ticks."""
    alike = defaultdict(list)
    for line in lines:
        alike[line.at_start, line.at_end].append(line.pk)
    for (at_start, at_end), keys in alike.items():
        Attendance.objects.filter(pk__in=keys).update(at_start=at_start, at_end=at_end, changed_by=by)


def _apply(line, tick, by):
    """True when the line changed. Whom was handed in before is not unticked, and nobody excused is ticked."""
    before = line.at_start, line.at_end
    handed_in = line.duty.state not in OWED
    if handed_in and line.duty.state not in (State.RECEIVED, State.EVIDENCED):
        return False
    for name in ("at_start", "at_end"):
        wanted = getattr(tick, name)
        if wanted is not None and (wanted or not handed_in):
            setattr(line, name, wanted)
    line.changed_by = by
    return before != (line.at_start, line.at_end)


def _set_heads(sheet, name, found, written):
    """False when somebody else wrote another number since the page was opened."""
    current = getattr(sheet, name)
    if written in (found, current):
        return True
    if current != found:
        return False
    setattr(sheet, name, written)
    return True


@transaction.atomic
def hand_in_sheet(*, sheet, by, at=None):
    """State who was there. From here on the sheet waits for somebody else to confirm it."""
    at = at or now()
    sheet = _locked(sheet)
    if sheet.state != Sheet.State.OPEN:
        raise SheetNotOpen(sheet)
    if sheet.session.starts_at > at:
        raise SessionNotStarted
    lines = list(sheet.attendances.select_related("duty"))
    ticked = [line for line in lines if line.at_start or line.at_end]
    if not ticked:
        raise NobodyTicked
    new = [line.duty for line in ticked if line.duty.state in OWED]
    throughout = [
        line.duty for line in ticked if line.at_start and line.at_end and line.duty.state in (*OWED, State.RECEIVED)
    ]
    if new:
        duties.receive(new, by=by, at=at)
    if throughout:
        duties.evidence(throughout, by=by, at=at)
    sheet.state = Sheet.State.HANDED_IN
    # The first time counts: "connected" is asked of past days too.
    sheet.handed_in_at = sheet.handed_in_at or at
    sheet.handed_in_by = by
    sheet.save(update_fields=["state", "handed_in_at", "handed_in_by"])
    record(sheet, "sheet.handed_in", by=by, unit_id=sheet.venue.unit_id, present=len(ticked))
    return sheet


@transaction.atomic
def confirm_sheet(*, sheet, by, not_there=(), reason="", at=None):
    """Confirm who was there throughout; `not_there` (attendance ids) are sent back for a reason.

    Lines about the one who confirms, or that they handed in themselves, stay for somebody else: the sheet is
    confirmed, and the same page confirms what is left.
    """
    at = at or now()
    sheet = _locked(sheet)
    if sheet.state == Sheet.State.OPEN:
        raise SheetNotHandedIn
    if sheet.handed_in_by_id == by.pk:
        raise OwnSheet
    if not_there and not reason.strip():
        raise ReasonMissing
    lines = list(sheet.attendances.select_related("duty"))
    wrong = [
        line for line in lines if line.pk in set(not_there) and line.duty.state in (State.RECEIVED, State.EVIDENCED)
    ]
    waiting = [line.duty for line in lines if line.duty.state == State.EVIDENCED and line not in wrong]
    own = parties(waiting)
    good = [duty for duty in waiting if by.pk not in own[duty.pk]]
    if sheet.state == Sheet.State.CONFIRMED and not good and not wrong:
        raise NothingToConfirm
    if wrong:
        due_at = at + timedelta(days=DAYS_TO_PUT_RIGHT)
        duties.send_back([line.duty for line in wrong], by=by, reason=reason, to_mend=reason, due_at=due_at, at=at)
    if good:
        duties.verify(good, by=by, at=at)
    if sheet.state == Sheet.State.HANDED_IN:
        sheet.state = Sheet.State.CONFIRMED
        sheet.confirmed_at, sheet.confirmed_by = at, by
        sheet.save(update_fields=["state", "confirmed_at", "confirmed_by"])
    record(sheet, "sheet.confirmed", by=by, unit_id=sheet.venue.unit_id, confirmed=len(good), wrong=len(wrong))
    return len(good), len(waiting) - len(good)


@transaction.atomic
def reopen_sheet(*, sheet, by, reason):
    """Give the sheet back so that names can be added. Raises `SheetNotHandedIn` once it is confirmed."""
    sheet = _locked(sheet)
    if sheet.state != Sheet.State.HANDED_IN:
        raise SheetNotHandedIn
    if not reason.strip():
        raise ReasonMissing
    sheet.state = Sheet.State.OPEN
    sheet.save(update_fields=["state"])
    record(sheet, "sheet.reopened", by=by, unit_id=sheet.venue.unit_id, reason=reason.strip())
    notify(users=[sheet.handed_in_by], kind=SHEET_REOPENED, about=sheet)
    return sheet


def _locked(sheet):
    sheet = (
        Sheet.objects.select_for_update(of=("self",))
        .select_related("session__campaign", "venue__unit", "handed_in_by")
        .get(pk=sheet.pk)
    )
    if not sheet.session.campaign.is_running:
        raise NotRunning
    return sheet
