"""The machinery itself, on the one page that a stranger sees."""

import pytest
from django.urls import reverse

from tests.machinery.browser import axe, complaints_in_every_look

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


def test_what_is_unsound_or_too_wide_is_noticed_in_each_look(page):
    page.goto(reverse("accounts:sign_in"))
    page.evaluate("""() => {
        const [image, wide] = [document.createElement("img"), document.createElement("p")];
        wide.textContent = "không đọc được";
        Object.assign(wide.style, {width: "500px", color: "#777", background: "#888"});
        document.querySelector("main").append(image, wide);
    }""")

    found = complaints_in_every_look(page)

    assert [words.split(" (")[0] for words in found if "image-alt" in words] == [
        "1280 light: image-alt",
        "360 light: image-alt",
    ]
    assert len([words for words in found if "color-contrast" in words]) == 3
    assert [words[:9] for words in found if words.endswith("px wide")] == ["360 light"]
