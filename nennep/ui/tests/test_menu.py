"""The menu shows what a person may see, and marks the one entry where they are."""

import pytest
from django.contrib.auth import get_user_model
from django.contrib.auth.models import AnonymousUser

from nennep.ui import menu
from nennep.ui.menu import MenuItem


@pytest.fixture
def request_of(rf, monkeypatch):
    monkeypatch.setattr(menu, "_items", {})
    monkeypatch.setattr(menu, "_describe", [])

    def make(path="/", user=None):
        request = rf.get(path)
        request.user = user or get_user_model()(username="lan")
        return request

    return make


def labels(request, place="main"):
    return [entry["label"] for entry in menu.entries(request, place)]


def test_entries_stand_in_their_order(request_of):
    menu.register(MenuItem("Second", "ui:theme", order=2))
    menu.register(MenuItem("First", "ui:components", order=1))

    assert labels(request_of()) == ["First", "Second"]


def test_an_entry_shows_itself_only_where_it_is_visible(request_of):
    menu.register(MenuItem("Never", "ui:theme", visible=lambda request: False))
    menu.register(MenuItem("Signed in", "ui:components"))

    assert labels(request_of()) == ["Signed in"]
    assert labels(request_of(user=AnonymousUser())) == []


def test_the_same_address_twice_is_one_entry(request_of):
    menu.register(MenuItem("Old", "ui:components"))
    menu.register(MenuItem("New", "ui:components"))

    assert labels(request_of()) == ["New"]


def test_places_are_kept_apart(request_of):
    menu.register(MenuItem("Bell", "ui:components", place="tools"))

    assert labels(request_of()) == []
    assert labels(request_of(), "tools") == ["Bell"]


def test_only_the_deepest_entry_is_current(request_of):
    menu.register(MenuItem("Components", "ui:components"))
    menu.register(MenuItem("Progress", "ui:components_progress"))

    def current(path):
        return [entry["label"] for entry in menu.entries(request_of(path)) if entry["current"]]

    assert current("/components/progress/") == ["Progress"]
    assert current("/components/else/") == ["Components"]
    assert current("/elsewhere/") == []


@pytest.mark.parametrize(("counted", "shown"), [(7, 7), (0, 0), (None, 0)])
def test_a_counter_counts_what_waits(request_of, counted, shown):
    menu.register(MenuItem("Inbox", "ui:components", counter=lambda request: counted))

    assert menu.entries(request_of())[0]["count"] == shown


def test_a_person_is_described_when_signed_in(request_of):
    menu.describe_person_with(lambda request: {"name": "Lò Thị Mai", "place": "Xã Hùng Sơn"})

    assert menu.person(request_of())["name"] == "Lò Thị Mai"
    assert menu.person(request_of(user=AnonymousUser())) == {}
