"""Why something in a campaign was not done, in the user's language."""

from django.utils.translation import gettext as _


class StudyError(Exception):
    """One sentence for the person who tried; nothing was changed."""


class NotADraft(StudyError):
    def __init__(self):
        super().__init__(_("The campaign has been launched; this part of it is fixed now."))


class NotRunning(StudyError):
    def __init__(self):
        super().__init__(_("The campaign is not running, so nothing in it can be changed."))


class CannotLaunch(StudyError):
    """`problems` says one by one what is missing."""

    def __init__(self, problems):
        self.problems = problems
        super().__init__(" ".join(str(problem) for problem in problems))


class SheetNotOpen(StudyError):
    def __init__(self, sheet):
        super().__init__(
            _("This sheet is already “%(state)s”; nothing was saved.") % {"state": sheet.get_state_display()}
        )


class SheetNotHandedIn(StudyError):
    def __init__(self):
        super().__init__(_("This sheet is not waiting to be confirmed. Reload the page."))


class SessionNotStarted(StudyError):
    def __init__(self):
        super().__init__(_("The session has not begun yet; a sheet can be handed in from its beginning on."))


class NobodyTicked(StudyError):
    def __init__(self):
        super().__init__(_("Nobody is ticked on this sheet yet."))


class OwnSheet(StudyError):
    def __init__(self):
        super().__init__(_("You handed this sheet in yourself, so somebody else must confirm it."))


class NothingToConfirm(StudyError):
    def __init__(self):
        super().__init__(_("What is left on this sheet must be confirmed by somebody else than you."))


class ReasonMissing(StudyError):
    def __init__(self):
        super().__init__(_("Please give a reason."))
