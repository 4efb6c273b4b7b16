"""Signing in and out: passwords, throttling, where one lands, the session."""

import re

import pytest
from django.contrib.auth.hashers import make_password
from django.test import override_settings
from django.urls import reverse

from nennep.accounts.actions import close_account, set_first_password
from nennep.accounts.client_address import client_address
from nennep.accounts.hashers import Argon2id
from nennep.accounts.models import User
from nennep.accounts.passwords import new_password

pytestmark = pytest.mark.django_db

PASSWORD = "mat-khau-thu-nghiem"
NEW_PASSWORD = "bay-gio-la-cua-toi"
SIGN_IN = "/accounts/sign-in/"


@pytest.fixture
def an():
    return User.objects.create_user("an", PASSWORD)


def sign_in(client, username="an", password=PASSWORD, **more):
    return client.post(SIGN_IN, {"username": username, "password": password, **more})


def is_in(client):
    return "_auth_user_id" in client.session


@override_settings(PASSWORD_HASHERS=["nennep.accounts.hashers.Argon2id"])
def test_passwords_are_kept_as_argon2id_with_19_mib():
    encoded = make_password(PASSWORD)

    assert encoded.startswith("argon2$argon2id$v=19$m=19456,t=2,p=1$")
    assert Argon2id().verify(PASSWORD, encoded)
    assert not Argon2id().verify("another", encoded)


@pytest.mark.parametrize("username", ["an", "An", "AN"])
def test_name_opens_whatever_its_capitals(client, an, username):
    answer = sign_in(client, username)

    assert is_in(client)
    assert answer["Location"] == reverse("duties:inbox")


@pytest.mark.parametrize(("username", "password"), [("an", "wrong"), ("nobody", PASSWORD), ("an", "")])
def test_wrong_name_and_wrong_password_are_told_alike(client, an, username, password):
    answer = sign_in(client, username, password)

    assert not is_in(client)
    assert answer.status_code == 200
    if password:
        assert "Sai tên đăng nhập hoặc mật khẩu" in answer.content.decode()


def test_closed_account_does_not_open(client, an):
    close_account(user=an, by=an)

    answer = sign_in(client)

    assert not is_in(client)
    assert "Sai tên đăng nhập hoặc mật khẩu" in answer.content.decode()


def test_closing_an_account_ends_the_sessions_that_are_open(client, an):
    sign_in(client)

    close_account(user=an, by=an)

    assert client.get("/accounts/profile/").status_code == 302


def test_five_wrong_passwords_shut_the_name_with_our_own_page(client, an):
    for _number in range(5):
        answer = sign_in(client, password="wrong")

    assert answer.status_code == 429
    assert "Nhập sai mật khẩu quá nhiều lần" in answer.content.decode()
    assert sign_in(client).status_code == 429
    assert not is_in(client)


def test_shut_name_is_open_from_elsewhere_and_other_names_from_here(client, an):
    User.objects.create_user("binh", PASSWORD)
    for _number in range(5):
        sign_in(client, password="wrong")

    client.post(SIGN_IN, {"username": "an", "password": PASSWORD}, REMOTE_ADDR="192.0.2.7")
    assert is_in(client)
    client.logout()
    sign_in(client, "binh")
    assert is_in(client)


def test_right_password_forgets_the_wrong_ones_before(client, an):
    for _round in range(2):
        for _number in range(4):
            sign_in(client, password="wrong")
        sign_in(client)
        assert is_in(client)
        client.logout()


@pytest.mark.parametrize(
    ("wanted", "landed"),
    [
        ("/accounts/profile/", "/accounts/profile/"),
        ("https://evil.example/", "/"),
        ("//evil.example/", "/"),
        ("/\\evil.example", "/"),
        ("javascript:alert(1)", "/"),
    ],
)
def test_next_leads_only_to_ourselves(client, an, wanted, landed):
    assert sign_in(client, next=wanted)["Location"] == landed


def test_page_that_needs_signing_in_leads_back_to_itself(client, an):
    answer = client.get("/accounts/profile/")

    assert answer["Location"] == f"{SIGN_IN}?next=/accounts/profile/"


def test_session_gets_a_new_key_at_signing_in(client, an):
    client.get(SIGN_IN)
    session = client.session
    session["before"] = 1
    session.save()
    client.cookies["nennep_session"] = session.session_key

    sign_in(client)

    assert client.cookies["nennep_session"].value != session.session_key


def test_cookie_is_out_of_reach_of_scripts_and_other_sites(client, an):
    sign_in(client)

    cookie = client.cookies["nennep_session"]
    assert (cookie["httponly"], cookie["samesite"]) == (True, "Lax")


def test_signing_out_ends_the_session_and_clears_the_browsers_store(client, an):
    sign_in(client)

    assert client.get("/accounts/sign-out/").status_code == 405
    answer = client.post("/accounts/sign-out/")

    assert not is_in(client)
    assert answer.headers["Clear-Site-Data"] == '"storage"'


def test_given_password_has_to_be_changed_before_anything_else(client, an):
    set_first_password(user=an, password="k3vq-8mzn-t4hc", by=an)
    sign_in(client, password="k3vq-8mzn-t4hc")

    assert client.get("/accounts/profile/")["Location"] == "/accounts/password/"
    client.post(
        "/accounts/password/",
        {
            "old_password": "k3vq-8mzn-t4hc",
            "new_password1": NEW_PASSWORD,
            "new_password2": NEW_PASSWORD,
        },
    )

    assert client.get("/accounts/profile/").status_code == 200
    an.refresh_from_db()
    assert (an.must_change_password, an.check_password(NEW_PASSWORD)) == (False, True)


@pytest.mark.parametrize("password", ["ngan", "password1234", "1234567890", "khac-nhau-hoan-toan"])
def test_weak_or_differing_passwords_are_refused(client, an, password):
    sign_in(client)
    repeated = password if password != "khac-nhau-hoan-toan" else "khac-nhau-hoan-toan-2"

    answer = client.post(
        "/accounts/password/", {"old_password": PASSWORD, "new_password1": password, "new_password2": repeated}
    )

    an.refresh_from_db()
    assert answer.status_code == 200
    assert an.check_password(PASSWORD)


def test_changing_the_password_needs_the_old_one_and_ends_other_sessions(client, an):
    sign_in(client)
    other = type(client)()
    sign_in(other)
    new = {"new_password1": NEW_PASSWORD, "new_password2": NEW_PASSWORD}

    client.post("/accounts/password/", {"old_password": "wrong", **new})
    assert other.get("/accounts/profile/").status_code == 200
    client.post("/accounts/password/", {"old_password": PASSWORD, **new})

    assert client.get("/accounts/profile/").status_code == 200
    assert other.get("/accounts/profile/").status_code == 302


def test_first_passwords_are_easy_to_type_and_never_alike():
    made = {new_password() for _number in range(200)}

    assert len(made) == 200
    assert all(re.fullmatch(r"[a-hj-km-np-z2-9]{4}(-[a-hj-km-np-z2-9]{4}){2}", password) for password in made)


@pytest.mark.parametrize(
    ("remote", "forwarded", "address"),
    [
        ("192.0.2.1", "", "192.0.2.1"),
        ("192.0.2.1", "198.51.100.9", "192.0.2.1"),
        ("127.0.0.1", "198.51.100.9", "198.51.100.9"),
        ("127.0.0.1", "203.0.113.5, 198.51.100.9", "198.51.100.9"),
        ("127.0.0.1", "", "127.0.0.1"),
    ],
)
def test_address_is_believed_from_named_proxies_alone(rf, settings, remote, forwarded, address):
    settings.TRUSTED_PROXIES = ["127.0.0.1"]
    request = rf.get("/", REMOTE_ADDR=remote, HTTP_X_FORWARDED_FOR=forwarded)

    assert client_address(request) == address


def test_profile_and_own_data_name_every_data_set(client, an):
    sign_in(client)

    page = client.get("/accounts/profile/").content.decode()
    data = client.get("/accounts/own-data/")

    assert "Họ tên, mã và tài khoản" in page
    assert "units.person" in data.json()
    assert "attachment" in data.headers["Content-Disposition"]
