"""Why something was not done about a document, in the user's language."""

from django.utils.translation import gettext as _


class DirectivesError(Exception):
    """One sentence for the person who tried; nothing was changed."""


class NoTarget(DirectivesError):
    def __init__(self):
        super().__init__(_("Choose at least one unit below yours that does not have the document from you yet."))


class NotBelow(DirectivesError):
    def __init__(self, unit):
        super().__init__(_("%(unit)s does not lie below the unit that hands on.") % {"unit": unit})


class DayPast(DirectivesError):
    def __init__(self):
        super().__init__(_("The day lies in the past."))


class NothingHandedIn(DirectivesError):
    def __init__(self):
        super().__init__(_("Name a registered document or add a file."))


class ReviewsItself(DirectivesError):
    def __init__(self):
        super().__init__(_("A document does not carry out or review itself; choose another one."))


class AlreadyAsked(DirectivesError):
    def __init__(self):
        super().__init__(_("This review is asked for already."))
