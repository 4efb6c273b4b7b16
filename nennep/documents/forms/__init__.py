"""What people fill in about documents."""

from nennep.documents.forms.books import EntryForm
from nennep.documents.forms.details import DetailsForm
from nennep.documents.forms.document import DocumentForm, VersionForm
from nennep.documents.forms.links import CitationForm, RelationForm, StandingForm

__all__ = ["CitationForm", "DetailsForm", "DocumentForm", "EntryForm", "RelationForm", "StandingForm", "VersionForm"]
