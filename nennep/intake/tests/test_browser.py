"""The tray in a real Chromium, as somebody meets it for the first time."""

import pytest
from django.urls import reverse

from nennep.documents.models import Document
from nennep.intake.models import Arrival
from nennep.intake.tests.papers import as_docx, as_odt, as_pdf, letter, plan, zip_of
from tests.machinery.browser import axe

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
State = Arrival.State


def sent(name, content):
    return {"name": name, "mimeType": "application/octet-stream", "buffer": content}


@pytest.mark.parametrize("width", [360, 1280])
def test_files_of_all_kinds_are_dropped_read_and_registered_with_two_presses(open_page, clerk, run_jobs, width):
    page = open_page(width=width, user=clerk)
    page.goto(reverse("intake:tray"))
    axe(page)
    page.click("main a.button")
    page.set_input_files(
        "input[type=file]",
        [
            sent("một.docx", as_docx(plan("01"))),
            sent("hai.odt", as_odt(plan("02", "của chợ"))),
            sent("ba.pdf", as_pdf(plan("03", "của trường"))),
            sent("gói.zip", zip_of({"bốn.txt": letter(44).encode()})),
            sent("rỗng.docx", b""),
        ],
    )
    axe(page)
    page.dblclick("main form.form button.button")
    page.wait_for_url("**/intake/?delivery=*")
    assert page.locator(".work").count() == 1
    axe(page)

    run_jobs()
    page.wait_for_selector("#chosen", timeout=15_000)
    assert page.locator("input[name=arrival]:checked").count() == 4
    axe(page)
    page.click("#chosen button.button:not(.quiet)")
    page.wait_for_selector("text=Đã đăng ký 4 văn bản")

    assert Document.objects.count() == 4
    page.goto(reverse("intake:tray") + "?show=not_taken")
    assert "rỗng.docx" in page.inner_text("main table")


@pytest.mark.parametrize("width", [360, 1280])
def test_a_field_leads_to_where_it_was_read(open_page, clerk, commune, run_jobs, width):
    page = open_page(width=width, user=clerk)
    page.goto(reverse("intake:send"))
    page.set_input_files("input[type=file]", [sent("một.docx", as_docx(plan("01")))])
    page.click("main form.form button.button")
    page.wait_for_url("**/intake/?delivery=*")
    run_jobs()
    page.goto(reverse("intake:paper", args=[Arrival.objects.get().pk]))
    axe(page)

    page.click(".read-field:has(#id_subject) a.found-at")

    assert page.inner_text("mark:target").endswith("tổ chức tuần đọc sách trong các thôn")
    page.fill("#id_subject", "tổ chức tuần đọc sách năm 2026")
    page.press("#id_number", "Enter")
    page.wait_for_selector("text=Đã đăng ký Kế hoạch 01-KH/BTGTU")
    assert Document.objects.get().subject == "tổ chức tuần đọc sách năm 2026"
