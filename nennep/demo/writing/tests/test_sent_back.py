"""The first attempts that were sent back: thirteen, each with its reason and, where copied, its source."""

import unicodedata
from collections import Counter

import pytest

from nennep.demo.writing.essays import write_essays
from nennep.demo.writing.measure import authors, folded
from nennep.demo.writing.sent_back import MENDS, REASONS, first_attempts

PEOPLE = 500  # enough that a branch has members for a ring


@pytest.fixture(scope="module")
def people():
    return authors("back", PEOPLE)


@pytest.fixture(scope="module")
def honest(people):
    return list(write_essays("back", people))


@pytest.fixture(scope="module")
def attempts(people, honest):
    return first_attempts("back", people, honest)


def test_thirteen_members_five_sketchy_and_eight_copied(attempts):
    whys = Counter(attempt.why for attempt in attempts)

    assert len({attempt.author_index for attempt in attempts}) == 13
    assert whys == {
        "too_short": 2,
        "form_only": 1,
        "quotes_only": 1,
        "padded": 1,
        "ring": 3,
        "pair": 2,
        "synonyms": 1,
        "no_diacritics": 1,
        "shuffled": 1,
    }


def test_each_says_why_and_what_to_mend(attempts):
    for attempt in attempts:
        assert attempt.reason_sentence == REASONS[attempt.why]
        assert attempt.what_to_mend == MENDS[attempt.why]


def test_the_same_seed_gives_the_same_attempts(people, honest, attempts):
    assert first_attempts("back", people, honest) == attempts


def test_every_attempt_stands_under_its_own_author(people, attempts):
    for attempt in attempts:
        text = " ".join(folded(attempt.text))
        assert " ".join(folded(people[attempt.author_index].name)) in text


def test_copied_attempts_share_much_with_their_source(honest, attempts):
    by_author = {attempt.author_index: attempt.text for attempt in attempts}

    for attempt in attempts:
        if attempt.source_index is None:
            continue
        source = by_author[attempt.source_index] if attempt.source_is_attempt else honest[attempt.source_index]
        theirs = set(runs(source))
        mine = runs(attempt.text)
        assert sum(run in theirs for run in mine) / len(mine) > 0.35
        assert unicodedata.normalize("NFC", attempt.text) != source


def test_sources_are_not_among_the_sent_back_but_in_rings_and_pairs(attempts):
    returned = {attempt.author_index for attempt in attempts}

    for attempt in attempts:
        if attempt.source_index is not None and not attempt.source_is_attempt:
            assert attempt.source_index not in returned


def runs(text: str) -> list[tuple[str, ...]]:
    words = folded(text)
    return list(zip(words, words[1:], words[2:], strict=False))
