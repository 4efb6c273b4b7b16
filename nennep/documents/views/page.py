"""One document: its page and its files."""

from django.http import Http404
from django.shortcuts import render
from django.utils.timezone import localdate

from nennep.documents import rules
from nennep.documents.marks import marks_of
from nennep.documents.models import Document, Relation
from nennep.documents.panels import panels_for
from nennep.documents.queries import around
from nennep.documents.reader import read_text
from nennep.documents.type_words import DIRECTING
from nennep.files.serving import SHOWN_IN_PAGES, serve_file
from nennep.history.panels import history_of
from nennep.ui.require import get_or_404

SHOWN_BESIDE = (*SHOWN_IN_PAGES, "pdf")


def visible_document(request, pk):
    found = Document.objects.visible_to(request.user)
    found = found.select_related("unit__tree", "file", "topic", "issuer_unit", "standing_by__unit")
    return get_or_404(found.defer("standing_by__text"), pk=pk)


def document(request, pk):
    found = visible_document(request, pk)
    can_keep = rules.can_keep(request.user, found)
    citations = around.citations_of(found)
    deadlines = list(found.deadlines.all())
    outgoing, incoming = around.relations_of(found, request.user)
    context = {
        "document": found,
        "can_keep": can_keep,
        "can_enter": rules.can_register_anywhere(request.user),
        "text": read_text(found.text, marks_of(found, citations, deadlines, request.user, can_keep=can_keep)),
        "cited": around.cited(found, citations),
        "deadlines": [(one, found.reading[one.start : one.end]) for one in deadlines],
        **_relations(found, request.user, outgoing, incoming),
        **_cited_in(found, request.user),
        "versions": found.versions.select_related("file", "added_by__person").defer("text"),
        "books": around.books_of(found, request.user),
        "history": history_of(found),
        "panels": panels_for(found, request),
        "beside": found.file is not None and found.file.deleted_at is None and found.file.kind in SHOWN_BESIDE,
        "side": "original" if request.GET.get("side") == "original" else "text",
        "today": localdate(),
    }
    return render(request, "documents/document.html", context)


def _relations(document, user, outgoing, incoming):
    """Confirmed relations as (verb, other document, relation), and proposals with whether the user may decide."""
    rows = [(one.get_kind_display(), one.target, one) for one in outgoing]
    rows += [(one.backward, one.source, one) for one in incoming]
    proposed = Relation.State.PROPOSED
    return {
        "relations": [(*row, rules.can_decide(user, row[2])) for row in rows if row[2].state != proposed],
        "proposals": [
            (*row, rules.can_decide(user, row[2]), _words(row[2])) for row in rows if row[2].state == proposed
        ],
        "asks_for_plan": document.type_code in DIRECTING,
        "carried_out_by": sorted(around.carried_out_by(incoming), key=_highest_and_newest),
    }


def _highest_and_newest(document):
    return document.unit.path.count("/"), -document.issued_on.toordinal()


def _words(relation):
    """The words that a relation was read from; the source's text is asked for with proposals alone."""
    if not relation.found_at:
        return ""
    text = Document.objects.only("text", "subject").get(pk=relation.source_id).reading
    return " ".join(text[slice(*relation.found_at)].split())[:200]


def _cited_in(document, user):
    found, times = around.citing(document, user)
    shown = list(found[: around.SHOWN])
    return {"citing": [(one, times[one.pk]) for one in shown], "citing_more": len(times) - len(shown)}


def document_file(request, pk):
    return _served(visible_document(request, pk).file)


def original(request, pk):
    """The original for the frame beside the text: a PDF or a picture."""
    return _served(visible_document(request, pk).file, inline=True)


def version_file(request, pk, ordinal):
    found = visible_document(request, pk)
    return _served(get_or_404(found.versions.select_related("file"), ordinal=ordinal).file)


def version(request, pk, ordinal):
    """The text of one version, also of an older one."""
    found = visible_document(request, pk)
    one = get_or_404(found.versions.select_related("file", "added_by__person"), ordinal=ordinal)
    return render(
        request, "documents/version.html", {"document": found, "version": one, "text": read_text(one.text, [])}
    )


def _served(file, *, inline=False):
    if file is None:
        raise Http404
    response = serve_file(file, inline=inline)
    if inline and file.kind == "pdf":
        # The browser's own reader shows it, in a frame of ours; it refuses to in a sandbox.
        response["Content-Disposition"] = "inline"
        response["Content-Security-Policy"] = "frame-ancestors 'self'"
        response["X-Frame-Options"] = "SAMEORIGIN"
    return response
