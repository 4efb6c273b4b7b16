"""Files in forms: a file that was thrown away for its size gets its sentence like any other error."""

from django.core.exceptions import ValidationError

from nennep.files.refusals import FileRefused
from nennep.files.uploads import refused_upload


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
