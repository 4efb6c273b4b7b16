"""Killing the server at any moment loses no essay whose author saw a receipt, and stores none twice."""

import http.client
import os
import re
import signal
import threading
import time
from dataclasses import dataclass, field
from urllib.parse import urlencode

import pytest

from tests.machinery.server import Server

pytestmark = pytest.mark.once

AUTHORS_AT_ONCE = 4
# Seconds from the moment when pages are answered again to the next kill: early, late, and in quick succession.
KILLS = (0.4, 1.1, 0.2, 1.7, 0.7)
# A campaign in which forty members owe an essay, and a session for each, as if they had signed in before.
SCENE = """
from importlib import import_module
from django.conf import settings
from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
from nennep.study.tests.essays_cast import running_campaign
from nennep.units import actions
from nennep.units.actions import give_account
from nennep.units.tests.cast import SINCE, build_cast
cast = build_cast()
names = [f"member{number}" for number in range(40)]
for name in names:
    cast.people[name] = actions.add_person(
        code=name, full_name=f"Hội viên {name}", unit=cast.units["NS.01.1"], on=SINCE, by=cast.users["founder"]
    )
    cast.users[name] = give_account(
        person=cast.people[name], username=name, password="mat-khau-" + name, by=cast.users["founder"],
        must_change_password=False,
    )
campaign = running_campaign(cast, names=names)
store = import_module(settings.SESSION_ENGINE).SessionStore
for essay in campaign.essays.select_related("person__user"):
    user, session = essay.person.user, store()
    session[SESSION_KEY] = str(user.pk)
    session[BACKEND_SESSION_KEY] = "django.contrib.auth.backends.ModelBackend"
    session[HASH_SESSION_KEY] = user.get_session_auth_hash()
    session.save()
    print(essay.pk, session.session_key)
"""
OUTCOME = """
from nennep.study.models import Submission
for row in Submission.objects.order_by("pk"):
    print(row.essay_id, row.attempt, row.form_key, row.receipt_code)
"""


@dataclass
class Author:
    """Hands one essay in, and sends the same form again until an answer comes, as a person would."""

    essay: str
    session: str
    form_key: str
    receipts: list = field(default_factory=list)
    tries: int = 0

    def hand_in(self, port, stop):
        while not self.receipts and not stop.is_set():
            self.tries += 1
            code = self.send(port)
            if code:
                self.receipts.append(code)
            else:
                time.sleep(0.1)

    def send(self, port):
        """The receipt's code from the answer; None when no answer came."""
        token = "k" * 32
        form = {
            "csrfmiddlewaretoken": token,
            "key": self.form_key,
            "version": "0",
            "text": f"Bài số {self.essay}. Chiều thứ bảy tổ tôi khơi lại con mương sau nhà văn hoá.",
            "do": "submit",
        }
        headers = {
            "Content-Type": "application/x-www-form-urlencoded",
            "Cookie": f"nennep_session={self.session}; nennep_csrf={token}",
        }
        call = http.client.HTTPConnection("127.0.0.1", port, timeout=20)
        try:
            call.request("POST", f"/study/essays/{self.essay}/write/", urlencode(form), headers)
            answer = call.getresponse()
            answer.read()
        except (OSError, http.client.HTTPException):
            return None
        finally:
            call.close()
        assert answer.status == http.client.FOUND, answer.status
        return re.search(r"/receipts/([^/]+)/", answer.headers["Location"])[1]


@pytest.fixture
def server(tmp_path):
    server = Server(tmp_path)
    server.start()
    yield server
    server.stop()


def test_no_receipt_is_lost_and_no_essay_stored_twice(server):
    authors = [
        Author(*line.split(), form_key=f"00000000-0000-4000-8000-{number:012d}")
        for number, line in enumerate(server.run_python(SCENE).splitlines())
    ]
    assert len(authors) == 40
    stop = threading.Event()
    threads = [
        threading.Thread(target=write_one_after_another, args=[authors[start::AUTHORS_AT_ONCE], server.port, stop])
        for start in range(AUTHORS_AT_ONCE)
    ]
    for thread in threads:
        thread.start()

    for seconds in KILLS:
        time.sleep(seconds)
        kill_everything(server)
        server.start()
    for thread in threads:
        thread.join(60)
    stop.set()

    assert [author.essay for author in authors if not author.receipts] == []
    stored = sorted(line.split() for line in server.run_python(OUTCOME).splitlines())
    assert stored == sorted([author.essay, "1", author.form_key, author.receipts[0]] for author in authors)
    # The kills did come in between: some had to send their form again.
    assert sum(author.tries for author in authors) > len(authors)


def write_one_after_another(authors, port, stop):
    for author in authors:
        author.hand_in(port, stop)
        time.sleep(0.1)


def kill_everything(server):
    for pid in server.family():
        os.kill(pid, signal.SIGKILL)
    server.process.wait()
