"""Asking for an interim or final review of a document."""

from django.contrib import messages
from django.http import Http404
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from nennep.directives import actions, rules
from nennep.directives.errors import DirectivesError
from nennep.directives.forms.handing_on import FromForm, ReviewForm
from nennep.documents.models import Document
from nennep.ui.require import get_or_404, require


def new(request, document_pk):
    require(request.user.unit_scope.has(*rules.JUDGES))
    document = get_or_404(Document.objects.visible_to(request.user).defer("text"), pk=document_pk)
    asked = request.GET if "unit" in request.GET else {"unit": ""}
    source = FromForm(asked, user=request.user, kinds=rules.JUDGES, label=_("Asked by"))
    unit = source.chosen
    if unit is None:
        raise Http404
    form = ReviewForm(request.POST or None, asked_by=unit)
    if request.method == "POST" and form.is_valid():
        try:
            actions.ask_for_reviews(document=document, asked_by=unit, by=request.user, **form.cleaned_data)
        except DirectivesError as error:
            form.add_error(None, str(error))
        else:
            messages.success(request, _("The review has been asked for."))
            return redirect("directives:thread", document.pk)
    context = {"document": document, "unit": unit, "source": source, "form": form}
    return render(request, "directives/new_review.html", context)
