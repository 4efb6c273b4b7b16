"""What strangers and colleagues might try on a tray; each was tried before it was closed."""

import os
from datetime import date, timedelta
from email.message import EmailMessage

import pytest
from django.urls import reverse
from django.utils.timezone import localdate

from nennep.documents.actions import register_document
from nennep.documents.models import Document, RegisterEntry, Version
from nennep.files.incoming import short_name
from nennep.intake.actions import watching
from nennep.intake.actions.confirming import confirm, fields_of, request_confirming
from nennep.intake.actions.mailing import fetch_mail_task
from nennep.intake.actions.watching import look_into_folders
from nennep.intake.models import Arrival
from nennep.intake.tests.papers import as_docx, plan, upload, zip_of
from nennep.intake.tests.test_lists_and_envelopes import book, line
from nennep.intake.tests.test_pages import client_of
from nennep.intake.tests.test_sources import mail, wait_until_quiet
from nennep.units.actions import grant_role
from nennep.units.models import Role

pytestmark = [pytest.mark.django_db, pytest.mark.once]
State = Arrival.State


@pytest.fixture
def waiting(send):
    [arrival] = send(upload("một.docx", as_docx(plan())))
    return arrival


def doors(arrival):
    """Every address of one paper, with the method that does something there."""
    for name in ("paper", "file"):
        yield "get", reverse(f"intake:{name}", args=[arrival.pk])
    for name in ("paper", "attach", "enter", "set_aside", "declare"):
        yield "post", reverse(f"intake:{name}", args=[arrival.pk])
    yield "get", reverse("intake:progress", args=[arrival.delivery_id])
    yield "get", f"{reverse('intake:tray')}?delivery={arrival.delivery_id}"


@pytest.mark.parametrize("who", ["officer@NS", "clerk@NS.02", "clerk@NS.01.1", "leader@NS.01", "reviewer@NS.01", "an"])
def test_nobody_else_reaches_a_paper_of_the_tray(cast, waiting, who):
    browser = client_of(cast.users[who])
    answers = [getattr(browser, method)(url).status_code for method, url in doors(waiting)]
    browser.post(reverse("intake:confirm_chosen"), {"arrival": waiting.pk})

    assert set(answers) <= {403, 404}
    waiting.refresh_from_db()
    assert waiting.state == State.TO_CONFIRM


def test_a_role_that_ended_yesterday_opens_nothing(cast, waiting, clerk):
    Role.objects.filter(user=clerk).update(valid_to=localdate() - timedelta(days=1))
    browser = client_of(clerk)

    assert {getattr(browser, method)(url).status_code for method, url in doors(waiting)} <= {403, 404}
    assert browser.get(reverse("intake:send")).status_code == 403


def test_papers_are_not_sent_into_the_tray_of_another_unit(cast, clerk):
    form = {"key": "6c1c4f4e-0000-4000-8000-000000000001", "unit": cast.units["NS.02"].pk}
    client_of(clerk).post(reverse("intake:send"), form | {"files": upload("một.docx", as_docx(plan()))})

    assert not Arrival.objects.exists()


def foreign(cast):
    """A document of the other commune, which somebody with two posts sees."""
    key = {
        "type": "Kế hoạch",
        "number": "09",
        "notation": "KH/QL",
        "issuer": "Quang Lâm",
        "issued_on": date(2026, 9, 1),
    }
    unit, by = cast.units["NS.02"], cast.users["officer@NS.02"]
    return register_document(**key, subject="đọc sách", unit=unit, by=by, text="Mỗi thôn một tủ sách.")


@pytest.mark.parametrize("door", ["enter", "attach"])
def test_what_one_sees_in_another_post_is_not_brought_into_this_unit(cast, waiting, clerk, door):
    grant_role(user=clerk, unit=cast.units["NS.02"], kind="clerk", on=localdate(), by=cast.users["founder"])
    document = foreign(cast)

    answer = client_of(clerk).post(reverse(f"intake:{door}", args=[waiting.pk]), {"document": document.pk})

    assert answer.status_code == 404
    assert not RegisterEntry.objects.exists()
    assert Version.objects.count() == 1


def test_two_tabs_that_confirm_the_same_paper_register_it_once(waiting, clerk):
    tabs = [Arrival.objects.get(pk=waiting.pk) for _ in "ab"]

    first, second = [confirm(arrival=one, by=clerk, fields=fields_of(one)) for one in tabs]

    assert first == second
    assert (Document.objects.count(), RegisterEntry.objects.count()) == (1, 1)


def test_a_number_that_no_book_has_is_not_asked_of_the_database(waiting, clerk):
    form = {name: str(value or "") for name, value in fields_of(waiting).items()}
    form |= {"issued_on": "05/09/2026", "register_number": "9" * 30}

    answer = client_of(clerk).post(reverse("intake:paper", args=[waiting.pk]), form)

    assert (answer.status_code, "register_number" in answer.context["form"].errors) == (200, True)


def test_a_list_with_a_number_that_no_book_has(send):
    row = line(1)
    row[2] = 10**25
    _cover, arrival = send(upload("sổ.xlsx", book([row, line(2)])))[:2]

    assert arrival.value("register_number") == ""


def test_one_paper_that_cannot_be_written_keeps_no_other_waiting(send, clerk, run_jobs):
    bad, good = send(upload("một.docx", as_docx(plan("01"))), upload("hai.docx", as_docx(plan("02", "ở xã"))))
    Arrival.objects.filter(pk=bad.pk).update(proposals=bad.proposals | {"register_number": {"value": 10**25}})

    request_confirming(arrivals=[bad, good], by=clerk)
    run_jobs()

    bad.refresh_from_db()
    good.refresh_from_db()
    assert (bad.state, bool(bad.problem), good.state) == (State.TO_CONFIRM, True, State.REGISTERED)


def test_a_link_put_in_place_of_a_file_is_not_followed(folder, tmp_path, run_jobs, monkeypatch):
    secret = tmp_path / "secret.txt"
    secret.write_text("mật khẩu của máy chủ")
    paper = folder / "một.txt"
    paper.write_text("Kế hoạch đọc sách.")
    look_into_folders()
    wait_until_quiet()
    looked = watching._has_stopped_growing

    def swapped(path):
        answer = looked(path)
        path.unlink()
        path.symlink_to(secret)
        return answer

    monkeypatch.setattr(watching, "_has_stopped_growing", swapped)
    watching.take_from_folders()
    run_jobs()

    assert not Arrival.objects.exclude(file=None).exists()
    assert secret.exists()


def test_a_name_that_is_no_text_keeps_no_other_waiting(folder, run_jobs):
    with open(os.fsencode(str(folder)) + b"/b\xe1o c\xe1o.txt", "wb") as file:
        file.write("Kế hoạch đọc sách.".encode())
    (folder / "hai.txt").write_text("Kế hoạch trồng cây.")
    look_into_folders()
    wait_until_quiet()
    look_into_folders()
    run_jobs()

    assert Arrival.objects.filter(state=State.TO_CONFIRM).count() == 2


def nested(depth):
    head = "".join(f'Content-Type: multipart/mixed; boundary="b{n}"\r\n\r\n--b{n}\r\n' for n in range(depth))
    return f"From: a@example.vn\r\nSubject: x\r\n{head}".encode()


def crowded(files):
    message = EmailMessage()
    message["From"], message["Subject"] = "a@example.vn", "x"
    message.set_content("Kính gửi.")
    for number in range(files):
        message.add_attachment(b"x", maintype="text", subtype="plain", filename=f"{number}.txt")
    return message.as_bytes()


@pytest.mark.parametrize("raw", [nested(5_000), crowded(150)], ids=["deep", "crowded"])
def test_a_mail_made_to_exhaust_its_reader_brings_at_most_one_line(mailbox, run_jobs, raw):
    mailbox.mails = [raw, mail(("một.docx", as_docx(plan("01"))))]

    fetch_mail_task.enqueue()
    run_jobs()

    assert Arrival.objects.filter(state=State.TO_CONFIRM).count() == 1
    assert Arrival.objects.exclude(state=State.TO_CONFIRM).count() <= 1


def test_an_envelope_of_a_million_elements_is_refused_in_a_process_of_its_own(send):
    bomb = b"<edXML><MessageHeader>" + b"<a/>" * 9_000_000 + b"</MessageHeader></edXML>"

    [arrival] = send(upload("phong bì.xml", bomb))

    assert arrival.state == State.REFUSED


def test_paths_in_a_zip_lead_nowhere(send, files_root):
    names = ("../../etc/một.txt", "/etc/hai.txt", "C:\\Windows\\ba.txt", "a/../../bốn.txt")
    arrivals = send(upload("quý.zip", zip_of({name: f"Kế hoạch đọc sách {name}.".encode() for name in names})))

    assert [one.name for one in arrivals[1:]] == ["một.txt", "hai.txt", "ba.txt", "bốn.txt"]
    assert all(path.is_relative_to(files_root) for path in files_root.rglob("*"))


@pytest.mark.parametrize(
    ("name", "kept"),
    [
        ("kế hoạch\u202excod.exe", "kế hoạchxcod.exe"),
        ("một\r\nSet-Cookie: a=b.docx", "mộtSet-Cookie: a=b.docx"),
        ("một\x00.docx", "một.docx"),
        ("../../etc/passwd", "passwd"),
        ("\ud800một.docx", "một.docx"),
    ],
)
def test_a_name_carries_no_unseen_signs(name, kept):
    assert short_name(name) == kept


def test_a_page_that_calls_itself_a_paper_is_never_shown_as_one(send, clerk):
    page = b"Ke hoach\n<script>alert(1)</script><svg onload=alert(1)>\n" * 3
    [arrival] = send(upload("một.txt", page))

    answer = client_of(clerk).get(f"{reverse('intake:file', args=[arrival.pk])}?inline")

    assert answer["Content-Disposition"].startswith("attachment")
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert "sandbox" in answer["Content-Security-Policy"]
    assert answer["Content-Type"].startswith("text/plain")


@pytest.mark.parametrize(
    "content", [b"<svg xmlns='http://www.w3.org/2000/svg'/>", b"<!DOCTYPE html><p>a", b"GIF89a" + bytes(50)]
)
def test_what_a_browser_would_run_is_not_taken(send, files_root, content):
    [arrival] = send(upload("một.svg", content))

    assert arrival.state == State.REFUSED
    assert not [path for path in files_root.rglob("*") if path.is_file()]
