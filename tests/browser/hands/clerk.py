"""The clerk: ticks names at the start and the end, counts heads, hands the sheet in; enters an essay on behalf."""

from playwright.sync_api import expect

from tests.browser.hands.moves import fill, fits, follow, menu, press
from tests.browser.hands.officer import TITLE


def tick_and_hand_in(page, *, left_early, absent):
    """Everybody but one was there; another left before the end, which the heads show."""
    page.goto("/study/attendance/")
    fits(page)
    follow(page, "Xã Hùng Sơn")
    for everybody in page.locator("[data-all]").all():
        everybody.click()
    people = int(page.locator("[data-count=start]").inner_text())
    tick_of(page, absent, "start").uncheck()
    tick_of(page, absent, "end").uncheck()
    tick_of(page, left_early, "end").uncheck()
    expect(page.locator("[data-count=start]")).to_have_text(str(people - 1))
    expect(page.locator("[data-unsaved]")).to_be_visible()
    fill(page, heads_start=people - 1, heads_end=people - 3)
    press(page, "Lưu và nộp…")
    expect(page.locator("main")).to_contain_text("không khớp")
    fits(page)
    press(page, "Nộp bảng điểm danh")
    return people


def tick_of(page, code, when):
    return page.locator("tbody tr").filter(has_text=code).locator(f"input[name={when}]")


def enter_photo(page, name, photo):
    """A photo of a paper: the page says everywhere that nothing in it can be checked by a program."""
    menu(page, "Học tập")
    follow(page, TITLE)
    follow(page, "Nộp thay")
    follow(page, name)
    page.set_input_files("input[name=files]", photo)
    page.get_by_label("Tôi đã xem các trang").check()
    press(page, "Nộp thay")
    page.wait_for_url("**/receipts/**")
    expect(page.locator("main")).to_contain_text("không kiểm tra được")
    fits(page)
