"""Naming a unit or a person in a form, where a list to choose from would be thousands of lines long."""

from django import forms
from django.utils.translation import gettext_lazy as _

from nennep.lib.vietnamese import fold

MOST_NAMED = 5
MOST_LOOKED_AT = 200
# More than this is no help in a list of suggestions, and weighs on a phone.
MOST_SUGGESTED = 400


class Suggestions(forms.TextInput):
    """A text box with suggestions below it as one types; without them it is a plain text box."""

    template_name = "units/suggestions.html"
    options = ()

    def get_context(self, name, value, attrs):
        context = super().get_context(name, value, attrs)
        context["widget"]["options"] = self.options
        if self.options:
            context["widget"]["attrs"]["list"] = f"suggestions_{name}"
        return context


class _FoundField(forms.CharField):
    """Finds one row of `queryset` by its code, or by a name that only one has; marks and case do not count."""

    widget = Suggestions
    default_error_messages = {
        "nobody": _("Nothing with the code or name “%(words)s” is within your reach."),
        "several": _("“%(words)s” fits several: %(names)s. Write the code."),
    }
    queryset = None
    name_column = "name"

    def clean(self, value):
        words = super().clean(value).partition(" · ")[0].strip()
        if not words:
            return None
        by_code = self.queryset.filter(code__iexact=words).first()
        if by_code:
            return by_code
        found = self.queryset
        for word in fold(words).split():
            found = found.filter(folded__contains=word)
        # Whole words of the name: the beginning of a longer code must never stand for somebody else.
        found = [one for one in found[:MOST_LOOKED_AT] if set(fold(words).split()) <= self.words_of(one)]
        exact = [one for one in found if fold(getattr(one, self.name_column)) == fold(words)]
        found = exact or found
        if not found:
            raise forms.ValidationError(self.error_messages["nobody"], params={"words": words})
        if len(found) > 1:
            names = ", ".join(self.told(one) for one in found[:MOST_NAMED])
            names += ", …" if len(found) > MOST_NAMED else ""
            raise forms.ValidationError(self.error_messages["several"], params={"words": words, "names": names})
        return found[0]

    def words_of(self, one):
        return set(fold(getattr(one, self.name_column)).split())

    def told(self, one):
        return f"{getattr(one, self.name_column)} ({one.code})"


class UnitField(_FoundField):
    """A unit, by code or name."""

    def get_bound_field(self, form, field_name):
        names = self.queryset.order_by("path").values_list("code", "name")[: MOST_SUGGESTED + 1]
        names = list(names)
        self.widget.options = [f"{code} · {name}" for code, name in names] if len(names) <= MOST_SUGGESTED else ()
        return super().get_bound_field(form, field_name)


class UnitsField(UnitField):
    """Several units, each on a line of its own, by code or name; in the order written, each once."""

    widget = forms.Textarea(attrs={"rows": 4})

    def clean(self, value):
        lines = forms.CharField.clean(self, value).splitlines()
        found = {}
        for line in lines:
            if line.strip():
                unit = super().clean(line)
                found[unit.pk] = unit
        return list(found.values())

    def get_bound_field(self, form, field_name):
        return forms.CharField.get_bound_field(self, form, field_name)


class PersonField(_FoundField):
    """A person, by code or name. No suggestions: a list of everybody has no place in a form."""

    name_column = "full_name"
