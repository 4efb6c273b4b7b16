"""From which unit, to which, and what by when."""

from django import forms
from django.db.models import Exists, OuterRef, Q
from django.utils.timezone import localdate
from django.utils.translation import gettext_lazy as _

from nennep.directives.actions.handing_on import handed_on_to
from nennep.directives.models import Review
from nennep.directives.rules import SENDERS
from nennep.files.forms import no_marking
from nennep.ui.forms import ChosenField, DateField, OneTimeKeyMixin
from nennep.units.models import Unit

# A review every year is asked for in one go.
MOST_YEARS = 12
EM_SPACE = "\u2003"


def indented(units):
    """Choices of units, each as far in as it lies below the first."""
    units = list(units)
    top = min((unit.depth for unit in units), default=0)
    return [(unit.pk, EM_SPACE * (unit.depth - top) + unit.name) for unit in units]


class FromForm(forms.Form):
    """The unit that hands on: one in which the user may. Nothing chosen: the highest of them."""

    unit = forms.ModelChoiceField(Unit.objects.none(), label=_("Hand on from"), required=False)

    def __init__(self, *args, user, kinds=SENDERS, label=None, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["unit"].label = label or self.fields["unit"].label
        paths = user.unit_scope.paths(*kinds)
        # Thousands of branches have nobody below them to hand anything to.
        has_units = Exists(Unit.objects.filter(parent=OuterRef("pk")))
        units = Unit.objects.under(*paths).open_on(localdate()).filter(Q(path__in=paths) | has_units).order_by("path")
        self.first = units.first()
        self.fields["unit"].queryset = units
        self.fields["unit"].choices = indented(units)

    @property
    def chosen(self):
        """The unit, or None when an address names one that is not the user's."""
        return (self.cleaned_data["unit"] or self.first) if self.is_valid() else None


class ProposedDays(forms.Form):
    """Days that another page proposes in an address, such as one that the text names; what is no day is left out."""

    acknowledge_by = DateField(required=False)
    plan_by = DateField(required=False)
    report_by = DateField(required=False)

    @property
    def days(self):
        self.is_valid()
        return {name: day for name, day in self.cleaned_data.items() if day}


class HandOnForm(OneTimeKeyMixin):
    """Units below: children at first; all of a kind may be added; what has no date is not asked for."""

    targets = ChosenField(
        Unit.objects.none(), label=_("To these units"), required=False, widget=forms.CheckboxSelectMultiple
    )
    kinds = forms.MultipleChoiceField(
        label=_("And to all units below of these kinds"), required=False, widget=forms.CheckboxSelectMultiple
    )
    note = forms.CharField(
        label=_("Instructions"),
        required=False,
        max_length=2_000,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("What these units should mind in particular."),
        validators=[no_marking],
    )
    acknowledge_by = DateField(label=_("Read and acknowledge by"), required=False)
    plan_by = DateField(label=_("Make a plan by"), required=False)
    report_by = DateField(label=_("Report by"), required=False)

    def __init__(self, *args, document, unit, **kwargs):
        super().__init__(*args, **kwargs)
        below = Unit.objects.under(unit.path).exclude(pk=unit.pk).open_on(localdate())
        self.open = below.exclude(pk__in=handed_on_to(document, unit)).select_related("kind")
        units = sorted(self.open.order_by("sort_key"), key=lambda one: one.depth)
        children = [one for one in units if one.parent_id == unit.pk]
        self.fields["targets"].queryset = self.open
        self.fields["targets"].choices = [(one.pk, one.name) for one in children]
        self.fields["targets"].initial = [one.pk for one in children]
        if not children:
            del self.fields["targets"]
        counts = {}
        for one in units:
            counts.setdefault((one.kind.rank, one.kind.pk, one.kind.name), []).append(one)
        self.fields["kinds"].choices = [
            (str(pk), _("%(kind)s (%(number)d units)") % {"kind": name, "number": len(found)})
            for (_rank, pk, name), found in sorted(counts.items())
            if any(one.parent_id != unit.pk for one in found)
        ]
        if not self.fields["kinds"].choices:
            del self.fields["kinds"]

    def clean(self):
        data = super().clean()
        chosen = {one.pk: one for one in data.get("targets") or ()}
        kinds = [int(pk) for pk in data.pop("kinds", None) or ()]
        chosen |= {one.pk: one for one in self.open.filter(kind__in=kinds)} if kinds else {}
        data["targets"] = list(chosen.values())
        if not chosen:
            self.add_error(None, _("Choose at least one unit."))
        for name in ("acknowledge_by", "plan_by", "report_by"):
            if data.get(name) and data[name] < localdate():
                self.add_error(name, _("The day lies in the past."))
        if data.get("plan_by") and data.get("report_by") and data["report_by"] < data["plan_by"]:
            self.add_error("report_by", _("The report comes after the plan."))
        return data


class ReviewForm(forms.Form):
    kind = forms.ChoiceField(label=_("Kind"), choices=Review.Kind.choices, widget=forms.RadioSelect)
    unit = forms.ModelChoiceField(Unit.objects.none(), label=_("Reviewed by"))
    due_on = DateField(label=_("Until"))
    until = DateField(
        label=_("Every year until"),
        required=False,
        help_text=_("For example the end of the term; empty: only once."),
    )

    def __init__(self, *args, asked_by, **kwargs):
        super().__init__(*args, **kwargs)
        near = Unit.objects.filter(Q(pk=asked_by.pk) | Q(parent=asked_by))
        units = near.open_on(localdate()).order_by("path")
        self.fields["unit"].queryset = units
        self.fields["unit"].choices = indented(units)
        self.fields["unit"].initial = asked_by.pk

    def clean_due_on(self):
        if self.cleaned_data["due_on"] < localdate():
            raise forms.ValidationError(_("The day lies in the past."))
        return self.cleaned_data["due_on"]

    def clean(self):
        data = super().clean()
        if data.get("until") and data.get("due_on") and data["until"] < data["due_on"]:
            self.add_error("until", _("The last day lies before the first."))
        if data.get("until") and data["until"].year > localdate().year + MOST_YEARS:
            self.add_error("until", _("That is further away than two terms."))
        return data
