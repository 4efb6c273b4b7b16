"""The member: writes in the page, loses the connection, hands in; uploads; objects; answers and writes again."""

import re

from playwright.sync_api import expect

from tests.browser.hands.moves import fill, fits, follow, press, unfold
from tests.browser.hands.officer import TITLE
from tests.browser.papers import wrong_files

SAVED, LOST = "Đã lưu lúc", "Mất kết nối"


def open_task(page):
    """From "Việc của tôi" to the essay."""
    page.goto("/")
    fits(page)
    follow(page, TITLE, exact=True)


def write(page, text):
    """Types at the end of the text, as one goes on writing."""
    page.locator("textarea[name=text]").focus()
    page.keyboard.press("Control+End")
    page.keyboard.insert_text(text)


def status(page):
    return page.locator("[data-status]")


def write_through_a_lost_connection(page, first, second):
    """The page saves by itself; without a connection it keeps the words here and says so."""
    open_task(page)
    follow(page, "Viết tại đây")
    write(page, "\n" + first)
    expect(status(page)).to_contain_text(SAVED)
    page.context.set_offline(True)
    write(page, " " + second)
    expect(status(page)).to_contain_text(LOST)
    assert second in copies_here(page)
    page.context.set_offline(False)
    expect(status(page)).to_contain_text(SAVED)
    assert second not in copies_here(page)


def copies_here(page):
    return page.evaluate("JSON.stringify({...localStorage})")


def write_in_a_second_tab(page, words):
    """The first tab is told that the text grew elsewhere, keeps both and goes on with its own choice."""
    other = page.context.new_page()
    other.goto(page.url)
    write(other, " " + words)
    expect(status(other)).to_contain_text(SAVED)
    write(page, " Thừa.")
    expect(page.locator("[data-conflict]")).to_be_visible()
    fits(page)
    expect(page.locator("[data-newer]")).to_have_value(re.compile(re.escape(words)))
    press(page, "Viết tiếp bản kia")
    expect(page.locator("textarea[name=text]")).to_have_value(re.compile(re.escape(words)))
    expect(page.locator("[data-conflict]")).to_be_hidden()
    other.close()


def hand_in_twice(page):
    """A double click, and the same form sent once more: one receipt. Returns its code."""
    form = {one: page.input_value(f"#write [name={one}]") for one in ("csrfmiddlewaretoken", "key", "version", "text")}
    address = page.url
    page.get_by_role("button", name="Nộp bài").dblclick()
    page.wait_for_url("**/receipts/**")
    fits(page)
    code = page.locator(".receipt-code").inner_text()
    again = page.request.post(address, form={**form, "do": "submit"}, headers={"Referer": address})
    assert code in again.url
    assert "SHA-256" in page.locator("main").inner_text()
    return code


def upload_wrong_files_then(page, good, folder):
    """Each wrong file gets one sentence that names it, and the right one its receipt."""
    open_task(page)
    follow(page, "Tải tệp lên")
    for path, words in wrong_files(folder):
        page.set_input_files("input[name=file]", path)
        press(page, "Nộp bài")
        sentence = page.locator("main .errorlist li")
        expect(sentence).to_contain_text(words)
        expect(sentence).to_contain_text(path.name)
        fits(page)
    page.set_input_files("input[name=file]", good)
    press(page, "Nộp bài")
    page.wait_for_url("**/receipts/**")
    fits(page)
    return page.locator(".receipt-code").inner_text()


def object_to_entry(page):
    """Sees what a clerk entered, and says that it is not right."""
    open_task(page)
    expect(page.locator("main")).to_contain_text("không kiểm tra được")
    follow(page, "Xem nội dung đã nộp")
    expect(page.locator("main img")).to_be_visible()
    fits(page)
    follow(page, "chưa đúng")
    fill(page, text="Đây là trang của người khác, bài của tôi có hai trang.")
    press(page, "Gửi ý kiến")


def answer_and_write_again(page, *, reason, text):
    open_task(page)
    expect(page.locator(".returned-note")).to_contain_text(reason)
    follow(page, "Trả lời")
    fill(page, text="Tôi xin nhận góp ý và sẽ viết về việc của tổ mình.")
    press(page, "Gửi trả lời")
    follow(page, "Viết lại")
    page.fill("textarea[name=text]", text)
    press(page, "Nộp bài")
    page.wait_for_url("**/receipts/**")


def sign_out_with_a_draft(page, essay):
    """What the browser kept for a lost connection goes with the person; the words are on the server."""
    page.goto(f"/study/essays/{essay.pk}/write/")
    write(page, "Bản nháp trên máy dùng chung.")
    page.wait_for_function("() => Object.keys(localStorage).length > 0")
    unfold(page)
    page.locator("[data-sign-out] button:visible").click()
    page.wait_for_url("**/sign-in/**")
    assert page.evaluate("localStorage.length") == 0
