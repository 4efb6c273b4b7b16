"""Writing and judging in a real Chromium: a lost connection, a second tab, the keyboard."""

import re

import pytest
from django.urls import reverse
from playwright.sync_api import expect

from nennep.study.actions.essays_answer import object_to
from nennep.study.models import Draft, Submission
from nennep.study.tests.essays_cast import TEXTS, essay_of, hand_in, running_campaign
from nennep.units.tests.cast import build_cast
from tests.machinery.browser import assert_sound

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

# The server is asked a few seconds after the last key.
A_SAVE = 20_000


@pytest.fixture
def cast():
    return build_cast()


@pytest.fixture
def campaign(cast):
    return running_campaign(cast, headings=["Việc sẽ làm"])


def expect_told(page, words):
    """The line below the text comes to begin with these words."""
    expect(page.locator("[data-status]")).to_have_text(re.compile(f"^{words}"), timeout=A_SAVE)


def test_what_is_written_survives_a_lost_connection_and_a_closed_tab(open_page, campaign, cast, complaints):
    complaints.expect("ERR_INTERNET_DISCONNECTED")
    essay = essay_of(campaign, cast, "an")
    page = open_page(width=360, user=cast.users["an"])
    page.goto(reverse("study:write", args=[essay.pk]))
    page.fill("#id_text", "Câu đầu tiên, khi còn mạng.")
    expect_told(page, "Đã lưu lúc")

    page.context.set_offline(True)
    page.fill("#id_text", "Câu đầu tiên, khi còn mạng. Câu thứ hai, khi mất mạng.")
    expect_told(page, "Mất kết nối")
    kept = page.evaluate("Object.values(localStorage).join()")
    page.context.set_offline(False)
    expect_told(page, "Đã lưu lúc")

    assert "khi mất mạng" in kept
    assert Draft.objects.get(essay=essay).text.endswith("Câu thứ hai, khi mất mạng.")
    page.click("button[value=submit]")
    page.wait_for_url("**/receipts/**")
    assert page.evaluate("localStorage.length") == 0
    assert Submission.objects.get().text.endswith("Câu thứ hai, khi mất mạng.")


def test_a_second_tab_is_told_and_loses_nothing(open_page, campaign, cast, complaints):
    complaints.expect("409")
    essay = essay_of(campaign, cast, "an")
    first = open_page(user=cast.users["an"])
    address = reverse("study:write", args=[essay.pk])
    first.goto(address)
    second = first.context.new_page()
    second.goto(address)
    second.fill("#id_text", "Bản ở tab thứ hai.")
    expect_told(second, "Đã lưu lúc")

    first.fill("#id_text", "Bản ở tab thứ nhất.")
    first.wait_for_selector("[data-conflict]:not([hidden])")

    assert first.input_value("[data-newer]") == "Bản ở tab thứ hai."
    assert first.input_value("#id_text") == "Bản ở tab thứ nhất."
    first.click("[data-keep=mine]")
    expect_told(first, "Đã lưu lúc")
    assert Draft.objects.get().text == "Bản ở tab thứ nhất."


def test_what_another_account_left_on_this_computer_is_not_kept(open_page, campaign, cast):
    page = open_page(user=cast.users["an"])
    page.goto(reverse("study:write", args=[essay_of(campaign, cast, "an").pk]))
    page.evaluate("localStorage.setItem('nennep:draft:999999:1', 'của người khác')")

    page.reload()

    assert page.evaluate("localStorage.getItem('nennep:draft:999999:1')") is None


def test_a_reviewer_walks_accepts_and_sends_back_with_the_keyboard(open_page, campaign, cast):
    for name in ("chi", "binh", "an"):
        hand_in(campaign, cast, name, text=f"Việc sẽ làm\n{TEXTS[name]}")
    page = open_page(user=cast.users["reviewer@NS.01"])
    page.goto(reverse("study:desk", args=[essay_of(campaign, cast, "chi").pk]))

    def press(key, name):
        page.keyboard.press(key)
        page.locator("h1", has_text=name).wait_for()
        page.wait_for_load_state()

    press("j", "Hoàng Thị Bình")
    press("k", "Lý Thị Chi")
    press("a", "Hoàng Thị Bình")
    page.keyboard.press("r")
    page.locator("dialog[open]").wait_for()
    page.check("dialog input[value=sketchy]")
    page.fill("dialog textarea[name=to_mend]", "Nêu việc cụ thể.")
    page.click("dialog form.form button.button:not(.quiet)")
    page.locator("h1", has_text="Nguyễn Văn An").wait_for()

    states = [essay_of(campaign, cast, name).duty.state for name in ("chi", "binh", "an")]
    assert states == ["verified", "returned", "evidenced"]


def test_every_page_of_essays_is_sound(open_page, campaign, cast):
    clerk = cast.users["clerk@NS.01.1"]
    hand_in(campaign, cast, "an")
    copy = hand_in(campaign, cast, "binh", text=TEXTS["an"], by=clerk, source=Submission.Source.ENTERED)
    objection = object_to(submission=copy, text="Không phải bài của tôi.", by=cast.users["binh"])
    an, binh, chi = (essay_of(campaign, cast, name) for name in ("an", "binh", "chi"))
    pages = {
        "chi": [
            reverse("study:essay", args=[chi.pk]),
            reverse("study:write", args=[chi.pk]),
            reverse("study:upload", args=[chi.pk]),
        ],
        "binh": [
            reverse("study:essay", args=[binh.pk]),
            reverse("study:receipt", args=[copy.receipt_code]),
            reverse("study:submission", args=[copy.pk]),
        ],
        "clerk@NS.01": [
            reverse("study:entries", args=[campaign.pk]),
            reverse("study:enter", args=[chi.pk]),
            reverse("study:import_new", args=[campaign.pk]),
        ],
        "reviewer@NS.01": [
            reverse("study:review"),
            reverse("study:desk", args=[an.pk]),
            reverse("study:send_back", args=[an.pk]),
        ],
        "officer@NS.01": [reverse("study:settle_objection", args=[objection.pk])],
    }
    for who, addresses in pages.items():
        page = open_page(user=cast.users[who])
        for address in addresses:
            page.goto(address)
            assert_sound(page)
