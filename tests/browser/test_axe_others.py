"""Every page of the flow as the other roles see it, and the doors."""

import pytest

from tests.browser.looks import look_at, walk

pytestmark = pytest.mark.browser

PAGES = {
    "leader@NS": [
        "/",
        "/reports/{drafted}/",
        "/reports/{drafted}/sign/",
        "/reports/{signed}/",
        "/reports/{signed}/evidence/study.essays.expected/",
        "/study/{campaign}/",
    ],
    "reviewer@NS": [
        "/",
        "/study/review/",
        "/study/review/?q=khong-co",
        "/study/review/{essay_binh}/",
        "/study/review/{essay_binh}/send-back/",
        "/study/review/{essay_dung}/?state=objected",
        "/study/review/{essay_reviewer}/?state=all",
    ],
    "clerk@NS.01": [
        "/",
        "/study/attendance/",
        "/study/attendance/{confirmed}/",
        "/study/{campaign}/",
        "/study/{campaign}/entries/",
        "/study/{campaign}/import/",
        "/study/essays/{essay_chi}/enter/",
    ],
    "administrator@NS": [
        "/units/",
        "/units/tree/ns/",
        "/units/tree/ns/changes/",
        "/units/{unit}/",
        "/units/{unit}/people/",
        "/units/people/{person}/",
        "/history/",
    ],
    "an": ["/", "/study/", "/study/{campaign}/", "/study/essays/{essay_an}/", "/study/receipts/{receipt}/"],
    "chi": [
        "/",
        "/notices/",
        "/study/essays/{essay_chi}/",
        "/study/essays/{essay_chi}/write/",
        "/study/essays/{essay_chi}/upload/",
        "/study/essays/{essay_chi}/answer/",
    ],
    "dung": ["/study/essays/{essay_dung}/", "/study/submissions/{entered}/"],
    "stranger": ["/", "/study/", "/no-such-page/"],
}


def test_every_page_is_sound_in_both_widths_and_themes(seat, cast, wrongs):
    walk(PAGES, seat, cast, wrongs)


def test_signing_in_and_being_locked_out(open_page, cast, wrongs):
    page = open_page()
    page.goto("/accounts/sign-in/")
    look_at(page, wrongs, "nobody")
    for _try in range(12):
        page.fill("[name=username]", "officer.NS")
        page.fill("[name=password]", "sai")
        with page.expect_navigation():
            page.click("main form .toolbar button")
        if page.locator("[name=username]").count() == 0:
            break
        if _try == 0:
            look_at(page, wrongs, "nobody, wrong password")
    assert "quá nhiều" in page.locator("main").inner_text().lower() or "nhiều lần" in page.locator("main").inner_text()
    look_at(page, wrongs, "nobody, locked out")
