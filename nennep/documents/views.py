"""The list of documents, one document, and registering one."""

from django.contrib import messages
from django.db.models import Q
from django.http import Http404
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _

from nennep.documents import rules
from nennep.documents.actions import register_document
from nennep.documents.forms import DocumentForm
from nennep.documents.models import Document
from nennep.files.actions import store_text
from nennep.files.models import FileText
from nennep.files.refusals import FileRefused
from nennep.files.serving import serve_file
from nennep.ui.list_page import list_page
from nennep.ui.require import get_or_404, require


def documents(request):
    return list_page(
        request,
        Document.objects.visible_to(request.user).select_related("unit").defer("text"),
        template="documents/documents.html",
        order=["-issued_on"],
        sorts={"issued": ["issued_on"], "issuer": ["issuer", "-issued_on"]},
        search=_search,
        search_label=_("Number or subject"),
        context={"can_register": rules.can_register_anywhere(request.user)},
    )


def _search(found, text):
    for word in text.split():
        found = found.filter(
            Q(subject__icontains=word)
            | Q(number__icontains=word)
            | Q(notation__icontains=word)
            | Q(type__icontains=word)
        )
    return found


def document(request, pk):
    found = get_or_404(Document.objects.visible_to(request.user).select_related("unit", "file"), pk=pk)
    return render(request, "documents/document.html", {"document": found})


def document_file(request, pk):
    found = get_or_404(Document.objects.visible_to(request.user).select_related("file"), pk=pk)
    if found.file is None:
        raise Http404
    return serve_file(found.file)


def new(request):
    """Register a document, and go back to where one came from (`next`)."""
    require(rules.can_register_anywhere(request.user))
    initial = {"unit": request.GET.get("unit")} if request.GET.get("unit", "").isdigit() else {}
    form = DocumentForm(
        request.POST or None, request.FILES or None, user=request.user, request=request, initial=initial
    )
    if request.method == "POST" and form.is_valid():
        try:
            found = _register(form.cleaned_data, request.user)
        except FileRefused as error:
            form.add_error("file", str(error))
        else:
            messages.success(request, _("The document has been registered."))
            return redirect(_way_on(request, found))
    return render(request, "documents/new.html", {"form": form, "next": _safe(request.GET.get("next", ""))})


def _register(data, by):
    upload, text = data.pop("file"), data.pop("text")
    stored = store_text(upload, by=by) if upload else None
    if stored:
        text = FileText.objects.get(file=stored).text
    return register_document(**data, by=by, file=stored, text=text)


def _way_on(request, found):
    """Back to the step that asked for the document, or to the document."""
    address = _safe(request.POST.get("next", ""))
    return f"{address}?document={found.pk}" if address else reverse("documents:document", args=[found.pk])


def _safe(address):
    """The address when it is one of ours, else nothing."""
    return address if url_has_allowed_host_and_scheme(address, allowed_hosts=None) else ""
