"""One document: its page, its file."""

from django.http import Http404
from django.shortcuts import render

from nennep.documents.models import Document
from nennep.documents.panels import panels_for
from nennep.files.serving import serve_file
from nennep.ui.require import get_or_404


def document(request, pk):
    found = get_or_404(Document.objects.visible_to(request.user).select_related("unit", "file"), pk=pk)
    return render(request, "documents/document.html", {"document": found, "panels": panels_for(found, request)})


def document_file(request, pk):
    found = get_or_404(Document.objects.visible_to(request.user).select_related("file"), pk=pk)
    if found.file is None:
        raise Http404
    return serve_file(found.file)
