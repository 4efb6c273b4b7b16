"""The only door through which a duty changes. Every step exists for one duty and, in one transaction, for many."""

from nennep.duties.actions.expect import Expected, expect, expect_again
from nennep.duties.actions.steps import (
    evidence,
    excuse,
    extend,
    receive,
    send_back,
    transfer,
    verify,
    withdraw,
)

__all__ = [
    "Expected",
    "evidence",
    "excuse",
    "expect",
    "expect_again",
    "extend",
    "receive",
    "send_back",
    "transfer",
    "verify",
    "withdraw",
]
