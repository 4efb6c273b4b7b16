"""Sending a list of units or of people."""

from django import forms
from django.utils.timezone import localdate
from django.utils.translation import gettext_lazy as _

from nennep.ui.forms import DateField, DropZone, OneTimeKeyMixin
from nennep.units.errors import NotYet


class PeopleListForm(OneTimeKeyMixin):
    file = forms.FileField(label=_("Spreadsheet"), widget=DropZone, help_text=_("XLSX, XLS or ODS, up to 20 MB."))
    on = DateField(label=_("From which day"), initial=localdate, help_text=_("For rows that name no day themselves."))


class UnitsListForm(OneTimeKeyMixin):
    file = forms.FileField(label=_("Spreadsheet"), widget=DropZone, help_text=_("XLSX, XLS or ODS, up to 20 MB."))
    on = DateField(label=_("From which day"), initial=localdate, help_text=_("Today or earlier."))
    legal_basis = forms.CharField(
        label=_("Legal basis"), max_length=300, help_text=_("Number, date and issuer of the decision.")
    )

    def clean_on(self):
        day = self.cleaned_data["on"]
        if day > localdate():
            raise forms.ValidationError(str(NotYet(day)))
        return day
