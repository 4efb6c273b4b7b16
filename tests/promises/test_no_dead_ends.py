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
    refused = []
    for path in ("/", "/study/", f"/study/{small.campaign.pk}/", "/reports/", "/units/", "/documents/"):
        page = client.get(path, follow=True)
        for link in sorted(set(LINK.findall(page.content.decode()))):
            address = link.replace("&amp;", "&")
            if not address.startswith(LEFT_ALONE) and client.get(address).status_code >= 400:
                refused.append((path, address))

    assert refused == []
