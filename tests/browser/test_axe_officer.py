"""The pages of an officer, who sees the most: one file, for files are shared out among the cores."""

import pytest

from tests.browser.looks import walk

pytestmark = pytest.mark.browser

PATHS = [
    "/",
    "/notices/",
    "/accounts/profile/",
    "/documents/",
    "/documents/?q=khong-co",
    "/documents/new/",
    "/documents/books/",
    "/documents/{document}/",
    "/documents/{document}/change/",
    "/documents/{document}/standing/",
    "/documents/{document}/relate/",
    "/documents/{document}/enter/",
    "/documents/{document}/add-version/",
    "/documents/{document}/versions/1/",
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


def test_every_page_of_an_officer_is_sound_in_both_widths_and_themes(seat, cast, wrongs):
    walk({"officer@NS": PATHS}, seat, cast, wrongs)
