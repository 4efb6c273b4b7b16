"""Opening, renaming, moving, closing, merging and splitting a unit."""

from django import forms
from django.utils.timezone import localdate
from django.utils.translation import gettext_lazy as _

from nennep.lib.vietnamese import fold, nfc
from nennep.ui.forms import DateField, OneTimeKeyMixin
from nennep.units.actions.merging import going_along, open_below
from nennep.units.forms.fields import UnitField, UnitsField
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
        self.fields["parent"].queryset = _others(self.unit, self.user)


class CloseForm(ReorganiseForm):
    pass


class MergeForm(ReorganiseForm):
    predecessors = UnitsField(
        label=_("Units to be merged into this one"),
        help_text=_(
            "Code or name, each on a line of its own. They close; what hangs below them and their people come here."
        ),
    )

    field_order = ["predecessors", "on", "legal_basis"]

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["predecessors"].queryset = _others(self.unit, self.user)


class SplitForm(ReorganiseForm):
    """Once the successors are named, asks for each unit and person below where it goes: to the first, if not said."""

    successors = UnitsField(
        label=_("Units that it is split into"),
        help_text=_("Open them first. Code or name, each on a line of its own; the first one keeps the records."),
    )

    field_order = ["successors", "on", "legal_basis"]

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["successors"].queryset = _others(self.unit, self.user)
        self.placed = {}
        if self.is_bound:
            self._ask_where()

    def _ask_where(self):
        """A choice for whatever moves. The names are those of the form alone: nothing of it is stored."""
        try:
            successors = self.fields["successors"].clean(self.data.get("successors", ""))
        except forms.ValidationError:
            return
        if len(successors) < 2:
            return
        choices = [(unit.pk, unit.name) for unit in successors]
        for unit in open_below(self.unit, localdate()):
            self._ask("units", unit.pk, unit.name, choices)
        for membership in going_along(self.unit):
            self._ask("people", membership.pk, membership.person.full_name, choices)

    def _ask(self, kind, pk, label, choices):
        name = f"{kind}_{pk}"
        self.placed[name] = (kind, pk)
        # Naming the successors comes first: this field is filled in when the form comes back.
        self.fields[name] = forms.TypedChoiceField(
            label=_("Where %(name)s goes") % {"name": label}, choices=choices, coerce=int, required=False
        )

    def clean(self):
        data = super().clean()
        successors = {unit.pk: unit for unit in data.get("successors", ())}
        where = {"units": {}, "people": {}}
        for name, (kind, pk) in self.placed.items():
            if (chosen := data.pop(name, "")) in successors:
                where[kind][pk] = successors[chosen]
        return data | where


def _others(unit, user):
    """Open units of the same tree in which the user keeps the tree, without this one and those below it."""
    units = Unit.objects.under(*user.unit_scope.paths("administrator")).filter(tree=unit.tree_id, closed_on=None)
    return units.exclude(pk__in=Unit.objects.under(unit.path).values("pk"))
