"""Why a finding was not decided, in the user's language."""

from django.utils.translation import gettext as _


class DecisionError(Exception):
    """One sentence for the person who tried; nothing was changed."""


class AlreadyDecided(DecisionError):
    def __init__(self):
        super().__init__(_("Somebody has already decided about this signal. Reload the page."))


class ReasonMissing(DecisionError):
    def __init__(self):
        super().__init__(_("Please say why: the reason stays with the signal."))


class OwnText(DecisionError):
    def __init__(self):
        super().__init__(_("This signal concerns your own essay, so somebody else must decide about it."))
