"""How forms look, the one-time key of forms that store, and inputs for dates as people write them."""

from uuid import uuid4

from django import forms
from django.forms.renderers import DjangoTemplates
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _

from nennep.ui.require import id_in


class Renderer(DjangoTemplates):
    """Draws every form and field with our templates; FORM_RENDERER names it."""

    form_template_name = "ui/forms/form.html"
    field_template_name = "ui/forms/field.html"

    @cached_property
    def engine(self):
        engine = super().engine
        engine.engine.builtins.append("nennep.ui.templatetags.ui")
        engine.engine.template_builtins = engine.engine.get_template_builtins(engine.engine.builtins)
        return engine


class OneTimeKeyMixin(forms.Form):
    """For forms that store: a hidden key, unique in the database, so that posting twice stores once.

    The action gets `cleaned_data["key"]` (a UUID) and answers a second post with the first one's receipt.
    """

    key = forms.UUIDField(
        widget=forms.HiddenInput,
        initial=uuid4,
        error_messages={
            "required": _("This form is incomplete. Open the page again and fill it in once more."),
            "invalid": _("This form is incomplete. Open the page again and fill it in once more."),
        },
    )

    def add_error(self, field, error):
        # Nobody sees the field, so what is wrong with it is said of the whole form.
        super().add_error(None if field == "key" else field, error)


class DateInput(forms.DateInput):
    """A text box for 22/11/2026: the browsers' own pickers follow the device's language, not the page's."""

    def __init__(self, attrs=None, format=None):
        super().__init__(
            {"class": "short", "placeholder": _("dd/mm/yyyy"), "autocomplete": "off", **(attrs or {})}, format
        )


class TimeInput(forms.TimeInput):
    def __init__(self, attrs=None, format="%H:%M"):
        super().__init__({"class": "short", "placeholder": _("hh:mm"), "autocomplete": "off", **(attrs or {})}, format)


class DateTimeInput(forms.DateTimeInput):
    def __init__(self, attrs=None, format=None):
        super().__init__(
            {"class": "short", "placeholder": _("dd/mm/yyyy hh:mm"), "autocomplete": "off", **(attrs or {})},
            format,
        )


class DateField(forms.DateField):
    """A day, typed as 22/11/2026, 22-11-2026 or 2026-11-22."""

    widget = DateInput
    default_error_messages = {
        "invalid": _("There is no such day, or it is not written as day/month/year (22/11/2026).")
    }


class TimeField(forms.TimeField):
    """A time of day, typed as 17:00 or 17h00."""

    widget = TimeInput
    default_error_messages = {"invalid": _("Write the time as hours and minutes: 17:00.")}


class DateTimeField(forms.DateTimeField):
    """A moment, typed as 22/11/2026 17:00, in Vietnam's time."""

    widget = DateTimeInput
    default_error_messages = {"invalid": _("Write day and time like this: 22/11/2026 17:00.")}


class ChosenField(forms.ModelMultipleChoiceField):
    """Several of a list. What is no id at all is nothing chosen: a database stumbles over numbers it cannot hold."""

    def clean(self, value):
        return super().clean([one for one in value or () if id_in(str(one))])


class DropZone(forms.FileInput):
    """A file input inside an area that takes dropped files; without script it is a plain file input."""

    template_name = "ui/forms/drop_zone.html"


class MultipleDropZone(DropZone):
    allow_multiple_selected = True


class FilesField(forms.FileField):
    """Several files at once; `cleaned_data` holds a list, empty when none was sent and none was asked for."""

    widget = MultipleDropZone

    def clean(self, data, initial=None):
        one = super().clean
        if not isinstance(data, list | tuple):
            data = [data] if data else []
        if not data:
            one(None, initial)
        return [one(item, initial) for item in data]
