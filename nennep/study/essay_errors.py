"""Why an essay was not taken, kept or judged, in the user's language."""

from django.utils.translation import gettext as _

from nennep.study.errors import StudyError


class NothingHandedIn(StudyError):
    def __init__(self):
        super().__init__(_("There is nothing to hand in yet: the text has no words and no file came with it."))


class FormUsed(StudyError):
    """The key of a form that already handed in another essay."""

    def __init__(self):
        super().__init__(_("This form was already used for another essay. Open the page again."))


class MarkedText(StudyError):
    def __init__(self):
        super().__init__(
            _("The text carries a secrecy marking. Classified papers are not taken here; nothing of it was kept.")
        )


class DraftChanged(StudyError):
    """Somebody saved a newer draft meanwhile: the author, in another tab or on another device."""

    def __init__(self, draft):
        self.draft = draft
        super().__init__(_("This essay was changed in another window. Both texts are kept; choose one."))


class NotReturned(StudyError):
    def __init__(self):
        super().__init__(_("This essay does not wait for an answer. Reload the page."))


class AlreadyObjected(StudyError):
    def __init__(self):
        super().__init__(_("You have already objected to this text."))


class AlreadyResolved(StudyError):
    def __init__(self):
        super().__init__(_("Somebody has already settled this objection. Reload the page."))


class CannotAccept(StudyError):
    """`reasons` maps the essay's id to one sentence."""

    def __init__(self, reasons):
        self.reasons = reasons
        super().__init__(next(iter(reasons.values())))


class NotYours(StudyError):
    def __init__(self, code):
        super().__init__(
            _("%(code)s is your own essay or is matched with it; somebody else must judge it.") % {"code": code}
        )


class NoAccount(StudyError):
    def __init__(self):
        super().__init__(_("The author has no account here; ask them in person."))


class NobodyElse(StudyError):
    def __init__(self):
        super().__init__(_("Nobody else may judge this essay. Name a further reviewer first."))


class ImportNotReady(StudyError):
    def __init__(self):
        super().__init__(_("This import is not waiting to be handed in. Reload the page."))


class UndeclaredScan(StudyError):
    """Nobody can see a marking in a picture, so a person must say that there is none."""

    def __init__(self):
        super().__init__(
            _("These pages are pictures, which the program cannot read. Look at them and tick this line first.")
        )
