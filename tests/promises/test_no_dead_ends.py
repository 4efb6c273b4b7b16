"""What a page offers, it keeps: no link on the main pages leads to a refusal."""

import re

import pytest
from django.test import Client

from nennep.units.tests.cast import STAFF

LINK = re.compile(r'<a[^>]*\shref="(/[^"#]*)"')
# Files are no pages, and every evidence page is opened by test_figures.
LEFT_ALONE = ("/accounts/own-data/", "/static/", "/figures/")


@pytest.mark.parametrize("name", [*(f"{role}@{code}" for role in STAFF for code in ("NS", "NS.01")), "an"])
def test_no_link_leads_to_a_refusal(name, small, cast):
    client = Client()
    client.force_login(cast.users[name])
    offered_on = {}
    for path in ("/", "/study/", f"/study/{small.campaign.pk}/", "/reports/", "/units/", "/documents/"):
        for link in LINK.findall(client.get(path, follow=True).content.decode()):
            # The menu is on every page, and is followed from the first.
            offered_on.setdefault(link.replace("&amp;", "&"), path)
    followed = [address for address in sorted(offered_on) if not address.startswith(LEFT_ALONE)]

    assert len(followed) > 3
    assert [(offered_on[one], one) for one in followed if client.get(one).status_code >= 400] == []
