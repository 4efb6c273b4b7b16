"""Addresses of evidence pages: what a dotted underline leads to."""

from functools import cache, lru_cache
from urllib.parse import urlencode

from django.conf import settings
from django.urls import reverse


def evidence_url(code, subject="", *, unit=None, day_from=None, day_to=None, as_of=None, alone=False):
    """The page that opens what the figure counts; `subject` is a key such as `campaign:3`, `alone` as in `Scope`."""
    day_from, day_to, as_of = _day(day_from), _day(day_to), _day(as_of)
    return _page(code) + _query(subject, unit.pk if unit is not None else "", day_from, day_to, as_of, alone)


def absolute_url(path):
    """The same from outside: in a DOCX, a spreadsheet or a mail. Never built from the Host header."""
    return f"{settings.NENNEP_URL}{path}"


def _day(day):
    return day.isoformat() if day else ""


@cache
def _page(code):
    # A page of a campaign shows a dozen figures of two dozen units: each half of their addresses is made once.
    return reverse("figures:evidence", args=[code])


@lru_cache(maxsize=512)
def _query(subject, unit, day_from, day_to, as_of, alone):
    query = {"subject": subject, "unit": unit, "from": day_from, "to": day_to, "as_of": as_of}
    query["alone"] = 1 if alone else ""
    query = urlencode({name: value for name, value in query.items() if value != ""}, safe=":")
    return f"?{query}" if query else ""
