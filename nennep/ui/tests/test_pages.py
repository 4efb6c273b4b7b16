"""The pages of the design system, the headers of all pages, and the pages for when something went wrong."""

import re

import pytest
from django.conf import settings
from django.contrib.auth import get_user_model
from django.core.paginator import Paginator
from django.template import Context, Template
from django.test import Client
from django.urls import reverse
from django.utils import translation

from nennep.ui import errors
from nennep.ui.middleware import HEADERS, POLICY
from nennep.ui.states import STATES


@pytest.fixture
def signed_in(db, client):
    client.force_login(get_user_model().objects.create_user("lan"), backend="django.contrib.auth.backends.ModelBackend")
    return client


def test_the_living_page_shows_every_component(signed_in):
    response = signed_in.get(reverse("ui:components"))

    assert response.status_code == 200
    text = response.content.decode()
    for piece in [
        "figures", "strip", "state", "cards", "form", "chart", "desk", "tabs", "facts", "timeline", "tree",
        "receipt", "note", "empty", "pages", "dialog", "confirm", "work", "progress", "sparkline", "crumbs",
        "toolbar", "legend", "drop", "errorlist",
    ]:  # fmt: skip
        assert f'class="{piece}' in text, piece


def test_the_help_page_explains_every_state_and_stands_in_the_menu(signed_in):
    page = signed_in.get(reverse("ui:help")).content.decode()

    for code in STATES.keys() - {"not_checkable"}:
        assert f'class="state state-{code}"' in page, code
    assert f'href="{reverse("ui:help")}"' in signed_in.get(reverse("ui:components")).content.decode()


def test_the_living_page_is_for_people_who_signed_in(client, db):
    assert client.get(reverse("ui:components")).status_code == 302


def test_work_that_is_finished_asks_no_more(signed_in):
    text = signed_in.get(reverse("ui:components_progress")).content.decode()

    assert 'class="work"' in text
    assert "hx-get" not in text


def test_every_page_carries_the_headers(signed_in):
    response = signed_in.get(reverse("ui:components"))

    assert {name: response.headers[name] for name in HEADERS} == HEADERS
    assert response.headers["X-Frame-Options"] == "DENY"


def test_the_policy_allows_nothing_inline_and_no_other_host():
    assert "unsafe" not in POLICY
    assert "http" not in POLICY
    for line in ["default-src 'self'", "frame-ancestors 'none'", "form-action 'self'", "base-uri 'none'"]:
        assert line in POLICY.split("; ")


def test_language_is_kept_in_a_cookie(client, db):
    response = client.post(reverse("ui:language"), {"language": "en", "next": "/accounts/"})

    assert (response.status_code, response.url) == (302, "/accounts/")
    assert response.cookies[settings.LANGUAGE_COOKIE_NAME].value == "en"


@pytest.mark.parametrize("language", ["fr", "", "vi; x"])
def test_a_language_that_is_not_ours_changes_nothing(client, db, language):
    response = client.post(reverse("ui:language"), {"language": language})

    assert settings.LANGUAGE_COOKIE_NAME not in response.cookies


@pytest.mark.parametrize(("choice", "attribute"), [("dark", 'data-theme="dark"'), ("light", 'data-theme="light"')])
def test_light_or_dark_is_rendered_by_the_server(signed_in, choice, attribute):
    signed_in.post(reverse("ui:theme"), {"theme": choice})

    assert f'<html lang="vi" {attribute}>' in signed_in.get(reverse("ui:components")).content.decode()


def test_as_the_device_takes_the_choice_back(signed_in):
    signed_in.post(reverse("ui:theme"), {"theme": "dark"})
    signed_in.post(reverse("ui:theme"), {"theme": ""})

    assert '<html lang="vi">' in signed_in.get(reverse("ui:components")).content.decode()


@pytest.mark.parametrize("target", ["https://elsewhere.example/", "//elsewhere.example/", "javascript:alert(1)", ""])
def test_a_choice_never_leads_to_another_host(client, db, target):
    assert client.post(reverse("ui:theme"), {"theme": "dark", "next": target}).url == "/"


class UnreadableRequest:
    """A request whose body, session and user must not be touched."""

    COOKIES = {}

    def __getattr__(self, name):
        raise AssertionError(f"an error page read request.{name}")


@pytest.mark.parametrize(
    ("handler", "status"),
    [
        (errors.bad_request, 400),
        (errors.permission_denied, 403),
        (errors.not_found, 404),
        (errors.server_error, 500),
        (errors.csrf_failure, 403),
    ],
)
@pytest.mark.parametrize("language", ["vi", "en"])
def test_error_pages_read_nothing_of_the_request(handler, status, language):
    with translation.override(language):
        response = handler(UnreadableRequest())

    assert response.status_code == status
    assert f'<html lang="{language}">' in response.content.decode()


def test_error_pages_speak_vietnamese():
    with translation.override("vi"):
        assert "Không có trang này" in errors.not_found(UnreadableRequest()).content.decode()


def test_a_form_without_a_token_gets_our_page(db):
    response = Client(enforce_csrf_checks=True).post(reverse("ui:theme"), {"theme": "dark"})

    assert response.status_code == 403
    assert "Trang này đã mở quá lâu" in response.content.decode()


def drawn(source, **context):
    return Template(source).render(Context(context))


def test_crumbs_lead_from_the_top_down():
    shown = drawn('{% crumbs "Học tập" "/study/" above here %}', here="Xã <A>", above=[("Tỉnh", "/1/"), ("Xã", "/2/")])

    assert re.findall(r'href="([^"]+)"', shown) == ["/study/", "/1/", "/2/"]
    assert '<li aria-current="page">Xã &lt;A&gt;</li>' in shown


def test_a_tree_opens_with_links_beside_its_toggles():
    nodes = [{"label": "Tỉnh", "url": "/1/", "children": [{"label": "Xã", "url": "/2/", "load_url": "/2/below/"}]}]

    shown = drawn("{% tree nodes %}", nodes=nodes)

    assert shown.count("<details") == 2
    assert 'hx-get="/2/below/"' in shown
    assert re.findall(r"<summary>(?:(?!</summary>).)*<a", shown) == []


def test_pages_keep_the_search(rf):
    page = Paginator(range(5000), 1).get_page(1200)

    shown = drawn("{% pages page %}", page=page, request=rf.get("/?q=b%E1%BA%A3n&page=1200"))

    assert "?q=b%E1%BA%A3n&amp;page=1201" in shown
    assert "1.200" in shown
