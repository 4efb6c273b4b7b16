"""Why a report was not made or signed, in the user's language."""

from django.utils.translation import gettext as _


class ReportsError(Exception):
    """One sentence; nothing was changed."""


class AlreadySigned(ReportsError):
    def __init__(self):
        super().__init__(_("This report is already signed and can no longer be changed."))


class MayNotSign(ReportsError):
    def __init__(self):
        super().__init__(
            _("On this day you neither hold a post that signs for this unit nor act for somebody who does.")
        )


class UnknownFigure(ReportsError):
    def __init__(self, code):
        super().__init__(_("There is no figure called {%(code)s}.") % {"code": code})
