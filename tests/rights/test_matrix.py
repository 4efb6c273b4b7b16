"""Every address, asked as every role and as a stranger, for the own, sibling, parent and child unit."""

import pytest
from django.urls import URLResolver, get_resolver

from tests.rights.asking import ask
from tests.rights.people import PLACES
from tests.rights.table import TABLE
from tests.rights.table.essays import WORDS
from tests.rights.table.words import OPEN, RELATIONS, ROLES, STAFF

# Who may do what is decided alike on every database; the pages themselves are asked on both by their own tests.
pytestmark = pytest.mark.once

DECLARED = {row.url for row in TABLE}
ACTED_ON = {row.url for row in TABLE if row.method == "POST"}
SHOWN = {row.url: row for row in TABLE if row.method == "GET"}
ONLY_ACTED_ON = [row for row in TABLE if row.url not in SHOWN]
ONLY_SHOWN = [row for url, row in SHOWN.items() if url not in ACTED_ON]


def names(resolver, prefix=""):
    for pattern in resolver.url_patterns:
        if isinstance(pattern, URLResolver):
            yield from names(pattern, f"{prefix}{pattern.namespace}:" if pattern.namespace else prefix)
        else:
            yield f"{prefix}{pattern.name}"


def askers(world, row):
    """Every (role, relation, thing): a row about nothing in particular is asked once a role."""
    for role in ROLES:
        if not row.about:
            yield role, "own", {}
            continue
        for relation in RELATIONS:
            yield role, relation, world.things[row.about, relation]
        if (row.about, role) in world.mine:
            yield role, "mine", world.mine[row.about, role]


def test_every_address_is_in_the_table():
    assert sorted(set(names(get_resolver())) - DECLARED) == []
    assert sorted(DECLARED - set(names(get_resolver()))) == []


def test_every_permission_has_its_reason():
    permissions = {one for row in TABLE for one in (*row.door, *(row.may or ()), *row.idle)}

    assert [one for one in permissions if len(one.reason.split()) < 3] == []


def test_rows_differ():
    assert len({row.name for row in TABLE}) == len(TABLE)


@pytest.mark.parametrize("row", TABLE, ids=lambda row: row.name)
def test_answers_as_the_table_says(row, world, clients):
    wrong = []
    for role, relation, thing in askers(world, row):
        expected = row.expected(role, relation)
        answer = ask(clients[role], row, thing)
        if not answer.is_what(expected, row):
            got = f"{answer.status} {answer.location} {'stored' if answer.stored else ''}".strip()
            wrong.append(f"{role}, {relation}: {got}, not {expected}")
        wrong += [f"{role}, {relation} reads {source}" for source in strange_words(world, role, answer.text)]

    assert wrong == []


def strange_words(world, role, text):
    """Essays whose words are in the answer although this role does not read them."""
    found = []
    for word, source in world.essays.items():
        if word in text:
            relation = "mine" if source.author and source.author == role else source.relation
            is_draft_of_own = source.about == "owed" and relation == "mine"
            if not is_draft_of_own and not any(one.holds(role, relation) for one in WORDS[source.about]):
                found.append(source)
    return found


@pytest.mark.parametrize("row", [row for row in TABLE if row.is_list], ids=lambda row: row.name)
def test_fragments_answer_like_their_pages(row, world, clients):
    wrong = [
        (role, relation)
        for role, relation, thing in askers(world, row)
        if relation in ("own", "mine")
        and not ask(clients[role], row, thing, fragment=True).is_what(row.expected(role, relation), row)
    ]

    assert wrong == []


@pytest.mark.parametrize("row", ONLY_ACTED_ON, ids=lambda row: row.name)
def test_what_is_only_acted_on_is_not_shown(row, world, clients):
    askings = [(role, thing) for role, relation, thing in askers(world, row) if relation == "own"]
    answers = {role: ask(clients[role], row, thing, method="GET") for role, thing in askings}

    assert {role for role, answer in answers.items() if answer.status != 405} <= {"anonymous"}


@pytest.mark.parametrize("row", ONLY_SHOWN, ids=lambda row: row.name)
def test_what_is_only_shown_stores_nothing(row, world, clients):
    stored = [
        (role, relation)
        for role, relation, thing in askers(world, row)
        if row.expected(role, relation) != OPEN
        and relation in ("own", "sibling")
        and ask(clients[role], row, thing, method="POST").stored
    ]

    assert stored == []


def keeper(row, relation, thing):
    """Whom the table lets in at their own place, there where the thing lies; None where nobody is let in."""
    here = [role for role in STAFF.split() if row.expected(role, "own") == OPEN]
    if here:
        return f"{here[0]}@{PLACES[relation]}"
    is_personal = any(row.expected(role, "mine") == OPEN for role in ROLES)
    return thing["owner"] if is_personal else None


@pytest.mark.parametrize("row", [row for row in TABLE if row.about], ids=lambda row: row.name)
def test_what_is_hidden_from_some_is_there_for_others(row, world, keepers):
    """A denial is a denial and not an absence: whoever keeps the thing at its own place finds it."""
    absent = []
    for relation in RELATIONS:
        thing = world.things[row.about, relation]
        name = keeper(row, relation, thing)
        if name and ask(keepers[name], row, thing).status not in (200, 302):
            absent.append((relation, name))

    assert absent == []
