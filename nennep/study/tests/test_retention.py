"""Words go when their time is over; receipts, digests and counts stay."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils.timezone import now

from nennep.files.actions import store_text
from nennep.files.models import FileText, StoredFile
from nennep.integrity.models import CheckedText
from nennep.study.actions import retention
from nennep.study.actions.essays_draft import save_draft
from nennep.study.actions.submissions import submit_essay
from nennep.study.actions.submissions_check import check_submissions
from nennep.study.models import Draft, Submission
from nennep.study.personal_data import erase_essays, exported_essays
from nennep.study.tests.essays_cast import TEXTS, essay_of, hand_in, running_campaign
from nennep.units.tests.cast import build_cast

pytestmark = pytest.mark.django_db


@pytest.fixture
def cast():
    return build_cast()


@pytest.fixture
def campaign(cast):
    return running_campaign(cast)


def test_texts_of_eighteen_months_go_and_leave_their_receipt(campaign, cast, settings, tmp_path):
    settings.FILES_ROOT = tmp_path
    file = store_text(SimpleUploadedFile("bài.txt", TEXTS["an"].encode()), by=cast.users["an"])
    old = submit_essay(
        essay=essay_of(campaign, cast, "an"), source="uploaded", by=cast.users["an"], form_key=uuid4(), files=[file]
    )
    check_submissions([old.pk])
    hand_in(campaign, cast, "binh")
    Submission.objects.filter(pk=old.pk).update(submitted_at=now() - timedelta(days=549))

    first, second = retention.run(), retention.run()

    kept = Submission.objects.get(pk=old.pk)
    assert (first, second) == ((0, 1), (0, 0))
    assert (kept.text, kept.sha256, kept.receipt_code) == ("", old.sha256, old.receipt_code)
    assert kept.text_deleted_rule == "essay-texts-18-months"
    assert CheckedText.objects.get(source_id=old.pk).fingerprint == ""
    assert (FileText.objects.count(), StoredFile.objects.get().deleted_at is not None) == (0, True)
    assert Submission.objects.exclude(pk=old.pk).get().text == TEXTS["binh"]


@pytest.mark.parametrize(("days", "left"), [(29, 1), (31, 0)])
def test_drafts_go_thirty_days_after_the_deadline(cast, days, left):
    campaign = running_campaign(cast, days=-days)
    save_draft(essay=essay_of(campaign, cast, "an"), text="Đang viết dở", base_version=0)

    retention.run()

    assert Draft.objects.count() == left


def test_erasing_a_person_takes_their_words_and_keeps_the_count(campaign, cast):
    submission = hand_in(campaign, cast, "an")

    assert exported_essays(cast.users["an"])[0]["text"] == TEXTS["an"]
    assert erase_essays(cast.users["an"], cast.users["founder"]) == 1

    submission.refresh_from_db()
    assert (submission.text, submission.text_deleted_rule) == ("", "erasure")
    assert essay_of(campaign, cast, "an").duty.received_at is not None
