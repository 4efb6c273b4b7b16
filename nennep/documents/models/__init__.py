"""Official documents: what each is, which files it came in, what it cites and how it stands to others."""

from nennep.documents.models.document import Document, Standing, Topic, Urgency, Version
from nennep.documents.models.links import Citation, KnownName, NamedDeadline, Relation
from nennep.documents.models.register import RegisterEntry
from nennep.documents.models.saved import SavedSearch, Told
from nennep.documents.models.search import SearchEntry

__all__ = [
    "Citation",
    "Document",
    "KnownName",
    "NamedDeadline",
    "RegisterEntry",
    "Relation",
    "SavedSearch",
    "SearchEntry",
    "Standing",
    "Told",
    "Topic",
    "Urgency",
    "Version",
]
