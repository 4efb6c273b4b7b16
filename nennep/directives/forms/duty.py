"""Handing in, sending back, giving more time, excusing."""

from django import forms
from django.utils.timezone import localtime, now
from django.utils.translation import gettext_lazy as _

from nennep.documents.models import Document
from nennep.duties.models import Duty
from nennep.files.forms import UploadFormMixin, no_marking
from nennep.ui.forms import ChosenField, DateTimeField, DropZone
from nennep.units.lineage import successors_of
from nennep.units.models import Unit

MOST_DOCUMENTS = 200


class HandInForm(UploadFormMixin, forms.Form):
    """A registered document, or a file where there is none."""

    document = forms.ModelChoiceField(
        Document.objects.none(),
        label=_("Registered document"),
        required=False,
        empty_label=_("none, see the file below"),
    )
    file = forms.FileField(
        label=_("Or a file"), required=False, widget=DropZone, help_text=_("DOCX, PDF, ODT or TXT; its text is read.")
    )
    words = forms.CharField(
        label=_("In a few words"),
        required=False,
        max_length=2_000,
        widget=forms.Textarea(attrs={"rows": 3}),
        validators=[no_marking],
    )

    def __init__(self, *args, duty, about, user, **kwargs):
        super().__init__(*args, **kwargs)
        paths = [duty.unit.path, *(path for _successor, path in successors_of([duty.unit_id]).values())]
        own = Document.objects.visible_to(user).filter(unit__in=Unit.objects.under(*paths))
        found = own.exclude(pk=about.pk).defer("text").order_by("-issued_on", "-pk")
        self.fields["document"].queryset = found
        self.fields["document"].choices = [
            ("", self.fields["document"].empty_label),
            *((one.pk, f"{one}: {one.subject[:80]}") for one in found[:MOST_DOCUMENTS]),
        ]

    def clean(self):
        data = super().clean()
        if not self.errors and not data.get("document") and not data.get("file"):
            self.add_error(None, _("Name a registered document or add a file."))
        return data


class ReasonForm(forms.Form):
    reason = forms.CharField(
        label=_("Reason"),
        max_length=2_000,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=_("The unit concerned reads it."),
    )


class ExtendForm(ReasonForm):
    due_at = DateTimeField(label=_("New deadline"))

    def clean_due_at(self):
        if self.cleaned_data["due_at"] <= now():
            raise forms.ValidationError(_("The new deadline lies in the past."))
        return self.cleaned_data["due_at"]


class ChangeManyForm(ReasonForm):
    """What to do, why, and for which of these tasks."""

    duties = ChosenField(
        Duty.objects.none(),
        label=_("For these units"),
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": _("Choose at least one unit.")},
    )
    what = forms.ChoiceField(
        label=_("What is decided"),
        widget=forms.RadioSelect,
        choices=[
            ("extend", _("Give more time")),
            ("excuse", _("Excuse the unit")),
            ("withdraw", _("No longer owed")),
        ],
    )
    due_at = DateTimeField(label=_("New deadline"), required=False, help_text=_("Only when more time is given."))
    field_order = ["duties", "what", "due_at", "reason"]

    def __init__(self, *args, tasks, ticked="", **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["duties"].queryset = tasks
        self.fields["duties"].choices = [(task.pk, _task_words(task)) for task in tasks]
        if ticked in ("all", "late"):
            self.fields["duties"].initial = [task.pk for task in tasks if ticked == "all" or task.is_overdue]

    def clean(self):
        data = super().clean()
        if data.get("what") != "extend":
            data["due_at"] = None
        elif "due_at" not in self.errors and not data.get("due_at"):
            self.add_error("due_at", _("Until when is more time given?"))
        elif data.get("due_at") and data["due_at"] <= now():
            self.add_error("due_at", _("The new deadline lies in the past."))
        return data


def _task_words(task):
    day = localtime(task.due_at).strftime("%d/%m/%Y")
    words = _("%(unit)s, until %(day)s, overdue") if task.is_overdue else _("%(unit)s, until %(day)s")
    return words % {"unit": task.unit.name, "day": day}


class SendBackForm(ExtendForm):
    to_mend = forms.CharField(label=_("What to mend"), max_length=2_000, widget=forms.Textarea(attrs={"rows": 3}))
    field_order = ["reason", "to_mend", "due_at"]
