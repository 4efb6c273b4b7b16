"""The machinery itself, on the one page that a stranger sees."""

import pytest
from django.urls import reverse

from tests.machinery.browser import axe

pytestmark = pytest.mark.browser


@pytest.mark.parametrize("width", [360, 1280])
def test_sign_in_page_is_vietnamese_accessible_and_fits(open_page, width):
    page = open_page(width=width)

    page.goto(reverse("accounts:sign_in"))

    assert page.locator("html").get_attribute("lang") == "vi"
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    axe(page)


def test_page_that_asks_another_host_is_noticed(page, complaints):
    page.goto(reverse("accounts:sign_in"))

    page.evaluate("fetch('http://192.0.2.1/').catch(() => 0)")
    page.wait_for_timeout(200)

    assert any("192.0.2.1" in words for words in complaints.unexpected())
    complaints.expect("192.0.2.1")
