"""Addresses of evidence pages: what a dotted underline leads to."""

from urllib.parse import urlencode

from django.conf import settings
from django.urls import reverse


def evidence_url(code, subject="", *, unit=None, day_from=None, day_to=None, as_of=None):
    """The page that opens what the figure counts; `subject` is a key such as `campaign:3`."""
    query = {
        "subject": subject,
        "unit": unit.pk if unit is not None else "",
        "from": _day(day_from),
        "to": _day(day_to),
        "as_of": _day(as_of),
    }
    query = urlencode({name: value for name, value in query.items() if value != ""}, safe=":")
    return reverse("figures:evidence", args=[code]) + (f"?{query}" if query else "")


def absolute_url(path):
    """The same from outside: in a DOCX, a spreadsheet or a mail. Never built from the Host header."""
    return f"{settings.NENNEP_URL}{path}"


def _day(day):
    return day.isoformat() if day else ""
