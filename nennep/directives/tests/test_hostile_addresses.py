"""Whatever stands in an address or in a form, the answer is a page, never a crash."""

import pytest
from django.urls import NoReverseMatch, get_resolver, reverse

from nennep.directives.tests.cast import a_document

pytestmark = pytest.mark.django_db

APPS = ("documents", "intake", "directives")
VALUES = ("²", "9" * 30, "-1", "\x00", "(" * 300)
NAMES = (
    "q", "unit", "delivery", "show", "page", "of", "registering", "document", "documents", "query", "direction", "year",
    "month", "day", "next", "name", "topic", "level", "standing", "gap", "naming", "issuer", "type", "term", "sort",
    "kind", "what", "for", "way", "side", "at", "decision", "as_of", "acknowledge_by", "plan_by", "export", "under",
    "carries_out", "arrival", "back", "column", "state", "from", "to", "other", "meant", "number", "key", "targets",
    "kinds", "more", "tree", "parent", "direct", "cites", "scope", "subject", "register_number", "on", "copies",
    "duties",
)  # fmt: skip


def addresses(document):
    """Every address of these apps, each with the document's id or a small number where it wants one."""
    for app in APPS:
        for name, pattern in get_resolver(None).namespace_dict[app][1].reverse_dict.items():
            if isinstance(name, str):
                wanted = pattern[0][0][1]
                values = {word: "xlsx" if word == "form" else document.pk for word in wanted}
                try:
                    yield reverse(f"{app}:{name}", kwargs=values)
                except NoReverseMatch:
                    yield reverse(f"{app}:{name}", kwargs=dict.fromkeys(wanted, "extend") | {"pk": document.pk})


@pytest.mark.parametrize("method", ["get", "post"])
@pytest.mark.parametrize("value", VALUES, ids=range(len(VALUES)))
def test_no_value_in_an_address_or_a_form_brings_a_page_down(cast, signed_in, value, method):
    document = a_document(cast)
    browser = signed_in("officer@NS")
    browser.raise_request_exception = False
    ask = getattr(browser, method)

    answers = {url: ask(url, dict.fromkeys(NAMES, value)).status_code for url in addresses(document)}

    assert {url: status for url, status in answers.items() if status >= 500} == {}
