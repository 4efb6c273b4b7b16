"""The doors of the tray: files that arrive, and what a person confirms of a paper."""

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from nennep.documents.models import Document, Urgency
from nennep.files.forms import no_marking
from nennep.files.refusals import FileRefused
from nennep.files.uploads import refused_uploads
from nennep.intake.models import TRAY_ROLES
from nennep.ui.forms import DateField, FilesField, OneTimeKeyMixin
from nennep.units.models import Unit


def trays_of(user):
    """The units whose trays somebody keeps."""
    return Unit.objects.filter(path__in=user.unit_scope.paths(*TRAY_ROLES), closed_on=None).order_by("path")


class SendForm(OneTimeKeyMixin):
    unit = forms.ModelChoiceField(Unit.objects.none(), label=_("Tray of"))
    files = FilesField(
        label=_("Files"),
        allow_empty_file=True,
        required=False,
        help_text=_(
            "All at once: DOCX, PDF, ODT, TXT, scans and photos, ZIP, edXML envelopes, XLSX lists of older documents."
        ),
    )

    def __init__(self, *arguments, request, **named):
        super().__init__(*arguments, **named)
        self.too_large = refused_uploads(request)
        units = trays_of(request.user)
        self.fields["unit"].queryset, self.fields["unit"].initial = units, units.first()
        if len(units) == 1:
            self.fields["unit"].widget = forms.HiddenInput()

    def clean(self):
        data = super().clean()
        if not data.get("files") and not self.too_large:
            self.add_error("files", str(FileRefused("missing", "")))
        return data


class ConfirmForm(forms.Form):
    type = forms.CharField(label=_("Type"), max_length=40)
    number = forms.CharField(
        label=pgettext_lazy("document", "Number"),
        max_length=20,
        validators=[no_marking],
        help_text=_("A paper that carries none: không số."),
    )
    notation = forms.CharField(label=_("Notation"), max_length=60, required=False, validators=[no_marking])
    issued_on = DateField(label=pgettext_lazy("document", "Date"))
    issuer = forms.CharField(label=_("Issued by"), max_length=200)
    subject = forms.CharField(
        label=_("Subject"), max_length=500, widget=forms.Textarea(attrs={"rows": 3}), validators=[no_marking]
    )
    direction = forms.ChoiceField(label=_("Incoming or outgoing"), choices=Document.Direction.choices)
    register_number = forms.IntegerField(label=_("Number in the book"), min_value=1, max_value=999_999, required=False)
    signer = forms.CharField(label=_("Signed by"), max_length=120, required=False)
    signer_post = forms.CharField(label=_("Post of the signer"), max_length=120, required=False)
    urgency = forms.ChoiceField(label=_("Urgency"), choices=Urgency.choices, required=False)
    term = forms.CharField(label=_("Term"), max_length=20, required=False)
    recipients = forms.CharField(
        label=_("Recipients"), required=False, widget=forms.Textarea(attrs={"rows": 3}), help_text=_("One a line.")
    )

    FIRST = ("type", "number", "notation", "issued_on", "issuer", "subject", "direction", "register_number")
    MORE = ("signer", "signer_post", "urgency", "term", "recipients")

    def __init__(self, *arguments, next_numbers, missing=(), **named):
        """`next_numbers` as {direction: the next free number of the unit's book}; one begins at what is missing."""
        super().__init__(*arguments, **named)
        told = _("Empty: the next one, %(incoming)s for incoming and %(outgoing)s for outgoing.")
        self.fields["register_number"].help_text = told % next_numbers
        for name in ("type", "number", "notation"):
            self.fields[name].widget.attrs["autocomplete"] = "off"
        for name in [one for one in self.FIRST if one in missing][:1]:
            self.fields[name].widget.attrs["autofocus"] = True

    @property
    def first(self):
        return [self[name] for name in self.FIRST]

    @property
    def more(self):
        return [self[name] for name in self.MORE]
