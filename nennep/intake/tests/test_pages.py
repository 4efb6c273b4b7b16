"""The pages of the tray: seen by its keepers alone; one press registers what was shown."""

from uuid import uuid4

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from nennep.documents.models import Document
from nennep.intake.actions.confirming import confirm_many
from nennep.intake.actions.taking import take_uploads
from nennep.intake.models import Arrival, Delivery
from nennep.intake.tests.papers import TYPED, as_docx, as_pdf, plan, upload
from nennep.intake.views import tray

pytestmark = pytest.mark.django_db
State = Arrival.State


def client_of(user):
    client = Client()
    client.force_login(user, "django.contrib.auth.backends.ModelBackend")
    return client


@pytest.fixture
def browser(clerk):
    return client_of(clerk)


def post_files(browser, commune, *files, key=None):
    return browser.post(
        reverse("intake:send"), {"unit": commune.pk, "key": key or uuid4(), "files": list(files)}, follow=True
    )


@pytest.fixture
def arrival(clerk, commune, run_jobs):
    delivery = take_uploads(unit=commune, uploads=[upload("một.docx", as_docx(plan()))], by=clerk, form_key=uuid4())
    run_jobs()
    return delivery.arrivals.get()


def test_a_hundred_files_of_one_form_are_registered_with_one_press(browser, commune, run_jobs):
    files = [upload(f"kế hoạch {n}.docx", as_docx(plan(f"{n:02}", f"của tổ {n}"))) for n in range(1, 101)]

    answer = post_files(browser, commune, *files)
    assert "hx-get" in answer.content.decode()
    run_jobs()
    page = browser.get(reverse("intake:tray"), {"delivery": Delivery.objects.get().pk})
    ticked = [row.pk for row in page.context["rows"] if row.is_complete]
    assert len(ticked) == 100
    answer = browser.post(reverse("intake:confirm_chosen"), {"arrival": ticked}, follow=True)
    assert "0%" in answer.content.decode()
    run_jobs()
    browser.post(reverse("intake:confirm_chosen"), {"arrival": ticked})
    run_jobs()

    assert Document.objects.count() == 100


def test_sending_the_same_form_twice_takes_it_once(browser, commune):
    key = uuid4()
    for _ in "ab":
        post_files(browser, commune, upload("một.docx", as_docx(plan())), key=key)

    assert (Delivery.objects.count(), Arrival.objects.count()) == (1, 1)


def test_a_form_without_files_is_told_so(browser, commune):
    answer = post_files(browser, commune)

    assert answer.context["form"].errors["files"]
    assert not Delivery.objects.exists()


def test_files_that_are_too_large_are_named_and_the_others_go_on(browser, commune, monkeypatch):
    monkeypatch.setattr(tray.send, "upload_limit", 30_000)
    files = [upload("to.txt", b"a" * 40_000), upload("một.docx", as_docx(plan())), upload("to hơn.txt", b"b" * 50_000)]

    post_files(browser, commune, *files)

    told = dict(Arrival.objects.values_list("name", "state"))
    assert told == {"một.docx": State.WAITING, "to.txt": State.REFUSED, "to hơn.txt": State.REFUSED}


def test_the_page_of_a_paper_shows_each_field_where_it_was_read(browser, arrival):
    page = browser.get(reverse("intake:paper", args=[arrival.pk])).content.decode()

    assert 'id="read-6"' in page and 'href="#read-6"' in page
    assert "tổ chức tuần đọc sách trong các thôn</mark>" in page


def test_confirming_with_changes_keeps_the_place_of_what_was_left_alone(browser, arrival):
    fields = {
        "type": "Kế hoạch",
        "number": "05",
        "notation": "KH/BTGTU",
        "issued_on": "05/09/2026",
        "issuer": "Ban Tuyên giáo Tỉnh ủy Nà Sơn",
        "subject": "tổ chức tuần đọc sách trong các thôn",
        "direction": "incoming",
    }

    answer = browser.post(reverse("intake:paper", args=[arrival.pk]), fields)

    assert answer.status_code == 302
    document = Document.objects.get()
    assert document.issuer == "Ban Tuyên giáo Tỉnh ủy Nà Sơn"
    assert "issuer" not in document.found_at and "subject" in document.found_at and "issued_on" in document.found_at


def test_what_is_wrong_in_the_form_is_said_and_nothing_is_registered(browser, arrival):
    answer = browser.post(reverse("intake:paper", args=[arrival.pk]), {"type": "Kế hoạch"})

    assert answer.status_code == 200
    assert not Document.objects.exists()


@pytest.mark.parametrize("name", ["clerk@NS", "officer@NS", "clerk@NS.02", "clerk@NS.01.1", "leader@NS.01", "an"])
def test_nobody_else_sees_what_lies_in_a_tray(cast, arrival, name):
    other = client_of(cast.users[name])

    for address in ("intake:paper", "intake:file"):
        assert other.get(reverse(address, args=[arrival.pk])).status_code == 404
    page = other.get(reverse("intake:tray"))
    assert page.status_code == 403 or list(page.context["rows"]) == []


def test_a_paper_that_waits_to_be_read_is_shown_to_nobody(browser, clerk, commune):
    delivery = take_uploads(unit=commune, uploads=[upload("một.txt", plan())], by=clerk, form_key=uuid4())
    waiting = delivery.arrivals.get()

    assert browser.get(reverse("intake:file", args=[waiting.pk])).status_code == 404
    assert "đọc sách" not in browser.get(reverse("intake:paper", args=[waiting.pk])).content.decode()


def test_the_tray_costs_the_same_for_one_paper_and_for_many(browser, clerk, commune, run_jobs):
    def queries():
        with CaptureQueriesContext(connection) as asked:
            browser.get(reverse("intake:tray"))
        return len(asked)

    def send(numbers):
        uploads = [upload(f"{n}.docx", as_docx(plan(f"{n:02}", f"của tổ {n}"))) for n in numbers]
        take_uploads(unit=commune, uploads=uploads, by=clerk, form_key=uuid4())
        run_jobs()

    send([1])
    one = queries()
    send(range(2, 9))

    assert queries() == one


def test_a_paper_that_a_unit_above_keeps_is_entered_in_the_own_book_and_not_changed(cast, browser, commune, run_jobs):
    province = cast.units["NS"]
    take = {"unit": province, "by": cast.users["clerk@NS"], "form_key": uuid4()}
    take_uploads(uploads=[upload("một.docx", as_docx(plan()))], **take)
    run_jobs()
    [document] = confirm_many(arrivals=list(Arrival.objects.all()), by=cast.users["clerk@NS"]).registered
    post_files(browser, commune, upload("một.pdf", as_pdf(plan())))
    run_jobs()
    arrival = Arrival.objects.get(unit=commune)

    page = browser.get(reverse("intake:paper", args=[arrival.pk])).content.decode()
    refused = browser.post(reverse("intake:attach", args=[arrival.pk]), {"document": document.pk})
    browser.post(reverse("intake:enter", args=[arrival.pk]), {"document": document.pk})

    assert reverse("intake:attach", args=[arrival.pk]) not in page
    assert (refused.status_code, document.versions.count()) == (403, 1)
    assert document.register_entries.get(unit=commune).number == 1


def test_what_was_typed_in_under_the_number_of_a_held_document_becomes_its_newer_file(
    browser, clerk, commune, arrival, run_jobs
):
    [document] = confirm_many(arrivals=[arrival], by=clerk).registered
    post_files(browser, commune, upload("không đầu.txt", "Các thôn đọc sách, phần sửa."))
    run_jobs()
    other = Arrival.objects.get(name="không đầu.txt")
    fields = TYPED | {"direction": "incoming"}

    page = browser.post(reverse("intake:paper", args=[other.pk]), fields).content.decode()
    assert reverse("intake:attach", args=[other.pk]) in page
    browser.post(reverse("intake:attach", args=[other.pk]), {"document": document.pk})

    assert (Document.objects.count(), document.versions.count()) == (1, 2)


def test_the_page_of_a_delivery_says_what_is_left_to_do_and_what_was_not_taken(browser, commune, run_jobs):
    post_files(
        browser,
        commune,
        upload("thiếu số.docx", as_docx(plan("      "))),
        upload("đủ.docx", as_docx(plan("02", "của chợ"))),
        upload("rỗng.docx", b""),
    )
    run_jobs()

    page = browser.get(reverse("intake:tray"), {"delivery": Delivery.objects.get().pk})

    assert [row.name for row in page.context["rows"]] == ["đủ.docx", "thiếu số.docx"]
    assert page.context["to_do"] | {"first": 0} == {"complete": 1, "to_look_at": 1, "scans": 0, "first": 0}
    text = page.content.decode()
    assert "Có 1 tệp không được nhận." in text
    assert reverse("intake:paper", args=[Arrival.objects.get(name="thiếu số.docx").pk]) in text


def test_the_page_of_a_paper_names_what_was_not_found_and_what_is_no_document(browser, commune, run_jobs):
    post_files(
        browser,
        commune,
        upload("thiếu số.docx", as_docx(plan("      "))),
        upload("thu hoạch.txt", "BÀI THU HOẠCH\nEm đọc sách mỗi tối và ghi lại điều hay."),
    )
    run_jobs()
    blank, essay = Arrival.objects.order_by("pk")

    page = browser.get(reverse("intake:paper", args=[blank.pk])).content.decode()
    assert "Không tìm thấy trong văn bản: Số. Hãy điền theo văn bản." in page
    assert 'name="number"' in page.split("autofocus")[0].rsplit("<", 1)[1] + page.split("autofocus")[1][:200]
    page = browser.get(reverse("intake:paper", args=[essay.pk])).content.decode()
    assert "không giống một văn bản cần đăng ký" in page
    assert essay.value("issuer") == ""
