"""Why a paper in the tray cannot be dealt with as asked; each one says what to do."""

from django.utils.translation import gettext as _

from nennep.files.refusals import FileRefused


class IntakeError(Exception):
    """One sentence in the person's language."""


class NoList(FileRefused):
    """A spreadsheet without the columns of a register."""

    def __init__(self, name, **details):
        super().__init__("no_header", name, **details)
        hint = _(
            "If it is no list of documents, it does not belong here; otherwise copy the lines into the empty list "
            "that the page for sending offers."
        )
        self.args = (f"{self} {hint}",)


class AlreadyDecided(IntakeError):
    def __init__(self):
        super().__init__(_("Somebody has dealt with this paper already."))


class HeldAlready(IntakeError):
    """`document` is the one that is registered under the same key."""

    def __init__(self, document):
        self.document = document
        super().__init__(_("%(document)s is registered already.") % {"document": document})


class StillIncomplete(IntakeError):
    def __init__(self):
        super().__init__(_("Some of what the register needs was not found; fill it in on the page of the paper."))
