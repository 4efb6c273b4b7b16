"""Asking an address as somebody, without leaving a trace: everything is rolled back."""

import io
import zipfile
from dataclasses import dataclass
from http.cookies import SimpleCookie
from uuid import uuid4

from django.db import connection, transaction
from django.test import Client
from django.urls import reverse

from tests.rights.table.words import HIDDEN, IDLE, OPEN, REFUSED, SIGN_IN

# What every act leaves behind, in plain SQL because it is asked after every one of thousands of requests.
TRACES = """SELECT (SELECT max(id) FROM history_entry), (SELECT max(id) FROM duties_transition),
    (SELECT max(id) FROM study_opening), (SELECT max(saved_at) FROM study_draft),
    (SELECT max(id) FROM units_listimport)"""


@dataclass(frozen=True)
class Answer:
    status: int
    location: str
    text: str
    stored: bool

    @property
    def is_sign_in(self):
        return self.status == 302 and self.location.startswith("/accounts/sign-in/?next=")

    def is_what(self, expected, row):
        """Whether this is the answer that the table expects."""
        if expected == SIGN_IN:
            return self.is_sign_in and not self.stored
        if expected == OPEN:
            return self.status in (200, 302) and not self.is_sign_in and (self.stored or not row.stores)
        if expected == IDLE:
            return self.status in (200, 302) and not self.is_sign_in and not self.stored
        return str(self.status) == {REFUSED: "403", HIDDEN: "404"}[expected] and not self.stored


def client_of(user):
    """A client signed in as somebody, or as nobody; it knows the traces as they were before it asked."""
    client = Client()
    if user is not None:
        client.force_login(user, "django.contrib.auth.backends.ModelBackend")
    client.traces = traces()
    client.own_cookies = {name: morsel.value for name, morsel in client.cookies.items()}
    return client


def ask(client, row, thing, *, method=None, query="", fragment=False):
    """One request about a thing, rolled back, the client's cookies included."""
    words = thing | {"uuid": uuid4()}
    url = reverse(row.url, args=[part.format(**words) for part in row.args])
    asked = "&".join(part for part in (row.query.format(**words), query) if part)
    data = {name: value.format(**words) for name, value in row.body.items()}
    headers = {"HX-Request": "true"} if fragment else {}
    with transaction.atomic():
        send = client.post if (method or row.method) == "POST" else client.get
        response = send(f"{url}?{asked}" if asked else url, data or None, headers=headers)
        text, stored = _words_of(response), traces() != client.traces
        transaction.set_rollback(True)
    if response.cookies:
        client.cookies = SimpleCookie(client.own_cookies)
    return Answer(response.status_code, response.headers.get("Location", ""), text, stored)


def traces():
    """The same before every request, because all is rolled back."""
    with connection.cursor() as cursor:
        cursor.execute(TRACES)
        return cursor.fetchone()


def _words_of(response):
    """Everything that was sent, as text; what is packed is unpacked."""
    content = b"".join(response.streaming_content) if response.streaming else response.content
    if content[:2] != b"PK":
        return content.decode(errors="replace")
    with zipfile.ZipFile(io.BytesIO(content)) as packed:
        return "\n".join(packed.read(name).decode(errors="replace") for name in packed.namelist())
