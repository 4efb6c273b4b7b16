"""Uploads that are too large are thrown away as they come, and the form says so: see `refused_upload`."""

from django.conf import settings
from django.core.files.uploadhandler import FileUploadHandler, SkipFile, StopUpload

# Reading on, without keeping anything, lets the browser show our sentence; beyond this the connection is cut.
MOST_BYTES_HEARD = 400 * 1024 * 1024


def takes_uploads(limit):
    """Mark a view whose files may be larger than usual; `limit` in bytes."""

    def mark(view):
        view.upload_limit = limit
        return view

    return mark


def refused_upload(request):
    """The name and the limit in bytes of the last upload that was thrown away for its size, or None."""
    return next(reversed(refused_uploads(request)), None)


def refused_uploads(request):
    """All of them, where a form takes many files."""
    return getattr(request, "_refused_uploads", [])


class LimitUploads(FileUploadHandler):
    """First of the handlers: lets through what the view at this address takes, counting what really comes."""

    def __init__(self, request=None):
        super().__init__(request)
        match = getattr(request, "resolver_match", None)
        self.limit = getattr(match.func if match else None, "upload_limit", settings.UPLOAD_LIMIT_BYTES)
        self.received = 0

    def handle_raw_input(self, input_data, META, content_length, boundary, encoding=None):  # noqa: N803 - Django's name
        self.content_length = content_length
        self.hopeless = content_length > MOST_BYTES_HEARD

    def new_file(self, *arguments, **named):
        super().new_file(*arguments, **named)
        self.size = 0
        if self.hopeless:
            self.refuse()
            raise StopUpload(connection_reset=True)

    def receive_data_chunk(self, raw_data, start):
        self.size += len(raw_data)
        if self.size > self.limit:
            self.refuse()
            raise SkipFile
        return raw_data

    def refuse(self):
        self.request._refused_uploads = [*refused_uploads(self.request), (self.file_name, self.limit)]

    def file_complete(self, file_size):
        return None
