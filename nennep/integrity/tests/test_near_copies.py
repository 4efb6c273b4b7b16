"""Near copies as they are found when a text comes in, and what people decided about them."""

import pytest

from nennep.accounts.models import User
from nennep.integrity import actions
from nennep.integrity.models import CheckedText, Finding, Signal
from nennep.integrity.tests.cast import BRIDGE, LIBRARY, WELL, disguised, pairs

pytestmark = pytest.mark.django_db

NEAR, OWN, SAME = Signal.NEAR_COPY, Signal.OWN_EARLIER, Signal.SAME_TEXT


@pytest.fixture
def lan(db):
    return User.objects.create_user("lan")


def clusters():
    return dict(CheckedText.objects.order_by("source_id").values_list("source_id", "cluster"))


def key_of(source_id):
    return CheckedText.objects.get(source_id=source_id).pk


def test_a_disguised_copy_is_found_with_its_places_in_both_texts(house):
    house.hand_in(1, 1, f"{LIBRARY}\n{WELL}")
    house.hand_in(2, 2, disguised(WELL))

    finding = Finding.objects.get()
    start, end, other_start, other_end = finding.passages[0]
    assert pairs() == [(2, 1, NEAR, "open")]
    assert house.texts[2][start:end].startswith("Giếng làng tôi cạn")
    assert house.texts[1][other_start:other_end].startswith("Giếng làng tôi cạn")
    assert finding.numbers["sentences"] >= 3


def test_honest_texts_about_different_things_share_nothing(house):
    for key, text in enumerate((WELL, LIBRARY, BRIDGE), 1):
        house.hand_in(key, key, text)

    assert pairs() == []
    assert {text.state for text in CheckedText.objects.all()} == {CheckedText.State.CHECKED}


def test_what_an_author_wrote_in_an_earlier_campaign_is_the_milder_signal(house):
    house.hand_in(1, 7, WELL, number=1)
    house.hand_in(2, 7, disguised(WELL), number=2)
    house.hand_in(3, 8, disguised(WELL).upper(), number=2)

    assert pairs() == [(2, 1, OWN, "open"), (3, 1, NEAR, "open"), (3, 2, SAME, "open")]


def test_attempts_of_one_essay_are_never_compared(house):
    house.hand_in(1, 7, WELL)
    house.hand_in(2, 7, disguised(WELL), replaces=(1,))

    assert pairs() == []


def test_an_older_attempt_of_somebody_else_is_still_found(house):
    house.hand_in(1, 7, WELL)
    house.hand_in(2, 7, BRIDGE, replaces=(1,))
    house.hand_in(3, 8, disguised(WELL))

    assert pairs() == [(3, 1, NEAR, "open")]


def test_a_new_attempt_takes_the_open_pair_over(house):
    house.hand_in(1, 7, WELL)
    house.hand_in(2, 8, disguised(WELL))
    house.hand_in(3, 8, f"{disguised(WELL)} {BRIDGE}", replaces=(2,))

    assert pairs() == [(3, 1, NEAR, "open")]


def test_a_cleared_pair_stays_cleared_in_a_recheck_and_in_the_next_attempt(house, lan):
    house.hand_in(1, 7, WELL)
    house.hand_in(2, 8, disguised(WELL))
    actions.clear_finding(finding=Finding.objects.get(), by=lan, reason="Hai người cùng đào giếng.")

    house.hand_in(2, 8, disguised(WELL))
    house.hand_in(3, 8, f"{disguised(WELL)} Tôi mong có thêm một máy bơm cho xóm trên.", replaces=(2,))

    carried = Finding.objects.get(text__source_id=3)
    assert pairs() == [(2, 1, NEAR, "cleared"), (3, 1, NEAR, "cleared")]
    assert (carried.decided_by, carried.reason) == (lan, "Hai người cùng đào giếng.")


def test_other_passages_of_the_same_two_authors_are_open_again(house, lan):
    house.hand_in(1, 7, f"{WELL}\n{BRIDGE}")
    house.hand_in(2, 8, disguised(WELL))
    actions.clear_finding(finding=Finding.objects.get(), by=lan, reason="Hai người cùng đào giếng.")

    house.hand_in(3, 8, BRIDGE.replace("Anh trưởng xóm", "Bác trưởng xóm"), replaces=(2,))

    assert pairs() == [(2, 1, NEAR, "cleared"), (3, 1, NEAR, "open")]


def test_a_group_has_the_lowest_key_until_a_pair_is_cleared(house, lan):
    house.hand_in(1, 1, LIBRARY)
    house.hand_in(2, 2, WELL)
    house.hand_in(3, 3, disguised(WELL))
    house.hand_in(4, 4, f"{LIBRARY} {BRIDGE}")
    first, second = key_of(1), key_of(2)

    assert clusters() == {1: first, 2: second, 3: second, 4: first}
    house.hand_in(5, 5, f"{disguised(WELL)} {BRIDGE}")
    assert set(clusters().values()) == {first}
    actions.clear_finding(finding=Finding.objects.get(text__source_id=3), by=lan, reason="Cùng đào giếng.")
    assert set(clusters().values()) == {first}
    for other in (2, 3, 4):
        finding = Finding.objects.get(text__source_id=5, other__source_id=other)
        actions.clear_finding(finding=finding, by=lan, reason="Cùng làm một tổ.")
    assert clusters() == {1: first, 2: None, 3: None, 4: first, 5: None}


def test_ones_own_earlier_text_makes_no_group(house):
    house.hand_in(1, 7, WELL, number=1)
    house.hand_in(2, 7, disguised(WELL), number=2)

    assert set(clusters().values()) == {None}


def test_a_deleted_text_leaves_its_group_and_is_matched_no_more(house, run_jobs):
    house.hand_in(1, 1, WELL)
    house.hand_in(2, 2, disguised(WELL))
    house.delete(1)
    run_jobs()

    house.hand_in(3, 3, WELL)

    assert [(later, earlier) for later, earlier, _signal, _state in pairs()] == [(2, 1), (3, 2)]
    assert clusters() == {1: None, 2: key_of(2), 3: key_of(2)}
    assert Finding.objects.get(other__source_id=1).passages == []


def test_two_texts_checked_together_meet(house):
    house.texts |= {1: WELL, 2: disguised(WELL)}
    about = house.describe(1)
    items = [actions.Item(key, key, house.texts[key]) for key in (2, 1)]

    actions.check_texts(items, collection=about.collection, expectations=about.expectations)

    assert [signal for _later, _earlier, signal, _state in pairs()] == [NEAR]
