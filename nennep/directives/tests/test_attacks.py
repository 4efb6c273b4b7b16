"""Ids of other units in forms, and papers that carry a marking: each was tried before it was closed."""

from datetime import date, timedelta
from io import BytesIO
from uuid import uuid4
from zipfile import ZipFile

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from django.utils.timezone import localdate

from nennep.directives.models import Delivery, HandOn, Review
from nennep.directives.tests.cast import a_document, duty_of, hand_on
from nennep.documents.models import Document, RegisterEntry, Relation, SavedSearch, Standing, Topic
from nennep.files.models import FileText, StoredFile
from nennep.lib.extract.tests.build import docx, paragraph, pdf, run
from nennep.units.actions import grant_role
from nennep.units.models import Role, Tree

pytestmark = [pytest.mark.django_db, pytest.mark.once]


@pytest.fixture(autouse=True)
def files_root(settings, tmp_path):
    settings.FILES_ROOT = tmp_path / "files"
    return settings.FILES_ROOT


@pytest.fixture
def owed(cast):
    """The plan that the commune owes."""
    return duty_of(cast, hand_on(cast, a_document(cast)), "NS.01", "plan")


@pytest.fixture
def sibling(cast):
    """A document of the other commune."""
    return a_document(cast, "NS.02", "55", subject="zqxhidden")


def day(days):
    return (localdate() + timedelta(days=days)).strftime("%d/%m/%Y")


def paper(*lines):
    return docx(
        "".join(paragraph(run(line)) for line in (*lines, "KẾ HOẠCH", "Mỗi bản diễn tập hai lần trước mùa mưa."))
    )


PAPERS = {
    "head.docx": paper("TUYỆT MẬT"),
    "(MẬT) tên.docx": paper(),
    "quét.pdf": pdf(["0 0 100 100 re f"]),
}


@pytest.mark.parametrize("name", PAPERS)
def test_a_marked_paper_or_an_unread_scan_is_not_handed_in(signed_in, owed, files_root, name):
    file = SimpleUploadedFile(name, PAPERS[name])

    answer = signed_in("clerk@NS.01").post(reverse("directives:hand_in", args=[owed.pk]), {"file": file})

    assert answer.status_code == 200
    assert not Delivery.objects.exists() and not StoredFile.objects.exists() and not FileText.objects.exists()
    assert [path for path in files_root.rglob("*") if path.is_file()] == []


def test_nothing_marked_is_typed_in_instead(signed_in, owed, cast):
    browser, document = signed_in("clerk@NS.01"), a_document(cast, "NS.01", "31")
    form = {"document": document.pk, "words": "TUYỆT MẬT\nSố: 15/KH-UBND\nKính gửi."}

    assert browser.post(reverse("directives:hand_in", args=[owed.pk]), form).status_code == 200
    assert not Delivery.objects.exists()


def test_a_document_of_another_unit_is_not_handed_in(signed_in, owed, sibling):
    signed_in("clerk@NS.01").post(reverse("directives:hand_in", args=[owed.pk]), {"document": sibling.pk})

    assert not Delivery.objects.exists()


def test_a_file_handed_in_is_opened_only_beside_its_own_task(cast, signed_in, owed):
    file = SimpleUploadedFile("kế hoạch.docx", paper())
    signed_in("clerk@NS.01").post(reverse("directives:hand_in", args=[owed.pk]), {"file": file})
    delivery = Delivery.objects.get()
    other = duty_of(cast, HandOn.objects.get(), "NS.02", "plan")

    answers = {
        (who, duty.pk): signed_in(who)
        .get(reverse("directives:delivered_file", args=[duty.pk, delivery.pk]))
        .status_code
        for who in ("officer@NS", "clerk@NS.02", "an")
        for duty in (owed, other)
    }

    assert answers.pop(("officer@NS", owed.pk)) == 200
    assert set(answers.values()) <= {403, 404}


@pytest.mark.parametrize("target", ["NS", "NS.01", "NS.02", "NS.02.1"])
def test_nothing_is_handed_on_to_units_that_are_not_below(cast, signed_in, target):
    document = a_document(cast)
    form = {"key": uuid4(), "targets": [cast.units[target].pk], "acknowledge_by": day(3)}

    signed_in("clerk@NS.01").post(reverse("directives:new", args=[document.pk]), form)

    assert not HandOn.objects.exists()


def test_nothing_is_handed_on_from_a_unit_that_is_not_ones_own(cast, signed_in):
    document = a_document(cast)
    url = f"{reverse('directives:new', args=[document.pk])}?unit={cast.units['NS'].pk}"

    answer = signed_in("clerk@NS.01").post(url, {"key": uuid4(), "targets": [cast.units["NS.02"].pk]})

    assert answer.status_code == 404
    assert not HandOn.objects.exists()


def test_no_review_is_asked_of_units_elsewhere_nor_for_a_thousand_years(cast, signed_in):
    url, browser = reverse("directives:new_review", args=[a_document(cast).pk]), signed_in("officer@NS.01")

    browser.post(url, {"kind": "final", "unit": cast.units["NS.02"].pk, "due_on": day(3)})
    browser.post(url, {"kind": "final", "unit": cast.units["NS.01"].pk, "due_on": day(3), "until": "31/12/9998"})

    assert not Review.objects.exists()


def doors(cast, document):
    yield from (reverse(f"documents:{name}", args=[document.pk]) for name in ("document", "document_file", "original"))
    yield from (reverse(f"documents:{name}", args=[document.pk, 1]) for name in ("version", "version_file"))
    yield from (reverse(f"documents:{name}", args=[document.pk]) for name in ("change", "standing", "add_version"))
    yield from (reverse(f"documents:{name}", args=[document.pk]) for name in ("relate", "enter"))
    yield from (reverse(f"directives:{name}", args=[document.pk]) for name in ("new", "progress", "thread"))
    yield from (reverse(f"directives:{name}", args=[document.pk]) for name in ("thread_docx", "new_review"))
    yield f"{reverse('documents:books')}?unit={cast.units['NS.02'].pk}"
    yield f"{reverse('documents:order')}?unit={cast.units['NS.02'].pk}"


@pytest.mark.parametrize("method", ["get", "post"])
@pytest.mark.parametrize("who", ["officer@NS.01", "clerk@NS.01", "reviewer@NS.01", "an", "stranger"])
def test_no_address_leads_to_the_document_of_a_sibling(cast, signed_in, sibling, who, method):
    browser = signed_in(who)

    answers = {url: getattr(browser, method)(url).status_code for url in doors(cast, sibling)}

    assert {url for url, status in answers.items() if status not in (403, 404, 405)} == set()


def test_lists_and_exports_do_not_name_it_either(cast, signed_in, sibling):
    browser = signed_in("officer@NS.01")
    addresses = ["documents:documents", "documents:topics", "documents:order", "directives:hand_ons", "intake:tray"]
    asked = ["", "?q=55-CT/NS", f"?unit={cast.units['NS.02'].pk}", "?export=xlsx", f"?naming={sibling.pk}"]

    pages = [browser.get(reverse(name) + more).getvalue() for name in addresses for more in asked]
    own = signed_in("officer@NS.02").get(reverse("documents:documents")).getvalue()

    assert b"zqxhidden" in own.lower()
    assert [number for number, content in enumerate(pages) if b"zqxhidden" in unpacked(content).lower()] == []


def test_no_relation_is_said_of_what_one_does_not_see_or_keep(cast, signed_in, sibling):
    mine, above, browser = a_document(cast, "NS.01", "31"), a_document(cast), signed_in("clerk@NS.01")
    url = reverse("documents:relate", args=[mine.pk])

    for other in (sibling, above):
        browser.post(url, {"way": "replaces", "name": other.full_number, "other": other.pk})
    browser.post(
        reverse("documents:standing", args=[mine.pk]),
        {"standing": "no_longer", "name": sibling.full_number, "other": sibling.pk, "note": "x"},
    )

    assert not Relation.objects.filter(state=Relation.State.CONFIRMED).exists()
    assert not Document.objects.filter(standing_by=sibling).exists()
    above.refresh_from_db()
    assert above.standing == Standing.IN_FORCE


def test_no_line_is_written_into_the_book_of_another_unit(cast, signed_in):
    document = a_document(cast)
    form = {"unit": cast.units["NS.02"].pk, "direction": "incoming", "on": day(0)}

    signed_in("clerk@NS.01").post(reverse("documents:enter", args=[document.pk]), form)

    assert not RegisterEntry.objects.exists()


FIELDS = {
    "type": "Kế hoạch",
    "number": "05",
    "notation": "KH/BTGTU",
    "issued_on": "05/09/2026",
    "issuer": "Ban Tuyên giáo",
    "subject": "đọc sách",
}


def test_no_document_is_registered_for_another_unit_or_under_the_topic_of_another_tree(cast, signed_in):
    browser, url = signed_in("clerk@NS.01"), reverse("documents:new")
    tree = Tree.objects.create(code="khac", name="Hội")
    topic = Topic.objects.create(tree=tree, name="zqx")

    browser.post(url, {**FIELDS, "unit": cast.units["NS.02"].pk})
    browser.post(url, {**FIELDS, "unit": cast.units["NS.01"].pk, "topic": topic.pk})

    assert not Document.objects.exists()


def test_a_saved_search_is_its_owners_alone(cast, signed_in):
    mine = SavedSearch.objects.create(owner=cast.users["officer@NS"], name="zqx", query="q=a", tells=False)
    browser = signed_in("officer@NS.01")

    opened = browser.get(reverse("documents:saved_open", args=[mine.pk])).status_code
    forgotten = browser.post(reverse("documents:saved_forget", args=[mine.pk])).status_code

    assert (opened, forgotten, SavedSearch.objects.count()) == (404, 404, 1)
    assert b"zqx" not in browser.get(reverse("documents:saved")).content


def test_a_role_that_ended_yesterday_judges_and_answers_nothing(cast, signed_in, owed):
    yesterday = localdate() - timedelta(days=1)
    Role.objects.filter(user__in=[cast.users["clerk@NS.01"], cast.users["officer@NS"]]).update(valid_to=yesterday)

    for who in ("clerk@NS.01", "officer@NS"):
        browser = signed_in(who)
        for name in ("duty", "hand_in", "verify"):
            assert browser.post(reverse(f"directives:{name}", args=[owed.pk])).status_code in (403, 404)
        assert browser.post(reverse("directives:step", args=[owed.pk, "withdraw"])).status_code in (403, 404)
    owed.refresh_from_db()
    assert owed.state == "expected"


def test_a_role_elsewhere_gives_no_right_here(cast, signed_in, owed):
    grant_role(
        user=cast.users["an"], unit=cast.units["NS.02"], kind="officer", on=date(2026, 1, 1), by=cast.users["founder"]
    )
    browser = signed_in("an")

    assert browser.get(reverse("directives:duty", args=[owed.pk])).status_code == 404
    assert browser.post(reverse("directives:hand_in", args=[owed.pk])).status_code == 404


def test_words_that_a_spreadsheet_would_run_stay_words(cast, signed_in):
    subjects = ["=cmd|'/c calc'!A1", "+1+1", "-2+3", "@SUM(A1)", "\t=1"]
    for number, subject in enumerate(subjects):
        a_document(cast, "NS", str(number), subject=subject, issuer=subject)

    content = signed_in("officer@NS").get(reverse("documents:documents") + "?export=xlsx").getvalue()

    assert content.startswith(b"PK")
    assert formulas(content) == []


def formulas(content):
    with ZipFile(BytesIO(content)) as book:
        return [name for name in book.namelist() if name.startswith("xl/worksheets/") and b"<f>" in book.read(name)]


def unpacked(content):
    """A workbook as all that is in it; a page as it is."""
    if not content.startswith(b"PK"):
        return content
    with ZipFile(BytesIO(content)) as book:
        return b"".join(map(book.read, book.namelist()))
