"""The judge's doors: send back, clear a signal, accept a selection."""

from django import forms
from django.utils.timezone import now
from django.utils.translation import gettext_lazy as _

from nennep.ui.forms import DateTimeField

OTHER = "other"
REASONS = [
    ("sketchy", _("Too sketchy: hardly anything of your own situation and work")),
    ("copied", _("A part is the same as another essay")),
    ("quotes", _("Mostly quotes of the document, little of your own")),
    ("form", _("Only the form was filled in, without content")),
    ("headings", _("A part that was asked for is missing")),
    ("unreadable", _("The pages cannot be read")),
    (OTHER, _("Another reason (write it below)")),
]


class SendBackForm(forms.Form):
    """`cleaned_data["told"]` is the reason as the author reads it."""

    reason = forms.ChoiceField(label=_("Reason"), choices=REASONS, widget=forms.RadioSelect)
    details = forms.CharField(
        label=_("More about the reason"),
        required=False,
        max_length=2_000,
        widget=forms.Textarea(attrs={"rows": 2}),
    )
    to_mend = forms.CharField(
        label=_("What to mend"), max_length=2_000, widget=forms.Textarea(attrs={"rows": 3, "autofocus": True})
    )
    due_at = DateTimeField(label=_("New deadline"))
    findings = forms.ModelMultipleChoiceField(
        label=_("Signals that led to it"),
        queryset=None,
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("They are confirmed with this, and the author sees them."),
    )

    def __init__(self, *arguments, findings, labels, **named):
        """`labels` says what each finding is: {finding id: words}."""
        super().__init__(*arguments, **named)
        self.fields["findings"].queryset = findings
        self.fields["findings"].label_from_instance = lambda finding: labels[finding.pk]
        self.fields["findings"].initial = [finding.pk for finding in findings]
        if not findings:
            del self.fields["findings"]

    def clean_due_at(self):
        due_at = self.cleaned_data["due_at"]
        if due_at <= now():
            raise forms.ValidationError(_("The new deadline lies in the past."))
        return due_at

    def clean(self):
        data = super().clean()
        if data.get("reason") == OTHER and not data.get("details", "").strip():
            self.add_error("details", _("Write the reason: its author will read it."))
        preset = "" if data.get("reason") == OTHER else str(dict(REASONS).get(data.get("reason"), ""))
        data["told"] = ". ".join(part for part in (preset, data.get("details", "").strip()) if part)
        return data


def _box(label, help_text):
    """Whoever opens it with a key can write at once."""
    box = forms.Textarea(attrs={"rows": 3, "autofocus": True})
    return forms.CharField(label=label, max_length=1_000, widget=box, help_text=help_text)


class ClearForm(forms.Form):
    said = _box(_("Not copying, because …"), _("It is remembered with the signal, and the author can read it."))


class AskForm(forms.Form):
    said = _box(
        _("Your question"),
        _("The author reads it beside the same evidence; names and words of others are not shown to them."),
    )


class SecondReviewerForm(forms.Form):
    said = _box(
        _("Why somebody else should decide"), _("Another reviewer reads it. You yourself cannot decide any more.")
    )
