"""Mails on their way: each sent once, tried again while the server says "later", given up in the end."""

import re
import threading
from datetime import timedelta

import pytest
from django.db import connection
from django.utils.timezone import now
from django_tasks_db.models import DBTaskResult

from nennep.notifications.actions import forget_mails, gather_mails, mark_read, notify
from nennep.notifications.models import Mail, MailChoice, Notice
from nennep.notifications.periodic import tell_at_once
from nennep.notifications.sending import LOST_AFTER, WAITS, send_mails
from nennep.notifications.tests.conftest import ADDRESS
from tests.machinery.server import free_port

AT_ONCE, DAILY = MailChoice.When.AT_ONCE, MailChoice.When.DAILY


def tell(cast, user, kind, *codes):
    for code in codes:
        notify(users=[user], kind=kind, about=cast.units[code])


def later(moment=None):
    Mail.objects.filter(state=Mail.State.WAITING).update(due_at=moment or now() - timedelta(seconds=1))


def send():
    send_mails.func()


def test_letter_tells_kinds_and_days_and_leads_on(cast, box, an, kind):
    tell(cast, an, kind, "NS.01", "NS.01.1")
    gather_mails(AT_ONCE)
    send()

    (letter,) = box.letters
    words = letter.get_content()
    assert letter["To"] == ADDRESS
    assert letter["Subject"] == "[nền nếp] 2 thông báo mới"
    assert letter.get_content_type() == "text/plain"
    assert words.count("Đơn vị của bạn có thay đổi.") == 2
    assert f"https://nennep.na-son.example/units/{cast.units['NS.01'].pk}/" in words
    assert "Hùng Sơn" not in words and "Nguyễn Văn An" not in words
    assert letter["List-Unsubscribe"].strip("<>") in words
    assert letter["Auto-Submitted"] == "auto-generated"


def test_notice_is_told_by_one_mail_and_no_second(cast, box, an, kind):
    tell(cast, an, kind, "NS.01")
    for _again in range(3):
        gather_mails(AT_ONCE)
        send()

    assert len(box.letters) == 1
    assert Mail.objects.get().state == Mail.State.SENT


@pytest.mark.parametrize("reason", ["read", "before", "old", "other choice", "closed", "not set up"])
def test_no_mail_is_made(cast, box, an, kind, settings, reason):
    tell(cast, an, kind, "NS.01")
    if reason == "read":
        mark_read(notices=Notice.objects.filter(user=an))
    elif reason == "before":
        Notice.objects.update(at=MailChoice.objects.get().confirmed_at - timedelta(seconds=1))
    elif reason == "old":
        MailChoice.objects.update(confirmed_at=now() - timedelta(days=9))
        Notice.objects.update(at=now() - timedelta(days=3))
    elif reason == "other choice":
        MailChoice.objects.update(when=DAILY)
    elif reason == "closed":
        type(an).objects.filter(pk=an.pk).update(is_active=False)
    else:
        settings.MAIL_IS_SET_UP = False

    assert gather_mails(AT_ONCE) == 0
    assert not Mail.objects.exists()


def test_daily_mail_holds_the_whole_day(cast, box, an, kind):
    MailChoice.objects.update(when=DAILY)
    tell(cast, an, kind, "NS.01", "NS.01.1", "NS")
    assert gather_mails(AT_ONCE) == 0
    assert gather_mails(DAILY) == 1
    send()

    assert box.letters[0].get_content().count("Đơn vị của bạn có thay đổi.") == 3


def test_gathering_costs_the_same_for_one_and_for_many(cast, box, an, kind, django_assert_max_num_queries):
    others = [user for user in cast.users.values() if user != an][:20]
    MailChoice.objects.bulk_create(
        [MailChoice(user=user, address=ADDRESS, when=AT_ONCE, confirmed_at=now()) for user in others]
    )
    notify(users=[an, *others], kind=kind, about=cast.units["NS"])

    with django_assert_max_num_queries(6):
        assert gather_mails(AT_ONCE) == 21


def test_server_that_says_later_is_asked_again(cast, box, an, kind):
    tell(cast, an, kind, "NS.01")
    gather_mails(AT_ONCE)
    box.answers = ["451 too busy"]
    send()

    mail = Mail.objects.get()
    assert (mail.state, mail.attempts, mail.error) == (Mail.State.WAITING, 1, "451")
    assert timedelta(minutes=1) < mail.due_at - now() <= WAITS[0]
    send()
    assert box.letters == []
    later()
    send()
    assert len(box.letters) == 1
    assert Mail.objects.get().state == Mail.State.SENT


def test_waits_grow_and_end(cast, box, an, kind):
    tell(cast, an, kind, "NS.01")
    gather_mails(AT_ONCE)
    box.answers = ["451 too busy"] * 10
    waited = []
    for _attempt in range(len(WAITS) + 1):
        begun = now()
        send()
        mail = Mail.objects.get()
        waited.append(mail.due_at - begun)
        later()

    assert Mail.objects.get().state == Mail.State.FAILED
    assert waited[: len(WAITS)] == sorted(waited[: len(WAITS)])
    send()
    assert len(box.answers) == 10 - len(WAITS) - 1


def test_server_that_says_never_is_not_asked_again(cast, box, an, kind):
    tell(cast, an, kind, "NS.01")
    gather_mails(AT_ONCE)
    box.answers = ["550 no such letter box"]
    send()

    mail = Mail.objects.get()
    assert (mail.state, mail.error) == (Mail.State.FAILED, "550")


def test_server_that_is_away_is_asked_again(cast, box, an, kind, settings):
    tell(cast, an, kind, "NS.01")
    gather_mails(AT_ONCE)
    settings.EMAIL_PORT = free_port()
    send()

    mail = Mail.objects.get()
    assert (mail.state, mail.error) == (Mail.State.WAITING, "ConnectionRefusedError")


def test_line_that_breaks_after_the_words_is_not_tried_again(cast, box, an, kind):
    """The server took it, though nobody heard: a second try would be a second mail."""
    tell(cast, an, kind, "NS.01")
    gather_mails(AT_ONCE)
    box.answers = [None]
    send()
    later()
    send()

    assert len(box.letters) == 1
    assert (Mail.objects.get().state, Mail.objects.get().error) == (Mail.State.FAILED, "interrupted")


def test_one_bad_mail_does_not_hold_up_the_next(cast, box, an, kind):
    binh = cast.users["binh"]
    MailChoice.objects.create(user=binh, address="binh@ban-moi.example", when=AT_ONCE, confirmed_at=now())
    notify(users=[an, binh], kind=kind, about=cast.units["NS"])
    gather_mails(AT_ONCE)
    box.answers = ["451 too busy"]
    send()

    assert [letter["To"] for letter in box.letters] == ["binh@ban-moi.example"]


def test_many_mails_go_over_one_connection(cast, box, an, kind):
    for name in ("binh", "chi", "dung"):
        user = cast.users[name]
        MailChoice.objects.create(user=user, address=f"{name}@x.example", when=AT_ONCE, confirmed_at=now())
    notify(users=[an, *(cast.users[name] for name in ("binh", "chi", "dung"))], kind=kind, about=cast.units["NS"])
    gather_mails(AT_ONCE)
    send()

    assert (len(box.letters), box.connections) == (4, 1)


def test_what_a_killed_worker_had_in_hand_is_given_up(cast, box, an, kind):
    tell(cast, an, kind, "NS.01")
    gather_mails(AT_ONCE)
    Mail.objects.update(state=Mail.State.SENDING, attempts=1, due_at=now() - LOST_AFTER - timedelta(seconds=1))
    send()

    assert box.letters == []
    assert Mail.objects.get().state == Mail.State.FAILED


@pytest.mark.django_db(transaction=True)
def test_two_workers_send_each_mail_once(cast, box, kind):
    users = [cast.users[name] for name in ("an", "binh", "chi", "dung")]
    for user in users:
        address = f"{user.username}@x.example"
        MailChoice.objects.create(user=user, address=address, when=AT_ONCE, confirmed_at=now())
    notify(users=users, kind=kind, about=cast.units["NS"])
    gather_mails(AT_ONCE)

    def work():
        send()
        connection.close()

    workers = [threading.Thread(target=work) for _worker in range(2)]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join()

    assert sorted(letter["To"] for letter in box.letters) == sorted(f"{user.username}@x.example" for user in users)


def test_mails_are_forgotten_after_a_while_and_not_sent_again(cast, box, an, kind):
    tell(cast, an, kind, "NS.01")
    gather_mails(AT_ONCE)
    send()
    Mail.objects.update(finished_at=now() - timedelta(days=91))
    Notice.objects.update(at=now() - timedelta(days=91))

    assert forget_mails() == 1
    assert gather_mails(AT_ONCE) == 0


def test_clock_gathers_and_starts_a_job_only_when_something_is_due(cast, box, an, kind):
    tell_at_once()
    assert not DBTaskResult.objects.exists()

    tell(cast, an, kind, "NS.01")
    tell_at_once()
    assert [job.task_path for job in DBTaskResult.objects.all()] == ["nennep.notifications.sending.send_mails"]


def test_stop_link_in_the_letter_ends_the_mails(cast, box, an, kind, client):
    tell(cast, an, kind, "NS.01")
    gather_mails(AT_ONCE)
    send()
    path = re.search(r"https://nennep\.na-son\.example(/notices/mail/stop/\S+)", box.letters[0].get_content())[1]

    assert client.get(path).status_code == 200
    assert MailChoice.objects.filter(user=an).exists()
    assert client.post(path, {"List-Unsubscribe": "One-Click"}).status_code == 200
    assert not MailChoice.objects.filter(user=an).exists()
