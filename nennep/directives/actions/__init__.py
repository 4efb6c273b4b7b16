"""What people do about documents: hand on, answer, judge, ask for reviews."""

from nennep.directives.actions.answering import acknowledge, hand_in
from nennep.directives.actions.handing_on import hand_on
from nennep.directives.actions.judging import change_many, excuse, expect_again, extend, send_back, verify, withdraw
from nennep.directives.actions.reviews import ask_for_review, ask_for_reviews

__all__ = [
    "acknowledge",
    "ask_for_review",
    "ask_for_reviews",
    "change_many",
    "excuse",
    "expect_again",
    "extend",
    "hand_in",
    "hand_on",
    "send_back",
    "verify",
    "withdraw",
]
