"""Registering a document by hand: what stands in its head, and its file or its text; a newer version of one."""

from django import forms
from django.utils.translation import gettext_lazy as _

from nennep.documents.forms.details import DetailsFields
from nennep.documents.models import Document
from nennep.files.forms import UploadFormMixin, no_marking
from nennep.ui.forms import DropZone
from nennep.units.models import Unit


class TextOrFileFields(UploadFormMixin, forms.Form):
    """A file whose text is read, or the text itself; a secrecy marking in either is refused."""

    file = forms.FileField(
        label=_("File"), required=False, widget=DropZone, help_text=_("DOCX, PDF, ODT or TXT; its text is read.")
    )
    text = forms.CharField(
        label=_("Text"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 8}),
        help_text=_("Only needed without a file."),
        validators=[no_marking],
    )


class DocumentForm(TextOrFileFields, DetailsFields):
    unit = forms.ModelChoiceField(Unit.objects.none(), label=_("Kept by"))
    enter = forms.BooleanField(
        label=_("Enter in the unit's register"),
        required=False,
        initial=True,
        help_text=_("It gets the next number of the book of this year."),
    )

    def __init__(self, *args, user, **kwargs):
        units = Unit.objects.under(*user.unit_scope.paths("officer", "clerk")).filter(closed_on=None).order_by("path")
        super().__init__(*args, trees=units.values("tree"), **kwargs)
        self.fields["unit"].queryset = units
        self.fields["unit"].initial = units.first()

    def clean(self):
        data = super().clean()
        if data.get("unit"):
            self.say_if_kept(Document.objects.reaching(data["unit"]))
            if data.get("topic") and data["topic"].tree_id != data["unit"].tree_id:
                self.add_error("topic", _("This topic belongs to another organisation."))
        return data


class VersionForm(TextOrFileFields):
    note = forms.CharField(
        label=_("Remark"),
        max_length=200,
        required=False,
        help_text=_("For example: signed copy, consolidated text"),
        validators=[no_marking],
    )

    def clean(self):
        data = super().clean()
        if not data.get("file") and not data.get("text") and not self.errors:
            self.add_error("file", _("Choose a file or paste the text."))
        return data
