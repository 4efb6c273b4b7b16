"""What stands in a document's head, and what the registry adds to it."""

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from nennep.documents.models import Document, Topic, Urgency
from nennep.files.forms import no_marking
from nennep.ui.forms import DateField

KEY = ("type", "number", "notation", "issuer", "issued_on")
# Columns of the document that the form fills, besides the topic.
COLUMNS = (
    *KEY,
    "subject",
    "signer",
    "signer_post",
    "recipients",
    "urgency",
    "term",
    "effective_on",
    "direction",
)


class DetailsFields(forms.Form):
    type = forms.CharField(label=_("Type"), max_length=40, help_text=_("For example: Chỉ thị, Kế hoạch, Hướng dẫn"))
    number = forms.CharField(label=pgettext_lazy("document", "Number"), max_length=20, validators=[no_marking])
    notation = forms.CharField(
        label=_("Notation"),
        max_length=60,
        required=False,
        validators=[no_marking],
        help_text=_("What stands behind the number, for example CT/TU"),
    )
    issued_on = DateField(label=pgettext_lazy("document", "Date"))
    issuer = forms.CharField(label=_("Issued by"), max_length=200)
    subject = forms.CharField(
        label=_("Subject"), max_length=500, widget=forms.Textarea(attrs={"rows": 2}), validators=[no_marking]
    )
    signer = forms.CharField(label=_("Signed by"), max_length=120, required=False)
    signer_post = forms.CharField(label=_("Post of the signer"), max_length=120, required=False)
    recipients = forms.CharField(
        label=_("Recipients"), required=False, widget=forms.Textarea(attrs={"rows": 3}), help_text=_("One a line.")
    )
    urgency = forms.ChoiceField(label=_("Urgency"), choices=Urgency.choices, required=False)
    term = forms.CharField(
        label=_("Term"), max_length=20, required=False, help_text=_("Of the committee, for example 2025-2030")
    )
    effective_on = DateField(label=_("In force from"), required=False, help_text=_("Empty: from the day of issue."))
    direction = forms.ChoiceField(
        label=_("Direction"), choices=Document.Direction.choices, initial=Document.Direction.INCOMING, required=False
    )
    topic = forms.ModelChoiceField(Topic.objects.none(), label=_("Topic"), required=False)
    new_topic = forms.CharField(
        label=_("New topic"), max_length=120, required=False, help_text=_("If it is not in the list yet.")
    )

    def __init__(self, *args, trees, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["topic"].queryset = Topic.objects.filter(tree__in=trees)
        for name in ("type", "number", "notation"):
            self.fields[name].widget.attrs["autocomplete"] = "off"

    def clean_direction(self):
        return self.cleaned_data["direction"] or Document.Direction.INCOMING

    def clean_recipients(self):
        lines = (line.strip() for line in self.cleaned_data["recipients"].splitlines())
        return "\n".join(line for line in lines if line)

    def columns(self):
        """What goes into the document's columns, but for the topic."""
        return {name: self.cleaned_data[name] for name in COLUMNS}

    def say_if_kept(self, documents):
        """An error when one of `documents` has the key typed here."""
        same = {name: self.cleaned_data.get(name) for name in KEY}
        if same["issued_on"] and documents.filter(**same).exists():
            self.add_error(None, _("This document is registered already."))


class DetailsForm(DetailsFields):
    """Correcting what is known of a registered document."""

    def __init__(self, *args, document, **kwargs):
        self.document = document
        initial = {name: getattr(document, name) for name in (*COLUMNS, "topic")}
        super().__init__(*args, trees=[document.unit.tree_id], initial=initial, **kwargs)

    def clean(self):
        data = super().clean()
        self.say_if_kept(Document.objects.filter(unit=self.document.unit).exclude(pk=self.document.pk))
        return data
