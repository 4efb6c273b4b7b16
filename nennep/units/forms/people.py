"""Adding and changing people: their names, units, posts, accounts, roles."""

from django import forms
from django.contrib.auth.validators import UnicodeUsernameValidator
from django.utils.timezone import localdate
from django.utils.translation import gettext_lazy as _

from nennep.lib.vietnamese import fold, nfc, words
from nennep.ui.forms import DateField, OneTimeKeyMixin
from nennep.units import rules
from nennep.units.forms.fields import PersonField, UnitField
from nennep.units.models import Person, PositionKind, Role, Unit

KEEPS_PEOPLE = ("administrator", "officer")
MOST_LETTERS_OF_A_NAME = 120


def clean_name(name):
    """A person's name as it is stored: composed, single spaces."""
    name = " ".join(nfc(name).split())
    if not fold(name):
        raise forms.ValidationError(_("A name needs letters."))
    return name


def units_of(user, *kinds):
    """Open units in which the user has one of these roles."""
    return Unit.objects.under(*user.unit_scope.paths(*kinds)).open_on(localdate())


class AddPersonForm(OneTimeKeyMixin):
    full_name = forms.CharField(label=_("Full name"), max_length=MOST_LETTERS_OF_A_NAME)
    code = forms.CharField(
        label=_("Code"), max_length=40, help_text=_("Staff or member number; used once in the installation.")
    )
    unit = UnitField(label=_("Unit"), help_text=_("Its code or its name."))
    on = DateField(label=_("Member since"), initial=localdate)

    def __init__(self, *args, unit, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["unit"].queryset = Unit.objects.under(unit.path).open_on(localdate())
        self.fields["unit"].initial = f"{unit.code} · {unit.name}"

    def clean_full_name(self):
        return clean_name(self.cleaned_data["full_name"])

    def clean_code(self):
        return nfc(self.cleaned_data["code"])


class PersonForm(OneTimeKeyMixin):
    """A change of one person; `row` is the membership, post, role or grant that it is about, if any."""

    def __init__(self, *args, person, user, row=None, **kwargs):
        super().__init__(*args, **kwargs)
        self.person, self.user, self.row = person, user, row
        self.prepare()

    def prepare(self):
        """For fields that depend on the person or on who fills in the form."""


class ConfirmForm(PersonForm):
    """Nothing to fill in: only to be confirmed."""


class CorrectNameForm(PersonForm):
    full_name = forms.CharField(label=_("Full name"), max_length=MOST_LETTERS_OF_A_NAME)

    def prepare(self):
        self.fields["full_name"].initial = self.person.full_name

    def clean_full_name(self):
        return clean_name(self.cleaned_data["full_name"])


class InUnitForm(PersonForm):
    unit = UnitField(label=_("Unit"), help_text=_("Its code or its name."))
    on = DateField(label=_("From which day"), initial=localdate)

    def prepare(self):
        self.fields["unit"].queryset = units_of(self.user, *KEEPS_PEOPLE)


class JoinForm(InUnitForm):
    is_main = forms.BooleanField(
        label=_("This is the main unit"), required=False, help_text=_("Tasks go to the main unit when in doubt.")
    )


class TransferForm(InUnitForm):
    pass


class AppointForm(InUnitForm):
    kind = forms.ModelChoiceField(PositionKind.objects.none(), label=_("Post"), empty_label=None)

    field_order = ["kind", "unit", "on"]

    def prepare(self):
        super().prepare()
        self.fields["kind"].queryset = PositionKind.objects.filter(
            tree__in=units_of(self.user, *KEEPS_PEOPLE).values("tree")
        )
        home = self.person.memberships.on(localdate()).select_related("unit").order_by("-is_main").first()
        if home:
            self.fields["unit"].initial = f"{home.unit.code} · {home.unit.name}"

    def clean(self):
        data = super().clean()
        unit, kind = data.get("unit"), data.get("kind")
        if unit and kind and unit.tree_id != kind.tree_id:
            self.add_error("kind", _("This post belongs to another tree than the unit."))
        return data


class EndForm(PersonForm):
    on = DateField(label=_("From which day not any more"), initial=localdate)


class MergeForm(PersonForm):
    into = PersonField(
        label=_("The record that stays"),
        help_text=_("Its code or its name. What this one did stays where it was done."),
    )

    def prepare(self):
        self.fields["into"].queryset = Person.objects.visible_to(self.user).current().exclude(pk=self.person.pk)

    def clean_into(self):
        into = self.cleaned_data["into"]
        if not rules.can_manage_account(self.user, into):
            raise forms.ValidationError(_("This record is kept further up; ask the administrator there."))
        return into


class AccountForm(PersonForm):
    username = forms.CharField(
        label=_("User name"),
        max_length=60,
        validators=[UnicodeUsernameValidator()],
        help_text=_("What is typed to sign in; capital letters do not matter."),
    )

    def prepare(self):
        self.fields["username"].initial = suggested_username(self.person.full_name)


class GrantForm(PersonForm):
    kind = forms.ChoiceField(label=_("Role"), choices=[])
    unit = UnitField(label=_("On which unit and all below it"), help_text=_("Its code or its name."))
    on = DateField(label=_("From which day"), initial=localdate)
    until = DateField(
        label=_("Up to, not including"),
        required=False,
        help_text=_("The first day on which it holds no more; empty: until ended."),
    )

    def prepare(self):
        self.fields["kind"].choices = [(kind, label) for kind, label in Role.Kind.choices if kind != Role.Kind.MEMBER]
        self.fields["unit"].queryset = units_of(self.user, "administrator")


class ActingForm(PersonForm):
    deputy = PersonField(label=_("Who signs for them"), help_text=_("Code or name."))
    unit = UnitField(label=_("In which unit"), help_text=_("Its code or its name."))
    on = DateField(label=_("From which day"), initial=localdate)
    until = DateField(label=_("Up to, not including"), help_text=_("The first day on which it holds no more."))
    reason = forms.CharField(label=_("Reason"), max_length=300)

    def prepare(self):
        others = Person.objects.visible_to(self.user).current().exclude(pk=self.person.pk)
        # Who writes the grant down does not give it to themselves.
        self.fields["deputy"].queryset = others.exclude(user=self.user)
        self.fields["unit"].queryset = units_of(self.user, "administrator")


def suggested_username(full_name):
    """Given name and the first letters of the rest, as offices write it: Nguyễn Văn An, annv."""
    parts = words(fold(full_name))
    if not parts:
        return ""
    return parts[-1] + "".join(part[0] for part in parts[:-1])
