"""Handing in, sending back, giving more time, excusing."""

from django import forms
from django.utils.timezone import now
from django.utils.translation import gettext_lazy as _

from nennep.documents.models import Document
from nennep.files.forms import UploadFormMixin
from nennep.ui.forms import DateTimeField, DropZone
from nennep.units.models import Unit

MOST_DOCUMENTS = 200


class HandInForm(UploadFormMixin, forms.Form):
    """A registered document, or a file where there is none."""

    document = forms.ModelChoiceField(
        Document.objects.none(),
        label=_("Registered document"),
        required=False,
        empty_label=_("none, see the file below"),
    )
    file = forms.FileField(
        label=_("Or a file"), required=False, widget=DropZone, help_text=_("DOCX, PDF, ODT or TXT; its text is read.")
    )
    words = forms.CharField(
        label=_("In a few words"), required=False, max_length=2_000, widget=forms.Textarea(attrs={"rows": 3})
    )

    def __init__(self, *args, duty, about, user, **kwargs):
        super().__init__(*args, **kwargs)
        own = Document.objects.visible_to(user).filter(unit__in=Unit.objects.under(duty.unit.path))
        found = own.exclude(pk=about.pk).defer("text").order_by("-issued_on", "-pk")
        self.fields["document"].queryset = found
        self.fields["document"].choices = [
            ("", self.fields["document"].empty_label),
            *((one.pk, f"{one}: {one.subject[:80]}") for one in found[:MOST_DOCUMENTS]),
        ]

    def clean(self):
        data = super().clean()
        if not self.errors and not data.get("document") and not data.get("file"):
            self.add_error(None, _("Name a registered document or add a file."))
        return data


class ReasonForm(forms.Form):
    reason = forms.CharField(
        label=_("Reason"),
        max_length=2_000,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=_("The unit concerned reads it."),
    )


class ExtendForm(ReasonForm):
    due_at = DateTimeField(label=_("New deadline"))

    def clean_due_at(self):
        if self.cleaned_data["due_at"] <= now():
            raise forms.ValidationError(_("The new deadline lies in the past."))
        return self.cleaned_data["due_at"]


class SendBackForm(ExtendForm):
    to_mend = forms.CharField(label=_("What to mend"), max_length=2_000, widget=forms.Textarea(attrs={"rows": 3}))
    field_order = ["reason", "to_mend", "due_at"]
