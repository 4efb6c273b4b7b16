"""Lists: the same queries for one row and for many, in an order that never jumps."""

import pytest
from django.contrib.auth.models import AnonymousUser
from django.contrib.contenttypes.models import ContentType
from django.core.paginator import Page
from django.http import HttpResponse
from django.test.signals import template_rendered
from django_htmx.middleware import HtmxDetails

from nennep.ui.list_page import Filter, by_folded, list_page

pytestmark = pytest.mark.django_db


@pytest.fixture
def rows():
    """A table of our own making, in a model that every installation has."""
    ContentType.objects.all().delete()

    def make(count):
        ContentType.objects.bulk_create(
            ContentType(app_label="thôn lả" if number % 2 else "ban mong", model=f"row{number:05}")
            for number in range(count)
        )
        return ContentType.objects.all()

    return make


def asked(rf, query="", htmx=True):
    request = rf.get(f"/list/{query}", headers={"HX-Request": "true"} if htmx else {})
    request.htmx = HtmxDetails(request)
    request.user = AnonymousUser()
    return request


BY_APP = Filter(
    "app", "App", [("ban mong", "Bản Mòng"), ("thôn lả", "Thôn Lả")], lambda rows, value: rows.filter(app_label=value)
)


@pytest.fixture
def shown():
    """What the latest page gave to its template."""
    seen = {}

    def keep(sender, template, context, **named):
        seen.update(context.flatten())

    template_rendered.connect(keep)
    yield seen
    template_rendered.disconnect(keep)


@pytest.mark.parametrize("count", [1, 3, 10_000])
def test_any_number_of_rows_costs_two_queries(rf, rows, django_assert_num_queries, count):
    queryset = rows(count)

    with django_assert_num_queries(2):
        response = list_page(asked(rf), queryset, template="ui/list.html", order=["app_label"])

    assert response.status_code == 200


def test_the_count_of_the_whole_list_is_shown(rf, rows):
    response = list_page(asked(rf), rows(120), template="ui/list.html")

    assert "1–50 trong số 120" in response.content.decode()


def test_rows_that_are_equal_stay_in_their_order(rf, rows, shown):
    queryset = rows(130)
    pages = []
    for place in (1, 2, 3):
        list_page(asked(rf, f"?page={place}"), queryset, template="ui/list.html", order=["app_label"])
        pages += [row.pk for row in shown["rows"]]

    assert len(pages) == len(set(pages)) == 130


@pytest.mark.parametrize("page", ["0", "-1", "99", "x", ""])
def test_a_page_that_is_not_there_shows_one_that_is(rf, rows, shown, page):
    list_page(asked(rf, f"?page={page}"), rows(60), template="ui/list.html")

    assert isinstance(shown["page"], Page)
    assert shown["page"].number in (1, 2)


def test_search_ignores_marks_and_case(rf, rows, shown):
    rows(4)

    list_page(
        asked(rf, "?q=BẢN+Mong"), ContentType.objects.all(), template="ui/list.html", search=by_folded("app_label")
    )

    assert {row.app_label for row in shown["rows"]} == {"ban mong"}
    assert shown["narrowed"] is True


def test_every_word_of_a_search_must_be_found(rf, rows, shown):
    list_page(asked(rf, "?q=ban+00002"), rows(4), template="ui/list.html", search=by_folded("app_label", "model"))

    assert [row.model for row in shown["rows"]] == ["row00002"]


def test_a_filter_narrows_and_an_unknown_value_does_not(rf, rows, shown):
    queryset = rows(5)

    list_page(asked(rf, "?app=ban+mong"), queryset, template="ui/list.html", filters=[BY_APP])
    assert shown["total"] == 3

    list_page(asked(rf, "?app=nowhere"), queryset, template="ui/list.html", filters=[BY_APP])
    assert shown["total"] == 5


def test_only_named_columns_sort(rf, rows, shown):
    queryset = rows(3)

    list_page(asked(rf, "?sort=-name"), queryset, template="ui/list.html", sorts={"name": ["model"]})
    assert [row.model for row in shown["rows"]] == ["row00002", "row00001", "row00000"]

    list_page(asked(rf, "?sort=app_label"), queryset, template="ui/list.html", sorts={"name": ["model"]})
    assert shown["sort"] == ""


def test_export_gets_all_rows_that_match(rf, rows):
    def export(queryset):
        return HttpResponse(str(queryset.count()))

    response = list_page(
        asked(rf, "?app=ban+mong&export=1"), rows(200), template="ui/list.html", filters=[BY_APP], export=export
    )

    assert response.content == b"100"


def test_a_fragment_has_no_navigation_and_a_page_has(rf, rows):
    queryset = rows(2)

    fragment = list_page(asked(rf), queryset, template="ui/list.html").content.decode()
    page = list_page(asked(rf, htmx=False), queryset, template="ui/list.html").content.decode()

    assert "<html" not in fragment
    assert "<html" in page
    assert 'id="list"' in fragment


def test_an_empty_list_says_so_and_a_search_without_a_match_offers_all(rf, rows):
    queryset = rows(0)

    assert "Chưa có gì ở đây." in list_page(asked(rf), queryset, template="ui/list.html").content.decode()
    rows(1)
    missed = list_page(
        asked(rf, "?q=zzz"), ContentType.objects.all(), template="ui/list.html", search=by_folded("app_label")
    )
    assert "Hiện tất cả" in missed.content.decode()
