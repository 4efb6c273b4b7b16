"""The living page in a real browser: nothing for axe to find, nothing wider than the window, scripts that work."""

from itertools import product

import pytest
from django.contrib.auth import get_user_model
from django.urls import reverse

from tests.machinery.browser import HEIGHT, axe

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def components(open_page):
    user = get_user_model().objects.create_user("lan")

    def open_components(width=1280, **options):
        page = open_page(width, user=user, **options)
        page.goto(reverse("ui:components"))
        return page

    return open_components


def test_axe_finds_nothing_and_nothing_is_too_wide(components):
    page = components()

    for width, scheme in product([360, 768, 1280], ["light", "dark"]):
        page.set_viewport_size({"width": width, "height": HEIGHT})
        page.emulate_media(color_scheme=scheme)
        axe(page)
        assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_a_dialog_opens_with_its_first_field_in_focus_and_closes_by_escape(components):
    page = components()
    page.click("a[data-dialog=sample-dialog]")
    assert page.locator("dialog[open] textarea").is_visible()

    page.keyboard.press("Escape")
    assert page.locator("dialog[open]").count() == 0


def test_a_page_opens_as_a_dialog_whose_form_posts_to_that_page(components):
    page = components()
    page.evaluate("""() => {
        const link = document.querySelector("a[data-dialog]");
        link.dataset.dialog = "";
        link.href = "/accounts/password/";
    }""")
    page.click("a[data-dialog]")

    dialog = page.locator("dialog[open]")
    dialog.wait_for()
    assert dialog.locator("h2").inner_text() != ""
    assert dialog.locator("form").get_attribute("action").endswith("/accounts/password/")
    axe(page)


def test_a_shortcut_presses_its_button_but_not_while_typing(components):
    page = components()
    page.evaluate("document.querySelector('[data-key=a]').addEventListener('click', () => document.title += '!')")
    page.locator("textarea[name=reason]").last.focus()
    page.keyboard.press("a")
    assert not page.title().endswith("!")

    page.evaluate("document.activeElement.blur()")
    page.keyboard.press("a")
    assert page.title().endswith("!")


def test_the_question_of_a_confirm_button_folds_by_escape(components):
    page = components()
    page.click("details.confirm > summary")
    assert page.locator(".confirm-sheet").is_visible()

    page.keyboard.press("Escape")
    assert not page.locator(".confirm-sheet").is_visible()


def test_the_theme_changes_at_once_and_is_remembered(components):
    page = components(color_scheme="light")
    page.click(".rail button[value=dark]")
    page.wait_for_function("document.documentElement.dataset.theme === 'dark'")

    page.wait_for_function("document.querySelector('.rail button[value=dark]').ariaPressed === 'true'")
    page.wait_for_load_state("networkidle")
    page.reload()
    assert page.get_attribute("html", "data-theme") == "dark"


def test_a_file_that_was_chosen_is_named(components):
    page = components()
    page.set_input_files("input[type=file]", {"name": "bai-viet.txt", "mimeType": "text/plain", "buffer": b"x" * 2048})

    assert "bai-viet.txt" in page.inner_text(".drop-names")


def test_a_lost_connection_is_told_once(components):
    page = components()
    page.evaluate(
        "for (let i = 0; i < 2; i++) document.body.dispatchEvent(new Event('htmx:sendError', {bubbles: true}))"
    )

    assert page.inner_text("#messages") == "Mất kết nối, nên một phần của trang có thể đã cũ."


def test_work_in_progress_asks_until_it_is_finished(components):
    page = components()

    page.wait_for_selector(".work .state-verified", timeout=6000)
    assert page.locator(".work[hx-get]").count() == 0


def test_a_piece_is_not_replaced_by_the_sign_in_page(components):
    page = components()
    page.context.clear_cookies()

    page.wait_for_url("**/sign-in/**", timeout=8000)


def test_without_script_the_page_and_its_choices_work(components):
    page = components(java_script_enabled=False, color_scheme="light")

    page.click("details.confirm > summary")
    assert page.locator(".confirm-sheet").is_visible()
    page.click(".rail button[value=dark]")
    assert page.get_attribute("html", "data-theme") == "dark"


def test_the_first_key_leads_to_the_content(components):
    page = components()
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")

    assert page.evaluate("document.activeElement.id") == "main"
