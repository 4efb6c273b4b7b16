"""Every page of this app with something on it, sound for axe on a phone and at a desk; and the way by hand."""

import os
from pathlib import Path

import pytest
from django.utils.timezone import localdate

from nennep.directives.models import HandOn
from nennep.directives.tests.cast import a_document, build_directive, duty_of, surround
from nennep.units.tests.cast import build_cast
from tests.machinery.browser import assert_sound

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

OFFICER = (
    "/directives/",
    "/directives/{first}/",
    "/directives/{first}/change/?kind=plan&tick=all",
    "/directives/documents/{document}/",
    "/directives/documents/{document}/progress/",
    "/directives/documents/{document}/progress/?unit={commune}&day={today}",
    "/directives/documents/{document}/reviews/",
    "/directives/documents/{fresh}/hand-on/",
    "/directives/duties/",
    "/directives/duties/{plan}/",
    "/directives/duties/{below}/",
    "/directives/duties/{owed}/extend/",
    "/documents/{document}/",
)
CLERK = (
    "/",
    "/directives/{first}/",
    "/directives/documents/{document}/",
    "/directives/duties/{below}/hand-in/",
    "/directives/duties/{below}/",
)


@pytest.fixture
def names():
    cast = build_cast()
    directive = build_directive(cast)
    surround(cast, directive)
    fresh = a_document(cast, number="77")
    fresh.deadlines.create(due_on=localdate().replace(year=localdate().year + 1), start=0, end=7)
    return cast, {
        "document": directive.document.pk,
        "first": directive.first.pk,
        "fresh": fresh.pk,
        "commune": cast.units["NS.01"].pk,
        "plan": duty_of(cast, directive.first, "NS.01", "plan").pk,
        "below": duty_of(cast, directive.further, "NS.01.1", "plan").pk,
        "owed": duty_of(cast, directive.first, "NS.02", "plan").pk,
        "today": localdate().strftime("%d/%m/%Y"),
    }


def test_pages_are_sound_and_no_wider_than_the_screen(names, open_page):
    cast, words = names
    for who, paths in (("officer@NS", OFFICER), ("clerk@NS.01", CLERK)):
        page = open_page(user=cast.users[who])
        for number, path in enumerate(paths):
            answer = page.goto(path.format(**words))
            look(page, f"{who}-{number}")
            assert answer.status == 200, path
            assert_sound(page)


def look(page, name):
    """Keep a picture where PICTURES_TO says, for whoever wants to look."""
    folder = os.environ.get("PICTURES_TO", "")
    if folder:
        page.screenshot(path=Path(folder) / f"{name}.png", full_page=True)


def test_an_officer_hands_on_and_a_clerk_reads_it(names, open_page):
    cast, words = names
    page = open_page(user=cast.users["officer@NS"])
    page.goto(f"/documents/{words['fresh']}/")
    page.get_by_role("link", name="Giao thực hiện văn bản").click()
    page.get_by_label("Xã Quang Lâm").uncheck()
    page.get_by_label("Đọc và xác nhận chậm nhất ngày").fill(words["today"])
    page.get_by_role("button", name="Giao", exact=True).click()
    page.wait_for_url("**/directives/*/")
    assert [target.unit.code for target in HandOn.objects.latest("pk").targets.all()] == ["NS.01"]

    page = open_page(width=360, user=cast.users["clerk@NS.01"])
    page.goto("/")
    page.get_by_role("link", name="văn bản cần đọc và xác nhận").click()
    page.get_by_role("link", name="Đọc và xác nhận: Chỉ thị 77-CT/NS").click()
    page.get_by_role("button", name="Đơn vị đã đọc").click()
    page.wait_for_load_state()
    assert "có minh chứng" in page.locator(".facts").inner_text()
