"""Saying how documents stand to each other."""

from django import forms
from django.utils.translation import gettext_lazy as _

from nennep.documents.models import Document, Relation, Standing
from nennep.lib.citations import number_key
from nennep.ui.forms import DateField


class NamesDocument(forms.Form):
    """Another document, named by its number; where several have it, one of them is chosen.

    `cleaned_data["other"]` is the document, or None.
    """

    name = forms.CharField(
        label=_("Number of the other document"),
        max_length=80,
        required=False,
        help_text=_("For example 05-CT/TU; it must be registered."),
    )
    other = forms.ModelChoiceField(
        Document.objects.none(), label=_("Which one?"), required=False, widget=forms.RadioSelect
    )

    def __init__(self, *args, documents, **kwargs):
        super().__init__(*args, **kwargs)
        self.documents = documents.defer("text").select_related("unit")
        self.fields["other"].label_from_instance = in_full
        typed = self.data.get(self.add_prefix("name"), "") if self.is_bound else ""
        found = self._found(typed)
        self.is_unsure = len(found) > 1
        if self.is_unsure:
            self.fields["other"].queryset = self.documents.filter(pk__in=[one.pk for one in found])
        else:
            self.fields["other"].widget = forms.HiddenInput()
        self._only = found[0] if len(found) == 1 else None

    def _found(self, typed):
        key = number_key(typed) if typed.strip() else ""
        return list(self.documents.filter(number_key=key).order_by("-issued_on")[:20]) if key else []

    def clean(self):
        data = super().clean()
        if data.get("other") is None:
            data["other"] = self._only
        if data.get("name") and data["other"] is None and "other" not in self.errors:
            if self.is_unsure:
                self.add_error("other", _("Several documents have this number: choose one."))
            else:
                self.add_error("name", _("No document with this number is registered here."))
        return data


def in_full(document):
    """Enough to tell documents of one number apart."""
    return f"{document}, {document.issued_on.strftime('%d/%m/%Y')}, {document.issuer}: {document.subject}"


class RelationForm(NamesDocument):
    """`way` is a verb as read from the document at hand: forward "replaces", backward "is replaced by"."""

    way = forms.ChoiceField(label=_("This document"))
    note = forms.CharField(label=_("Which part"), max_length=300, required=False, help_text=_("Empty: all of it."))
    since = DateField(label=_("Since"), required=False, help_text=_("Empty: since the newer one is in force."))
    field_order = ("way", "name", "other", "note", "since")

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["name"].required = True
        forward = [(kind.value, str(kind.label)) for kind in Relation.Kind]
        backward = [(f"-{kind.value}", str(Relation.BACKWARD[kind])) for kind in Relation.Kind]
        self.fields["way"].choices = [*forward, *backward]

    def ends(self, document):
        """(kind, source, target) with the document at hand."""
        way, other = self.cleaned_data["way"], self.cleaned_data["other"]
        kind = way.removeprefix("-")
        return (kind, other, document) if way.startswith("-") else (kind, document, other)


class StandingForm(NamesDocument):
    standing = forms.ChoiceField(label=_("Standing"), choices=Standing.choices)
    since = DateField(label=_("Since"), required=False)
    note = forms.CharField(label=_("Reason"), max_length=200)
    field_order = ("standing", "since", "name", "other", "note")

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["name"].label = _("Number of the document that ended it")


class CitationForm(NamesDocument):
    """Which of the candidates is meant; another document by its number; or that none is needed."""

    ASIDE, OTHER = "aside", "other"
    meant = forms.ChoiceField(label=_("Which document is meant?"), widget=forms.RadioSelect)
    field_order = ("meant", "name", "other")

    def __init__(self, *args, candidates, **kwargs):
        super().__init__(*args, **kwargs)
        self.candidates = {str(one.pk): one for one in candidates}
        self.fields["meant"].choices = [
            *((pk, in_full(one)) for pk, one in self.candidates.items()),
            (self.ASIDE, _("None; this place names no document that we keep")),
            (self.OTHER, _("Another document, by its number")),
        ]
        self.fields["meant"].initial = None if candidates else self.OTHER

    def clean(self):
        data = super().clean()
        if data.get("meant") == self.OTHER and not data.get("other") and not self.errors:
            self.add_error("name", _("Write the number of the document."))
        return data

    def decision(self):
        """Keyword arguments of `decide_citation`."""
        meant = self.cleaned_data["meant"]
        if meant == self.ASIDE:
            return {"set_aside": True}
        return {"target": self.candidates.get(meant) or self.cleaned_data["other"]}
