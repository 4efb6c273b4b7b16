"""The tests' own machinery notices what it is there to notice."""

import socket

import pytest
from django.db import transaction

from nennep.accounts.models import User
from nennep.serve.tests.tasks import leave_a_line
from nennep.units.models import Unit
from nennep.units.tests.cast import build_cast
from tests.machinery import messages, run
from tests.machinery.browser import Complaints
from tests.machinery.order import LONGEST
from tests.machinery.remembered import counts, remembered, rows_of

# Set aside for documentation: nobody has these.
ADDRESS, NAME = "192.0.2.1", "nennep.example.org"


def test_connecting_to_another_machine_fails_the_test():
    with socket.socket() as door, pytest.raises(AssertionError, match=ADDRESS):
        door.connect((ADDRESS, 80))


def test_looking_up_another_machine_fails_the_test():
    with pytest.raises(AssertionError, match=NAME):
        socket.create_connection((NAME, 443))


def test_this_machine_may_be_talked_to():
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        listener.listen()

        socket.create_connection(("localhost", listener.getsockname()[1])).close()


@pytest.mark.django_db
def test_job_that_fails_fails_the_test(run_jobs, tmp_path):
    leave_a_line.enqueue(path=str(tmp_path / "no" / "such" / "folder"), word="x")

    with pytest.raises(AssertionError, match="FileNotFoundError"):
        run_jobs()


@pytest.mark.parametrize(
    ("line", "is_summary"),
    [
        ("=========== 3 failed, 901 passed, 16 deselected in 161.06s (0:02:41) ===========", True),
        ("===================== 16 passed, 904 deselected in 51.19s ======================", True),
        ("============================ no tests ran in 0.01s =============================", True),
        ("============================= test session starts ==============================", False),
        ("=========================== short test summary info ============================", False),
    ],
)
def test_summary_of_pytest_is_recognised(line, is_summary):
    assert bool(run.SUMMARY.match(line)) == is_summary


def test_closing_table_says_what_failed_and_what_was_not_run():
    results = [
        run.Result("sqlite", 61.2, "===== 5 passed in 61.00s =====", good=True),
        run.Result("browser", 0.1, "NOT RUN: no browser", good=False),
    ]

    assert run.closing_table(results).splitlines() == [
        "",
        "What ran:",
        "  good   sqlite        61 s  5 passed in 61.00s",
        "  FAILED browser        0 s  NOT RUN: no browser",
        "===== 5 passed in 61.00s =====",
    ]


def test_part_that_nobody_knows_is_refused():
    assert run.main(["everything"]) == "test: I know check, sqlite, postgres, browser, ocr, not 'everything'."


def test_messages_are_found_with_their_plural_and_context():
    found = list(
        messages.extracted(
            'a = _("One")\nb = ngettext_lazy("%(n)d row", "%(n)d rows", "n")\nc = pgettext("verb", "sign")'
        )
    )

    assert found == [
        messages.Message(("One",)),
        messages.Message(("%(n)d row", "%(n)d rows")),
        messages.Message(("sign",), "verb"),
    ]


def test_missing_message_is_found(tmp_path):
    (tmp_path / "views.py").write_text('from django.utils.translation import gettext as _\n\nx = _("Never heard of")\n')

    assert list(messages.missing_in(tmp_path)) == [messages.Message(("Never heard of",))]


def test_expected_complaints_are_let_through():
    complaints = Complaints("http://localhost:1")
    complaints.heard = ["console: 404 (Not Found)", "asked another host: http://192.0.2.1/"]

    complaints.expect("404")

    assert complaints.unexpected() == ["asked another host: http://192.0.2.1/"]


@pytest.fixture
def build():
    return remembered(build_cast.__wrapped__)


def build_and_take_back(build):
    """What was built, and every row that was there with it."""
    with transaction.atomic():
        cast = build()
        rows = {table: rows_of(table) for table, count in counts().items() if count}
        transaction.set_rollback(True)
    return cast, rows


@pytest.mark.django_db
def test_what_is_remembered_is_what_was_built(build):
    first, second, third = [build_and_take_back(build) for _time in range(3)]

    assert first == second == third
    assert second[0] is not third[0]
    assert len(first[1]['"units_person"']) == len(first[0].people)


@pytest.mark.django_db(transaction=True)
def test_what_is_remembered_can_be_stored_for_good(build):
    build_and_take_back(build)

    cast = build()

    assert set(cast.users.values()) == set(User.objects.all())


@pytest.mark.django_db
def test_keys_go_on_after_what_is_remembered(build):
    build_and_take_back(build)

    cast = build()

    assert User.objects.create_user("somebody", "mat-khau").pk > max(user.pk for user in cast.users.values())


@pytest.mark.django_db
def test_beside_other_rows_it_is_built_anew(build):
    build_and_take_back(build)
    before = User.objects.create_user("somebody", "mat-khau")

    cast = build()

    assert before.pk not in {user.pk for user in cast.users.values()}
    assert set(cast.units.values()) == set(Unit.objects.all())


def test_what_is_begun_first_is_there():
    assert [file for file in LONGEST if not (messages.PACKAGE.parent / file).exists()] == []
