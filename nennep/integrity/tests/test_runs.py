"""Full runs: what they find, add and drop, who asks for them, and what becomes of those that break off."""

from pathlib import Path

import pytest
from django.conf import settings
from django_tasks_db.models import DBTaskResult, TaskResultStatus

from nennep.accounts.models import User
from nennep.history.models import Entry
from nennep.integrity import actions, sources
from nennep.integrity.actions import runs
from nennep.integrity.models import CheckedText, Finding, Run, Signal
from nennep.integrity.tests.cast import BRIDGE, COLLECTION, LIBRARY, TEXT, WELL, disguised, pairs

pytestmark = pytest.mark.django_db

NEAR, OWN, SAME = Signal.NEAR_COPY, Signal.OWN_EARLIER, Signal.SAME_TEXT


@pytest.fixture
def lan(db):
    return User.objects.create_user("lan")


def ask(by=None, number=1):
    return actions.request_run(collection_type=COLLECTION, collection_id=number, by=by)


def states():
    return dict(CheckedText.objects.order_by("source_id").values_list("source_id", "state"))


def test_a_run_finds_what_one_check_after_the_other_finds(house, run_jobs):
    house.hand_in(1, 7, WELL, number=2)
    house.hand_in(2, 7, disguised(WELL))
    house.hand_in(3, 8, f"{LIBRARY} {disguised(WELL)}")
    house.hand_in(4, 9, BRIDGE)
    house.hand_in(5, 9, f"{LIBRARY} {BRIDGE}", replaces=(4,))
    one_by_one = pairs()
    Finding.objects.all().delete()

    run = ask()
    run_jobs()

    run.refresh_from_db()
    assert pairs() == one_by_one
    assert {(later, earlier) for later, earlier, *_rest in one_by_one} == {(2, 1), (3, 1), (3, 2), (5, 3)}
    assert (run.state, run.pairs, run.done) == (Run.State.DONE, 4, run.total)
    assert run.started_at <= run.finished_at


def test_who_asked_stays_in_history_and_one_run_is_open_at_a_time(house, lan):
    first = ask(by=lan)

    assert ask() == first
    assert ask(number=2) != first
    assert Entry.objects.filter(verb="run.requested", actor=lan).count() == 1


def test_texts_that_come_while_a_run_waits_are_left_to_it(house, run_jobs):
    house.hand_in(1, 1, WELL)
    ask()
    house.hand_in(2, 2, disguised(WELL))
    house.hand_in(3, 3, WELL.upper())

    assert (states()[2], pairs()) == (CheckedText.State.CHECKING, [])
    run_jobs()
    assert set(states().values()) == {CheckedText.State.CHECKED}
    assert pairs() == [(2, 1, NEAR, "open"), (3, 1, SAME, "open"), (3, 2, NEAR, "open")]


def test_open_pairs_that_a_run_does_not_see_go_and_decided_ones_stay(house, lan, run_jobs):
    texts = [house.hand_in(key, key, text) for key, text in enumerate((WELL, LIBRARY, BRIDGE), 1)]
    open_pair = Finding.objects.create(text=texts[1], other=texts[0], signal=NEAR)
    decided = Finding.objects.create(text=texts[2], other=texts[0], signal=NEAR)
    asked = Finding.objects.create(text=texts[2], other=texts[1], signal=NEAR)
    actions.confirm_findings(findings=[decided], by=lan, reason="Giống nhau.")
    actions.ask_author(finding=asked, text=texts[2], by=lan, question="Vì sao giống?")

    ask()
    run_jobs()

    assert set(Finding.objects.all()) == {decided, asked}
    assert not Finding.objects.filter(pk=open_pair.pk).exists()


def test_a_cleared_pair_stays_cleared(house, lan, run_jobs):
    house.hand_in(1, 1, WELL)
    house.hand_in(2, 2, disguised(WELL))
    actions.clear_finding(finding=Finding.objects.get(), by=lan, reason="Hai người cùng đào giếng.")

    ask()
    run_jobs()

    assert pairs() == [(2, 1, NEAR, "cleared")]
    assert set(CheckedText.objects.values_list("cluster", flat=True)) == {None}


def test_two_runs_give_the_same(house, run_jobs):
    for key, text in enumerate((WELL, disguised(WELL), f"{LIBRARY} {WELL}", BRIDGE, f"{BRIDGE} {LIBRARY}"), 1):
        house.hand_in(key, key, text)
    results = []
    for _turn in range(2):
        Finding.objects.all().delete()
        ask()
        run_jobs()
        rows = Finding.objects.order_by("text", "other").values_list("text", "other", "signal", "passages", "numbers")
        results.append(list(rows))

    assert results[0] == results[1] != []


def test_a_run_that_fails_says_so_and_its_texts_are_compared_all_the_same(house, run_jobs):
    house.hand_in(1, 1, WELL)
    run = ask()
    house.hand_in(2, 2, disguised(WELL))
    sources.register(TEXT, broken_once(house))

    with pytest.raises(AssertionError):
        run_jobs()
    run_jobs()

    run.refresh_from_db()
    assert (run.state, bool(run.error)) == (Run.State.FAILED, True)
    assert pairs() == [(2, 1, NEAR, "open")]
    assert ask() != run


def broken_once(house):
    calls = []

    def read(ids):
        calls.append(ids)
        if len(calls) == 1:
            raise OSError("the disk is away")
        return {key: house.texts[key] for key in ids}

    return read


def test_a_run_whose_job_was_given_up_is_open_no_more(house):
    lost, alive = ask(), ask(number=2)
    job = DBTaskResult.objects.get(args_kwargs__kwargs__run_id=lost.pk, task_path=runs.run_task.module_path)
    DBTaskResult.objects.filter(pk=job.pk).update(status=TaskResultStatus.FAILED)
    left = Path(settings.INDEX_ROOT) / "runs" / str(lost.pk) / "own"
    left.mkdir(parents=True)

    assert runs.fail_lost_runs() == 1
    assert not left.exists()

    lost.refresh_from_db()
    alive.refresh_from_db()
    assert (lost.state, alive.state) == (Run.State.FAILED, Run.State.WAITING)


def test_a_run_names_what_is_empty_by_what_everybody_writes(house, run_jobs):
    """Alone it is merely short; among many that begin alike nothing of the author's own is left."""
    phrase = "Qua buổi học hôm nay tôi đã nắm được nội dung và sẽ làm theo ngay tại nơi mình ở cùng bà con."
    for key, own in enumerate((WELL, LIBRARY, BRIDGE) * 5, 1):
        words = own.split()
        house.hand_in(key, key, f"{phrase} {' '.join(words[key:] + words[:key])}")
    house.hand_in(99, 99, phrase)
    alone = Finding.objects.get(text__source_id=99, other=None)
    assert alone.signal == Signal.TOO_SHORT

    ask()
    run_jobs()

    alone.refresh_from_db()
    assert alone.signal == Signal.FORM_ONLY
