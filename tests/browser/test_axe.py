"""Every page of the flow as each role sees it: sound for axe in both widths and themes, never wider than a phone."""

import pytest
from axe_playwright_python.sync_playwright import Axe

from tests.browser.populated import populate
from tests.machinery.browser import HEIGHT

pytestmark = pytest.mark.browser

LOOKS = [(width, theme) for theme in ("light", "dark") for width in (1280, 360)]
OFFICER = [
    "/",
    "/notices/",
    "/accounts/profile/",
    "/documents/",
    "/documents/?q=khong-co",
    "/documents/new/",
    "/documents/{document}/",
    "/study/",
    "/study/new/",
    "/study/{draft}/setup/",
    "/study/{draft}/setup/audience/",
    "/study/{draft}/setup/places/",
    "/study/{draft}/setup/places/venue/0/",
    "/study/{draft}/setup/essay/",
    "/study/{draft}/setup/reviewers/",
    "/study/{draft}/setup/check/",
    "/study/{campaign}/",
    "/study/{campaign}/setup/audience/",
    "/study/{campaign}/setup/places/",
    "/study/{campaign}/people/",
    "/study/{campaign}/changes/",
    "/study/{campaign}/remind/",
    "/study/{campaign}/attendance/",
    "/study/attendance/{handed_in}/",
    "/study/attendance/{handed_in}/confirm/",
    "/study/attendance/{handed_in}/reopen/",
    "/study/essays/{essay_binh}/",
    "/study/objections/{objection}/",
    "/figures/study.essays.expected/?subject=campaign:{campaign}",
    "/figures/study.essays.verified_share/?subject=campaign:{campaign}",
    "/reports/",
    "/reports/new/?subject=campaign:{campaign}",
    "/reports/{drafted}/",
    "/reports/{drafted}/change/",
    "/reports/{signed}/scans/",
]
PAGES = {
    "officer@NS": OFFICER,
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


@pytest.fixture
def wrongs(complaints):
    """Everything that is wrong anywhere, so that one run tells all of it."""
    complaints.expect("404 (Not Found)")
    complaints.expect("429 (Too Many Requests)")
    found = []
    yield found
    assert not found, "\n".join(found)


def look_at(page, wrongs, who):
    """The open page in both widths and both themes."""
    for width, theme in LOOKS:
        page.emulate_media(color_scheme=theme)
        page.set_viewport_size({"width": width, "height": HEIGHT})
        wide = page.evaluate("document.documentElement.scrollWidth")
        where = f"{who} {page.url.split('/', 3)[3]} {width} {theme}"
        if wide > width:
            wrongs.append(f"{where}: {wide} px wide")
        # The theme changes nothing but colours.
        rules = None if theme == "light" else ["color-contrast"]
        wrongs += [f"{where}: {words}" for words in violations(page, rules)]


def violations(page, rules):
    options = {"resultTypes": ["violations"]} | ({"runOnly": rules} if rules else {})
    for one in Axe().run(page, options=options).response["violations"]:
        yield f"{one['id']}: " + " | ".join(node["html"][:160] for node in one["nodes"][:3])


def test_every_page_is_sound_in_both_widths_and_themes(seat, cast, wrongs):
    names = populate(cast).names
    for who, paths in PAGES.items():
        page = seat(who)
        for path in paths:
            answer = page.goto(path.format(**names))
            if answer.status != (404 if "no-such" in path else 200):
                wrongs.append(f"{who} {path}: answered {answer.status}")
            look_at(page, wrongs, who)
        page.context.close()


def test_signing_in_and_being_locked_out(open_page, cast, wrongs):
    page = open_page()
    page.goto("/accounts/sign-in/")
    look_at(page, wrongs, "nobody")
    for _try in range(12):
        page.fill("[name=username]", "officer.NS")
        page.fill("[name=password]", "sai")
        page.click("main form .toolbar button")
        if page.locator("[name=username]").count() == 0:
            break
        if _try == 0:
            look_at(page, wrongs, "nobody, wrong password")
    assert "quá nhiều" in page.locator("main").inner_text().lower() or "nhiều lần" in page.locator("main").inner_text()
    look_at(page, wrongs, "nobody, locked out")
