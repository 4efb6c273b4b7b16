"""The reviewer: judges with the keyboard alone, and accepts several at once after seeing which."""

import re
from datetime import timedelta

from django.utils.timezone import now
from playwright.sync_api import expect

from tests.browser.hands.moves import fits, menu, press, tab_to, typed


def open_desk(page, name):
    page.goto("/")
    menu(page, "Bàn đánh giá")
    row = page.locator("main tbody tr").filter(has_text=name)
    address = row.locator("th a").get_attribute("href")
    tab_to(page, f"main th a[href='{address}']")
    page.keyboard.press("Enter")
    expect(page.locator("h1")).to_have_text(name)
    fits(page)


def move_and_accept(page, *, first, then):
    """J and K walk along the list, A accepts and leads on."""
    open_desk(page, first)
    page.keyboard.press("j")
    expect(page.locator("h1")).to_have_text(then)
    page.keyboard.press("k")
    expect(page.locator("h1")).to_have_text(first)
    page.keyboard.press("a")
    expect(page.locator("#messages")).to_contain_text("công nhận")
    expect(page.locator("h1")).to_have_text(then)


def send_back(page, *, to_mend):
    """R asks for the reason, what to mend and the new date in a dialog; nothing needs the mouse."""
    page.keyboard.press("r")
    dialog = page.locator("dialog[open]")
    expect(dialog).to_be_visible()
    fits(page)
    tab_to(page, "dialog input[name=reason]")
    page.keyboard.press("Space")
    tab_to(page, "dialog textarea[name=to_mend]")
    page.keyboard.insert_text(to_mend)
    tab_to(page, "dialog input[name=due_at]")
    page.keyboard.press("Control+A")
    page.keyboard.insert_text(typed(now() + timedelta(days=9)))
    tab_to(page, "dialog .toolbar button")
    page.keyboard.press("Enter")
    expect(page.locator("#messages")).to_contain_text("trả lại")


def accept_together(page, *, good, scanned):
    """The selection is shown once more before anything happens; what no program could check is looked at alone."""
    menu(page, "Bàn đánh giá")
    for name in (good, scanned):
        page.get_by_label(f"Chọn {name}").check()
    press(page, "Công nhận các bài đã chọn")
    expect(page.get_by_role("region", name="Sẽ được công nhận").locator("tbody tr")).to_have_text([re.compile(good)])
    held = page.get_by_role("region", name="Không công nhận cùng lúc").locator("tbody tr")
    expect(held).to_have_text([re.compile(f"{scanned}.*không kiểm tra được")])
    press(page, "Công nhận")
    open_desk(page, scanned)
    expect(page.locator("main")).to_contain_text("không kiểm tra được")
    page.keyboard.press("a")
    expect(page.locator("#messages")).to_contain_text("công nhận")
