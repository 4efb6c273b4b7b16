"""Keeping searches, and telling of what is new in them.

What somebody looks for is their own affair: history says nothing of it.
"""

from datetime import timedelta

from django.db import transaction
from django.http import QueryDict
from django.utils.timezone import now
from django_tasks import task

from nennep.documents.models import Document, SavedSearch, Told
from nennep.documents.search import MOST_HITS, find
from nennep.documents.search.filters import narrowed
from nennep.notifications.actions import notify

SOMETHING_NEW = "documents.something_new"
# What fits only later than this after it was registered (read, filed, cited late) is no news any more.
NEWS_DAYS = 30


@transaction.atomic
def save_search(*, name, query, tells, by):
    """Keep a search for oneself; the same one again only takes the new name and choice."""
    search, is_new = SavedSearch.objects.get_or_create(owner=by, query=query, defaults={"name": name, "tells": tells})
    if not is_new:
        if tells and not search.tells:
            search.tells_since = now()
        search.name, search.tells = name, tells
        search.save(update_fields=["name", "tells", "tells_since"])
    return search


def forget_search(*, search):
    search.delete()


def tell_of_new():
    """Tell the owners of searches of documents that fit and are new to them; each search in its own transaction."""
    newest = Document.objects.order_by("-created_at").values_list("created_at", flat=True).first()
    if newest is None:
        return 0
    waiting = SavedSearch.objects.filter(tells=True, tells_since__lt=newest, owner__is_active=True)
    return sum(_tell(search) for search in waiting.select_related("owner"))


@transaction.atomic
def _tell(search):
    since = max(search.tells_since, now() - timedelta(days=NEWS_DAYS))
    told = Told.objects.filter(search=search).values("document")
    new = Document.objects.visible_to(search.owner).filter(created_at__gt=since).exclude(pk__in=told)
    fitting = ids_fitting(new, search.query)
    # Whoever came first has told them: the unique pair keeps a second worker from doing it again.
    rows = [Told(search=search, document_id=pk) for pk in fitting]
    if not rows:
        return 0
    Told.objects.bulk_create(rows)
    notify(users=[search.owner], kind=SOMETHING_NEW, about=search)
    return len(rows)


def ids_fitting(documents, query):
    """Ids of those of `documents` that the list would show for this query, the best `MOST_HITS` of them."""
    asked = QueryDict(query)
    documents = narrowed(documents, asked)
    if words := " ".join(asked.get("q", "").split()):
        return find(documents, words).ids
    return list(documents.values_list("pk", flat=True)[:MOST_HITS])


@task()
def tell_of_new_task():
    tell_of_new()
