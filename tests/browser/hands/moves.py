"""Movements that every role makes: the menu, buttons by their words, a look whether the page fits."""

from django.utils.timezone import localtime
from playwright.sync_api import expect

from nennep.units.tests.cast import PASSWORD


def sign_in(page, user):
    page.goto("/")
    page.fill("[name=username]", user.username)
    page.fill("[name=password]", PASSWORD)
    press(page, "Đăng nhập")
    expect(page.locator("h1")).to_have_text("Việc của tôi")


def menu(page, words):
    """Follow an entry of the main menu, which unfolds on a phone."""
    unfold(page)
    go(page, page.locator("nav.nav a:visible").filter(has_text=words).first)


def unfold(page):
    drawer = page.locator("details.drawer > summary")
    if drawer.is_visible():
        drawer.click()


def press(page, words):
    """A button that sends a form leads to a page; one of `type=button` stays on it."""
    button = page.get_by_role("main").get_by_role("button", name=words, exact=False).first
    if button.get_attribute("type") == "button":
        button.click()
    else:
        go(page, button)


def follow(page, words, exact=False):
    go(page, page.get_by_role("main").get_by_role("link", name=words, exact=exact).first)


def go(page, link):
    with page.expect_navigation():
        link.click()
    fits(page)


def fill(page, **values):
    """Write into the fields of the page by their names."""
    for name, value in values.items():
        page.fill(f"main [name='{name}']", str(value))


def typed(moment):
    """A moment as people type it."""
    return localtime(moment).strftime("%d/%m/%Y %H:%M")


def fits(page):
    width = page.viewport_size["width"]
    assert page.evaluate("document.documentElement.scrollWidth") <= width, f"wider than the screen: {page.url}"


def tab_to(page, selector, most=80):
    """Move with the Tab key alone until the element has the focus."""
    for _press in range(most):
        page.keyboard.press("Tab")
        if page.evaluate("wanted => document.activeElement.matches(wanted)", selector):
            return
    raise AssertionError(f"Tab never reached {selector}")
