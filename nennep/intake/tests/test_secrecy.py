"""A marking in its place is refused in every way in and leaves nothing behind but the fact; a law about it passes."""

import json
from datetime import date

import pytest
from django.apps import apps
from django.core import serializers
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from nennep.documents.actions import register_document
from nennep.documents.models import Document
from nennep.files.models import FileText, StoredFile
from nennep.history.models import Content, Entry
from nennep.intake.actions.mailing import take_mail
from nennep.intake.actions.watching import look_into_folders
from nennep.intake.models import Arrival
from nennep.intake.tests.papers import TYPED, as_docx, as_odt, as_pdf, docx, paragraph, plan, run, upload, zip_of
from nennep.intake.tests.test_lists_and_envelopes import HEADS, book, envelope, line
from nennep.intake.tests.test_pages import client_of
from nennep.intake.tests.test_scans import as_scan, page
from nennep.intake.tests.test_sources import mail, wait_until_quiet
from nennep.lib.extract.tests.build import odt, pdf, text_box, text_page

# Files are asked about here, which are the same whatever the database.
pytestmark = [pytest.mark.django_db, pytest.mark.once]
State = Arrival.State
# It stands in every paper that must not leave a trace.
TRACE = "zqbimatzq"
HEAD = f"TUYỆT MẬT\n{plan(topic=TRACE)}"
W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


def with_header(words):
    return as_docx(plan(topic=TRACE), parts={"header": ("header1.xml", f"<w:hdr {W}>{paragraph(run(words))}</w:hdr>")})


def with_long_footer_and_head():
    footer = "Trụ sở: số 1 đường Hồ Chí Minh, phường Trung tâm, tỉnh Nà Sơn, điện thoại 0200 000 000, thư vp@nason.vn"
    return as_docx(HEAD, parts={"footer": ("footer1.xml", f"<w:ftr {W}>{paragraph(run(footer))}</w:ftr>")})


def with_box():
    lines = plan(topic=TRACE).splitlines()
    body = [paragraph(run(one)) for one in lines]
    body[12] = paragraph(run(lines[12]) + text_box(paragraph(run("MẬT"))))
    return docx("".join(body))


def pdf_with_stamp_drawn_last():
    """The stamp at the end of the first page's drawing, the paper going on for two more pages."""
    first, *rest = [one.replace("\t", "    ") or " " for one in plan(topic=TRACE).splitlines()]
    return pdf([text_page(first, *rest, "TỐI MẬT"), *[text_page(*[f"Dòng {n} của trang" for n in range(9)])] * 2])


MARKED = {
    "head of a DOCX.docx": as_docx(HEAD),
    "head of an ODT.odt": as_odt(HEAD),
    "head of a PDF.pdf": as_pdf(HEAD),
    "head of a text.txt": HEAD.encode(),
    "header.docx": with_header("MẬT"),
    "head under a long footer.docx": with_long_footer_and_head(),
    "text box.docx": with_box(),
    "stamp on the first page.pdf": pdf_with_stamp_drawn_last(),
    "(MẬT) tên tệp.docx": as_docx(plan(topic=TRACE)),
    "box.odt": odt(
        f"<text:p>{TRACE}</text:p>" * 9
        + "<text:p>a<draw:frame><draw:text-box><text:p>TỐI MẬT</text:p></draw:text-box></draw:frame></text:p>"
        + "<text:p>Mỗi thôn một tủ sách.</text:p>" * 9
    ),
}


def everything_kept():
    """Every row of the database as text."""
    models = [
        model for model in apps.get_models() if model._meta.app_label not in ("sessions", "django_tasks_database")
    ]
    return "\n".join(serializers.serialize("json", model.objects.all()) for model in models)


@pytest.fixture
def nothing_left(files_root):
    def check(*names):
        assert [path for path in files_root.rglob("*") if path.is_file()] == []
        kept = everything_kept()
        assert [word for word in (TRACE, *names) if json.dumps(word)[1:-1] in kept or word in kept] == []
        assert not StoredFile.objects.exists() and not FileText.objects.exists()
        assert {"file.refused_marked", "arrival.refused_marked"} & set(Entry.objects.values_list("verb", flat=True))
        assert not [data for data in Content.objects.values_list("data", flat=True) if TRACE in json.dumps(data)]

    return check


@pytest.mark.parametrize("name", MARKED)
def test_from_a_page(send, nothing_left, name):
    [arrival] = send(upload(name, MARKED[name]))

    assert (arrival.state, arrival.is_marked) == (State.REFUSED, True)
    nothing_left(name)


@pytest.mark.parametrize("name", MARKED)
def test_inside_a_zip_while_the_others_go_on(send, nothing_left, name):
    arrivals = send(upload("quý.zip", zip_of({f"mục/{name}": MARKED[name]})))

    assert [(one.state, one.is_marked) for one in arrivals[1:]] == [(State.REFUSED, True)]
    nothing_left(name)


@pytest.mark.parametrize("name", MARKED)
def test_in_a_watched_folder_the_original_goes_too(folder, run_jobs, nothing_left, name):
    (folder / name).write_bytes(MARKED[name])
    look_into_folders()
    wait_until_quiet()
    look_into_folders()
    run_jobs()

    assert Arrival.objects.get().is_marked
    assert [path for path in folder.rglob("*") if path.is_file()] == []
    nothing_left(name)


@pytest.mark.parametrize("name", MARKED)
def test_attached_to_a_mail(commune, run_jobs, nothing_left, name):
    take_mail(commune, mail((name, MARKED[name])))
    run_jobs()

    assert Arrival.objects.get().is_marked
    nothing_left(name)


@pytest.mark.parametrize(
    ("subject", "words"),
    [
        (f"[MẬT] {TRACE}", "Kính gửi."),
        (f"Tuyệt mật - Kế hoạch {TRACE}", "Kính gửi."),
        ("TỐI MẬT", TRACE),
        (TRACE, "MẬT\nSố 5"),
    ],
)
def test_in_the_subject_or_the_words_of_a_mail(commune, run_jobs, nothing_left, subject, words):
    files = ("tệp thường.docx", as_docx(plan()))
    take_mail(commune, mail(files, subject=subject, words=words, sender=f"{TRACE}@example.vn"))
    run_jobs()

    assert Arrival.objects.get().is_marked
    nothing_left("tệp thường.docx")


@pytest.mark.parametrize("name", MARKED)
def test_in_an_envelope(send, nothing_left, name):
    _cover, arrival = send(upload("phong bì.xml", envelope((name, MARKED[name]))))

    assert arrival.is_marked
    nothing_left(name)


@pytest.mark.parametrize(
    "more",
    [
        {"subject": "TUYỆT MẬT"},
        {"number": "77 (Mật)"},
        {"more": "<SecurityLevel>Mật</SecurityLevel>"},
    ],
    ids=["subject", "number", "level"],
)
def test_in_the_header_of_an_envelope(send, nothing_left, more):
    arrivals = send(upload("phong bì.xml", envelope((f"{TRACE}.txt", TRACE.encode()), **more)))

    assert [one.is_marked for one in arrivals] == [True]
    nothing_left("phong bì.xml")


@pytest.mark.parametrize(
    "row",
    [
        line(2, number="15-KH/TU (Mật)", subject=TRACE),
        line(2, number="Tối mật", subject=TRACE),
        line(2, subject="TUYỆT MẬT", issuer=TRACE),
    ],
    ids=["number", "notation", "subject"],
)
def test_in_a_row_of_a_list_while_the_others_go_on(send, row):
    arrivals = send(upload("sổ.xlsx", book([line(1), row, line(3)])))

    assert [(one.state, one.is_marked) for one in arrivals[1:]] == [
        (State.TO_CONFIRM, False),
        (State.REFUSED, True),
        (State.TO_CONFIRM, False),
    ]
    assert TRACE not in everything_kept()


def test_in_the_column_of_a_list(send):
    rows = [[*line(1), "Thường"], [*line(2, subject=TRACE), "Mật"], [*line(3), ""]]
    arrivals = send(upload("sổ.xlsx", book(rows, heads=[*HEADS, "Độ mật"])))

    assert [one.is_marked for one in arrivals[1:]] == [False, True, False]
    assert TRACE not in everything_kept()


@pytest.mark.parametrize("name", MARKED)
def test_as_a_document_typed_in_by_hand(clerk, commune, nothing_left, name):
    fields = TYPED | {"unit": commune.pk}
    file = SimpleUploadedFile(name, MARKED[name])

    answer = client_of(clerk).post(reverse("documents:new"), fields | {"file": file})

    assert answer.status_code == 200
    assert not Document.objects.exists()
    nothing_left(name)


@pytest.mark.parametrize("name", MARKED)
def test_as_a_newer_version_of_a_document(clerk, commune, nothing_left, name):
    document = registered(commune, clerk)
    file = SimpleUploadedFile(name, MARKED[name])

    answer = client_of(clerk).post(reverse("documents:add_version", args=[document.pk]), {"file": file, "note": "mới"})

    assert answer.status_code == 200
    assert document.versions.count() == 1
    nothing_left(name)


def test_a_scan_is_no_newer_version_before_its_pages_were_read(clerk, commune, files_root):
    document = registered(commune, clerk)
    scan = SimpleUploadedFile("quét.pdf", as_scan(page("x")))

    answer = client_of(clerk).post(reverse("documents:add_version", args=[document.pk]), {"file": scan, "note": "mới"})

    assert answer.status_code == 200
    assert document.versions.count() == 1
    assert [path for path in files_root.rglob("*") if path.is_file()] == []


def registered(commune, clerk):
    key = {"type": "Kế hoạch", "number": "09", "notation": "KH/TU", "issuer": "Tỉnh ủy", "issued_on": date(2026, 9, 1)}
    return register_document(**key, subject="đọc sách", unit=commune, by=clerk, text="Mỗi thôn một tủ sách.")


def test_as_text_typed_in_by_hand(clerk, commune):
    fields = {
        "type": "Kế hoạch",
        "number": "05",
        "notation": "KH/BTGTU",
        "issued_on": "05/09/2026",
        "issuer": "Ban Tuyên giáo",
        "subject": "đọc sách",
        "unit": commune.pk,
        "text": HEAD,
    }

    answer = client_of(clerk).post(reverse("documents:new"), fields)

    assert answer.status_code == 200 and not Document.objects.exists()
    assert TRACE not in everything_kept()


LAW = """QUỐC HỘI\tCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
\tĐộc lập - Tự do - Hạnh phúc
Luật số: 99/2026/QH16\tHà Nội, ngày 15 tháng 11 năm 2026

LUẬT
BẢO VỆ BÍ MẬT NHÀ NƯỚC

Căn cứ Hiến pháp nước Cộng hòa xã hội chủ nghĩa Việt Nam;
Điều 1. Luật này quy định về bí mật nhà nước, độ mật và việc giải mật.
Điều 2. Bí mật nhà nước gồm ba độ: Tuyệt mật, Tối mật và Mật.
"""


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("luật bảo vệ bí mật nhà nước.docx", as_docx(LAW)),
        ("luật.pdf", as_pdf(LAW)),
        ("luật.txt", LAW.encode()),
        ("cuộc họp kín.docx", with_header("LUẬT BẢO VỆ BÍ MẬT NHÀ NƯỚC")),
    ],
)
def test_a_public_law_about_secrecy_is_taken(send, name, content):
    [arrival] = send(upload(name, content))

    assert arrival.state == State.TO_CONFIRM


def test_a_public_law_about_secrecy_is_taken_from_every_other_way(send, commune, run_jobs):
    law = ("luật bảo vệ bí mật nhà nước.docx", as_docx(LAW))
    zipped = send(upload("luật.zip", zip_of({law[0]: as_docx(LAW + "1.")})))
    packed = send(upload("luật.xml", envelope((law[0], as_docx(LAW + "2.")), subject="Luật Bảo vệ bí mật nhà nước")))
    mailed = take_mail(commune, mail(law, subject="Về Luật Bảo vệ bí mật nhà nước")).arrivals.all()
    rows = send(upload("sổ.xlsx", book([line(1, subject="Luật Bảo vệ bí mật nhà nước")])))
    run_jobs()

    assert [one.state for one in (*zipped[1:], *packed[1:], *mailed, *rows[1:])] == [State.TO_CONFIRM] * 4
