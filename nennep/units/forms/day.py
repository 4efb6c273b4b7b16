"""The day as of which something is shown."""

from django import forms
from django.utils.translation import gettext_lazy as _

from nennep.ui.forms import DateField


class DayForm(forms.Form):
    """`day` is None for today."""

    day = DateField(label=_("As of"), required=False)
