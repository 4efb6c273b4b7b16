"""Everything that tells people something: notices in the product, and mails about them."""

from nennep.notifications.actions.mailing import choose_mail, confirm_address, forget_mails, gather_mails, stop_mail
from nennep.notifications.actions.telling import mark_read, notify, notify_each

__all__ = [
    "choose_mail",
    "confirm_address",
    "forget_mails",
    "gather_mails",
    "mark_read",
    "notify",
    "notify_each",
    "stop_mail",
]
