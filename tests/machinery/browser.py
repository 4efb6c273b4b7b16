"""Fixtures for tests in a real Chromium (marker `browser`).

`page` is a page of the running product in Vietnamese; `open_page(width=360)` opens further ones. A test fails when
a page asks another host for anything, or writes an error to the console; a broken Content-Security-Policy does.
"""

import os
from urllib.parse import urlsplit

import pytest
from axe_playwright_python.base import AXE_SCRIPT
from django.conf import settings as product
from django.test import Client
from playwright.sync_api import sync_playwright

from tests.machinery import chromium

HEIGHT = 900
# Width, theme, rules. The dark theme changes nothing but colours, which are the same at any width.
LOOKS = [(1280, "light", None), (360, "light", None), (1280, "dark", ["color-contrast"])]
ANSWER_MILLISECONDS = 10_000


@pytest.fixture(scope="session")
def browser():
    # Playwright keeps an event loop in the main thread, where Django then refuses database calls as async ones.
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"
    path = chromium.find()
    assert path is not None, f"Chromium was not found: apt-get install {' '.join(chromium.PACKAGES)}"
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=chromium.ARGUMENTS)
        yield browser
        browser.close()


class Complaints:
    """What a page did that no page may do."""

    def __init__(self, home):
        self.host = urlsplit(home).netloc
        self.heard = []
        self.expected = []

    def expect(self, words):
        """An error that the test brings about on purpose, such as a page that is not there."""
        self.expected.append(words)

    def listen(self, context):
        context.on("request", self.note_request)
        context.on("console", self.note_console)
        context.on("weberror", lambda error: self.heard.append(f"script error: {error.error}"))

    def note_request(self, request):
        parts = urlsplit(request.url)
        if parts.scheme in ("http", "https", "ws", "wss") and parts.netloc != self.host:
            self.heard.append(f"asked another host: {request.url}")

    def note_console(self, message):
        if message.type == "error":
            self.heard.append(f"console: {message.text} ({message.location.get('url')})")

    def unexpected(self):
        return [words for words in self.heard if not any(known in words for known in self.expected)]


@pytest.fixture
def complaints(live_server):
    complaints = Complaints(live_server.url)
    yield complaints
    assert complaints.unexpected() == []


@pytest.fixture
def open_page(browser, live_server, complaints, settings):
    """`open_page(width=1280, user=None, **context_options)`: a fresh browser profile at that width."""
    settings.NENNEP_URL = live_server.url
    settings.CSRF_TRUSTED_ORIGINS = [live_server.url]
    contexts = []

    def open_one(width=1280, user=None, **options):
        options = {"locale": "vi-VN", "viewport": {"width": width, "height": HEIGHT}, **options}
        context = browser.new_context(base_url=live_server.url, **options)
        context.set_default_timeout(ANSWER_MILLISECONDS)
        complaints.listen(context)
        contexts.append(context)
        page = context.new_page()
        if user is not None:
            sign_in(page, user, live_server.url)
        return page

    yield open_one
    for context in contexts:
        context.close()


@pytest.fixture
def page(open_page):
    return open_page()


def sign_in(page, user, home):
    """Give the page this user's session, without going through the form."""
    client = Client()
    client.force_login(user, backend="django.contrib.auth.backends.ModelBackend")
    session = client.cookies[product.SESSION_COOKIE_NAME]
    page.context.add_cookies([{"name": session.key, "value": session.value, "url": home}])


def axe(page):
    """Fail when axe finds anything that keeps people from using this page as it is now."""
    assert violations(page) == []


def assert_sound(page):
    """Fail when axe finds anything in the open page in any look, or when it is wider than its window."""
    assert complaints_in_every_look(page) == []


def complaints_in_every_look(page):
    found = []
    for width, theme, rules in LOOKS:
        page.emulate_media(color_scheme=theme)
        page.set_viewport_size({"width": width, "height": HEIGHT})
        wide = page.evaluate("document.documentElement.scrollWidth")
        if wide > width:
            found.append(f"{width} {theme}: {wide} px wide")
        found += [f"{width} {theme}: {words}" for words in violations(page, rules)]
    return found


def violations(page, rules=None):
    """What axe finds, in a line each; only by these rules if some are given."""
    if not page.evaluate("'axe' in window"):
        page.evaluate(AXE_SCRIPT)
    options = {"resultTypes": ["violations"]} | ({"runOnly": rules} if rules else {})
    return [
        f"{one['id']} ({one['impact']}): {one['help']}: " + " | ".join(node["html"][:200] for node in one["nodes"])
        for one in page.evaluate("options => axe.run(options).then(found => found.violations)", options)
    ]
