"""Numbers of a unit that others gave it, and the units that it serves."""

from django import forms
from django.utils.timezone import localdate
from django.utils.translation import gettext_lazy as _

from nennep.ui.forms import DateField, OneTimeKeyMixin
from nennep.units.forms.fields import UnitField
from nennep.units.models import Unit


class FactForm(OneTimeKeyMixin):
    """A change of what stands beside a unit; `row` is the number or the service that it is about, if any."""

    def __init__(self, *args, unit, user, row=None, **kwargs):
        super().__init__(*args, **kwargs)
        self.unit, self.user, self.row = unit, user, row


class IdentifyForm(FactForm):
    scheme = forms.CharField(
        label=_("What kind of number"), max_length=40, help_text=_("Organisation code, statistical code, tax number, …")
    )
    value = forms.CharField(label=_("Number"), max_length=80)
    on = DateField(label=_("From which day"), initial=localdate)


class ServeForm(FactForm):
    serves = UnitField(label=_("Which unit it serves"), help_text=_("Its code or its name."))
    on = DateField(label=_("From which day"), initial=localdate)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        units = Unit.objects.under(*self.user.unit_scope.paths("administrator")).filter(tree=self.unit.tree_id)
        self.fields["serves"].queryset = units.filter(closed_on=None).exclude(pk=self.unit.pk)


class EndFactForm(FactForm):
    on = DateField(label=_("From which day not any more"), initial=localdate)
