"""Scans wait unseen; a machine reads them page by page, or a person answers for them.

Another program stands in for tesseract where only its answers matter; marked `ocr` is what needs the real one.
"""

import sys
from io import BytesIO

import pytest
from django.urls import reverse
from PIL import Image, ImageDraw, ImageFont

from nennep.files.models import StoredFile
from nennep.intake.actions.confirming import confirm_many, declare_unmarked, set_aside
from nennep.intake.actions.reading import read_delivery_task
from nennep.intake.actions.scanning import look_for_unread_scans, read_scan_of, read_scan_task
from nennep.intake.models import Arrival
from nennep.intake.tests.papers import letter, plan, upload
from nennep.intake.tests.test_pages import client_of
from nennep.lib.extract import ocr

# Files are asked about here, which are the same whatever the database.
pytestmark = [pytest.mark.django_db, pytest.mark.once]
State = Arrival.State


def page(text, stamp=""):
    """A page as a scanner sees it, 200 dots an inch."""
    picture = Image.new("RGB", (1654, 2339), "white")
    draw = ImageDraw.Draw(picture)
    letters = ImageFont.truetype("DejaVuSerif.ttf", 32)
    for row, line in enumerate(text.splitlines()):
        for column, words in enumerate(line.split("\t")):
            draw.text((150 + column * 750, 150 + row * 52), words, font=letters, fill="black")
    if stamp:
        draw.rectangle((1150, 420, 1480, 520), outline="red", width=6)
        draw.text((1200, 440), stamp, font=ImageFont.truetype("DejaVuSerif.ttf", 52), fill="red")
    return picture


def as_jpeg(*arguments):
    out = BytesIO()
    page(*arguments).save(out, "JPEG", quality=90)
    return out.getvalue()


def as_scan(*pages):
    out = BytesIO()
    pages[0].save(out, "PDF", resolution=200, save_all=True, append_images=pages[1:])
    return out.getvalue()


@pytest.fixture
def without_machine(monkeypatch):
    monkeypatch.setenv("PATH", "/nowhere")


def test_without_the_program_a_scan_waits_unseen_and_the_page_says_why(without_machine, send, clerk):
    [arrival] = send(upload("quét.jpg", as_jpeg(plan())))
    browser = client_of(clerk)

    assert (arrival.state, arrival.is_seen) == (State.SCAN, False)
    assert browser.get(reverse("intake:file", args=[arrival.pk])).status_code == 404
    told = browser.get(reverse("intake:paper", args=[arrival.pk])).content.decode()
    assert all(package in told for package in ocr.PACKAGES)


def test_a_person_answers_for_a_scan_and_types_in_what_stands_on_it(without_machine, send, clerk):
    [arrival] = send(upload("quét.jpg", as_jpeg(plan())))

    declare_unmarked(arrival=arrival, by=clerk)

    arrival.refresh_from_db()
    assert (arrival.state, arrival.declared_by, arrival.is_complete) == (State.TO_CONFIRM, clerk, False)
    shown = client_of(clerk).get(reverse("intake:file", args=[arrival.pk]), {"inline": 1})
    assert shown.status_code == 200


def test_scans_that_came_before_the_program_are_read_once_it_is_there(without_machine, send, reads, run_jobs):
    send(upload("quét.jpg", as_jpeg(plan())))
    Arrival.objects.update(arrived_at="2026-01-01T00:00Z")
    reads(plan())

    look_for_unread_scans()
    run_jobs()

    assert Arrival.objects.get().state == State.TO_CONFIRM


PROGRAM = """#!{python}
import pathlib, sys
folder = pathlib.Path(__file__).parent
if "--list-langs" in sys.argv:
    print("vie")
elif "11" in sys.argv:
    print((folder / "stamps").read_text())
else:
    sys.stdin.buffer.read()
    turn = len(list(folder.glob("read *")))
    (folder / f"read {{turn}}").touch()
    print((folder / f"page {{turn}}").read_text())
"""


@pytest.fixture
def reads(tmp_path, monkeypatch):
    """`reads("first page", "second")`: a program in the place of tesseract that reads these words, page after page."""
    folder = tmp_path / "program"
    folder.mkdir()
    program = folder / "tesseract"

    def words_of(*pages, stamps=()):
        program.write_text(PROGRAM.format(python=sys.executable))
        program.chmod(0o755)
        for number, words in enumerate(pages):
            (folder / f"page {number}").write_text(words)
        (folder / "stamps").write_text("\n".join(stamps))
        monkeypatch.setenv("PATH", f"{folder}:/usr/bin:/bin")

    return words_of


def test_a_scan_is_read_page_by_page_and_goes_on_where_it_stopped(send, reads, monkeypatch):
    reads(plan(), "Trang hai.", "Trang ba.")
    real, read = ocr.read_page, []

    def dies_at_the_third(path, kind, number):
        if number == 2 and "killed" not in read:
            read.append("killed")
            raise KeyboardInterrupt
        read.append(number)
        return real(path, kind, number)

    monkeypatch.setattr(ocr, "read_page", dies_at_the_third)
    with pytest.raises(AssertionError, match="KeyboardInterrupt"):
        send(upload("quét.pdf", as_scan(*[page("x")] * 3)))
    arrival = Arrival.objects.get()
    assert (arrival.state, arrival.pages, len(arrival.page_texts)) == (State.SCAN, 3, 2)

    read_scan_of(arrival.pk)
    read_scan_of(arrival.pk)

    arrival.refresh_from_db()
    assert read == [0, 1, "killed", 2]
    assert (arrival.state, arrival.is_complete, arrival.page_texts) == (State.TO_CONFIRM, True, [])
    assert arrival.text.endswith("Trang hai.\n\nTrang ba.")
    assert arrival.file.text.warnings == ["read_by_machine"]


@pytest.mark.parametrize(
    ("pages", "stamps"),
    [
        ((f"MẬT\n{plan()}", ""), ()),
        ((plan(), f"TỐI MẬT\n{letter()}"), ()),
        ((plan(), ""), ("Nà Sơn", "TUYỆT MẬT")),
    ],
    ids=["head", "annex", "stamp"],
)
def test_a_marking_on_any_page_refuses_the_scan_without_a_trace(send, reads, files_root, pages, stamps):
    reads(*pages, stamps=stamps)

    [arrival] = send(upload("quét.pdf", as_scan(page("x"), page("y"))))

    assert (arrival.is_marked, arrival.page_texts, arrival.proposals) == (True, [], {})
    assert not StoredFile.objects.exists()
    assert [path for path in files_root.rglob("*") if path.is_file()] == []


def test_what_was_put_aside_while_it_was_read_stays_aside(send, reads, monkeypatch, clerk):
    reads(plan(), "Trang hai.")
    real = ocr.read_page

    def put_aside_meanwhile(path, kind, number):
        if number == 1:
            set_aside(arrival=Arrival.objects.get(), by=clerk)
        return real(path, kind, number)

    monkeypatch.setattr(ocr, "read_page", put_aside_meanwhile)
    [arrival] = send(upload("quét.pdf", as_scan(page("x"), page("y"))))

    assert arrival.state == State.SET_ASIDE


def test_a_page_without_words_waits_for_a_person(send, reads):
    reads("  ")

    [arrival] = send(upload("trống.jpg", as_jpeg("")))

    assert (arrival.state, bool(arrival.problem)) == (State.SCAN, True)


@pytest.mark.ocr
def test_the_real_program_reads_a_photo_and_a_scan_that_are_then_confirmed(send, clerk):
    arrivals = send(upload("ảnh.jpg", as_jpeg(plan("05"))), upload("quét.pdf", as_scan(page(letter(77)), page("Hết."))))

    assert [(one.state, one.is_complete) for one in arrivals] == [(State.TO_CONFIRM, True)] * 2
    plan_read, letter_read = confirm_many(arrivals=arrivals, by=clerk).registered
    assert (plan_read.full_number, plan_read.subject) == ("05-KH/BTGTU", "tổ chức tuần đọc sách trong các thôn")
    assert (letter_read.full_number, str(letter_read.issued_on)) == ("77/UBND-VP", "2026-10-12")
    assert letter_read.issuer == "Ủy ban nhân dân xã Hùng Sơn"


@pytest.mark.ocr
@pytest.mark.parametrize(("text", "stamp"), [(f"TỐI MẬT\n{plan()}", ""), (plan(), "MẬT")], ids=["typed", "stamped"])
def test_the_real_program_sees_markings(send, files_root, text, stamp):
    [arrival] = send(upload("ảnh.jpg", as_jpeg(text, stamp)))

    assert arrival.is_marked
    assert [path for path in files_root.rglob("*") if path.is_file()] == []


def test_a_long_scan_lets_others_pass_between_its_pages(send, reads):
    """What somebody waits for goes first: a scan of many pages is no wall in front of it."""
    reads(*[plan(), "Trang hai.", "Trang ba."] * 2)
    send(upload("quét.pdf", as_scan(*[page("x")] * 3)))
    arrival = Arrival.objects.get()
    Arrival.objects.filter(pk=arrival.pk).update(state=State.SCAN, pages=0, page_texts=[])

    assert read_scan_of(arrival.pk, most=2) is True
    arrival.refresh_from_db()
    assert (arrival.state, len(arrival.page_texts)) == (State.SCAN, 2)
    assert read_scan_of(arrival.pk, most=2) is False
    assert read_scan_task.priority < read_delivery_task.priority
