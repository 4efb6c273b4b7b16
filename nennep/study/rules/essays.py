"""Who may write, enter, answer for and read an essay."""

from nennep.duties.models import OWED, State

KEEPERS = ("clerk", "officer")


def is_author(user, essay):
    return essay.person.user_id is not None and essay.person.user_id == user.pk


def is_open(essay):
    """Something is to be handed in: it is owed, or owed again, and the campaign runs. Late is still welcome."""
    return essay.campaign.is_running and essay.duty.state in OWED


def can_write(user, essay):
    """The author, while it is owed."""
    return is_author(user, essay) and is_open(essay)


def can_enter(user, essay):
    """Clerks and officers of the unit, on behalf of the author, while it is owed."""
    keeps = user.unit_scope.covers(essay.duty.unit, *KEEPERS)
    return keeps and not is_author(user, essay) and is_open(essay)


def can_import(user, campaign, unit):
    """Clerks and officers, for their own units, while the campaign runs."""
    return campaign.is_running and user.unit_scope.covers(unit, *KEEPERS)


def can_answer(user, essay):
    """The author, once it was sent back and not yet handed in again."""
    return is_author(user, essay) and essay.campaign.is_running and essay.duty.state == State.RETURNED


def can_object(user, submission):
    """The author, to what somebody else entered as the newest text, until they have said so."""
    return (
        is_author(user, submission.essay)
        and submission.is_on_behalf
        and submission.submitted_by_id != user.pk
        and submission.pk == submission.essay.latest_id
        and not hasattr(submission, "objection")
    )


def can_resolve(user, objection):
    """An officer of the unit who neither entered the text nor is its author."""
    submission = objection.submission
    return (
        objection.resolved_at is None
        and user.unit_scope.covers(submission.essay.duty.unit, "officer")
        and submission.submitted_by_id != user.pk
        and not is_author(user, submission.essay)
    )
