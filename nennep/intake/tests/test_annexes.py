"""What came together and belongs to one paper is kept beside it by one choice."""

from uuid import uuid4

import pytest
from django.test import Client
from django.urls import reverse

from nennep.documents.models import Document
from nennep.intake.actions.confirming import confirm_many, set_aside
from nennep.intake.actions.taking import take_uploads
from nennep.intake.models import Arrival
from nennep.intake.tests.papers import as_docx, plan, upload, zip_of

pytestmark = pytest.mark.django_db
State = Arrival.State
ANNEX = "PHỤ LỤC I\nDANH MỤC SÁCH CHO TỦ SÁCH THÔN\n(Kèm theo Kế hoạch số 05-KH/BTGTU)\nTruyện cổ, hai bản.\n"


@pytest.fixture
def browser(clerk):
    client = Client()
    client.force_login(clerk, "django.contrib.auth.backends.ModelBackend")
    return client


@pytest.fixture
def came(clerk, commune, run_jobs):
    """(plan, annex) out of one ZIP."""
    files = zip_of({"kế hoạch.docx": as_docx(plan()), "phụ lục.docx": as_docx(ANNEX)})
    delivery = take_uploads(unit=commune, uploads=[upload("gói.zip", files)], by=clerk, form_key=uuid4())
    run_jobs()
    return delivery.arrivals.get(name="kế hoạch.docx"), delivery.arrivals.get(name="phụ lục.docx")


def choose(browser, paper, annex):
    page = browser.get(reverse("intake:paper", args=[paper.pk]))
    assert [one.pk for one in page.context["together"]] == [annex.pk]
    assert f'value="{annex.pk}" checked' in page.content.decode()
    return browser.post(reverse("intake:annexes", args=[paper.pk]), {"annex": [annex.pk]}, follow=True)


def test_an_annex_goes_with_its_paper_and_is_registered_with_it(browser, clerk, came):
    paper, annex = came
    assert annex.value("type") == "Phụ lục"

    page = choose(browser, paper, annex).content.decode()
    assert "Kèm theo văn bản này" in page
    annex.refresh_from_db()
    assert (annex.state, annex.annex_of) == (State.ANNEX, paper)
    confirm_many(arrivals=[paper], by=clerk)

    [document] = Document.objects.all()
    annex.refresh_from_db()
    assert (annex.state, annex.document) == (State.REGISTERED, document)
    kept = document.versions.get(is_annex=True)
    assert (kept.file, kept.note, document.file) == (annex.file, "phụ lục.docx", paper.file)
    assert "tuần đọc sách" in document.text
    assert "Tài liệu kèm theo" in browser.get(reverse("documents:document", args=[document.pk])).content.decode()


def test_it_is_a_paper_of_its_own_again_when_the_person_says_so_or_the_paper_is_put_aside(browser, clerk, came):
    paper, annex = came
    choose(browser, paper, annex)
    browser.post(reverse("intake:apart", args=[paper.pk]))
    annex.refresh_from_db()
    assert (annex.state, annex.annex_of) == (State.TO_CONFIRM, None)

    choose(browser, paper, annex)
    set_aside(arrival=paper, by=clerk)
    annex.refresh_from_db()
    assert annex.state == State.TO_CONFIRM


def test_a_paper_of_another_tray_is_not_taken_along(browser, came, cast, run_jobs):
    paper, _annex = came
    neighbour = cast.users["clerk@NS"]
    delivery = take_uploads(unit=cast.units["NS"], uploads=[upload("x.txt", ANNEX)], by=neighbour, form_key=uuid4())
    run_jobs()
    other = delivery.arrivals.get()

    browser.post(reverse("intake:annexes", args=[paper.pk]), {"annex": [other.pk]})

    other.refresh_from_db()
    assert (other.state, other.annex_of) == (State.TO_CONFIRM, None)
