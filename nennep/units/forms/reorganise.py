"""Opening, renaming, moving and closing a unit."""

from django import forms
from django.utils.timezone import localdate
from django.utils.translation import gettext_lazy as _

from nennep.lib.vietnamese import fold, nfc
from nennep.ui.forms import DateField, OneTimeKeyMixin
from nennep.units.forms.fields import UnitField
from nennep.units.models import Unit, UnitKind


class ReorganiseForm(OneTimeKeyMixin):
    """Every change of the tree has a day and a legal basis."""

    on = DateField(label=_("From which day"), initial=localdate, help_text=_("Today or earlier."))
    legal_basis = forms.CharField(
        label=_("Legal basis"),
        max_length=300,
        help_text=_("Number, date and issuer of the decision."),
    )

    field_order = ["code", "name", "kind", "parent", "on", "legal_basis"]

    def __init__(self, *args, unit, user, **kwargs):
        super().__init__(*args, **kwargs)
        self.unit, self.user = unit, user


class OpenForm(ReorganiseForm):
    code = forms.CharField(label=_("Code"), max_length=40, help_text=_("Used once in the tree and never changed."))
    name = forms.CharField(label=_("Name of the unit"), max_length=200)
    kind = forms.ModelChoiceField(UnitKind.objects.none(), label=_("Kind of unit"), empty_label=None)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        kinds = UnitKind.objects.filter(tree=self.unit.tree_id)
        self.fields["kind"].queryset = kinds
        # Below a unit there is most often a unit of the next kind.
        self.fields["kind"].initial = kinds.filter(rank__gt=self.unit.kind.rank).first() or self.unit.kind_id

    def clean_code(self):
        return nfc(self.cleaned_data["code"])


class RenameForm(ReorganiseForm):
    name = forms.CharField(label=_("New name"), max_length=200)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["name"].initial = self.unit.name

    def clean_name(self):
        name = nfc(self.cleaned_data["name"])
        if not fold(name):
            raise forms.ValidationError(_("A name needs letters."))
        return name


class MoveForm(ReorganiseForm):
    parent = UnitField(label=_("Below which unit"), help_text=_("Its code or its name."))

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        units = Unit.objects.under(*self.user.unit_scope.paths("administrator")).filter(tree=self.unit.tree_id)
        self.fields["parent"].queryset = units.filter(closed_on=None).exclude(
            pk__in=Unit.objects.under(self.unit.path).values("pk")
        )


class CloseForm(ReorganiseForm):
    pass
