"""A server killed in the middle of submissions: what got a receipt is there, and nothing is there twice."""

import os
import signal
import time
from uuid import uuid4

import pytest
from django.db import connections

from nennep.duties.models import Act, State, Transition
from nennep.duties.queries import disagreements
from nennep.study.actions.submissions import submit_essay
from nennep.study.models import Submission
from nennep.study.tests.essays_cast import TEXTS, essay_of, running_campaign
from nennep.units.tests.cast import build_cast

pytestmark = pytest.mark.django_db(transaction=True)

NAMES = ("an", "binh", "chi", "dung", *(f"{role}@NS.01" for role in ("clerk", "leader", "reviewer", "officer")))


def hand_all_in(forms, told):
    """What a server does for one form after the other; `told` is called once a receipt is on its way."""
    for essay, user, key in forms:
        submission = submit_essay(essay=essay, source="written", by=user, form_key=key, text=TEXTS["an"])
        told(submission.receipt_code)


def kill_after(forms, receipts_before, pause):
    """Fork a server, kill it some time after that many receipts; returns the codes that people were given."""
    connections.close_all()
    reader, writer = os.pipe()
    child = os.fork()
    if child == 0:
        try:
            hand_all_in(forms, lambda code: os.write(writer, f"{code}\n".encode()))
        finally:
            os._exit(0)
    os.close(writer)
    heard = b""
    while heard.count(b"\n") < receipts_before:
        piece = os.read(reader, 64)
        if not piece:
            break
        heard += piece
    time.sleep(pause)
    os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)
    while piece := os.read(reader, 64):
        heard += piece
    os.close(reader)
    return heard.decode().split()


@pytest.mark.parametrize(("receipts_before", "pause"), [(1, 0), (2, 0.004), (3, 0.011), (5, 0.002)])
def test_a_killed_server_loses_no_receipt_and_stores_nothing_twice(receipts_before, pause):
    cast = build_cast()
    campaign = running_campaign(cast, names=NAMES)
    forms = [(essay_of(campaign, cast, name), cast.users[name], uuid4()) for name in NAMES]

    given = kill_after(forms, receipts_before, pause)

    assert len(given) >= receipts_before
    assert set(given) <= set(Submission.objects.values_list("receipt_code", flat=True))
    assert list(disagreements()) == []

    again = []
    hand_all_in(forms, again.append)

    assert again[: len(given)] == given
    assert Submission.objects.count() == len(NAMES)
    assert Transition.objects.filter(act=Act.RECEIVE).count() == len(NAMES)
    assert {row.essay.duty.state for row in Submission.objects.select_related("essay__duty")} == {State.EVIDENCED}
