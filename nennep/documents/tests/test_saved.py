"""Saved searches: one's own, and told of what is new, once."""

from datetime import timedelta

import pytest
from django.core.cache import cache
from django.utils.timezone import now

from nennep.documents.actions.saving import save_search, tell_of_new
from nennep.documents.models import Citation, Document, SavedSearch
from nennep.documents.tests.test_search import keep
from nennep.notifications.models import Notice
from nennep.units.tests.cast import build_cast

pytestmark = pytest.mark.django_db


@pytest.fixture
def cast():
    cache.clear()
    return build_cast()


def look_for(cast, query, who="clerk@NS.01", tells=True):
    return save_search(name="sách", query=query, tells=tells, by=cast.users[who])


def told(cast, who="clerk@NS.01"):
    return list(Notice.objects.filter(user=cast.users[who]).values_list("object_id", flat=True))


def test_whoever_looks_for_words_is_told_of_a_new_document_once(cast):
    keep(cast, number="01")
    search = look_for(cast, "q=tủ+sách&type=chi_thi")
    assert tell_of_new() == 0

    keep(cast, number="02")
    keep(cast, number="03", text="Dọn kênh.", subject="dọn kênh")

    assert tell_of_new() == 1
    assert tell_of_new() == 0
    assert told(cast) == [search.pk]


def test_one_is_told_when_something_cites_a_document(cast):
    old = keep(cast, number="01")
    search = look_for(cast, f"citing={old.pk}")
    new = keep(cast, number="02")
    assert tell_of_new() == 0

    place = {"start": 0, "end": 5, "type_code": "chi_thi"}
    Citation.objects.create(document=new, target=old, state="resolved", **place)

    assert tell_of_new() == 1
    assert told(cast) == [search.pk]


def test_nobody_is_told_of_what_they_may_not_see(cast):
    look_for(cast, "q=tủ+sách")
    keep(cast, unit="NS.02")

    assert tell_of_new() == 0
    assert told(cast) == []


def test_who_did_not_ask_is_not_told(cast):
    look_for(cast, "q=tủ+sách", tells=False)
    keep(cast)

    assert tell_of_new() == 0


def test_what_came_before_one_asked_is_no_news(cast):
    search = look_for(cast, "q=tủ+sách", tells=False)
    keep(cast)
    SavedSearch.objects.filter(pk=search.pk).update(tells_since=now() - timedelta(days=1))

    look_for(cast, "q=tủ+sách")

    assert SavedSearch.objects.count() == 1
    assert tell_of_new() == 0


def test_old_documents_are_no_news(cast):
    search = look_for(cast, "q=tủ+sách")
    SavedSearch.objects.filter(pk=search.pk).update(tells_since=now() - timedelta(days=90))
    document = keep(cast)
    Document.objects.filter(pk=document.pk).update(created_at=now() - timedelta(days=60))

    assert tell_of_new() == 0


def test_keeping_opening_and_forgetting_a_search(cast, client):
    document = keep(cast)
    client.force_login(cast.users["clerk@NS.01"], "django.contrib.auth.backends.ModelBackend")
    page = client.get("/documents/?q=tủ+sách&year=2026").content.decode()
    assert "/documents/saved/new/?query=q%3D" in page
    form = {"query": "year=2026&q=tủ  sách&page=3&type=", "name": "Tủ sách năm nay", "tells": "on"}

    client.post("/documents/saved/new/", form)
    client.post("/documents/saved/new/", form | {"name": "Tủ sách"})

    search = SavedSearch.objects.get()
    assert (search.name, search.query) == ("Tủ sách", "q=t%E1%BB%A7+s%C3%A1ch&year=2026")
    rows = client.get(f"/documents/saved/{search.pk}/", follow=True).context["rows"]
    assert [row.pk for row in rows] == [document.pk]
    assert "tủ sách, 2026" in client.get("/documents/saved/").content.decode()

    client.post(f"/documents/saved/{search.pk}/forget/")

    assert SavedSearch.objects.count() == 0


def test_nothing_to_look_for_is_not_kept(cast, client):
    client.force_login(cast.users["clerk@NS.01"], "django.contrib.auth.backends.ModelBackend")

    client.post("/documents/saved/new/", {"query": "page=2&x=y", "name": "không"})

    assert SavedSearch.objects.count() == 0
