"""No profile of anybody: words of essays are found by no search, and no list across campaigns selects a person.

That words reach only those who read them is asked of every answer in `test_matrix`.
"""

import re
from urllib.parse import quote

import pytest

from tests.rights.asking import ask
from tests.rights.table import TABLE
from tests.rights.table.words import OPEN
from tests.rights.test_matrix import askers

LISTS = [row for row in TABLE if row.is_list]
# Lists that reach beyond one campaign and one unit's register of people.
ACROSS = [row for row in LISTS if row.about not in ("campaign", "import") and row.url != "units:people"]
NOWHERE = "zq9999zq"
READERS = ("officer", "member")
SEARCHES = ("q", "text")
SELECTIONS = ("q", "person", "author")


def readers(world, clients, row):
    """Those to whom the list opens, each with the thing that it is about."""
    for role, relation, thing in askers(world, row):
        if role in READERS and relation == "own" and row.expected(role, relation) == OPEN:
            yield clients[role], thing


def shown(client, row, thing, name, value):
    """What `?name=value` leads to: the addresses on the page."""
    return re.findall(r'href="([^"?#]*)', ask(client, row, thing, query=f"{name}={value}").text)


@pytest.mark.parametrize("row", LISTS, ids=lambda row: row.name)
def test_no_list_finds_essays_by_their_words(row, world, clients):
    words = [word for word, source in world.essays.items() if (source.about, source.relation) == ("written", "own")]
    for client, thing in readers(world, clients, row):
        for name in SEARCHES:
            assert shown(client, row, thing, name, words[0]) == shown(client, row, thing, name, NOWHERE)


@pytest.mark.parametrize("row", ACROSS, ids=lambda row: row.name)
def test_no_list_across_campaigns_selects_a_person(row, world, clients):
    """What is asked about somebody changes nothing, or finds nothing, as for somebody who is not there."""
    person = world.cast.people["author@NS.01"]
    for client, thing in readers(world, clients, row):
        for name in SELECTIONS:
            nothing = shown(client, row, thing, name, NOWHERE)
            for value in (person.pk, quote(person.code), quote(person.full_name)):
                assert shown(client, row, thing, name, value) == nothing


def test_the_words_are_there_to_be_found(world, clients):
    """The two tests above ask for something: the officer's queue holds that person's essays, and their names."""
    queue = next(row for row in LISTS if row.url == "study:review" and row.query)

    assert world.cast.people["author@NS.01"].full_name in ask(clients["officer"], queue, {}).text
    assert world.things["written", "own"]["receipt"]
