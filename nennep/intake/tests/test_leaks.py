"""Nothing of a marked paper stays behind by a side way: originals, covers, names of refused files, senders, the log."""

import logging
from email.message import EmailMessage
from pathlib import Path

import pytest
from django.urls import reverse
from django_tasks_db.models import DBTaskResult

from nennep.documents.models import Document
from nennep.files.models import StoredFile
from nennep.files.refusals import FileRefused
from nennep.intake.actions import mailing, reading
from nennep.intake.actions.mailing import take_mail
from nennep.intake.actions.watching import look_into_folders
from nennep.intake.models import Arrival, Delivery
from nennep.intake.tests.papers import TYPED, as_docx, as_pdf, docx, paragraph, plan, run, upload, zip_of
from nennep.intake.tests.test_lists_and_envelopes import HEADS, book, envelope, line
from nennep.intake.tests.test_pages import client_of
from nennep.intake.tests.test_secrecy import HEAD, TRACE, everything_kept
from nennep.intake.tests.test_sources import mail, wait_until_quiet

# Files are asked about here, which are the same whatever the database.
pytestmark = [pytest.mark.django_db, pytest.mark.once]
State = Arrival.State


@pytest.fixture
def look(run_jobs):
    def look_twice():
        look_into_folders()
        wait_until_quiet()
        look_into_folders()
        run_jobs()

    return look_twice


def assert_no_trace(files_root, *names):
    assert [path for path in files_root.rglob("*") if path.is_file() and TRACE.encode() in path.read_bytes()] == []
    jobs = "\n".join(str(row) for row in DBTaskResult.objects.values("args_kwargs", "return_value", "traceback"))
    kept = everything_kept() + jobs
    assert [word for word in (TRACE, *names) if word in kept] == []


COVERS = {
    "quý.zip": lambda: zip_of({"một.docx": as_docx(plan()), "hai.docx": as_docx(HEAD)}),
    "thư mục.zip": lambda: zip_of({"một.docx": as_docx(plan()), "TUYỆT MẬT/hai.docx": as_docx(plan(topic=TRACE))}),
    "phong bì.xml": lambda: envelope(("một.docx", as_docx(plan())), ("hai.docx", as_docx(HEAD))),
    "sổ.xlsx": lambda: book([line(1), line(2, number="15-KH/TU (Mật)", subject=TRACE)]),
}


@pytest.mark.parametrize("name", COVERS)
def test_what_held_a_marked_paper_leaves_the_watched_folder_too(folder, look, files_root, name):
    (folder / name).write_bytes(COVERS[name]())

    look()

    assert [path for path in folder.rglob("*") if path.is_file()] == []
    assert Arrival.objects.filter(state=State.TO_CONFIRM).count() == 1
    assert sum(one.is_marked for one in Arrival.objects.all()) == 1
    assert_no_trace(files_root)


@pytest.mark.parametrize("content", [b"", b"MZ" + bytes(99), b"PK\x03\x04 x", b"%PDF-1.7 x"])
def test_a_marked_name_is_kept_nowhere_whatever_else_is_wrong(send, files_root, content):
    name = f"(TUYỆT MẬT) {TRACE}.pptx"

    [arrival] = send(upload(name, content))

    assert arrival.is_marked
    assert_no_trace(files_root, name)
    assert FileRefused("too_large", name).code == "marked"


def test_who_sent_a_marked_paper_is_not_kept(commune, run_jobs, files_root):
    take_mail(commune, mail(("một.docx", as_docx(HEAD)), sender=f"{TRACE}@example.vn"))
    run_jobs()

    assert Delivery.objects.get().claimed_sender == ""
    assert_no_trace(files_root)


def forwarded(subject, words):
    inner = EmailMessage()
    inner["From"], inner["Subject"] = "mai@example.vn", subject
    inner.set_content(words)
    inner.add_attachment(as_docx(plan(topic=TRACE)), maintype="application", subtype="x", filename="một.docx")
    outer = EmailMessage()
    outer["From"], outer["Subject"] = "mai@example.vn", "Chuyển tiếp"
    outer.set_content("Kính gửi văn phòng.")
    outer.add_attachment(inner)
    return outer.as_bytes()


def as_html(words):
    message = EmailMessage()
    message["From"], message["Subject"] = "mai@example.vn", "Kế hoạch"
    message.set_content(words, subtype="html")
    message.add_attachment(as_docx(plan(topic=TRACE)), maintype="application", subtype="x", filename="một.docx")
    return message.as_bytes()


@pytest.mark.parametrize(
    "raw",
    [
        forwarded("[MẬT] Kế hoạch", "Kính gửi."),
        forwarded("Kế hoạch", "TUYỆT MẬT\nKính gửi."),
        as_html("<div><b>TỐI MẬT</b></div><p>Kính gửi văn phòng.</p>"),
        as_html("<table><tr><td>Độ mật:</td><td>x</td></tr></table><p>Độ mật: <i>Mật</i><br>Kính gửi.</p>"),
    ],
    ids=["forwarded subject", "forwarded words", "html", "html label"],
)
def test_a_marking_inside_a_mail_refuses_all_of_it(commune, run_jobs, files_root, raw):
    take_mail(commune, raw)
    run_jobs()

    assert [one.is_marked for one in Arrival.objects.all()] == [True]
    assert_no_trace(files_root)


@pytest.mark.parametrize(
    "more",
    [
        {"more": "<OtherInfo><Note>TỐI MẬT</Note></OtherInfo>"},
        {"more": '<OtherInfo secrecy="2"><PageAmount>3</PageAmount></OtherInfo>'},
        {"subject": "[MẬT] Kế hoạch"},
        {"number": "77/MẬT"},
    ],
    ids=["note", "attribute", "subject", "number"],
)
def test_a_marking_anywhere_in_an_envelope(send, files_root, more):
    arrivals = send(upload("phong bì.xml", envelope((f"{TRACE}.txt", TRACE.encode()), **more)))

    assert [one.is_marked for one in arrivals] == [True]
    assert_no_trace(files_root)


def test_an_envelope_that_says_ordinary_is_taken(send):
    more = "<SecurityLevel>Bình thường</SecurityLevel><DoMat>Không mật</DoMat>"
    arrivals = send(upload("phong bì.xml", envelope(("một.docx", as_docx(plan())), more=more)))

    assert arrivals[1].state == State.TO_CONFIRM


LISTS = {
    "title": lambda: book([["VĂN BẢN MẬT"], line(1, subject=TRACE)]),
    "remark": lambda: book([line(2), [*line(1, subject=TRACE)[:-1], "Mật"]]),
    "column of another name": lambda: book([[*line(1, subject=TRACE), "Tối mật"]], heads=[*HEADS, "Phân loại"]),
    "subject": lambda: book([line(1, subject=f"Kế hoạch {TRACE} (Tuyệt mật)")]),
}


@pytest.mark.parametrize("name", LISTS)
def test_a_marking_anywhere_in_a_list(send, files_root, name):
    arrivals = send(upload("sổ.xlsx", LISTS[name]()))

    assert any(one.is_marked for one in arrivals)
    assert (
        not Arrival.objects.filter(state=State.TO_CONFIRM).exclude(proposals={}).filter(name__contains="row").exists()
    )
    assert_no_trace(files_root)


def test_a_paper_within_a_paper_waits_unseen(send):
    part = '<w:altChunk xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" r:id="r0"/>'
    inner = f"<html><body><p>MẬT</p><p>{TRACE}</p></body></html>"
    paper = docx(paragraph(run("Kế hoạch kèm theo")) + part, parts={"aFChunk": ("c.html", inner)})

    [arrival] = send(upload("một.docx", paper))

    assert (arrival.state, arrival.is_seen) == (State.SCAN, False)


def test_the_log_says_nothing_of_what_could_not_be_read(send, commune, caplog, monkeypatch):
    def stumble(*_arguments):
        raise ValueError(TRACE)

    monkeypatch.setattr(reading, "read_text", stumble)
    monkeypatch.setattr(mailing, "open_delivery", mailing.open_delivery)
    with caplog.at_level(logging.INFO):
        [arrival] = send(upload("một.docx", as_docx(plan())))

    assert arrival.state == State.REFUSED
    assert "ValueError" in caplog.text
    assert TRACE not in caplog.text


FIELDS = TYPED | {"direction": "incoming"}


@pytest.mark.parametrize(
    "typed",
    [{"subject": f"[MẬT] {TRACE}"}, {"subject": "TUYỆT MẬT"}, {"number": "05 (Mật)"}, {"notation": "KH (Tối mật)"}],
)
def test_a_marking_in_what_a_person_types(send, clerk, commune, files_root, typed):
    browser = client_of(clerk)
    [arrival] = send(upload("một.docx", as_docx(plan())))

    browser.post(reverse("documents:new"), {**FIELDS, "unit": commune.pk, **typed})
    browser.post(reverse("intake:paper", args=[arrival.pk]), {**FIELDS, **typed})

    assert not Document.objects.exists()
    assert_no_trace(files_root)


def test_no_other_paper_loses_its_bytes_when_a_marked_one_goes(send, files_root):
    taken, marked = send(upload("một.docx", as_docx(plan())), upload("(MẬT) hai.docx", as_docx(plan())))

    assert (taken.state, marked.is_marked) == (State.TO_CONFIRM, True)
    assert Path(StoredFile.objects.get().path).exists()


def test_a_law_about_secrecy_passes_with_all_of_this(send):
    subject = "Luật Bảo vệ bí mật nhà nước"
    arrivals = send(
        upload(f"{subject}.pdf", as_pdf(plan(topic="và quy định về độ mật"))),
        upload("sổ.xlsx", book([line(1, subject=subject), line(2, subject="Quyết định danh mục bí mật độ Mật")])),
    )

    assert not any(one.is_marked for one in arrivals)
