"""The only door into an evidence page: a figure's scope as it stands in an address."""

from django import forms

from nennep.figures.registry import Scope, subject_kind_of
from nennep.units.models import Unit


class ScopeForm(forms.Form):
    """Cleans into `scope`; what the user may not see is as if it did not exist."""

    subject = forms.CharField(required=False, max_length=80)
    unit = forms.IntegerField(required=False)
    as_of = forms.DateField(required=False)
    alone = forms.BooleanField(required=False)

    def __init__(self, data, *, figure, user):
        super().__init__(data)
        self.figure = figure
        self.user = user
        # "from" is a word of Python's, so these two cannot be class attributes.
        self.fields["from"] = forms.DateField(required=False)
        self.fields["to"] = forms.DateField(required=False)

    def clean_subject(self):
        kind, _colon, key = self.cleaned_data["subject"].partition(":")
        subject_kind = subject_kind_of(kind)
        if subject_kind is None or kind != self.figure.subject_kind or not key.isdigit():
            raise forms.ValidationError("no such subject")
        subject = subject_kind.visible_to(self.user).filter(pk=int(key)).first()
        if subject is None:
            raise forms.ValidationError("no such subject")
        return subject

    def clean_unit(self):
        key = self.cleaned_data["unit"]
        if key is None:
            return None
        unit = Unit.objects.visible_to(self.user).filter(pk=key).first()
        if unit is None:
            raise forms.ValidationError("no such unit")
        return unit

    @property
    def scope(self):
        data = self.cleaned_data
        same = {name: data[name] for name in ("unit", "as_of", "subject", "alone")}
        return Scope(day_from=data["from"], day_to=data["to"], **same)
