"""Finding documents by their words: what is indexed, what was asked, what is found, where it stands in the text.

    index_documents([document.pk])            inside the transaction that stores or changes them
    hits = find(Document.objects.visible_to(user), "chuyển đổi số")
    hits.count(), hits.is_cut, hits[0:50]     best first

Only documents are searched; nothing that a person wrote about themselves ever comes in here.
"""

from nennep.documents.search.hits import MOST_HITS, Hits, find
from nennep.documents.search.index import index_documents
from nennep.documents.search.query import Wanted, understand
from nennep.documents.search.snippets import Snippet, marked_words, snippet_of

__all__ = [
    "MOST_HITS",
    "Hits",
    "Snippet",
    "Wanted",
    "find",
    "index_documents",
    "marked_words",
    "snippet_of",
    "understand",
]
