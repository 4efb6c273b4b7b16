"""Handing in: one receipt for one form, nothing stored twice, nothing half-stored."""

import hashlib
import threading
from uuid import uuid4

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection

from nennep.duties.errors import WrongState
from nennep.duties.models import State
from nennep.files.actions import store_scan, store_text
from nennep.history.models import Entry
from nennep.notifications.models import Notice
from nennep.study.actions.essays_draft import save_draft
from nennep.study.actions.review import send_back
from nennep.study.actions.submissions import HandIn, submit_essay, submit_essays
from nennep.study.actions.submissions_receipt import ALPHABET, check_character, cleaned_code, receipt_code
from nennep.study.errors import NotRunning
from nennep.study.essay_errors import DraftChanged, FormUsed, MarkedText, NothingHandedIn
from nennep.study.essay_kinds import ENTERED
from nennep.study.models import Campaign, Draft, Submission
from nennep.study.tests.essays_cast import TEXTS, essay_of, hand_in, running_campaign
from nennep.units.tests.cast import build_cast

pytestmark = pytest.mark.django_db
WRITTEN, ENTERED_BY_CLERK = Submission.Source.WRITTEN, Submission.Source.ENTERED


@pytest.fixture
def cast():
    return build_cast()


@pytest.fixture
def campaign(cast):
    return running_campaign(cast)


@pytest.fixture
def essay(campaign, cast):
    return essay_of(campaign, cast, "an")


def test_a_text_handed_in_is_received_with_evidence_and_a_receipt(essay, cast):
    submission = submit_essay(
        essay=essay, source=WRITTEN, by=cast.users["an"], form_key=uuid4(), text=f"  {TEXTS['an']}\r\n"
    )

    essay.refresh_from_db()
    assert (essay.latest, essay.duty.state) == (submission, State.EVIDENCED)
    assert submission.text == TEXTS["an"]
    assert submission.sha256 == hashlib.sha256(TEXTS["an"].encode()).hexdigest()
    assert cleaned_code(submission.receipt_code.lower().replace("-", " ")) == submission.receipt_code
    assert Entry.objects.filter(verb="essay.submitted", object_id=essay.pk).count() == 1


def test_the_same_form_twice_gives_the_same_receipt(essay, cast):
    form = {"essay": essay, "source": WRITTEN, "by": cast.users["an"], "form_key": uuid4()}

    first = submit_essay(**form, text=TEXTS["an"])
    second = submit_essay(**form, text="Gửi lại lần nữa vì mạng chậm.")

    assert (second.pk, second.text, second.receipt_code) == (first.pk, TEXTS["an"], first.receipt_code)
    assert Submission.objects.count() == 1


def test_another_form_for_the_same_attempt_is_told_so(essay, cast):
    hand_in_again = {"essay": essay, "source": WRITTEN, "by": cast.users["an"], "text": TEXTS["an"]}
    submit_essay(**hand_in_again, form_key=uuid4())

    with pytest.raises(WrongState):
        submit_essay(**hand_in_again, form_key=uuid4())

    assert Submission.objects.count() == 1


def test_a_form_cannot_hand_in_another_essay(campaign, essay, cast):
    key = uuid4()
    submit_essay(essay=essay, source=WRITTEN, by=cast.users["an"], form_key=key, text=TEXTS["an"])

    with pytest.raises(FormUsed):
        submit_essay(
            essay=essay_of(campaign, cast, "binh"),
            source=WRITTEN,
            by=cast.users["binh"],
            form_key=key,
            text=TEXTS["binh"],
        )


@pytest.mark.django_db(transaction=True)
def test_a_form_posted_by_eight_threads_at_once_is_stored_once(essay, cast):
    key, codes, problems = uuid4(), [], []

    def post():
        try:
            codes.append(
                submit_essay(
                    essay=essay, source=WRITTEN, by=cast.users["an"], form_key=key, text=TEXTS["an"]
                ).receipt_code
            )
        except Exception as problem:
            problems.append(problem)
        finally:
            connection.close()

    threads = [threading.Thread(target=post) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert problems == []
    assert (len(codes), len(set(codes)), Submission.objects.count()) == (8, 1, 1)
    assert essay.duty.transitions.filter(act="receive").count() == 1


@pytest.mark.parametrize("text", ["", "   \n", "...!?", "123 456"])
def test_a_text_without_words_is_not_taken(essay, cast, text):
    with pytest.raises(NothingHandedIn):
        submit_essay(essay=essay, source=WRITTEN, by=cast.users["an"], form_key=uuid4(), text=text)

    essay.duty.refresh_from_db()
    assert (essay.duty.state, Submission.objects.count()) == (State.EXPECTED, 0)


def test_a_marked_text_is_refused_and_history_keeps_only_that(essay, cast):
    with pytest.raises(MarkedText):
        submit_essay(
            essay=essay,
            source=WRITTEN,
            by=cast.users["an"],
            form_key=uuid4(),
            text=f"TUYỆT MẬT\n\n{TEXTS['an']}",
        )

    assert Submission.objects.count() == 0
    assert [entry.object_id for entry in Entry.objects.filter(verb="text.refused_marked")] == [cast.users["an"].pk]


def test_nothing_is_handed_in_once_the_campaign_is_closed(campaign, essay, cast):
    Campaign.objects.update(state=Campaign.State.CLOSED)

    with pytest.raises(NotRunning):
        submit_essay(essay=essay, source=WRITTEN, by=cast.users["an"], form_key=uuid4(), text=TEXTS["an"])


def test_a_file_is_handed_in_with_its_words_and_its_own_digest(essay, cast, settings, tmp_path):
    settings.FILES_ROOT = tmp_path
    file = store_text(SimpleUploadedFile("bài.txt", TEXTS["an"].encode()), by=cast.users["an"])

    submission = submit_essay(
        essay=essay, source=Submission.Source.UPLOADED, by=cast.users["an"], form_key=uuid4(), files=[file]
    )

    assert (submission.text, submission.checkable, submission.sha256) == (TEXTS["an"], True, file.sha256)
    assert [page.file for page in submission.pages.all()] == [file]


def test_scans_keep_their_order_and_are_never_called_checkable(essay, cast, settings, tmp_path, photo):
    settings.FILES_ROOT = tmp_path
    clerk = cast.users["clerk@NS.01.1"]
    pages = [store_scan(SimpleUploadedFile(f"trang {n}.jpg", photo(n)), by=clerk) for n in (2, 1)]

    submission = submit_essay(essay=essay, source=Submission.Source.SCANNED, by=clerk, form_key=uuid4(), files=pages)

    assert submission.checkable is False
    assert [page.file.name for page in submission.pages.all()] == ["trang 2.jpg", "trang 1.jpg"]
    assert submission.sha256 == hashlib.sha256(f"{pages[0].sha256}\n{pages[1].sha256}".encode()).hexdigest()
    assert essay_of(essay.campaign, cast, "an").duty.state == State.EVIDENCED


def test_the_author_is_told_what_was_entered_on_their_behalf(campaign, cast):
    hand_in(campaign, cast, "an", by=cast.users["clerk@NS.01.1"], source=ENTERED_BY_CLERK)

    assert [(notice.user, notice.kind) for notice in Notice.objects.all()] == [(cast.users["an"], ENTERED)]


def test_after_a_send_back_the_next_attempt_begins_and_the_old_one_stays(campaign, cast):
    first = hand_in(campaign, cast, "an", text="Tôi sẽ cố gắng làm theo những gì đã học.")
    send_back(
        [first.essay],
        by=cast.users["reviewer@NS.01"],
        reason="Quá sơ sài",
        to_mend="Nêu việc cụ thể ở bản mình.",
        due_at=campaign.due_at,
    )

    second = hand_in(campaign, cast, "an")

    assert [row.attempt for row in first.essay.submissions.all()] == [1, 2]
    assert essay_of(campaign, cast, "an").latest == second


def test_many_are_handed_in_with_as_many_questions_as_a_few(campaign, cast, django_assert_max_num_queries):
    clerk = cast.users["clerk@NS.01"]
    hand_ins = [
        HandIn(essay_of(campaign, cast, name), uuid4(), ENTERED_BY_CLERK, TEXTS[name]) for name in ("an", "binh", "chi")
    ]

    with django_assert_max_num_queries(40):
        submissions = submit_essays(hand_ins, by=clerk)

    assert [row.essay_id for row in submissions] == [item.essay.pk for item in hand_ins]


def test_one_bad_essay_keeps_all_others_back(campaign, cast):
    hand_in(campaign, cast, "an")
    hand_ins = [
        HandIn(essay_of(campaign, cast, name), uuid4(), ENTERED_BY_CLERK, TEXTS[name]) for name in ("binh", "an")
    ]

    with pytest.raises(WrongState):
        submit_essays(hand_ins, by=cast.users["clerk@NS.01"])

    assert Submission.objects.count() == 1


def test_every_single_mistake_in_a_code_is_found():
    word = receipt_code("a form").replace("-", "")

    for place in range(len(word)):
        for letter in set(ALPHABET) - {word[place]}:
            assert cleaned_code(word[:place] + letter + word[place + 1 :]) is None
    for place in range(len(word) - 1):
        swapped = word[:place] + word[place + 1] + word[place] + word[place + 2 :]
        assert cleaned_code(swapped) in (None, f"{word[:5]}-{word[5:]}")
    assert check_character(word[:-1]) == word[-1]


def test_a_code_that_is_taken_gives_way_to_another(essay, campaign, cast, monkeypatch):
    first = hand_in(campaign, cast, "an")
    monkeypatch.setattr(
        "nennep.study.actions.submissions.receipt_code",
        lambda key, turn=0: first.receipt_code if turn < 2 else "22222-22222",
    )

    second = hand_in(campaign, cast, "binh")

    assert second.receipt_code == "22222-22222"


def test_a_second_tab_is_told_and_both_texts_are_kept(essay, cast):
    save_draft(essay=essay, text="Bản một", base_version=0)
    save_draft(essay=essay, text="Bản hai, viết ở tab khác", base_version=1)

    with pytest.raises(DraftChanged) as changed:
        save_draft(essay=essay, text="Bản ba, từ tab cũ", base_version=1)

    assert changed.value.draft.text == "Bản hai, viết ở tab khác"
    assert Draft.objects.get().version == 2


def test_saving_the_same_words_again_is_no_conflict(essay):
    save_draft(essay=essay, text="Bản một", base_version=0)

    assert save_draft(essay=essay, text="Bản một", base_version=0).version == 1


def test_handing_in_lets_go_of_the_draft(campaign, essay, cast):
    save_draft(essay=essay, text=TEXTS["an"], base_version=0)

    hand_in(campaign, cast, "an")

    assert Draft.objects.count() == 0
