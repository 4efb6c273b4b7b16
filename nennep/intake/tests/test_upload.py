"""Many files dropped at once: each is read, proposed, confirmed; wrong ones are named with the reason."""

from uuid import uuid4

import pytest

from nennep.documents.models import Document
from nennep.files.models import StoredFile
from nennep.intake.actions import reading
from nennep.intake.actions.confirming import attach, confirm, confirm_many, fields_of, request_confirming, set_aside
from nennep.intake.actions.reading import read_delivery
from nennep.intake.actions.taking import take_uploads
from nennep.intake.errors import AlreadyDecided, HeldAlready
from nennep.intake.models import Arrival
from nennep.intake.proposing import lacks, same_document
from nennep.intake.tests.papers import as_docx, as_odt, as_pdf, letter, plan, upload, zip_of
from nennep.lib.extract.tests.build import OLE

pytestmark = pytest.mark.django_db
State, Sameness = Arrival.State, Arrival.Sameness


@pytest.fixture
def send(clerk, commune, run_jobs):
    def send_files(*uploads, key=None):
        delivery = take_uploads(unit=commune, uploads=uploads, by=clerk, form_key=key or uuid4())
        run_jobs()
        return list(delivery.arrivals.order_by("pk"))

    return send_files


def test_a_docx_is_read_and_registered_with_one_confirmation(send, clerk):
    [arrival] = send(upload("ke hoach.docx", as_docx(plan())))

    assert (arrival.state, arrival.is_complete) == (State.TO_CONFIRM, True)
    outcome = confirm_many(arrivals=[arrival], by=clerk)

    [document] = outcome.registered
    assert outcome.left == []
    assert (document.type, document.full_number, str(document.issued_on)) == ("Kế hoạch", "05-KH/BTGTU", "2026-09-05")
    assert (document.issuer, document.subject) == ("Ban Tuyên giáo", "tổ chức tuần đọc sách trong các thôn")
    assert (document.signer, document.signer_post) == ("Lò Thị Mai", "Phó trưởng ban")
    assert document.recipients == "Các xã\nLưu văn phòng"
    assert document.unit_id == arrival.unit_id
    start, end = document.found_at["subject"]
    assert document.text[start:end] == "tổ chức tuần đọc sách trong các thôn"
    arrival.refresh_from_db()
    assert (arrival.state, arrival.document, arrival.decided_by) == (State.REGISTERED, document, clerk)


def test_bases_and_deadlines_are_shown_where_they_stand(send):
    [arrival] = send(upload("ke hoach.docx", as_docx(plan())))

    [basis], [deadline] = arrival.proposals["bases"], arrival.proposals["deadlines"]
    assert arrival.text[slice(*basis["span"])] == "Chỉ thị số 12-CT/TU"
    assert (deadline["value"], arrival.text[slice(*deadline["span"])]) == ("2026-12-20", "trước ngày 20/12/2026")


def test_what_the_unit_itself_issued_is_outgoing_and_linked(send, clerk, commune):
    [arrival] = send(upload("cong van.docx", as_docx(letter())))

    [document] = confirm_many(arrivals=[arrival], by=clerk).registered

    assert (document.type, document.issuer) == ("Công văn", "Ủy ban nhân dân xã Hùng Sơn")
    assert (document.issuer_unit, document.direction) == (commune, Document.Direction.OUTGOING)


def test_every_kind_at_once_and_wrong_files_are_named_with_the_reason(send, monkeypatch):
    monkeypatch.setenv("PATH", "/nowhere")  # without LibreOffice, which would open the old DOC
    arrivals = send(
        upload("một.docx", as_docx(plan("01"))),
        upload("hai.odt", as_odt(plan("02"))),
        upload("ba.pdf", as_pdf(plan("03"))),
        upload("bốn.txt", plan("04")),
        upload("rỗng.docx", b""),
        upload("hỏng.docx", b"PK\x03\x04 khong phai docx"),
        upload("chương trình.exe", b"MZ" + bytes(200)),
        upload("khóa.docx", OLE + "EncryptedPackage".encode("utf-16-le")),
        upload("bom.docx", zip_of({"[Content_Types].xml": "x", "word/document.xml": bytes(60_000_000)})),
        upload("cũ.doc", OLE + "WordDocument".encode("utf-16-le")),
    )

    assert {one.name: one.value("number") for one in arrivals if one.state == State.TO_CONFIRM} == {
        "một.docx": "01",
        "hai.odt": "02",
        "ba.pdf": "03",
        "bốn.txt": "04",
    }
    wrong = {one.name: one.problem for one in arrivals if one.state == State.REFUSED}
    assert set(wrong) == {"rỗng.docx", "hỏng.docx", "chương trình.exe", "khóa.docx", "bom.docx", "cũ.doc"}
    assert all(name in problem for name, problem in wrong.items())
    assert len({problem.split("”")[1] for problem in wrong.values()}) == 6
    assert StoredFile.objects.count() == 4


def test_a_zip_is_unpacked_and_let_go_of(send, files_root):
    arrivals = send(
        upload(
            "cả quý.zip",
            zip_of({"a/một.docx": as_docx(plan("01")), "hai.txt": plan("02").encode(), "ba.exe": b"MZ" + bytes(90)}),
        )
    )

    assert [(one.name, one.state) for one in arrivals] == [
        ("cả quý.zip", State.UNPACKED),
        ("một.docx", State.TO_CONFIRM),
        ("hai.txt", State.TO_CONFIRM),
        ("ba.exe", State.REFUSED),
    ]
    kept = {path.name for path in files_root.rglob("*") if path.is_file()}
    assert kept == {one.file.sha256 for one in arrivals[1:3]}


def test_the_same_form_twice_is_taken_once(send):
    key = uuid4()
    first = send(upload("một.docx", as_docx(plan())), key=key)

    assert send(upload("một.docx", as_docx(plan())), key=key) == first


def test_reading_goes_on_where_it_was_killed(clerk, commune, monkeypatch):
    uploads = [upload("một.zip", zip_of({f"{n}.txt": plan(f"0{n}").encode() for n in (1, 2, 3)}))]
    delivery = take_uploads(unit=commune, uploads=uploads, by=clerk, form_key=uuid4())
    real, seen = reading.propose, []

    def dies_at_the_second(arrival):
        if seen:
            raise KeyboardInterrupt
        seen.append(arrival)
        real(arrival)

    monkeypatch.setattr(reading, "propose", dies_at_the_second)
    with pytest.raises(KeyboardInterrupt):
        read_delivery(delivery.pk)
    monkeypatch.setattr(reading, "propose", real)
    read_delivery(delivery.pk)
    read_delivery(delivery.pk)

    papers = delivery.arrivals.exclude(state=State.UNPACKED).order_by("pk")
    assert [(one.name, one.state) for one in papers] == [(f"{n}.txt", State.TO_CONFIRM) for n in (1, 2, 3)]


def test_the_same_file_again_is_shown_as_such(send, clerk):
    content = as_docx(plan())
    [first] = send(upload("một.docx", content))
    [document] = confirm_many(arrivals=[first], by=clerk).registered

    [again] = send(upload("một (2).docx", content))

    assert (again.state, again.document, again.sameness) == (State.DUPLICATE, document, Sameness.FILE)


def test_the_same_file_twice_in_one_tray_is_asked_about_once(send):
    content = as_docx(plan())
    first, second = send(upload("một.docx", content), upload("bản sao.docx", content))

    assert (first.state, second.state) == (State.TO_CONFIRM, State.DUPLICATE)
    assert "một.docx" in second.problem


def test_the_same_words_in_another_format_become_another_file_of_the_document(send, clerk):
    [first] = send(upload("một.docx", as_docx(plan())))
    [document] = confirm_many(arrivals=[first], by=clerk).registered

    [other] = send(upload("một.pdf", as_pdf(plan())))
    assert (other.state, other.document, other.sameness) == (State.TO_CONFIRM, document, Sameness.TEXT)
    attach(arrival=other, document=document, by=clerk)

    document.refresh_from_db()
    assert (document.versions.count(), document.file) == (2, other.file)
    assert Document.objects.count() == 1


def test_the_same_number_with_other_words_is_offered_as_newer_version(send, clerk):
    [first] = send(upload("một.docx", as_docx(plan())))
    confirm_many(arrivals=[first], by=clerk)

    [newer] = send(upload("sửa.docx", as_docx(plan(topic="trong các thôn, bản và trường học"))))

    assert (newer.state, newer.sameness, newer.is_complete) == (State.TO_CONFIRM, Sameness.KEY, False)
    assert same_document(newer)[0] == Document.objects.get()


def test_two_papers_under_one_key_in_one_form_are_not_registered_twice(send, clerk):
    both = send(
        upload("một.docx", as_docx(plan())), upload("sửa.docx", as_docx(plan(topic="trong các thôn, bản và trường")))
    )

    outcome = confirm_many(arrivals=both, by=clerk)

    assert len(outcome.registered) == 1
    assert [(arrival.name, sentence.count("05-KH/BTGTU")) for arrival, sentence in outcome.left] == [("sửa.docx", 1)]
    with pytest.raises(HeldAlready):
        confirm(arrival=both[1], by=clerk, fields=fields_of(both[1]))


def test_pressing_twice_registers_once(send, clerk):
    [arrival] = send(upload("một.docx", as_docx(plan())))

    documents = {confirm(arrival=arrival, by=clerk, fields=fields_of(arrival)) for _ in "ab"}

    assert len(documents) == Document.objects.count() == 1


def test_what_was_put_aside_is_not_registered(send, clerk):
    [arrival] = send(upload("một.docx", as_docx(plan())))
    set_aside(arrival=arrival, by=clerk)

    with pytest.raises(AlreadyDecided):
        confirm(arrival=arrival, by=clerk, fields=fields_of(arrival))


def test_what_cannot_be_registered_in_the_background_comes_back_and_says_why(send, clerk, run_jobs):
    both = send(upload("một.docx", as_docx(plan())), upload("sửa.docx", as_docx(plan(topic="trong mọi thôn, bản"))))

    assert request_confirming(arrivals=both, by=clerk) == 2
    assert request_confirming(arrivals=both, by=clerk) == 0
    run_jobs()

    first, second = Arrival.objects.order_by("pk")
    assert (first.state, first.decided_by) == (State.REGISTERED, clerk)
    assert (second.state, second.decided_by, "05-KH/BTGTU" in second.problem) == (State.TO_CONFIRM, None, True)


def test_a_paper_without_a_number_is_told_so_and_looked_at_before_it_is_registered(send, clerk):
    minutes = "CHI BỘ THÔN NÀ LÀNH\nBIÊN BẢN\nhọp chi bộ tháng 11\nHôm nay, ngày 03/11/2026, chi bộ họp.\n"
    [arrival] = send(upload("biên bản.txt", minutes))

    assert (arrival.value("type"), arrival.value("number"), arrival.value("issued_on")) == (
        "Biên bản", "không số", "2026-11-03",
    )  # fmt: skip
    assert (arrival.state, arrival.is_complete) == (State.TO_CONFIRM, False)
    assert str(confirm(arrival=arrival, by=clerk, fields=fields_of(arrival))) == "Biên bản không số"


def test_a_paper_whose_number_is_still_blank_asks_for_it(send):
    [arrival] = send(upload("dự thảo.docx", as_docx(plan("      "))))

    assert (arrival.value("type"), arrival.value("notation"), arrival.value("number")) == ("Kế hoạch", "KH/BTGTU", "")
    assert lacks(arrival.proposals) == ["number"]


def test_two_formats_of_one_paper_sent_together_are_asked_about_once(send, clerk):
    """Columns come in another order, a page number is added; a newer version is still told apart."""
    more = "\nCác thôn mở tủ sách vào chiều thứ bảy hằng tuần, cử người trông và ghi sổ mượn trả." * 6
    text = plan() + more
    both = send(upload("một.docx", as_docx(text)), upload("một.pdf", as_pdf(text.replace("\t", "\n") + "\n1")))
    assert [one.is_complete for one in both] == [True, True]

    outcome = confirm_many(arrivals=both, by=clerk)

    assert outcome.left == []
    [document] = Document.objects.all()
    assert (document.versions.count(), document.file.name) == (2, "một.pdf")
    [newer] = send(upload("sửa.docx", as_docx(text.replace("chiều thứ bảy", "sáng chủ nhật"))))
    assert newer.sameness == Sameness.KEY


def test_a_damaged_office_file_is_not_unpacked_as_a_zip(send):
    [arrival] = send(upload("kế hoạch.docx", zip_of({"a.txt": plan().encode()})))

    assert (arrival.state, "bị hỏng" in arrival.problem) == (State.REFUSED, True)
