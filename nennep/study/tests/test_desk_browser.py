"""The desk used with the keyboard alone, and the author's side of it on a phone, in a real Chromium."""

import pytest
from django.urls import reverse
from playwright.sync_api import expect

from nennep.integrity.models import Finding, Question
from nennep.study.models import Ground
from nennep.study.tests.essays_cast import DOCUMENT_TEXT, essay_of, hand_in, running_campaign
from nennep.units.tests.cast import build_cast
from tests.machinery.browser import assert_sound, axe

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

PARTS = (
    "Tổ liên gia của tôi có mười bốn hộ ở ven suối. Chúng tôi chia thành bốn nhóm theo ngõ, tối thứ tư hằng tuần "
    "ngồi lại nhà văn hóa, người biết chỉ cho người chưa biết cách xem tin báo mưa trên điện thoại.",
    "Trước mùa mưa tôi đi một vòng quanh bờ rào, chặt mấy cành xoan ngả về phía dây điện và báo trưởng bản cho thợ "
    "xuống xem lại cột. Cây nào rễ đã trồi thì buộc dải vải đỏ để lũ trẻ biết mà tránh xa.",
    "Khó nhất là giữ giờ trực vì ban ngày ai cũng lên nương. Chúng tôi đổi sang trực theo buổi chợ, ai xuống chợ thì "
    "ghé xem thước nước ở chân cầu rồi nhắn vào loa của xóm trước khi về.",
    "Cuối tháng tôi ghi lại vào cuốn sổ của tổ, ai làm được gì thì đọc cho cả xóm nghe. Việc chưa xong chuyển sang "
    "tháng sau cho nhóm kế tiếp nhận, sổ để ở nhà bà Mỷ ai cũng xem được.",
    "Năm ngoái nước tràn vào bếp hai lần nên tôi kê chạn bát lên ba viên gạch, thóc giống treo gác. Hai nhà bên cạnh "
    "cùng tôi đào lại con mương cũ mất đúng một buổi chiều, từ đó nước rút nhanh hẳn.",
)
APART = "Nhân đây tôi xin kể thêm chuyện riêng của nhà mình cho trọn bài. " * 14


def essays(campaign, cast):
    """Bình has An's passages in another order; Chi wrote alone; the clerk nearly nothing."""
    one, two, three, four, five = PARTS
    hand_in(campaign, cast, "an", text="\n".join((f"Tôi nhớ câu: {DOCUMENT_TEXT}", one, two, three, four, five)))
    hand_in(campaign, cast, "binh", text="\n".join((five, APART, three, DOCUMENT_TEXT, APART, one)))
    hand_in(campaign, cast, "clerk@NS.01.1", text="Tôi sẽ cố gắng làm theo.")
    hand_in(campaign, cast, "chi")


@pytest.fixture
def cast():
    return build_cast()


@pytest.fixture
def campaign(cast):
    campaign = running_campaign(cast, names=("an", "binh", "chi", "clerk@NS.01.1"))
    essays(campaign, cast)
    return campaign


def at(page, name):
    expect(page.locator("h1")).to_have_text(name)
    page.wait_for_load_state()


def heights(page):
    """Where the current passage begins, in pixels below the top of each pane."""
    return page.evaluate(
        """() => [...document.querySelectorAll("[data-pane]")].map((pane) => Math.round(
             pane.querySelector("mark.current").getBoundingClientRect().top - pane.getBoundingClientRect().top))"""
    )


def write_in_dialog(page, key, words):
    """A key opens the box, what is typed goes into it, Tab and Enter send it."""
    page.keyboard.press(key)
    expect(page.locator("dialog[open] textarea:focus")).to_be_visible()
    page.keyboard.type(words)
    expect(page.locator("dialog[open] textarea:focus")).to_have_value(words)
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page.locator("dialog[open]")).to_have_count(0)
    page.wait_for_load_state()


def test_the_desk_is_used_with_the_keyboard_alone(open_page, campaign, cast):
    binh = essay_of(campaign, cast, "binh")
    page = open_page(user=cast.users["reviewer@NS.01"])
    page.goto(reverse("study:review"))
    page.keyboard.press("j")
    at(page, "Nguyễn Văn An")
    page.keyboard.press("j")
    at(page, "Hoàng Thị Bình")

    page.keyboard.press("?")
    expect(page.locator("#keys")).to_be_visible()
    page.keyboard.press("a")
    page.keyboard.press("Escape")
    expect(page.locator("#keys")).to_be_hidden()

    passages = page.locator("[data-pane]").first.locator("a.mark-number").count()
    for _ in range(passages):
        page.keyboard.press("d")
        left, right = heights(page)
        assert abs(left - right) <= 2
    page.keyboard.press("1")
    expect(page.locator("[data-passage-told]")).to_contain_text("1")

    write_in_dialog(page, "h", "a r n s j: hai bạn cùng soạn?")
    at(page, "Hoàng Thị Bình")
    expect(page.locator(".asked")).to_contain_text("hai bạn cùng soạn?")
    page.keyboard.press("r")
    page.locator("dialog[open] textarea[name=to_mend]:focus").wait_for()
    page.keyboard.type("Viết về việc của tổ mình.")
    page.locator("dialog[open] .toolbar button").focus()
    page.keyboard.press("Enter")
    at(page, "Vai clerk NS.01.1")
    write_in_dialog(page, "n", "Người mới vào tổ, đã kể miệng.")
    page.keyboard.press("a")
    at(page, "Lý Thị Chi")

    states = [essay_of(campaign, cast, name).duty.state for name in ("an", "binh", "chi", "clerk@NS.01.1")]
    assert states == ["evidenced", "returned", "evidenced", "verified"]
    assert {ground.submission for ground in Ground.objects.all()} == {binh.latest}
    assert Question.objects.get().question == "a r n s j: hai bạn cùng soạn?"


def test_two_texts_scroll_together_until_one_says_otherwise(open_page, campaign, cast):
    page = open_page(user=cast.users["reviewer@NS.01"])
    page.set_viewport_size({"width": 1280, "height": 700})
    page.goto(reverse("study:desk", args=[essay_of(campaign, cast, "binh").pk]))
    tops = "() => [...document.querySelectorAll('[data-pane]')].map((pane) => Math.round(pane.scrollTop))"
    page.locator("[data-pane]").first.hover()

    page.mouse.wheel(0, 400)
    page.wait_for_timeout(400)
    _own, followed = page.evaluate(tops)
    page.keyboard.press("g")
    page.mouse.wheel(0, -300)
    page.wait_for_timeout(400)

    assert not page.locator("[data-together]").is_checked()
    assert page.evaluate(tops)[1] == followed


def test_on_a_phone_the_author_reads_the_evidence_and_answers(open_page, campaign, cast):
    binh = essay_of(campaign, cast, "binh")
    reviewer = open_page(user=cast.users["reviewer@NS.01"])
    reviewer.goto(reverse("study:desk", args=[binh.pk]))
    write_in_dialog(reviewer, "h", "Hai bạn cùng soạn?")
    page = open_page(width=360, user=cast.users["binh"])
    page.goto("/notices/")
    page.get_by_text("Người chấm có câu hỏi về bài của bạn").first.click()
    page.wait_for_url("**/evidence/")
    axe(page)
    assert page.evaluate("document.documentElement.scrollWidth") <= 360
    expect(page.locator("main")).not_to_contain_text("Nguyễn Văn An")

    page.fill("textarea[name=answer]", "Chúng tôi cùng ghi ở buổi họp tổ.")
    page.get_by_role("button", name="Gửi trả lời").click()

    expect(page.locator("main")).to_contain_text("Chúng tôi cùng ghi ở buổi họp tổ.")
    reviewer.reload()
    expect(reviewer.locator(".asked")).to_contain_text("Chúng tôi cùng ghi ở buổi họp tổ.")


def test_queue_and_desk_are_sound(open_page, campaign, cast):
    binh = essay_of(campaign, cast, "binh")
    finding = Finding.objects.filter(other__isnull=False).first()
    page = open_page(user=cast.users["reviewer@NS.01"])
    about = [binh.pk, finding.pk]
    for address in (
        reverse("study:review"),
        reverse("study:desk", args=[binh.pk]),
        reverse("study:desk", args=[essay_of(campaign, cast, "clerk@NS.01.1").pk]),
        *(reverse(f"study:{name}", args=about) for name in ("clear_finding", "ask_author", "second_reviewer")),
    ):
        page.goto(address)
        assert_sound(page)


def test_without_script_numbers_lead_from_one_text_to_the_other(open_page, campaign, cast):
    page = open_page(user=cast.users["reviewer@NS.01"], java_script_enabled=False)
    page.goto(reverse("study:desk", args=[essay_of(campaign, cast, "binh").pk]))

    page.locator("#own-1 a.mark-number").click()

    assert page.url.endswith("#other-1")
    expect(page.locator("#other-1")).to_be_visible()
