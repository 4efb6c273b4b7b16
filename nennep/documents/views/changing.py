"""Correcting a document's details, saying whether it is in force, adding a newer version."""

from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from nennep.documents import actions, rules
from nennep.documents.errors import DocumentsError
from nennep.documents.forms import DetailsForm, StandingForm, VersionForm
from nennep.documents.models import Document
from nennep.documents.views.page import visible_document
from nennep.files.actions import store_text
from nennep.files.models import FileText
from nennep.files.refusals import FileRefused
from nennep.ui.require import require


def kept_document(request, pk):
    found = visible_document(request, pk)
    require(rules.can_keep(request.user, found))
    return found


def change(request, pk):
    found = kept_document(request, pk)
    form = DetailsForm(request.POST or None, document=found)
    if request.method == "POST" and form.is_valid():
        topic = actions.topic_named(found.unit.tree, form.cleaned_data["new_topic"]) or form.cleaned_data["topic"]
        try:
            actions.change_document(document=found, by=request.user, **form.columns(), topic=topic)
        except DocumentsError as error:
            form.add_error(None, str(error))
        else:
            messages.success(request, _("The details have been saved."))
            return redirect("documents:document", found.pk)
    return render(request, "documents/change.html", {"document": found, "form": form})


def standing(request, pk):
    found = kept_document(request, pk)
    initial = {"standing": found.standing, "since": found.standing_since, "note": found.standing_note}
    form = StandingForm(request.POST or None, documents=Document.objects.visible_to(request.user), initial=initial)
    if request.method == "POST" and form.is_valid():
        data = form.cleaned_data
        try:
            actions.set_standing(
                document=found,
                standing=data["standing"],
                since=data["since"],
                ended_by=data["other"],
                note=data["note"],
                by=request.user,
            )
        except DocumentsError as error:
            form.add_error("name", str(error))
        else:
            messages.success(request, _("The standing has been saved."))
            return redirect("documents:document", found.pk)
    return render(request, "documents/standing.html", {"document": found, "form": form})


def add_version(request, pk):
    found = kept_document(request, pk)
    form = VersionForm(request.POST or None, request.FILES or None, request=request)
    if request.method == "POST" and form.is_valid():
        try:
            stored, text = stored_text(form.cleaned_data, request.user)
        except FileRefused as error:
            form.add_error("file", str(error))
        else:
            note = form.cleaned_data["note"]
            actions.add_version(document=found, by=request.user, file=stored, text=text, note=note)
            messages.success(request, _("The newer version has been added."))
            return redirect("documents:document", found.pk)
    return render(request, "documents/add_version.html", {"document": found, "form": form})


def stored_text(data, by):
    """(the file kept, its text), or (None, the text typed). Raises FileRefused."""
    if not data["file"]:
        return None, data["text"]
    stored = store_text(data["file"], by=by, all_pages=True)
    return stored, FileText.objects.get(file=stored).text
