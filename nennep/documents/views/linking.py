"""Saying which document a citation means, and how documents stand to each other."""

from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from nennep.documents import actions, rules
from nennep.documents.errors import DocumentsError
from nennep.documents.forms import CitationForm, RelationForm
from nennep.documents.models import Citation, Document, Relation
from nennep.documents.queries.around import candidates
from nennep.documents.views.page import visible_document
from nennep.ui.require import get_or_404, require

LETTERS_AROUND = 160


def citation(request, pk):
    seen = Document.objects.visible_to(request.user)
    found = get_or_404(Citation.objects.filter(document__in=seen).select_related("document__unit"), pk=pk)
    document = found.document
    require(rules.can_keep(request.user, document))
    (could_be,) = candidates(document, [found])
    form = CitationForm(request.POST or None, candidates=could_be, documents=seen)
    if request.method == "POST" and form.is_valid():
        try:
            actions.decide_citation(citation=found, by=request.user, **form.decision())
        except DocumentsError as error:
            form.add_error("name", str(error))
        else:
            messages.success(request, _("The citation has been settled."))
            return redirect("documents:document", document.pk)
    text = document.reading
    context = {
        "document": document,
        "citation": found,
        "form": form,
        "before": text[max(0, found.start - LETTERS_AROUND) : found.start],
        "words": text[found.start : found.end],
        "after": text[found.end : found.end + LETTERS_AROUND],
    }
    return render(request, "documents/citation.html", context)


def relate(request, pk):
    found = visible_document(request, pk)
    require(rules.can_register_anywhere(request.user))
    form = RelationForm(request.POST or None, documents=Document.objects.visible_to(request.user))
    if request.method == "POST" and form.is_valid():
        kind, source, target = form.ends(found)
        if not rules.can_decide(request.user, Relation(source=source, target=target, kind=kind)):
            form.add_error(None, _("Only the unit that keeps the document may say this of it."))
        elif _related(form, kind, source, target, request):
            return redirect("documents:document", found.pk)
    return render(request, "documents/relate.html", {"document": found, "form": form})


def _related(form, kind, source, target, request):
    data = form.cleaned_data
    try:
        actions.relate(source=source, target=target, kind=kind, note=data["note"], since=data["since"], by=request.user)
    except DocumentsError as error:
        form.add_error("name", str(error))
        return False
    messages.success(request, _("The relation has been entered."))
    return True


@require_POST
def decide_relation(request, pk):
    """`decision` is "confirm" or "reject"; back to the document that was open (`at`)."""
    seen = Document.objects.visible_to(request.user)
    found = get_or_404(
        Relation.objects.filter(source__in=seen, target__in=seen).select_related("source__unit", "target__unit"), pk=pk
    )
    require(rules.can_decide(request.user, found))
    if request.POST.get("decision") == "confirm":
        actions.confirm_relation(relation=found, by=request.user)
        messages.success(request, _("The relation has been confirmed."))
    else:
        actions.reject_relation(relation=found, by=request.user)
        messages.success(request, _("The relation has been rejected."))
    at = found.target_id if request.POST.get("at") == str(found.target_id) else found.source_id
    return redirect("documents:document", at)
