"""The check of submissions from upload to finding, and what becomes of it when words are deleted."""

from datetime import timedelta
from pathlib import Path
from uuid import uuid4

import pytest
from django.conf import settings as house
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils.timezone import now

from nennep.files.actions import store_text
from nennep.integrity.models import CheckedText, Finding, Signal
from nennep.lib.extract.tests.build import docx, paragraph, run
from nennep.study.actions import retention
from nennep.study.actions.submissions import submit_essay
from nennep.study.actions.submissions_check import check_submissions, describe
from nennep.study.models import Campaign, Submission
from nennep.study.personal_data import erase_essays
from nennep.study.queries.review import reasons_against
from nennep.study.tests.essays_cast import TEXTS, essay_of, hand_in, running_campaign
from nennep.units.actions import open_units, start_tree
from nennep.units.actions.tree import NewUnit
from nennep.units.models import UnitKind
from nennep.units.tests.cast import SINCE, build_cast

pytestmark = pytest.mark.django_db

SHARED = " ".join(TEXTS.values())
COPY = SHARED.replace("mùa mưa", "mùa lũ").replace("cuối bản", "đầu bản").replace("hai lần", "mấy lần")
MORE = (
    "Hôm rằm vừa rồi bếp ăn của thôn nấu cháo cho người già, tôi lo nhóm lò từ ba giờ sáng. "
    "Cụ Sểnh dặn bỏ ít muối nên tôi chia riêng một nồi, viết tên từng cụ lên cặp lồng. "
    "Đến chín giờ thì phát xong sáu mươi suất, còn thừa hai cân gạo gửi lại kho của thôn. "
    "Kỳ sau tôi xin thêm hai bạn trẻ đi xe máy để cháo đến xóm trên hãy còn nóng và không bị sánh ra ngoài."
)
AFTER = (
    "Về nhà tôi kể lại cho mẹ, mẹ bảo nhớ giữ phiếu thu để quyết toán với chi hội vào cuối quý. "
    "Tôi chép các khoản vào sổ bìa xanh, ký tên rồi nhờ chị Mẩy ở nhà bên xem giúp phép cộng. "
    "Thiếu hai mươi nghìn tiền than, tôi bù và ghi rõ là bù chứ không sửa số."
)
BODY = '<w:rFonts w:ascii="Times New Roman" w:hAnsi="Times New Roman"/><w:sz w:val="28"/>'
OTHER = '<w:rFonts w:ascii="Arial" w:hAnsi="Arial"/><w:sz w:val="24"/>'
WHITE = BODY + '<w:color w:val="FFFFFF"/>'


@pytest.fixture
def cast():
    return build_cast()


@pytest.fixture
def campaign(cast):
    return running_campaign(cast)


@pytest.fixture
def upload(campaign, cast, settings, tmp_path):
    settings.FILES_ROOT = tmp_path / "files"

    def hand_in_file(name, body):
        file = store_text(SimpleUploadedFile("bài.docx", docx(body)), by=cast.users[name])
        essay = essay_of(campaign, cast, name)
        submission = submit_essay(essay=essay, source="uploaded", by=cast.users[name], form_key=uuid4(), files=[file])
        check_submissions([submission.pk])
        return submission

    return hand_in_file


def shown(submission):
    """{signal: what of the text it points at}"""
    text = submission.text
    rows = Finding.objects.filter(text__source_id=submission.pk, other=None)
    return {row.signal: " ".join(text[start:end] for start, end in row.passages) for row in rows}


def test_hidden_words_of_an_upload_are_shown(upload):
    body = paragraph(run("BÀI THU HOẠCH", OTHER)) + paragraph(run(SHARED, BODY)) + paragraph(run(MORE, WHITE))

    assert shown(upload("an", body)) == {Signal.HIDDEN_TEXT: MORE}


def test_a_pasted_block_of_an_upload_is_shown(upload):
    body = paragraph() + paragraph(run(SHARED, BODY)) + paragraph(run(MORE, OTHER)) + paragraph(run(AFTER, BODY))

    assert shown(upload("an", body)) == {Signal.PASTED_BLOCK: MORE}


def test_an_ordinary_upload_shows_nothing(upload):
    bold = BODY + "<w:b/>"
    body = paragraph(run("BÀI THU HOẠCH", OTHER)) + paragraph(run(SHARED, BODY)) + paragraph(run(MORE, bold))

    assert shown(upload("an", body)) == {}


def test_last_years_essays_are_compared_whatever_they_were_about(campaign, cast):
    last_year = running_campaign(cast, title="Năm trước", launched_at=now() - timedelta(days=365))
    hand_in(last_year, cast, "an", SHARED)
    mine = hand_in(campaign, cast, "an", COPY)
    theirs = hand_in(campaign, cast, "binh", SHARED.upper())

    found = Finding.objects.filter(other__collection_id=last_year.pk).values_list("text__source_id", "signal")
    assert sorted(found) == [(mine.pk, Signal.OWN_EARLIER), (theirs.pk, Signal.SAME_TEXT)]


def test_only_launched_campaigns_of_the_same_tree_are_compared(campaign, cast):
    by = cast.users["founder"]
    tree = start_tree(code="hoi", name="Hội Khuyến học", words={}, by=by)
    kind = UnitKind.objects.create(tree=tree, code="hoi", name="Hội", rank=1)
    top = open_units(tree=tree, new=[NewUnit("HOI", "Hội Khuyến học", kind, None)], on=SINCE, by=by)[0]
    beside = running_campaign(cast, title="Song song", names=())
    running_campaign(cast, title="Đang soạn", names=(), state=Campaign.State.DRAFT)
    strange = running_campaign(cast, title="Hội khác", names=())
    Campaign.objects.filter(pk=strange.pk).update(host=top)

    assert describe(campaign.pk).collection.compared_with == (campaign.pk, beside.pk)
    assert describe(strange.pk).collection.compared_with == (strange.pk,)


def test_what_is_still_being_compared_is_not_accepted_in_bulk(campaign, cast):
    hand_in(campaign, cast, "an")
    CheckedText.objects.update(state=CheckedText.State.CHECKING)
    essay = essay_of(campaign, cast, "an")

    assert essay.pk in reasons_against([essay], cast.users["reviewer@NS.01"], in_bulk=True)


@pytest.mark.parametrize("way", ["retention", "erasure"])
def test_index_entries_and_passages_go_with_the_words(campaign, cast, run_jobs, way):
    first = hand_in(campaign, cast, "an", SHARED, check=False)
    hand_in(campaign, cast, "binh", COPY, check=False)
    run_jobs()
    assert Finding.objects.get().passages != []

    if way == "retention":
        Submission.objects.filter(pk=first.pk).update(submitted_at=now() - timedelta(days=549))
        retention.run()
    else:
        erase_essays(cast.users["an"], cast.users["founder"])
    run_jobs()

    finding, text = Finding.objects.get(), CheckedText.objects.get(source_id=first.pk)
    assert (finding.passages, text.fingerprint, text.cluster, text.forgotten_at is not None) == ([], "", None, True)
    ids = [path.read_text() for path in Path(house.INDEX_ROOT).glob("*/*/ids.json")]
    assert [f'"{first.pk}-' in written for written in ids] == [False]
    hand_in(campaign, cast, "chi", SHARED, check=False)
    run_jobs()
    assert not Finding.objects.filter(text__source_id__gt=finding.text.source_id, other=text).exists()
