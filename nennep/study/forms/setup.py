"""Setting up a campaign, step by step."""

from django import forms
from django.utils.timezone import now
from django.utils.translation import gettext_lazy as _

from nennep.documents.models import Document
from nennep.lib.vietnamese import fold
from nennep.study.models import Venue
from nennep.study.queries.audience import audience
from nennep.study.queries.setup import main_units, possible_reviewers, units_to_choose
from nennep.ui.forms import DateTimeField, OneTimeKeyMixin
from nennep.units.models import Person, PositionKind, Unit
from nennep.units.queries import people_in, people_search

MOST_CANDIDATES = 8


class UnitField(forms.ModelChoiceField):
    """Units at and below the host, indented by depth."""

    def __init__(self, **kwargs):
        super().__init__(queryset=Unit.objects.none(), **kwargs)

    def offer(self, host):
        units = units_to_choose(host)
        self.queryset = Unit.objects.filter(pk__in=[unit.pk for unit in units])
        empty = [("", self.empty_label or "---------")]
        self.choices = empty + [(unit.pk, "\u2003" * (unit.depth - host.depth) + unit.name) for unit in units]


class NewCampaignForm(OneTimeKeyMixin):
    title = forms.CharField(
        label=_("Title"),
        max_length=300,
        help_text=_("As everybody will read it, for example: Study of Directive 12 on digital skills"),
    )
    host = forms.ModelChoiceField(Unit.objects.none(), label=_("Host unit"))

    def __init__(self, *args, user, **kwargs):
        super().__init__(*args, **kwargs)
        hosts = Unit.objects.under(*user.unit_scope.paths("officer")).filter(closed_on=None).order_by("path")
        self.fields["host"].queryset = hosts
        self.fields["host"].initial = hosts.first()


class DocumentForm(forms.Form):
    title = forms.CharField(label=_("Title"), max_length=300)
    document = forms.ModelChoiceField(
        Document.objects.none(),
        label=_("Document"),
        required=False,
        help_text=_("Its text tells quotes from own words."),
    )

    def __init__(self, *args, user, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["document"].queryset = Document.objects.visible_to(user)
        self.fields["document"].label_from_instance = lambda document: f"{document}: {document.subject}"


class RuleForm(forms.Form):
    unit = UnitField(label=_("Unit with everything below it"))
    position_kind = forms.ModelChoiceField(
        PositionKind.objects.none(), label=_("Only holders of the post"), required=False, empty_label=_("everybody")
    )

    def __init__(self, *args, campaign, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["unit"].offer(campaign.host)
        self.fields["position_kind"].queryset = PositionKind.objects.filter(tree=campaign.host.tree_id)


class ExceptionForm(forms.Form):
    """Somebody by name or code; several of one name are told apart by their codes.

    Names are looked for at and below the host; a guest from elsewhere in the tree is named by the code.
    """

    person = forms.CharField(label=_("Person"), max_length=120, help_text=_("Name or code"))
    is_included = forms.TypedChoiceField(
        label=_("Exception"),
        choices=[("out", _("leave out")), ("in", _("let in"))],
        coerce=lambda value: value == "in",
        initial="out",
    )
    unit = UnitField(label=_("Counted in"), required=False, empty_label=_("where the person belongs"))
    reason = forms.CharField(label=_("Reason"), max_length=300)

    def __init__(self, *args, campaign, **kwargs):
        super().__init__(*args, **kwargs)
        self.host = campaign.host
        self.fields["unit"].offer(campaign.host)

    def clean_person(self):
        typed = self.cleaned_data["person"].strip()
        everybody = people_in(Unit.objects.filter(tree=self.host.tree_id))
        exact = everybody.filter(code__iexact=typed).first()
        if exact:
            return exact
        people = people_in(Unit.objects.under(self.host.path))
        found = list(people_search(people, fold(typed))[: MOST_CANDIDATES + 1])
        if len(found) == 1:
            return found[0]
        if not found:
            raise forms.ValidationError(_("Nobody of this name or code was found."))
        if len(found) > MOST_CANDIDATES:
            raise forms.ValidationError(_("Many people fit; write more of the name, or the code."))
        units = main_units([person.pk for person in found])
        listed = "; ".join(f"{one.full_name} ({one.code}, {units.get(one.pk, '–')})" for one in found)
        raise forms.ValidationError(_("Several people fit; write the code: %(people)s"), params={"people": listed})


class SessionForm(forms.Form):
    title = forms.CharField(label=_("Session"), max_length=200)
    starts_at = DateTimeField(label=_("Begins"))
    ends_at = DateTimeField(label=_("Ends"))

    def clean(self):
        data = super().clean()
        if data.get("starts_at") and data.get("ends_at") and data["ends_at"] <= data["starts_at"]:
            self.add_error("ends_at", _("A session ends after it begins."))
        return data


SessionFormSet = forms.formset_factory(SessionForm, extra=1, can_delete=True, max_num=50)


class VenueNameForm(forms.Form):
    """One row of the list of venues, where many are renamed at once."""

    key = forms.IntegerField(widget=forms.HiddenInput)
    name = forms.CharField(max_length=200, widget=forms.TextInput(attrs={"aria-label": _("Name of the venue")}))


class VenueNameFormSet(forms.BaseFormSet):
    def add_fields(self, form, index):
        super().add_fields(form, index)
        # In a table the head of the column is no label.
        form.fields["DELETE"].widget.attrs["aria-label"] = _("Remove this venue")

    def clean(self):
        names = [form.cleaned_data.get("name", "") for form in self.forms if form not in self.deleted_forms]
        if len(set(names)) < len(names):
            raise forms.ValidationError(_("Two venues have the same name."))


VenueFormSet = forms.formset_factory(VenueNameForm, formset=VenueNameFormSet, extra=0, can_delete=True, max_num=2_000)


class VenueForm(forms.Form):
    name = forms.CharField(label=_("Name of the venue"), max_length=200)
    unit = UnitField(label=_("Unit that keeps the sheets"))
    units = forms.ModelMultipleChoiceField(
        Unit.objects.none(),
        label=_("Units whose people come here"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("Everything below a ticked unit comes along, unless another venue names it."),
    )

    def __init__(self, *args, campaign, venue=None, **kwargs):
        super().__init__(*args, **kwargs)
        self.campaign, self.venue = campaign, venue
        self.fields["unit"].offer(campaign.host)
        self.fields["units"].queryset = self.fields["unit"].queryset
        self.fields["units"].choices = [choice for choice in self.fields["unit"].choices if choice[0]]

    def clean_name(self):
        name = self.cleaned_data["name"]
        same = Venue.objects.filter(campaign=self.campaign, name=name)
        if same.exclude(pk=getattr(self.venue, "pk", None)).exists():
            raise forms.ValidationError(_("Another venue has this name."))
        return name


class EssayRulesForm(forms.Form):
    due_at = DateTimeField(label=_("Deadline of the essay"))
    least_own_words = forms.IntegerField(
        label=_("Least number of own words"),
        min_value=0,
        max_value=20_000,
        help_text=_("Words of the form and quotes of the document do not count."),
    )
    headings = forms.CharField(
        label=_("Headings required"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_("One in each line; may be empty."),
    )
    template = forms.CharField(
        label=_("Form of the essay"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 8}),
        help_text=_("What everybody finds in the page when beginning to write; may be empty."),
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["least_own_words"].widget.attrs["class"] = "short"

    def clean_due_at(self):
        if self.cleaned_data["due_at"] <= now():
            raise forms.ValidationError(_("The deadline lies in the past."))
        return self.cleaned_data["due_at"]

    def clean_headings(self):
        return [line.strip() for line in self.cleaned_data["headings"].splitlines() if line.strip()]


class ReviewerForm(forms.Form):
    role = forms.ModelChoiceField(None, label=_("Who"))
    unit = UnitField(
        label=_("Judges the essays of"), required=False, empty_label=_("the unit of the role, or the host")
    )

    def __init__(self, *args, campaign, **kwargs):
        super().__init__(*args, **kwargs)
        self.host = campaign.host
        self.fields["role"].queryset = possible_reviewers(campaign)
        self.fields["role"].label_from_instance = role_label
        self.fields["unit"].offer(campaign.host)

    def clean(self):
        data = super().clean()
        role = data.get("role")
        if role and not data.get("unit"):
            # A role above the host reaches as far as the campaign does.
            data["unit"] = role.unit if role.unit.is_below(self.host) else self.host
        return data


def role_label(role):
    person = getattr(role.user, "person", None)
    return f"{person.full_name if person else role.user.username} – {role.get_kind_display()}, {role.unit.name}"


class PersonUnitForm(forms.Form):
    """In which of their units somebody of a double case is counted."""

    person = forms.ModelChoiceField(Person.objects.current())
    unit = forms.ModelChoiceField(Unit.objects.all())

    def __init__(self, *args, campaign, **kwargs):
        super().__init__(*args, **kwargs)
        self.campaign = campaign

    def clean(self):
        data = super().clean()
        units = {case.person_id: case.unit_ids for case in audience(self.campaign).doubles}
        if {"person", "unit"} <= data.keys() and data["unit"].pk not in units.get(data["person"].pk, ()):
            raise forms.ValidationError(_("This is no double case of the campaign."))
        return data
