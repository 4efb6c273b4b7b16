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


class DisputedByYou(DecisionError):
    def __init__(self):
        super().__init__(_("You asked for a second reviewer here, so somebody else must decide."))


class AlreadyDisputed(DecisionError):
    def __init__(self):
        super().__init__(_("A second reviewer has been asked for already."))


class AlreadyAsked(DecisionError):
    def __init__(self):
        super().__init__(_("The author was asked already and has not answered yet."))


class AlreadyAnswered(DecisionError):
    def __init__(self):
        super().__init__(_("This question was answered already."))


class NothingSaid(DecisionError):
    def __init__(self):
        super().__init__(_("Please write something first."))
