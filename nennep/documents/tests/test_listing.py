"""The list of documents: narrowed by what its address says, searched, at the same cost for any number of them."""

from datetime import date

import pytest
from django.core.cache import cache

from nennep.documents.models import Document, Topic
from nennep.documents.tests.test_search import READING, keep
from nennep.units.tests.cast import build_cast

pytestmark = pytest.mark.django_db


@pytest.fixture
def cast():
    cache.clear()
    return build_cast()


@pytest.fixture
def officer(client, cast):
    client.force_login(cast.users["officer@NS"], "django.contrib.auth.backends.ModelBackend")
    return client


def shown(client, query):
    response = client.get(f"/documents/?{query}")
    return {row.pk for row in response.context["rows"]}


def test_every_filter_keeps_what_it_says(officer, cast):
    topic = Topic.objects.create(tree=cast.tree, name="Đọc sách")
    below = Topic.objects.create(tree=cast.tree, name="Tủ sách thôn", parent=topic)
    details = {"term": "2025-2030", "topic": below, "direction": "outgoing", "issuer": "Ban Khuyến học"}
    one = keep(cast, unit="NS.01", issuer_unit=cast.units["NS"], **details)
    other = keep(cast, number="09", type="Ghi nhớ", on=date(2019, 12, 31))
    Document.objects.filter(pk=other.pk).update(standing="no_longer", standing_since=date(2020, 1, 1))

    province = cast.units["NS"].kind_id
    for query in (
        "type=chi_thi",
        "issuer=Ban+Khuyến+học",
        "year=2026",
        "standing=in_force",
        "standing=held",
        f"topic={topic.pk}",
        "term=2025-2030",
        f"unit={cast.units['NS.01'].pk}",
        "direction=outgoing",
        f"level={province}",
    ):
        assert shown(officer, query) == {one.pk}, query
    for query in (
        "type=Ghi+nhớ",
        "year=2019",
        "standing=no_longer",
        "topic=-",
        "level=-",
        f"for={cast.units['NS.02'].pk}",
    ):
        assert shown(officer, query) == {other.pk}, query


@pytest.mark.parametrize("query", ["year=x", "unit=99999999999999999999", "topic=x", "standing=x", "gap=x", "naming=x"])
def test_what_an_address_asks_for_is_never_left_out(query, officer, cast):
    keep(cast)

    assert shown(officer, query) == set()


def test_fewer_filters_at_first_more_when_asked_or_named(officer, cast):
    for number in range(3):
        keep(cast, number=f"0{number}", term=f"202{number}", unit="NS.01" if number else "NS")

    def names(query):
        return [one["name"] for one in officer.get(f"/documents/?{query}").context["filters"]]

    assert names("") == ["standing"]
    assert "term" in names("term=2021")
    assert {"term", "unit", "direction"} <= set(names("more=1"))


def test_words_around_what_was_found_are_shown(officer, cast):
    keep(cast)

    page = officer.get("/documents/?q=ke chuyen").content.decode()

    assert "người già <mark>kể chuyện</mark> ở Bắc Kạn" in page


def test_what_the_subject_holds_is_marked_there_and_not_told_twice(officer, cast):
    head = "Số 05-CT/TU\nCHỈ THỊ\nvề tủ sách thôn"
    one = keep(cast, text=f"{head}\nMỗi thôn góp một giá gỗ.", subject="về tủ sách thôn")
    Document.objects.filter(pk=one.pk).update(found_at={"subject": [len(head) - 15, len(head)]})

    page = officer.get("/documents/?q=tu sach").content.decode()
    assert "Về <mark>tủ sách</mark> thôn" in page
    assert 'class="snippet' not in page

    page = officer.get("/documents/?q=gia go").content.decode()
    assert "Mỗi thôn góp một <mark>giá gỗ</mark>" in page and "CHỈ THỊ" not in page


def test_what_ended_a_document_is_told(officer, cast):
    old, new = keep(cast), keep(cast, number="11")
    Document.objects.filter(pk=old.pk).update(standing="no_longer", standing_by=new)

    assert 'hết hiệu lực, do <span class="unbroken">Chỉ thị 11-CT/TW' in officer.get("/documents/").content.decode()


def test_a_search_is_taken_along_as_it_stands(officer, cast):
    keep(cast)
    keep(cast, number="06", text="Dọn kênh.", subject="dọn kênh")

    book = officer.get("/documents/?q=tủ+sách&export=1")

    assert book.headers["Content-Type"].endswith("spreadsheetml.sheet")


@pytest.mark.parametrize("query", ["", "q=tủ+sách", "q=tủ+sách&type=chi_thi&sort=issued"])
def test_many_documents_cost_as_many_questions_as_one(
    query, officer, cast, django_assert_num_queries, django_assert_max_num_queries
):
    keep(cast)
    with django_assert_max_num_queries(40) as asked:
        officer.get(f"/documents/?{query}")
    for number in range(20, 26):
        keep(cast, number=str(number), unit="NS.01", text=READING * 3)
    cache.clear()

    with django_assert_num_queries(len(asked)):
        officer.get(f"/documents/?{query}")
