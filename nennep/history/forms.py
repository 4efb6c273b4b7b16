"""What a list of the history is narrowed by: days, kind of act, unit. Never a person."""

from datetime import datetime, time, timedelta

from django import forms
from django.utils.timezone import get_current_timezone
from django.utils.translation import gettext_lazy as _

from nennep.history.reach import reach
from nennep.history.sentences import verbs
from nennep.ui.forms import DateField


class OwnHistoryForm(forms.Form):
    verb = forms.ChoiceField(label=_("Act"), required=False)
    day_from = DateField(label=_("From"), required=False)
    day_to = DateField(label=_("To"), required=False)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["verb"].choices = [("", _("All")), *verbs()]

    def narrow(self, entries, user):
        """Those of the entries that were asked for; what cannot be read narrows nothing and is said beside it."""
        self.is_valid()
        asked = self.cleaned_data
        if asked.get("verb"):
            entries = entries.filter(verb=asked["verb"])
        if asked.get("day_from"):
            entries = entries.filter(at__gte=_start_of(asked["day_from"]))
        if asked.get("day_to"):
            entries = entries.filter(at__lt=_start_of(asked["day_to"] + timedelta(days=1)))
        return entries


class HistoryForm(OwnHistoryForm):
    unit = forms.CharField(label=_("Unit, with all below it"), required=False)

    field_order = ["unit"]

    def narrow(self, entries, user):
        entries = super().narrow(entries, user)
        if words := self.cleaned_data.get("unit"):
            entries = entries.filter(unit_id__in=reach().units_named(user, words).values("pk"))
        return entries


def _start_of(day):
    return datetime.combine(day, time.min, tzinfo=get_current_timezone())
