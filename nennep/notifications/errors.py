"""What can go wrong with mails; each is one sentence for the person who tried."""

from django.utils.translation import gettext as _


class MailError(Exception):
    """Says in the user's language why nothing was changed."""


class MailIsOff(MailError):
    def __init__(self):
        super().__init__(_("This installation has not been set up to send mails."))


class AskedTooOften(MailError):
    def __init__(self):
        super().__init__(_("The address was asked about several times today. Please try again tomorrow."))


class LinkIsOver(MailError):
    def __init__(self):
        super().__init__(_("This link does not hold any more. Save your choice once more to get a new one."))
