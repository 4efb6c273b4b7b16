"""The door for a ZIP of essays."""

from django import forms
from django.conf import settings
from django.utils.translation import gettext_lazy as _

from nennep.files.forms import UploadFormMixin
from nennep.study.forms.essays import NO_MARKING
from nennep.ui.forms import DropZone, OneTimeKeyMixin
from nennep.units.models import Unit


class ImportForm(UploadFormMixin, OneTimeKeyMixin):
    unit = forms.ModelChoiceField(
        label=_("For the people of"), queryset=Unit.objects.none(), help_text=_("Units below it are included.")
    )
    file = forms.FileField(
        label=_("ZIP file"),
        allow_empty_file=True,
        widget=DropZone(attrs={"accept": ".zip"}),
        help_text=_(
            "One file for each person, named by their code or full name; folders named by unit tell namesakes apart."
        ),
    )
    declared = forms.BooleanField(label=NO_MARKING)

    def __init__(self, *arguments, user, **named):
        super().__init__(*arguments, **named)
        paths = user.unit_scope.paths("clerk", "officer")
        units = Unit.objects.under(*paths).order_by("path")
        self.fields["unit"].queryset = units
        self.fields["unit"].initial = units.first()
        self.limit = settings.IMPORT_LIMIT_BYTES


class ChoiceForm(forms.Form):
    """Whose file a row is: one of those that fit, or somebody found by code or name; nothing leaves it out."""

    essay = forms.CharField(label=_("Code or full name"), required=False, max_length=120)
