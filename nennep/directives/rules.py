"""Who may hand documents on, answer for a unit, and judge what was handed in."""

from nennep.directives.kinds import ACKNOWLEDGEMENT
from nennep.documents.given import STAFF
from nennep.duties.models import OWED, WAITING, State

# Whoever speaks for a unit: its office and its leader; the clerk above may enter for a unit without an account.
ANSWERERS = ("officer", "clerk", "leader")
SENDERS = ("officer", "clerk")
JUDGES = ("officer", "leader")


def can_see_directives(user):
    """Staff; what a document asks of units is no member's affair."""
    return user.unit_scope.has(*STAFF)


def can_hand_on_anywhere(user):
    return user.unit_scope.has(*SENDERS)


def can_hand_on(user, unit):
    """Officers and clerks, from their own units to those below."""
    return user.unit_scope.covers(unit, *SENDERS)


def can_ask_for_review(user, unit):
    """Officers and leaders decide what is reviewed, and when."""
    return user.unit_scope.covers(unit, *JUDGES)


def can_make_report(user, document, unit):
    """Officers and leaders report about a document of which something was asked, for the unit or what lies below it."""
    asked = document.hand_ons.exists() or document.reviews.exists()
    return asked and unit.is_below(document.unit) and user.unit_scope.covers(unit, *JUDGES)


def can_answer(user, duty):
    """Office or leader of the unit that owes it or of its successor, while it is owed."""
    return duty.state in OWED and user.unit_scope.reaches(duty.unit, *ANSWERERS)


def can_judge(user, duty):
    """Officers and leaders of the unit that asked or of its successor; they verify or send back what was handed in."""
    return user.unit_scope.reaches(duty.owed_to, *JUDGES)


def can_change_many(user, hand_on):
    """The same for all tasks of a hand-on: officers and leaders of the unit that handed on, or of its successor."""
    return user.unit_scope.reaches(hand_on.unit, *JUDGES)


def can_verify(user, duty):
    return duty.kind != ACKNOWLEDGEMENT and duty.state == State.EVIDENCED and can_judge(user, duty)


def can_send_back(user, duty):
    return duty.state in (*WAITING, State.VERIFIED) and can_judge(user, duty)


def can_change(user, duty):
    """More time, an excuse or an end to it is a decision of the unit that asked."""
    return duty.state in OWED and can_judge(user, duty)


def can_expect_again(user, duty):
    return duty.state in (State.EXCUSED, State.WITHDRAWN) and can_judge(user, duty)
