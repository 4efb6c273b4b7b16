"""Who may keep, hand in, confirm and reopen an attendance sheet."""

from nennep.study.models import Sheet


def can_tick(user, sheet):
    """Clerks and officers of the venue's unit, while the sheet is open and the campaign runs."""
    return _is_kept(sheet, Sheet.State.OPEN) and user.unit_scope.covers(sheet.venue.unit, "clerk", "officer")


def can_confirm(user, sheet):
    """Officers and leaders of the venue's unit who did not hand it in themselves.

    Whoever is on the list does not confirm their own name, so a confirmed sheet may wait for one more person.
    """
    return (
        _is_kept(sheet, Sheet.State.HANDED_IN, Sheet.State.CONFIRMED)
        and sheet.handed_in_by_id != user.pk
        and user.unit_scope.covers(sheet.venue.unit, "officer", "leader")
    )


def can_reopen(user, sheet):
    """Before it is confirmed, officers and leaders give the sheet back so that names can be added."""
    return _is_kept(sheet, Sheet.State.HANDED_IN) and user.unit_scope.covers(sheet.venue.unit, "officer", "leader")


def _is_kept(sheet, *states):
    return sheet.state in states and sheet.session.campaign.is_running
