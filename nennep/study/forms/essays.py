"""The author's and the clerk's doors: write, upload, enter on behalf, answer, object."""

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from nennep.files.forms import UploadFormMixin
from nennep.ui.forms import DateTimeField, DropZone, FilesField, OneTimeKeyMixin

MOST_CHARACTERS = 200_000
MOST_PAGES = 40
TEXT_ENDINGS = ".docx,.pdf,.odt,.txt"
SCAN_ENDINGS = f"{TEXT_ENDINGS},.jpg,.jpeg,.png,.heic,.heif"
NO_MARKING = _("I looked at the pages: no secrecy marking (Mật, Tối mật, Tuyệt mật) stands on them")


def text_field(label, rows=5, **more):
    return forms.CharField(label=label, widget=forms.Textarea(attrs={"rows": rows}), max_length=MOST_CHARACTERS, **more)


class WriteForm(OneTimeKeyMixin):
    """`version` is the draft that this window started from."""

    text = forms.CharField(
        label=_("Your essay"),
        required=False,
        strip=False,
        max_length=MOST_CHARACTERS,
        widget=forms.Textarea(attrs={"rows": 20, "class": "essay-text", "spellcheck": "true"}),
    )
    version = forms.IntegerField(widget=forms.HiddenInput, initial=0, min_value=0)


class DraftForm(forms.Form):
    """What the script saves by itself."""

    text = forms.CharField(required=False, strip=False, max_length=MOST_CHARACTERS)
    version = forms.IntegerField(min_value=0)


class UploadForm(UploadFormMixin, OneTimeKeyMixin):
    file = forms.FileField(
        label=_("File"),
        # What is empty gets the sentence that says what to do.
        allow_empty_file=True,
        widget=DropZone(attrs={"accept": TEXT_ENDINGS}),
        help_text=_("DOCX, PDF, ODT or TXT, up to 25 MB. A DOC or RTF file must be saved as DOCX first."),
    )
    declared = forms.BooleanField(
        label=NO_MARKING,
        required=False,
        help_text=_("Only needed when the file is a scan, whose words cannot be read by the program."),
    )


class EnterForm(UploadFormMixin, OneTimeKeyMixin):
    """On behalf of somebody: typed, a file, or scans of the paper, or scans with the typed text beside them."""

    upload_field = "files"

    text = forms.CharField(
        label=_("The text, typed from the paper"),
        required=False,
        max_length=MOST_CHARACTERS,
        widget=forms.Textarea(attrs={"rows": 12, "class": "essay-text"}),
        help_text=_("Leave it empty when you only have scans; then the essay cannot be checked for copying."),
    )
    files = FilesField(
        label=_("File, or photos of the pages in their order"),
        required=False,
        allow_empty_file=True,
        help_text=_("One DOCX, ODT, TXT or PDF, or up to 40 photos and scans (JPEG, PNG, HEIC, PDF)."),
    )
    declared = forms.BooleanField(label=NO_MARKING, required=False)

    def __init__(self, *arguments, **named):
        super().__init__(*arguments, **named)
        self.fields["files"].widget.attrs["accept"] = SCAN_ENDINGS

    def clean_files(self):
        files = self.cleaned_data["files"]
        if len(files) > MOST_PAGES:
            raise ValidationError(_("At most %(most)s pages at once.") % {"most": MOST_PAGES})
        return files


class AnswerForm(OneTimeKeyMixin):
    text = text_field(_("Your answer"), help_text=_("Whoever sent the essay back will read it."))


class AnswerQuestionForm(forms.Form):
    answer = text_field(
        _("Your answer"), rows=3, help_text=_("Whoever asked will read it, before anything is decided.")
    )


class ObjectionForm(forms.Form):
    text = text_field(
        _("What is not right?"),
        help_text=_("The officer of your unit will read it and settle it. Until then the essay is not accepted."),
    )


class ResolutionForm(forms.Form):
    """Settle an objection: the entry stands, or the author hands in anew."""

    decision = forms.ChoiceField(
        label=_("Decision"),
        choices=[("stands", _("The text stands as entered")), ("again", _("The author hands in anew"))],
        widget=forms.RadioSelect,
        initial="stands",
    )
    resolution = text_field(_("Reason"), rows=3, help_text=_("The author will read it."))
    due_at = DateTimeField(label=_("New deadline, when it is handed in anew"), required=False)

    def clean(self):
        data = super().clean()
        if data.get("decision") == "again" and not data.get("due_at"):
            self.add_error("due_at", _("Say until when it is to be handed in anew."))
        return data
