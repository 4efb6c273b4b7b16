from django import forms
from django.utils.translation import gettext_lazy as _

from nennep.reports import narrative
from nennep.reports.errors import ReportsError
from nennep.reports.models import Report
from nennep.ui.forms import DropZone, OneTimeKeyMixin


class ReportForm(forms.ModelForm):
    """The words around the figures. A number is written as {code}, never typed."""

    class Meta:
        model = Report
        fields = ["title", "number", "place", "narrative", "difficulties", "proposals", "recipients"]
        labels = {
            "title": _("Title"),
            "number": _("Number and symbol"),
            "place": _("Place"),
            "narrative": _("What was done"),
            "difficulties": _("Difficulties"),
            "proposals": _("Proposals"),
            "recipients": _("Recipients"),
        }
        help_texts = {
            "narrative": _("Write a figure as its code in braces, as listed beside; its number fills itself in."),
            "recipients": _("One a line."),
        }
        widgets = {
            "narrative": forms.Textarea({"rows": 12}),
            "difficulties": forms.Textarea({"rows": 5}),
            "proposals": forms.Textarea({"rows": 5}),
            "recipients": forms.Textarea({"rows": 3}),
        }

    def __init__(self, *args, subject_kind, **kwargs):
        super().__init__(*args, **kwargs)
        self.subject_kind = subject_kind

    def clean(self):
        for name in ("narrative", "difficulties", "proposals"):
            try:
                narrative.check(self.cleaned_data.get(name) or "", self.subject_kind)
            except ReportsError as error:
                self.add_error(name, str(error))
        return self.cleaned_data


class NewReportForm(OneTimeKeyMixin, ReportForm):
    pass


class SignForm(forms.Form):
    """Asks for the password again: an unlocked computer must not be enough to sign."""

    capacity = forms.ChoiceField(label=_("I sign as"), widget=forms.RadioSelect)
    password = forms.CharField(
        label=_("My password, once more"),
        strip=False,
        widget=forms.PasswordInput({"autocomplete": "current-password"}),
    )

    def __init__(self, *args, user, capacities, **kwargs):
        super().__init__(*args, **kwargs)
        self.user = user
        self.fields["capacity"].choices = [(item.key, capacity_label(item)) for item in capacities]
        if len(capacities) == 1:
            self.fields["capacity"].initial = capacities[0].key

    def clean_password(self):
        password = self.cleaned_data["password"]
        if not self.user.check_password(password):
            raise forms.ValidationError(_("This is not your password."))
        return password


def capacity_label(capacity):
    if capacity.principal is None:
        return f"{capacity.position.kind}, {capacity.position.unit}"
    return _("%(post)s, %(unit)s, acting for %(name)s until %(day)s") % {
        "post": capacity.position.kind,
        "unit": capacity.position.unit,
        "name": capacity.principal,
        "day": capacity.grant.valid_to.strftime("%d/%m/%Y") if capacity.grant.valid_to else "…",
    }


class ScanForm(forms.Form):
    file = forms.FileField(label=_("Signed paper (PDF)"), widget=DropZone)
