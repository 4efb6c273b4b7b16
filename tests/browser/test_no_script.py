"""The main path with JavaScript switched off: a member hands in, a clerk ticks, a reviewer accepts."""

from datetime import timedelta

import pytest
from django.utils.timezone import now
from playwright.sync_api import expect

from nennep.study.actions import add_session, launch_campaign
from nennep.study.models import Submission
from nennep.study.tests.campaign_cast import draft_campaign, sheet_at
from nennep.study.tests.essays_cast import TEXTS
from tests.browser.hands.moves import fill, follow, menu, press
from tests.promises.small_campaign import build_small_campaign

pytestmark = pytest.mark.browser


@pytest.fixture
def small(cast):
    return build_small_campaign(cast)


@pytest.fixture
def plain_seat(seat):
    return lambda name: seat(name, 360, java_script_enabled=False)


def test_essay_is_handed_in_and_accepted(small, plain_seat, run_jobs):
    author = plain_seat("an")
    author.goto("/")
    follow(author, small.campaign.title, exact=True)
    follow(author, "Viết tại đây")
    fill(author, text=TEXTS["an"])
    press(author, "Lưu bản nháp")
    expect(author.locator("[data-status]")).to_contain_text("Đã lưu lúc")
    press(author, "Nộp bài")
    expect(author.locator(".receipt-code")).to_contain_text(Submission.objects.get().receipt_code)

    run_jobs()
    reviewer = plain_seat("reviewer@NS")
    reviewer.goto("/")
    menu(reviewer, "Bàn đánh giá")
    follow(reviewer, "Nguyễn Văn An")
    press(reviewer, "Công nhận")
    expect(reviewer.locator("#messages")).to_contain_text("công nhận")
    assert small.campaign.essays.get(duty__state="verified").person.code == "P-an"


def test_sheet_is_ticked_and_handed_in(cast, plain_seat):
    campaign = draft_campaign(cast, sessions=0)
    begun, by = now() - timedelta(hours=2), cast.users["officer@NS"]
    add_session(campaign=campaign, title="Buổi sáng", starts_at=begun, ends_at=begun + timedelta(hours=3), by=by)
    launch_campaign(campaign=campaign, by=by)
    sheet = sheet_at(campaign, cast, "NS.02")
    clerk = plain_seat("clerk@NS.02")
    clerk.goto(f"/study/attendance/{sheet.pk}/")
    row = clerk.locator("tbody tr").filter(has_text="Đặng Văn Dũng")
    row.locator("input[name=start]").check()
    row.locator("input[name=end]").check()
    press(clerk, "Lưu và nộp…")
    expect(clerk.locator("main")).to_contain_text("từ đầu đến cuối")
    press(clerk, "Nộp bảng điểm danh")
    sheet.refresh_from_db()
    assert sheet.state == "handed_in"
    assert sheet.attendances.get(at_start=True, at_end=True).person.full_name == "Đặng Văn Dũng"
