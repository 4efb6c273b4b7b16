"""A backlog in a spreadsheet, and edXML envelopes."""

import base64
import zipfile
from datetime import date
from io import BytesIO
from uuid import uuid4

import pytest
from django.utils.translation import override

from nennep.documents.models import Document, RegisterEntry
from nennep.intake.actions.confirming import confirm_many
from nennep.intake.actions.taking import take_uploads
from nennep.intake.list_columns import HELP
from nennep.intake.list_template import template_workbook
from nennep.intake.models import Arrival
from nennep.intake.tests.papers import as_docx, plan, upload
from nennep.lib.handover import Head, SheetOut, read_workbook, write_xlsx

pytestmark = pytest.mark.django_db
State = Arrival.State
HEADS = [
    "STT",
    "Ngày đến",
    "Số đến",
    "Tác giả",
    "Số, ký hiệu",
    "Ngày tháng",
    "Tên loại và trích yếu nội dung",
    "Ghi chú",
]
ISSUER = "Ban Tuyên giáo Tỉnh ủy Nà Sơn"


def book(rows, heads=HEADS):
    title = "SỔ ĐĂNG KÝ VĂN BẢN ĐẾN"
    return write_xlsx([SheetOut("Sổ", [Head(words, 20) for words in heads], rows, title=title)])


def line(n, issuer=ISSUER, number=None, day="05/9/2026", subject=None):
    return [
        n,
        "07/9/2026",
        100 + n,
        issuer,
        number or f"{n:02}-KH/BTGTU",
        day,
        subject or f"Kế hoạch đọc sách lần {n}",
        "",
    ]


def test_a_register_of_hundreds_is_proposed_row_by_row_and_registered_with_one_press(send, clerk, commune):
    arrivals = send(upload("sổ 2026.xlsx", book([line(n) for n in range(1, 301)])))

    rows = [one for one in arrivals if one.container_id]
    assert (len(rows), {one.state for one in rows}, all(one.is_complete for one in rows)) == (
        300,
        {State.TO_CONFIRM},
        True,
    )
    outcome = confirm_many(arrivals=rows[:20], by=clerk)

    assert outcome.left == []
    document = Document.objects.get(number="07")
    assert (document.type, document.notation, document.issuer) == ("Kế hoạch", "KH/BTGTU", ISSUER)
    assert document.subject == "đọc sách lần 7"
    entry = RegisterEntry.objects.get(document=document)
    assert (entry.unit, entry.number, str(entry.entered_on)) == (commune, 107, "2026-09-07")


def test_half_filled_rows_are_named_with_what_is_wrong_and_not_registered(send, clerk):
    rows = [line(1), line(2, day="31/02/2026"), line(3, issuer=""), line(4)]
    arrivals = [one for one in send(upload("sổ.xlsx", book(rows))) if one.container_id]

    assert [one.is_complete for one in arrivals] == [True, False, False, True]
    assert "31/02/2026" in arrivals[1].problem and "Ngày tháng" in arrivals[1].problem
    outcome = confirm_many(arrivals=arrivals, by=clerk)
    assert (len(outcome.registered), len(outcome.left)) == (2, 2)


def test_the_same_list_again_brings_no_doubles(send, clerk):
    first = send(upload("sổ.xlsx", book([line(1), line(2)])))
    confirm_many(arrivals=[first[1]], by=clerk)

    again = send(upload("sổ (sửa).xlsx", book([line(1), line(2), line(3)])))

    assert [one.state for one in again[1:]] == [State.DUPLICATE, State.DUPLICATE, State.TO_CONFIRM]
    assert again[1].document == Document.objects.get()


def test_a_spreadsheet_that_is_no_list_of_documents_says_which_columns_it_looked_for(send):
    [arrival] = send(upload("lương.xlsx", book([["Mai", 3]], heads=["Họ tên", "Hệ số"])))

    assert (arrival.state, "Trích yếu" in arrival.problem) == (State.REFUSED, True)


def test_the_file_of_a_row_that_arrives_later_belongs_to_that_document(send, clerk):
    rows = [one for one in send(upload("sổ.xlsx", book([line(5, issuer="Ban Tuyên giáo")]))) if one.container_id]
    [document] = confirm_many(arrivals=rows, by=clerk).registered

    [file] = send(upload("kế hoạch 5.docx", as_docx(plan("05"))))

    assert (file.document, file.sameness) == (document, Arrival.Sameness.KEY)


ENVELOPE = """<?xml version="1.0" encoding="utf-8"?>
<edXML xmlns="http://www.mic.gov.vn/TBT/QCVN_102_2016"><edXMLEnvelope><edXMLHeader><MessageHeader>
<From><OrganId>000.00.15.H56</OrganId><OrganName>Sở Văn hóa Nà Sơn</OrganName></From>
<To><OrganId>000.01.15.H56</OrganId><OrganName>UBND xã Hùng Sơn</OrganName></To>
<Code><CodeNumber>{number}</CodeNumber><CodeNotation>KH-SVH</CodeNotation></Code>
<PromulgationInfo><Place>Nà Sơn</Place><PromulgationDate>2026-10-12</PromulgationDate></PromulgationInfo>
<DocumentType><Type>2</Type><TypeName>Kế hoạch</TypeName></DocumentType>
<Subject>{subject}</Subject>
<SignerInfo><FullName>Lò Thị Mai</FullName><Position>Giám đốc</Position></SignerInfo>{more}
</MessageHeader></edXMLHeader></edXMLEnvelope>
<AttachmentEncoded>{attachments}</AttachmentEncoded></edXML>"""


def envelope(*files, number="77", subject="về ngày hội đọc sách", more=""):
    attachments = "".join(
        f"<Attachment><AttachmentName>{name}</AttachmentName><ContentType>x</ContentType>"
        f"<ContentTransferEncoded>{base64.b64encode(data).decode()}</ContentTransferEncoded></Attachment>"
        for name, data in files
    )
    return ENVELOPE.format(number=number, subject=subject, more=more, attachments=attachments).encode()


def test_an_envelope_says_what_the_words_of_its_paper_do_not(send, clerk):
    words = "Các xã tổ chức ngày hội đọc sách.\nMỗi thôn cử hai người dự."
    arrivals = send(
        upload("phong bì.edxml", envelope(("ke hoach.docx", as_docx(words)), ("phu luc.txt", b"Danh sach")))
    )

    cover, paper, annex = arrivals
    assert (cover.state, cover.file, paper.state, annex.state) == (State.UNPACKED, None, *[State.TO_CONFIRM] * 2)
    cover.delivery.refresh_from_db()
    assert cover.delivery.claimed_sender == "Sở Văn hóa Nà Sơn"
    assert (paper.is_complete, annex.is_complete) == (True, False)
    [document] = confirm_many(arrivals=[paper], by=clerk).registered
    assert (document.type, document.full_number, document.issuer) == ("Kế hoạch", "77/KH-SVH", "Sở Văn hóa Nà Sơn")
    assert (document.subject, str(document.issued_on)) == ("về ngày hội đọc sách", "2026-10-12")
    assert (document.signer, document.recipients) == ("Lò Thị Mai", "UBND xã Hùng Sơn")


@pytest.mark.parametrize(
    "content",
    [
        b'<?xml version="1.0"?><!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]><edXML>&x;</edXML>',
        b'<?xml version="1.0"?><edXML><MessageHeader>',
        b'<?xml version="1.0"?><rss><channel/></rss>',
        envelope(("a.txt", b"x")).replace(b"eA==", b"!!"),
        envelope(),
    ],
    ids=["entities", "broken", "no envelope", "no base64", "nothing in it"],
)
def test_hostile_and_broken_envelopes_are_refused(send, files_root, content):
    [arrival] = send(upload("phong bì.xml", content))

    assert (arrival.state, "phong bì.xml" in arrival.problem) == (State.REFUSED, True)
    assert [path for path in files_root.rglob("*") if path.is_file()] == []


def test_the_empty_list_is_sent_back_filled_in(clerk, commune, run_jobs):
    """Clerks get the headings, help beside each cell and the types; what they fill in is read as a list."""
    with override("vi"):
        book = template_workbook()
    with zipfile.ZipFile(BytesIO(book)) as parts:
        sheet = parts.read("xl/worksheets/sheet1.xml").decode()
    assert sheet.count("<dataValidation ") == len(HELP)
    assert 'type="date"' in sheet
    assert "'Loại văn bản'!$A$2" in sheet
    first, second = read_workbook(book, "mau.xlsx")
    headings = first.rows[-1]
    assert ("Trích yếu" in headings, ("Giấy mời",) in second.rows) == (True, True)

    filled = {"Loại văn bản": "Giấy mời", "Số, ký hiệu": "18/GM-VP", "Ngày ban hành": date(2026, 11, 2),
              "Cơ quan ban hành": "Văn phòng", "Trích yếu": "Họp giao ban"}  # fmt: skip
    rows = [[filled.get(heading, "") for heading in headings]]
    sent = write_xlsx([SheetOut("Danh sách", [Head(one) for one in headings], rows)])
    delivery = take_uploads(unit=commune, uploads=[upload("cũ.xlsx", sent)], by=clerk, form_key=uuid4())
    run_jobs()

    line = delivery.arrivals.get(container__isnull=False)
    assert (line.value("type"), line.value("number"), line.value("notation")) == ("Giấy mời", "18", "GM-VP")
    assert line.is_complete
