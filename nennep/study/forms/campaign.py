"""What is chosen on the pages of a running campaign."""

from datetime import timedelta

from django import forms
from django.utils.timezone import localdate, now
from django.utils.translation import gettext_lazy as _

from nennep.ui.forms import DateField, DateTimeField
from nennep.units.models import Unit


class ViewForm(forms.Form):
    """Which unit, and as of which day; both may be left out."""

    unit = forms.IntegerField(required=False, widget=forms.HiddenInput)
    as_of = DateField(required=False, label=_("As of"))

    def clean_as_of(self):
        day = self.cleaned_data["as_of"]
        if day and day > localdate():
            raise forms.ValidationError(_("That day has not come yet."))
        # Today is simply now.
        return None if day == localdate() else day

    def clean_unit(self):
        key = self.cleaned_data["unit"]
        return Unit.objects.filter(pk=key).first() if key else None


class StepForm(forms.Form):
    """Why somebody is excused, or gets more time."""

    reason = forms.CharField(
        label=_("Reason"),
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("The people concerned can read it, and it stands in the report."),
        max_length=1_000,
    )


class ExcuseForm(StepForm):
    """From the essay, from sessions, or from both."""

    what = forms.MultipleChoiceField(label=_("From what"), widget=forms.CheckboxSelectMultiple, initial=["essay"])

    field_order = ["what", "reason"]

    def __init__(self, *args, sessions=(), **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["what"].choices = [
            ("essay", _("The essay")),
            *((str(session.pk), session.title) for session in sessions),
        ]


class ExtendForm(StepForm):
    due_at = DateTimeField(label=_("New deadline of the essay"))

    field_order = ["due_at", "reason"]

    def __init__(self, *args, sessions=(), **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["due_at"].initial = (now() + timedelta(days=7)).replace(hour=10, minute=0)

    def clean_due_at(self):
        due_at = self.cleaned_data["due_at"]
        if due_at <= now():
            raise forms.ValidationError(_("The new deadline lies in the past."))
        return due_at


class ReasonForm(forms.Form):
    reason = forms.CharField(label=_("Reason"), widget=forms.Textarea(attrs={"rows": 2}), max_length=1_000)
