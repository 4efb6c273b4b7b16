"""The author's and the clerk's pages, without script: one receipt, kept drafts, one sentence for a wrong file."""

from uuid import uuid4

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from nennep.duties.models import State
from nennep.files.models import StoredFile
from nennep.lib.extract.tests.build import docx, paragraph, run
from nennep.study.actions.essays_answer import object_to
from nennep.study.actions.essays_draft import save_draft
from nennep.study.actions.review import send_back
from nennep.study.models import Answer, Draft, Opening, Submission
from nennep.study.tests.essays_cast import TEXTS, essay_of, hand_in, running_campaign
from nennep.units.tests.cast import build_cast

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def files_root(settings, tmp_path):
    settings.FILES_ROOT = tmp_path / "files"


@pytest.fixture
def cast():
    return build_cast()


@pytest.fixture
def campaign(cast):
    return running_campaign(cast)


@pytest.fixture
def essay(campaign, cast):
    return essay_of(campaign, cast, "an")


def as_user(client, cast, name):
    client.force_login(cast.users[name], backend="django.contrib.auth.backends.ModelBackend")
    return client


def text_file(text, name="bài thu hoạch.txt"):
    return SimpleUploadedFile(name, text.encode())


def returned(campaign, cast, name="an"):
    hand_in(campaign, cast, name)
    essay = essay_of(campaign, cast, name)
    send_back(
        [essay],
        by=cast.users["reviewer@NS.01"],
        reason="Quá sơ sài",
        to_mend="Nêu việc cụ thể.",
        due_at=campaign.due_at,
    )
    return essay


def test_posting_the_written_form_twice_leads_to_one_receipt(client, cast, essay):
    as_user(client, cast, "an")
    form = {"key": uuid4(), "version": 0, "text": TEXTS["an"], "do": "submit"}

    first, second = (client.post(reverse("study:write", args=[essay.pk]), form) for _ in "ab")

    receipt = reverse("study:receipt", args=[Submission.objects.get().receipt_code])
    assert (first.url, second.url) == (receipt, receipt)
    assert client.get(receipt).status_code == 200


def test_writing_begins_with_the_form_then_with_the_draft_then_with_what_came_back(client, cast, campaign, essay):
    as_user(client, cast, "an")
    address = reverse("study:write", args=[essay.pk])

    def text():
        return client.get(address).context["form"]["text"].value()

    assert text() == campaign.template
    save_draft(essay=essay, text="Đang viết dở", base_version=0)
    assert text() == "Đang viết dở"
    returned(campaign, cast)
    assert text() == TEXTS["an"]


def test_without_script_a_second_tab_sees_both_texts_and_then_saves_its_own(client, cast, essay):
    as_user(client, cast, "an")
    address = reverse("study:write", args=[essay.pk])
    save_draft(essay=essay, text="Bản một", base_version=0)
    save_draft(essay=essay, text="Bản ở tab kia", base_version=1)

    conflict = client.post(address, {"key": uuid4(), "version": 1, "text": "Bản ở tab này", "do": "save"})

    page = conflict.content.decode()
    assert conflict.status_code == 409
    assert "Bản ở tab kia" in page
    assert "Bản ở tab này" in page
    client.post(address, {"key": uuid4(), "version": 2, "text": "Hai bản ghép lại", "do": "save"})
    assert (Draft.objects.get().text, Draft.objects.get().version) == ("Hai bản ghép lại", 3)


def test_the_script_saves_and_is_told_of_a_newer_text(client, cast, essay):
    as_user(client, cast, "an")
    address = reverse("study:draft", args=[essay.pk])

    first = client.post(address, {"text": "Một", "version": 0})
    second = client.post(address, {"text": "Hai", "version": 0})

    assert first.json()["version"] == 1
    assert (second.status_code, second.json()["text"]) == (409, "Một")


def test_before_handing_in_the_count_says_nothing_about_other_essays(client, cast, campaign, essay):
    hand_in(campaign, cast, "binh", text=TEXTS["an"])
    as_user(client, cast, "an")

    page = client.post(
        reverse("study:write", args=[essay.pk]), {"key": uuid4(), "version": 0, "text": TEXTS["an"], "do": "check"}
    )

    assert page.context["counted"].own_words == len(TEXTS["an"].split())
    assert "Hoàng Thị Bình" not in page.content.decode()


def test_an_uploaded_file_shows_its_text_with_the_receipt(client, cast, essay):
    as_user(client, cast, "an")

    answer = client.post(
        reverse("study:upload", args=[essay.pk]), {"key": uuid4(), "file": text_file(TEXTS["an"])}, follow=True
    )

    assert answer.redirect_chain[0][0] == reverse("study:receipt", args=[Submission.objects.get().receipt_code])
    assert TEXTS["an"].split(".")[0] in answer.content.decode()


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("rỗng.docx", b"", "“rỗng.docx”"),
        ("bài.doc", b"{\\rtf1 x}", "“bài.doc”"),
        ("bài.exe", b"MZ" + bytes(300), "“bài.exe”"),
        ("mật.txt", f"TUYỆT MẬT\n\n{TEXTS['an']}".encode(), "“mật.txt”"),
    ],
)
def test_a_wrong_file_is_told_on_the_form_and_nothing_is_stored(client, cast, essay, name, content, said):
    as_user(client, cast, "an")

    page = client.post(
        reverse("study:upload", args=[essay.pk]), {"key": uuid4(), "file": SimpleUploadedFile(name, content)}
    )

    assert said in page.context["form"].errors["file"][0]
    assert (Submission.objects.count(), StoredFile.objects.count()) == (0, 0)
    essay.duty.refresh_from_db()
    assert essay.duty.state == State.EXPECTED


def test_a_file_over_the_limit_is_refused_as_it_comes(client, cast, essay, settings):
    settings.UPLOAD_LIMIT_BYTES = 2_000
    as_user(client, cast, "an")

    page = client.post(
        reverse("study:upload", args=[essay.pk]), {"key": uuid4(), "file": text_file("a" * 5_000, "dài.txt")}
    )

    assert page.status_code == 200
    assert [str(error) for error in page.context["form"].errors["file"]] != []
    assert "“dài.txt”" in page.context["form"].errors["file"][0]
    assert len(page.context["form"].errors["file"]) == 1
    assert StoredFile.objects.count() == 0


def test_of_a_hopelessly_large_upload_nothing_is_read(client, cast, essay, monkeypatch):
    monkeypatch.setattr("nennep.files.uploads.MOST_BYTES_HEARD", 1_000)
    as_user(client, cast, "an")

    page = client.post(
        reverse("study:upload", args=[essay.pk]), {"key": uuid4(), "file": text_file("a" * 2_000, "dài.txt")}
    )

    assert "“dài.txt”" in page.context["form"].errors["file"][0]
    assert StoredFile.objects.count() == 0


def test_scans_need_somebody_who_looked_at_them(client, cast, essay, photo):
    as_user(client, cast, "clerk@NS.01.1")
    address = reverse("study:enter", args=[essay.pk])

    def post(**more):
        pages = [SimpleUploadedFile(f"trang {n}.jpg", photo(n)) for n in (1, 2)]
        return client.post(address, {"key": uuid4(), "text": "", "files": pages, **more})

    refused = post()
    assert "declared" in refused.context["form"].errors
    assert StoredFile.objects.filter(deleted_at=None).count() == 0

    taken = post(declared="on")
    submission = Submission.objects.get()
    assert taken.url == reverse("study:receipt", args=[submission.receipt_code])
    assert (submission.source, submission.checkable) == (Submission.Source.SCANNED, False)
    assert submission.pages.count() == 2


def test_typed_words_beside_scans_can_be_checked(client, cast, essay, photo):
    as_user(client, cast, "clerk@NS.01.1")

    client.post(
        reverse("study:enter", args=[essay.pk]),
        {
            "key": uuid4(),
            "text": TEXTS["an"],
            "files": [SimpleUploadedFile("trang 1.jpg", photo(1))],
            "declared": "on",
        },
    )

    submission = Submission.objects.get()
    assert (submission.source, submission.checkable, submission.text) == (
        Submission.Source.ENTERED,
        True,
        TEXTS["an"],
    )


@pytest.mark.parametrize(
    ("who", "status", "reads"),
    [
        ("an", 200, True),
        ("reviewer@NS.01", 200, True),
        ("officer@NS", 200, True),
        ("clerk@NS.01.1", 200, False),  # did not enter it: name and state, no words
        ("leader@NS.01", 200, False),
        ("binh", 404, False),
        ("officer@NS.02", 404, False),
        ("reviewer@NS", 404, False),
        ("stranger", 404, False),
    ],
)
def test_the_essay_page_shows_each_what_is_theirs(client, cast, campaign, who, status, reads):
    submission = hand_in(campaign, cast, "an", check=False)
    as_user(client, cast, who)

    assert client.get(reverse("study:essay", args=[submission.essay_id])).status_code == status
    words = client.get(reverse("study:submission", args=[submission.pk]))
    assert words.status_code == (200 if reads else 404)
    receipt = client.get(reverse("study:receipt", args=[submission.receipt_code]))
    assert receipt.status_code == status
    assert TEXTS["an"][:30] not in receipt.content.decode()


def test_opening_the_words_is_logged_for_others_only(client, cast, campaign):
    submission = hand_in(campaign, cast, "an", check=False)

    for name in ("an", "reviewer@NS.01"):
        as_user(client, cast, name).get(reverse("study:submission", args=[submission.pk]))

    assert [opening.user for opening in Opening.objects.all()] == [cast.users["reviewer@NS.01"]]


def test_a_leader_does_not_read_why_an_essay_came_back(client, cast, campaign):
    essay = returned(campaign, cast)

    page = as_user(client, cast, "leader@NS.01").get(reverse("study:essay", args=[essay.pk])).content.decode()

    assert "Quá sơ sài" not in page
    assert "Quá sơ sài" in as_user(client, cast, "an").get(reverse("study:essay", args=[essay.pk])).content.decode()


def test_the_author_answers_a_send_back_once(client, cast, campaign):
    essay = returned(campaign, cast)
    as_user(client, cast, "an")
    form = {"key": uuid4(), "text": "Tôi đã nêu ở đoạn hai."}

    for _ in "ab":
        client.post(reverse("study:answer", args=[essay.pk]), form)

    assert [answer.text for answer in Answer.objects.all()] == ["Tôi đã nêu ở đoạn hai."]


def test_the_author_objects_and_the_officer_settles(client, cast, campaign):
    clerk = cast.users["clerk@NS.01.1"]
    submission = hand_in(campaign, cast, "an", by=clerk, source=Submission.Source.ENTERED)
    as_user(client, cast, "an").post(reverse("study:object", args=[submission.pk]), {"text": "Thiếu đoạn cuối."})
    address = reverse("study:settle_objection", args=[submission.objection.pk])

    assert as_user(client, cast, "clerk@NS.01.1").get(address).status_code == 403
    assert as_user(client, cast, "officer@NS.02").get(address).status_code == 404
    as_user(client, cast, "officer@NS.01").post(
        address, {"decision": "again", "resolution": "Nộp lại đủ bài.", "due_at": "20/12/2099 17:00"}
    )

    submission.objection.refresh_from_db()
    assert submission.objection.resolution == "Nộp lại đủ bài."
    assert essay_of(campaign, cast, "an").duty.state == State.RETURNED


def test_the_clerks_list_costs_the_same_for_one_and_for_many(client, cast, campaign, django_assert_max_num_queries):
    as_user(client, cast, "clerk@NS.01")

    with django_assert_max_num_queries(14):
        page = client.get(reverse("study:entries", args=[campaign.pk]))

    assert [row.person.full_name for row in page.context["rows"]] == [
        "Nguyễn Văn An",
        "Hoàng Thị Bình",
        "Lý Thị Chi",
    ]


@pytest.mark.parametrize(
    ("name", "who"),
    [("write", "binh"), ("upload", "binh"), ("draft", "officer@NS.01"), ("enter", "leader@NS.01"), ("answer", "an")],
)
def test_pages_of_others_and_out_of_season_are_closed(client, cast, essay, name, who):
    answer = as_user(client, cast, who).post(reverse(f"study:{name}", args=[essay.pk]), {"text": "x", "version": 0})

    assert answer.status_code in (403, 404)
    assert Submission.objects.count() == 0


def test_an_objection_is_shown_to_the_clerk_who_entered_it_only_as_a_state(client, cast, campaign):
    clerk = cast.users["clerk@NS.01.1"]
    submission = hand_in(campaign, cast, "an", by=clerk, source=Submission.Source.ENTERED)
    object_to(submission=submission, text="Thiếu đoạn cuối.", by=cast.users["an"])

    page = as_user(client, cast, "clerk@NS.01.1").get(reverse("study:essay", args=[submission.essay_id]))

    assert "Thiếu đoạn cuối." not in page.content.decode()


def test_letters_of_an_old_font_are_repaired_and_it_is_said(client, cast, essay):
    # TCVN3 letters under the name of a Unicode font: only a guess can read them.
    file = SimpleUploadedFile("phông cũ.docx", docx(paragraph(run("B¶n t«i cã ba m­¬i hé, ®­êng vµo cßn lÇy."))))
    as_user(client, cast, "an")

    page = client.post(reverse("study:upload", args=[essay.pk]), {"key": uuid4(), "file": file}, follow=True)

    assert Submission.objects.get().text == "Bản tôi có ba mươi hộ, đường vào còn lầy."
    assert page.context["had_old_font"] is True
