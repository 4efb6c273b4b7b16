"""The list of documents: searched, narrowed, sorted, taken along."""

from django.utils.text import capfirst
from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from nennep.documents import rules
from nennep.documents.exports import documents_workbook, standing_and_cause
from nennep.documents.models import Document, Standing
from nennep.documents.search import MOST_HITS, find, marked_words, snippet_of, understand
from nennep.documents.search.filters import filters_for
from nennep.ui.list_page import PER_PAGE, list_page
from nennep.units.rules import can_see_lists

FOUND_PER_PAGE = 20


def documents(request):
    hits = []

    def search(narrowed, typed):
        hits.append(find(narrowed, typed))
        return hits[0]

    typed = " ".join(request.GET.get("q", "").split())
    return list_page(
        request,
        # Ids alone: the database then finds the page in its index of the list, and reads 50 rows instead of all.
        Document.objects.visible_to(request.user).only("pk"),
        template="documents/documents.html",
        # What was searched for stands best first.
        order=[] if typed else ["-issued_on", "-pk"],
        # By date alone: names would stand in the order of their code points, not of Vietnamese. Filters do that better.
        sorts={"issued": ["issued_on"]},
        # With the words around each, and best first: twenty fill a screen or two, and cost less to cut out.
        per_page=FOUND_PER_PAGE if typed else PER_PAGE,
        search=search,
        search_label=_("Words, a “phrase”, or a number such as 05-CT/TU"),
        filters=filters_for(request.user, request.GET),
        export=documents_workbook,
        complete=lambda rows: _complete(rows, typed),
        context={
            "can_register": rules.can_register_anywhere(request.user),
            "can_order": can_see_lists(request.user),
            "most_hits": MOST_HITS,
            "hits": lambda: hits[0] if hits else None,
            "query": _query(request),
            "more": "more" in request.GET,
        },
    )


def _complete(rows, typed):
    """The whole rows in place of their ids, and with a search the words around what was found."""
    whole = Document.objects.select_related("unit", "topic", "standing_by")
    whole = whole.defer("standing_by__text", *(() if typed else ("text",))).in_bulk([row.pk for row in rows])
    rows[:] = [whole[row.pk] for row in rows]
    today = localdate()
    for row in rows:
        row.standing_word, row.ceased_by = standing_and_cause(row, today)
        row.is_in_force = row.standing_on(today) == Standing.IN_FORCE
    wanted = understand(typed)
    if wanted:
        for row in rows:
            row.marked_subject = marked_words(capfirst(row.subject), wanted)
            # Single words of what the subject holds in a row would say less than the subject.
            row.snippet = snippet_of(_body(row), wanted, in_a_row=bool(row.marked_subject))


def _body(row):
    """What follows the subject: number, issuer and subject stand in the list anyway."""
    spans = row.found_at.get("subject")
    return row.text[spans[1] :].lstrip(" \n-*") if spans and isinstance(spans[1], int) else row.text


def _query(request):
    """What a saved search keeps of the address."""
    query = request.GET.copy()
    for name in ("page", "export", "more"):
        query.pop(name, None)
    for name in [name for name, value in query.items() if not value]:
        query.pop(name)
    return query.urlencode()
