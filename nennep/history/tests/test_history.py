"""History is kept, sealed and checked. Its pages are tested above, in units, where there are units."""

from io import StringIO

import pytest
from django.contrib.auth import get_user_model
from django.core.management import CommandError, call_command
from django.db import connection

from nennep.history.actions import (
    chain_head,
    check_history,
    erase_contents,
    record,
    seal_pending,
    verify_chain,
)
from nennep.history.models import AppendOnly, Content, Entry, Seal
from nennep.history.panels import history_of
from nennep.history.sentences import sentence_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def somebody():
    return get_user_model().objects.create_user("somebody")


def seal():
    return seal_pending(settle_seconds=-1)


def test_entries_are_never_changed_or_deleted_through_the_models(somebody):
    entry = record(somebody, "account.closed", by=somebody)

    for forbidden in (
        entry.save,
        entry.delete,
        Entry.objects.all().delete,
        lambda: Entry.objects.update(verb="other"),
    ):
        with pytest.raises(AppendOnly):
            forbidden()


def test_sealed_history_holds_and_goes_on(somebody):
    for _number in range(3):
        record(somebody, "account.closed", by=somebody, reason="nghỉ việc")
    assert seal() == 3
    first = chain_head()
    record(somebody, "account.closed", by=None)
    assert seal() == 1

    assert chain_head() != first
    assert verify_chain() is None
    assert check_history().entries == 4


def test_what_is_too_young_waits(somebody):
    record(somebody, "account.closed", by=somebody)

    assert seal_pending() == 0


@pytest.mark.parametrize(
    "tampering",
    [
        "UPDATE history_entry SET verb = 'x' WHERE id = %s",
        "UPDATE history_entry SET actor_id = NULL WHERE id = %s",
        'UPDATE history_content SET data = \'{"reason": "khác"}\' WHERE entry_id = %s',
        "DELETE FROM history_entry WHERE id = %s",
    ],
)
def test_tampering_is_noticed_by_the_check_and_its_command(somebody, tampering):
    entry = record(somebody, "account.closed", by=somebody, reason="nghỉ việc")
    seal()
    with connection.cursor() as cursor:
        if tampering.startswith("DELETE"):
            cursor.execute("DELETE FROM history_content WHERE entry_id = %s", [entry.pk])
        cursor.execute(tampering, [entry.pk])

    assert not check_history().holds
    with pytest.raises(CommandError, match="does not hold"):
        call_command("check_history")


def test_erased_contents_leave_the_chain_whole(somebody):
    record(somebody, "account.closed", by=somebody, reason="nghỉ việc")
    seal()

    erase_contents(Entry.objects.about(somebody))

    content = Content.objects.get()
    assert (content.data, content.salt) == ({}, "")
    assert check_history().holds


def test_command_says_how_far_the_history_holds(somebody):
    record(somebody, "account.closed", by=somebody)
    seal()
    out = StringIO()

    call_command("check_history", stdout=out)

    assert f"1 entries are sealed. Head: {Seal.objects.get().head}" in out.getvalue()


def test_panel_tells_acts_oldest_first_and_how_many_are_left_out(somebody):
    for verb in ("account.password_given", "account.password_changed", "account.closed"):
        record(somebody, verb, by=somebody)

    told = history_of(somebody, newest=2)

    assert [event["text"] for event in told.events] == ["Chủ tài khoản đổi mật khẩu", "Đóng một tài khoản"]
    assert told.left_out == 1


def test_verb_that_nobody_described_stands_for_itself():
    assert sentence_of("nobody.knows") == "nobody.knows"
