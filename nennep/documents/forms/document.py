"""Registering a document: what stands in its head, and its file or its text."""

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from nennep.documents.models import Document
from nennep.files.forms import UploadFormMixin
from nennep.lib.citations.secrecy import secrecy_marking
from nennep.ui.forms import DateField, DropZone
from nennep.units.models import Unit


class DocumentForm(UploadFormMixin, forms.Form):
    type = forms.CharField(label=_("Type"), max_length=40, help_text=_("For example: Chỉ thị, Kế hoạch, Hướng dẫn"))
    number = forms.CharField(label=pgettext_lazy("document", "Number"), max_length=20)
    notation = forms.CharField(
        label=_("Notation"),
        max_length=60,
        required=False,
        help_text=_("What stands behind the number, for example CT/TU"),
    )
    issued_on = DateField(label=pgettext_lazy("document", "Date"))
    issuer = forms.CharField(label=_("Issued by"), max_length=200)
    subject = forms.CharField(label=_("Subject"), max_length=500, widget=forms.Textarea(attrs={"rows": 2}))
    unit = forms.ModelChoiceField(Unit.objects.none(), label=_("Kept by"))
    file = forms.FileField(
        label=_("File"), required=False, widget=DropZone, help_text=_("DOCX, PDF, ODT or TXT; its text is read.")
    )
    text = forms.CharField(
        label=_("Text"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 8}),
        help_text=_("Only needed without a file."),
    )

    def __init__(self, *args, user, **kwargs):
        super().__init__(*args, **kwargs)
        units = Unit.objects.under(*user.unit_scope.paths("officer", "clerk")).filter(closed_on=None).order_by("path")
        self.fields["unit"].queryset = units
        self.fields["unit"].initial = units.first()
        for name in ("type", "number", "notation"):
            self.fields[name].widget.attrs["autocomplete"] = "off"

    def clean_text(self):
        text = self.cleaned_data["text"].strip()
        if text and secrecy_marking(text):
            raise forms.ValidationError(
                _("The text carries a secrecy marking. Classified papers are not taken here; nothing of it was kept.")
            )
        return text

    def clean(self):
        data = super().clean()
        names = ("type", "number", "notation", "issuer", "issued_on")
        same = {name: data.get(name) for name in names}
        if data.get("issued_on") and Document.objects.filter(**same).exists():
            self.add_error(None, _("This document is registered already."))
        return data
