"""Down the tree, for every role: each number on a page opens as many records as it says."""

import re
from datetime import timedelta
from html import unescape

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils.timezone import localdate

from nennep.directives.tests.cast import a_document, hand_on
from nennep.units.actions import merge_units, open_units
from nennep.units.actions.tree import NewUnit
from nennep.units.tests.cast import SINCE

FIGURE = re.compile(r'<a class="figure" href="([^"]+)"[^>]*>([\d.]+)')
PLAIN = re.compile(r'class="figure-plain"[^>]*>([\d.]+)')
PEOPLE = ["officer@NS", "leader@NS", "clerk@NS.01", "reviewer@NS.02", "clerk@NS.01.1", "administrator@NS.01"]


def opened(client, url):
    evidence = client.get(url).context["evidence"]
    return evidence.total


def pages(cast, filled):
    progress = reverse("directives:progress", args=[filled.document.pk])
    hand_on_page = reverse("directives:hand_on", args=[filled.first.pk])
    units = [cast.units[code].pk for code in ("NS", "NS.01", "NS.01.1", "NS.02")]
    yield from (f"{progress}?unit={pk}" for pk in units)
    yield from (f"{hand_on_page}?unit={pk}" for pk in units)
    yield f"{progress}?day={localdate():%d/%m/%Y}"
    yield reverse("directives:thread", args=[filled.document.pk])
    yield reverse("documents:document", args=[filled.document.pk])


# Figures themselves are compared on both databases; here it is the pages' links to them.
@pytest.mark.once
@pytest.mark.parametrize("name", PEOPLE)
def test_every_number_opens_as_many_records(name, cast, filled, signed_in):
    client, told = signed_in(name), set()
    for url in pages(cast, filled):
        answer = client.get(url)
        if answer.status_code == 200:
            told |= {pair for pair in FIGURE.findall(answer.content.decode()) if "/figures/" in pair[0]}

    assert len(told) > 20
    for url, number in told:
        assert opened(client, unescape(url)) == int(number.replace(".", "")), url


def test_what_the_unit_itself_owes_stands_beside_what_lies_below_it(cast, filled, signed_in):
    url = reverse("directives:progress", args=[filled.document.pk])
    page = signed_in("clerk@NS.01").get(f"{url}?unit={cast.units['NS.01'].pk}")

    found = page.context["progress"]
    assert (found.own.numbers["plans.expected"].value, found.rest) == (1, None)
    assert opened(signed_in("clerk@NS.01"), found.own.numbers["plans.expected"].url) == 1
    assert "Riêng Xã Hùng Sơn" in page.content.decode()
    assert not PLAIN.findall(page.content.decode())


def test_a_unit_that_closed_since_stays_a_line_of_its_own(cast, filled, signed_in):
    units = {"predecessors": [cast.units["NS.02"]], "successor": cast.units["NS.01"]}
    merge_units(on=localdate(), by=cast.users["founder"], **units)
    url = reverse("directives:progress", args=[filled.document.pk])

    found = signed_in("officer@NS").get(url).context["progress"]

    assert [line.name for line in found.lines] == ["Xã Hùng Sơn", "Xã Quang Lâm"]
    assert (found.own, found.rest) == (None, None)


def test_a_long_table_costs_as_many_questions_as_a_short_one(cast, signed_in):
    below = [NewUnit(f"M{number:02}", f"Xã {number}", cast.units["NS.01"].kind, "NS") for number in range(30)]
    for unit in open_units(tree=cast.tree, new=below, on=SINCE, by=cast.users["founder"], legal_basis="thử nghiệm"):
        cast.units[unit.code] = unit
    day, counts, officer = localdate() + timedelta(days=9), [], signed_in("officer@NS")
    few, many = (a_document(cast, number=number) for number in ("71", "72"))
    hand_on(cast, few, "NS", ("NS.01", "NS.02"), plan_by=day)
    hand_on(cast, many, "NS", [unit.code for unit in below], plan_by=day)
    for document in (few, few, many):
        with CaptureQueriesContext(connection) as captured:
            officer.get(reverse("directives:progress", args=[document.pk]))
        counts.append(len(captured))

    assert counts[1] == counts[2]
