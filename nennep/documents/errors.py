"""Why something was not done with a document, in the user's language."""

from django.utils.translation import gettext as _


class DocumentsError(Exception):
    """One sentence; nothing was changed."""


class KeptAlready(DocumentsError):
    def __init__(self):
        super().__init__(_("This document is registered already."))


class ToItself(DocumentsError):
    def __init__(self):
        super().__init__(_("A document does nothing to itself."))


class EntersTwice(DocumentsError):
    def __init__(self, entry):
        super().__init__(_("This document stands in the book already, as number %(number)s.") % {"number": entry})


class NumberTaken(DocumentsError):
    def __init__(self, number, year):
        super().__init__(
            _("Number %(number)s of the year %(year)s is taken in this book.") % {"number": number, "year": year}
        )


class TopicThere(DocumentsError):
    def __init__(self):
        super().__init__(_("There is a topic of this name already."))


class TopicUnderItself(DocumentsError):
    def __init__(self):
        super().__init__(_("A topic cannot stand under itself."))


class TopicInUse(DocumentsError):
    def __init__(self):
        super().__init__(_("Documents or other topics stand under this topic; move them first."))
