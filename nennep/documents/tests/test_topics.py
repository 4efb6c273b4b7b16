"""Topics: a tree that documents are filed under, kept by those who lead the tree of units."""

import pytest
from django.core.cache import cache

from nennep.documents import actions
from nennep.documents.errors import TopicInUse, TopicThere, TopicUnderItself
from nennep.documents.models import Topic
from nennep.documents.tests.test_search import keep
from nennep.units.tests.cast import build_cast

pytestmark = pytest.mark.django_db


@pytest.fixture
def cast():
    cache.clear()
    return build_cast()


def add(cast, name, parent=None):
    return actions.add_topic(tree=cast.tree, name=name, parent=parent, by=cast.users["officer@NS"])


def test_no_two_of_a_name_stand_side_by_side(cast):
    reading = add(cast, "Đọc sách")
    add(cast, "Đọc sách", parent=reading)

    with pytest.raises(TopicThere):
        add(cast, "Đọc sách")


def test_a_topic_does_not_stand_under_itself(cast):
    reading = add(cast, "Đọc sách")
    shelves = add(cast, "Tủ sách", parent=reading)

    with pytest.raises(TopicUnderItself):
        actions.change_topic(topic=reading, name="Đọc sách", parent=shelves, by=cast.users["officer@NS"])


def test_only_an_empty_topic_can_go(cast):
    reading = add(cast, "Đọc sách")
    document = keep(cast, topic=reading)
    with pytest.raises(TopicInUse):
        actions.remove_topic(topic=reading, by=cast.users["officer@NS"])

    actions.change_document(document=document, by=cast.users["officer@NS"], topic=None)
    actions.remove_topic(topic=reading, by=cast.users["officer@NS"])

    assert Topic.objects.count() == 0


def test_numbers_count_those_below_too_and_open_them(cast, client):
    reading = add(cast, "Đọc sách")
    shelves = add(cast, "Tủ sách", parent=reading)
    keep(cast, number="01", topic=reading)
    keep(cast, number="02", topic=shelves)
    client.force_login(cast.users["officer@NS"], "django.contrib.auth.backends.ModelBackend")

    rows = client.get("/documents/topics/").context["rows"]

    assert [(topic.name, depth, number) for topic, depth, number in rows] == [("Đọc sách", 0, 2), ("Tủ sách", 1, 1)]
    for topic, _depth, number in rows:
        assert client.get(f"/documents/?topic={topic.pk}").context["total"] == number


def test_topics_are_kept_on_their_pages(cast, client):
    client.force_login(cast.users["officer@NS"], "django.contrib.auth.backends.ModelBackend")
    client.post(f"/documents/topics/new/{cast.tree.pk}/", {"name": "Đọc"})
    topic = Topic.objects.get()

    client.post(f"/documents/topics/{topic.pk}/", {"name": "Đọc sách"})
    assert Topic.objects.get().name == "Đọc sách"

    again = client.post(f"/documents/topics/new/{cast.tree.pk}/", {"name": "Đọc sách"})
    assert "Đã có chuyên đề mang tên này." in again.content.decode()

    client.post(f"/documents/topics/{topic.pk}/remove/")
    assert Topic.objects.count() == 0


def test_a_commune_does_not_keep_the_topics_of_all(cast, client):
    topic = add(cast, "Đọc sách")
    client.force_login(cast.users["officer@NS.01"], "django.contrib.auth.backends.ModelBackend")

    assert client.get("/documents/topics/").status_code == 200
    assert client.get(f"/documents/topics/{topic.pk}/").status_code == 403
    assert client.post(f"/documents/topics/{topic.pk}/remove/").status_code == 403
