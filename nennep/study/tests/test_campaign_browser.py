"""The ticking page on a phone, with its script."""

from datetime import timedelta

import pytest
from django.utils.timezone import now

from nennep.study.models import Session
from nennep.study.tests.campaign_cast import launched_campaign, line_of, sheet_at
from nennep.units.tests.cast import build_cast
from tests.machinery.browser import axe

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def test_clerk_ticks_on_a_phone(open_page):
    cast = build_cast()
    campaign = launched_campaign(cast)
    Session.objects.update(starts_at=now() - timedelta(hours=1))
    sheet = sheet_at(campaign, cast, "NS.01")
    page = open_page(width=360, user=cast.users["clerk@NS.01"])
    page.goto(f"/study/attendance/{sheet.pk}/")
    axe(page)

    # Marks and case do not matter, and names that are hidden are not ticked.
    page.get_by_role("searchbox").fill("nguyen van an")
    group = page.locator(f"#unit-{cast.units['NS.01.1'].pk}")
    group.locator("[data-all]").click()
    assert page.locator('[data-count="start"]').inner_text() == "1"
    page.get_by_role("searchbox").fill("")
    page.locator("[name=save]").click()
    page.wait_for_load_state()

    line = line_of(sheet, cast, "an")
    assert (line.at_start, line.at_end) == (True, True)
    assert sheet.attendances.filter(at_start=True).count() == 1
    assert page.evaluate("document.documentElement.scrollWidth") == 360
