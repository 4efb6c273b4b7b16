"""Papers that come by themselves: watched folders and mailboxes. They wait in one tray until a person confirms them."""

import os
from datetime import timedelta
from email.message import EmailMessage

import pytest
from django.utils.timezone import now

from nennep.intake.actions import watching
from nennep.intake.actions.mailing import fetch_mail_task, look_into_mailboxes, take_mail
from nennep.intake.actions.watching import look_into_folders, take_from_folders
from nennep.intake.models import Arrival, Delivery, Source, WatchedFile
from nennep.intake.tests.papers import as_docx, as_pdf, plan

pytestmark = pytest.mark.django_db
State = Arrival.State


def wait_until_quiet():
    WatchedFile.objects.update(since=now() - watching.QUIET_FOR - timedelta(seconds=1))


def names(folder):
    return sorted(str(path.relative_to(folder)) for path in folder.rglob("*") if path.is_file())


def test_a_file_is_taken_once_it_has_stopped_growing(folder, commune, run_jobs):
    paper = folder / "kế hoạch.docx"
    paper.write_bytes(as_docx(plan())[:500])
    look_into_folders()
    wait_until_quiet()
    paper.write_bytes(as_docx(plan()))

    look_into_folders()
    run_jobs()
    assert not Arrival.objects.exists()
    wait_until_quiet()
    look_into_folders()
    run_jobs()

    arrival = Arrival.objects.get()
    assert (arrival.unit, arrival.state, arrival.delivery.source) == (commune, State.TO_CONFIRM, Source.FOLDER)
    assert names(folder) == ["done/kế hoạch.docx"]
    assert not WatchedFile.objects.exists()


def test_wrong_files_are_named_and_moved_and_hidden_ones_left_alone(folder, run_jobs):
    (folder / "rỗng.pdf").write_bytes(b"")
    (folder / ".đang chép.docx").write_bytes(b"PK")
    (folder / "một.docx.part").write_bytes(b"PK")
    (folder / "nối.docx").symlink_to("/etc/hostname")
    look_into_folders()
    wait_until_quiet()
    look_into_folders()
    run_jobs()

    arrival = Arrival.objects.get()
    assert (arrival.state, "rỗng.pdf" in arrival.problem) == (State.REFUSED, True)
    assert "done/rỗng.pdf" in names(folder)


def test_a_folder_that_was_left_in_the_middle_brings_no_doubles(folder, run_jobs, monkeypatch):
    (folder / "một.docx").write_bytes(as_docx(plan()))
    look_into_folders()
    wait_until_quiet()
    with monkeypatch.context() as patched:
        patched.setattr(os, "replace", lambda *names: (_ for _ in ()).throw(KeyboardInterrupt))
        with pytest.raises(KeyboardInterrupt):
            take_from_folders()
    monkeypatch.undo()

    take_from_folders()
    run_jobs()

    assert Arrival.objects.count() == 1


def test_two_files_of_one_name_are_both_kept(folder, run_jobs):
    for number in ("01", "02"):
        (folder / "quét.docx").write_bytes(as_docx(plan(number)))
        look_into_folders()
        wait_until_quiet()
        look_into_folders()
        run_jobs()

    assert names(folder) == ["done/quét (2).docx", "done/quét.docx"]
    assert Arrival.objects.filter(state=State.TO_CONFIRM).count() == 2


def mail(*files, subject="Gửi kế hoạch", words="Kính gửi văn phòng.", sender="Lò Thị Mai <mai@example.vn>"):
    message = EmailMessage()
    message["From"], message["To"], message["Subject"] = sender, "van-thu@example.vn", subject
    message["Message-ID"] = f"<{len(words)}.{len(files)}.{len(subject)}@example.vn>"
    message.set_content(words)
    for name, content in files:
        message.add_attachment(content, maintype="application", subtype="octet-stream", filename=name)
    return message.as_bytes()


def test_files_of_unread_mails_land_in_the_tray_of_one_unit(mailbox, commune, run_jobs):
    mailbox.mails = [
        mail(("một.docx", as_docx(plan("01"))), ("hai.pdf", as_pdf(plan("02"))), ("logo.exe", b"MZ" + bytes(99))),
        mail(words="Thư không kèm tệp."),
    ]

    look_into_mailboxes()
    run_jobs()

    delivery = Delivery.objects.get()
    assert (delivery.unit, delivery.source) == (commune, Source.MAILBOX)
    assert delivery.claimed_sender == "Lò Thị Mai <mai@example.vn>"
    assert dict(delivery.arrivals.values_list("name", "state")) == {
        "một.docx": State.TO_CONFIRM,
        "hai.pdf": State.TO_CONFIRM,
        "logo.exe": State.REFUSED,
    }
    assert mailbox.read == {1, 2}


def test_a_mail_that_is_seen_twice_is_taken_once(mailbox, run_jobs):
    mailbox.mails = [mail(("một.docx", as_docx(plan("01"))))]

    for _ in "ab":
        fetch_mail_task.enqueue()
        run_jobs()
        mailbox.read.clear()

    assert Arrival.objects.count() == 1


def test_a_mail_that_brings_its_reader_down_is_named_and_the_others_go_on(mailbox, run_jobs):
    broken = b"From: <[]@]>\r\nSubject: x\r\nContent-Type: application/pdf\r\n"
    broken += b"Content-Disposition: attachment; filename*=[;\r\n\r\n"
    mailbox.mails = [broken, mail(("một.docx", as_docx(plan("01"))))]

    fetch_mail_task.enqueue()
    run_jobs()

    assert "một.docx" in set(Arrival.objects.values_list("name", flat=True))
    assert mailbox.read == {1, 2}


def test_a_mailbox_that_is_away_keeps_no_other_waiting(mailbox, settings, cast, run_jobs):
    mailbox.mails = [mail(("một.docx", as_docx(plan("01"))))]
    settings.INTAKE_MAILBOXES = {"NS.02": "imap://van-thu:x@127.0.0.1:9/INBOX", **settings.INTAKE_MAILBOXES}

    fetch_mail_task.enqueue()
    run_jobs()

    assert Arrival.objects.get().unit == cast.units["NS.01"]


def test_emblems_of_signatures_are_not_papers(commune):
    message = EmailMessage()
    message["From"], message["Subject"] = "mai@example.vn", "Kế hoạch"
    message.set_content("Xem tệp kèm theo.")
    message.add_alternative("<p>Xem tệp</p><img src='cid:logo'>", subtype="html")
    message.get_payload()[1].add_related(
        b"\x89PNG\r\n\x1a\n" + bytes(99), "image", "png", cid="<logo>", filename="logo.png", disposition="inline"
    )

    assert take_mail(commune, message.as_bytes()) is None
