"""Choosing mails: an address is asked whether it is somebody's own; what is chosen is said on one's own page."""

import re

import pytest
from django.urls import reverse

from nennep.accounts.personal_data import data_sets
from nennep.history.models import Content
from nennep.notifications.actions import choose_mail, gather_mails, notify
from nennep.notifications.errors import AskedTooOften
from nennep.notifications.letters import confirm_url
from nennep.notifications.models import Mail, MailChoice
from nennep.notifications.sending import send_mails
from nennep.notifications.tests.conftest import ADDRESS

AT_ONCE = MailChoice.When.AT_ONCE
MAIL = "/notices/mail/"


@pytest.fixture
def signed_in(client, cast):
    client.force_login(cast.users["an"], "django.contrib.auth.backends.ModelBackend")
    return client


def choose(client, when="at once", address=ADDRESS):
    return client.post(MAIL, {"when": when, "address": address}, follow=True).content.decode()


def test_nothing_is_sent_before_the_address_has_answered(cast, box, kind, signed_in, client):
    choose(signed_in)
    notify(users=[cast.users["an"]], kind=kind, about=cast.units["NS"])
    gather_mails(AT_ONCE)
    send_mails.func()

    (question,) = box.letters
    words = question.get_content()
    assert "Đơn vị của bạn có thay đổi." not in words
    client.logout()
    path = re.search(r"https://nennep\.na-son\.example(/notices/mail/confirm/\S+)", words)[1]
    assert client.get(path).status_code == 200
    assert MailChoice.objects.get().confirmed_at is None
    client.post(path)
    assert MailChoice.objects.get().confirmed_at is not None


def test_another_address_is_asked_again(cast, box, an, signed_in):
    shown = choose(signed_in, address="khac@ban-moi.example")

    assert "chưa xác nhận" in shown
    assert MailChoice.objects.get().confirmed_at is None
    assert Mail.objects.get().kind == Mail.Kind.CONFIRM


def test_another_time_of_the_same_address_is_not_asked_about(cast, box, an, signed_in):
    choose(signed_in, when="daily")

    assert MailChoice.objects.get().confirmed_at is not None
    assert not Mail.objects.exists()


@pytest.mark.parametrize("spoil", ["address changed", "link changed", "too late"])
def test_link_that_does_not_hold_confirms_nothing(cast, box, signed_in, client, spoil):
    choose(signed_in)
    path = confirm_url(MailChoice.objects.get()).removeprefix("https://nennep.na-son.example")
    if spoil == "address changed":
        MailChoice.objects.update(address="khac@ban-moi.example")
    elif spoil == "link changed":
        path = path[:-3] + "xx/"
    else:
        MailChoice.objects.all().delete()

    assert client.post(path).status_code == 404
    assert not MailChoice.objects.filter(confirmed_at__isnull=False).exists()


def test_nobody_can_fill_a_stranger_s_letter_box(cast, box):
    for number in range(5):
        choose_mail(user=cast.users["an"], when=AT_ONCE, address=f"la{number}@x.example")
        Mail.objects.update(state=Mail.State.SENT)

    with pytest.raises(AskedTooOften):
        choose_mail(user=cast.users["an"], when=AT_ONCE, address="la9@x.example")


def test_no_mails_forgets_the_address(cast, box, an, signed_in):
    shown = choose(signed_in, when="never")

    assert "Bạn không nhận thư." in shown
    assert not MailChoice.objects.exists()


@pytest.mark.parametrize(
    ("address", "sentence"),
    [
        ("", "Không có địa chỉ thì không gửi thư được."),
        ("không phải", "không phải là địa chỉ thư"),
        ("an@bản-mới.example", "không dấu"),
    ],
)
def test_address_that_is_none_is_refused(cast, box, signed_in, address, sentence):
    assert sentence in choose(signed_in, address=address)
    assert not MailChoice.objects.exists()


def test_profile_says_that_mail_is_off(cast, signed_in):
    assert "chưa được cài đặt để gửi thư" in signed_in.get(reverse("accounts:profile")).content.decode()
    assert "chưa được cài đặt để gửi thư" in choose(signed_in)
    assert not MailChoice.objects.exists()


def test_address_stands_in_no_history_and_goes_when_data_are_erased(cast, box, an):
    assert ADDRESS not in " ".join(str(content.data) for content in Content.objects.all())
    (mine,) = [one for one in data_sets() if one.code == "notifications.mail"]
    assert mine.export(an)[0]["address"] == ADDRESS

    assert mine.erase(an, cast.users["founder"]) == 1
    assert not MailChoice.objects.exists()
