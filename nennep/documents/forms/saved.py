"""Keeping a search."""

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from nennep.documents.search.filters import KINDS


class SavedSearchForm(forms.Form):
    query = forms.CharField(max_length=1000, widget=forms.HiddenInput)
    name = forms.CharField(label=_("Name of the search"), max_length=120)
    tells = forms.BooleanField(
        label=_("Tell me when a new document fits"),
        required=False,
        help_text=_("A notice comes soon after such a document was registered; never twice for the same one."),
    )

    def clean_query(self):
        """Only words that the list understands, in one order, so that the same search is the same text."""
        asked = QueryDict(self.cleaned_data["query"])
        kept = QueryDict(mutable=True)
        for name in ("q", *KINDS):
            if value := " ".join(asked.get(name, "").split()):
                kept[name] = value
        if not kept:
            raise forms.ValidationError(_("Search or filter first, then keep that search."))
        return kept.urlencode()
