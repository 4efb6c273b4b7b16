"""One's own saved searches."""

from django.contrib import messages
from django.http import QueryDict
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from nennep.documents.actions.saving import forget_search, save_search
from nennep.documents.forms.saved import SavedSearchForm
from nennep.documents.models import SavedSearch
from nennep.documents.search.filters import in_words
from nennep.ui.list_page import list_page
from nennep.ui.require import get_or_404


def saved(request):
    return list_page(
        request,
        SavedSearch.objects.visible_to(request.user),
        template="documents/saved.html",
        order=["name"],
        complete=lambda rows: _tell_words(rows, request.user),
    )


def _tell_words(rows, user):
    for row in rows:
        row.words = in_words(QueryDict(row.query), user)


def saved_new(request):
    """Keep the search that the address names (`?query=…`)."""
    query = request.GET.get("query", "")
    form = SavedSearchForm(request.POST or None, initial=_initial(query, request.user))
    if request.method == "POST" and form.is_valid():
        search = save_search(by=request.user, **form.cleaned_data)
        messages.success(request, _("The search has been kept."))
        return redirect(f"{reverse('documents:documents')}?{search.query}")
    return render(request, "documents/saved_new.html", {"form": form})


def saved_open(request, pk):
    """To the list as it was searched and filtered."""
    search = get_or_404(SavedSearch.objects.visible_to(request.user), pk=pk)
    return redirect(f"{reverse('documents:documents')}?{search.query}")


@require_POST
def saved_forget(request, pk):
    search = get_or_404(SavedSearch.objects.visible_to(request.user), pk=pk)
    forget_search(search=search)
    messages.success(request, _("The search is no longer kept."))
    return redirect("documents:saved")


def _initial(query, user):
    """Whoever keeps a search mostly wants to be told; the tick can be taken away."""
    return {"query": query, "name": in_words(QueryDict(query), user)[:120], "tells": True}
