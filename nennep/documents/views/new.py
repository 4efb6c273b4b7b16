"""Registering a document by hand."""

from django.contrib import messages
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _

from nennep.documents import rules
from nennep.documents.actions import register_document
from nennep.documents.forms import DocumentForm
from nennep.files.actions import store_text
from nennep.files.models import FileText
from nennep.files.refusals import FileRefused
from nennep.ui.require import require


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
