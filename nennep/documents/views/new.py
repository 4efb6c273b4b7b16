"""Registering a document by hand."""

from django.contrib import messages
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _

from nennep.documents import rules
from nennep.documents.actions import enter_in_register, register_document, topic_named
from nennep.documents.errors import DocumentsError
from nennep.documents.forms import DocumentForm
from nennep.documents.issuers import unit_named
from nennep.documents.views.changing import stored_text
from nennep.files.refusals import FileRefused
from nennep.ui.require import id_in, require


def new(request):
    """Register a document, and go back to where one came from (`next`)."""
    require(rules.can_register_anywhere(request.user))
    initial = {"unit": id_in(request.GET.get("unit", ""))}
    form = DocumentForm(
        request.POST or None, request.FILES or None, user=request.user, request=request, initial=initial
    )
    if request.method == "POST" and form.is_valid():
        try:
            found = _register(form, request.user)
        except FileRefused as error:
            form.add_error("file", str(error))
        except DocumentsError as error:
            form.add_error(None, str(error))
        else:
            messages.success(request, _("The document has been registered."))
            return redirect(_way_on(request, found))
    return render(request, "documents/new.html", {"form": form, "next": _safe(request.GET.get("next", ""))})


def _register(form, by):
    data = form.cleaned_data
    stored, text = stored_text(data, by)
    unit = data["unit"]
    topic = topic_named(unit.tree, data["new_topic"]) or data["topic"]
    columns = form.columns()
    issuer_unit = unit_named(columns["issuer"], unit.tree_id)
    document = register_document(
        **columns, issuer_unit=issuer_unit, unit=unit, topic=topic, by=by, file=stored, text=text
    )
    if data["enter"]:
        enter_in_register(document=document, unit=unit, direction=document.direction, by=by)
    return document


def _way_on(request, found):
    """Back to the step that asked for the document, or to the document."""
    address = _safe(request.POST.get("next", ""))
    return f"{address}?document={found.pk}" if address else reverse("documents:document", args=[found.pk])


def _safe(address):
    """The address when it is one of ours, else nothing."""
    return address if url_has_allowed_host_and_scheme(address, allowed_hosts=None) else ""
