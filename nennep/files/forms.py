"""Files and words in forms: what is too large, or carries a secrecy marking, gets its sentence like any other error."""

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from nennep.files.refusals import FileRefused
from nennep.files.uploads import refused_upload
from nennep.lib.citations import marking_in_words, secrecy_marking

LONGEST_LINE = 500


def no_marking(words):
    """A validator: what is typed is no marked paper, and its subject is set off by no marking."""
    is_text = "\n" in words or len(words) > LONGEST_LINE
    if secrecy_marking(words) if is_text else marking_in_words(words):
        told = _("The text carries a secrecy marking. Classified papers are not taken here; nothing of it was kept.")
        raise ValidationError(told)


class UploadFormMixin:
    """Give the form `request=`; the field named `upload_field` then says that a file was too large."""

    upload_field = "file"

    def __init__(self, *arguments, request=None, **named):
        self.request = request
        super().__init__(*arguments, **named)

    def full_clean(self):
        super().full_clean()
        refused = refused_upload(self.request) if self.request and self.is_bound else None
        if refused:
            name, limit = refused
            self._errors.pop(self.upload_field, None)
            self.add_error(self.upload_field, ValidationError(str(FileRefused("too_large", name, limit=limit))))
