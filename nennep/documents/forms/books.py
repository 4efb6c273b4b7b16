"""Entering a document in a unit's register."""

from django import forms
from django.utils.timezone import localdate
from django.utils.translation import gettext_lazy as _

from nennep.documents.models import Document
from nennep.ui.forms import DateField
from nennep.units.models import Unit


class EntryForm(forms.Form):
    unit = forms.ModelChoiceField(Unit.objects.none(), label=_("Register of"))
    direction = forms.ChoiceField(label=_("Direction"), choices=Document.Direction.choices)
    on = DateField(label=_("Entered on"), initial=localdate)
    number = forms.IntegerField(
        label=_("Number in the book"),
        min_value=1,
        max_value=999_999,
        required=False,
        help_text=_("Empty: the next one. Write it only where the paper book gave it already."),
    )
    handed_to = forms.CharField(label=_("Handed to"), max_length=200, required=False)
    copies = forms.IntegerField(label=_("Copies"), min_value=1, max_value=32_000, required=False)
    note = forms.CharField(label=_("Remark"), max_length=200, required=False)

    def __init__(self, *args, user, document, **kwargs):
        super().__init__(*args, **kwargs)
        units = Unit.objects.under(*user.unit_scope.paths("officer", "clerk")).filter(closed_on=None)
        reached = Unit.objects.under(document.unit.path) | Unit.objects.above(document.unit.path)
        self.fields["unit"].queryset = units.filter(pk__in=reached.values("pk")).order_by("path")
        self.fields["unit"].initial = self.fields["unit"].queryset.first()
        self.fields["direction"].initial = document.direction
