"""Wrong files get one sentence and leave nothing behind; good ones survive under their digest."""

import hashlib
from io import BytesIO

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image

from nennep.accounts.models import User
from nennep.files import actions
from nennep.files.models import FileText, StoredFile
from nennep.files.refusals import FileRefused
from nennep.files.serving import serve_file
from nennep.history.models import Content, Entry
from nennep.lib.extract.tests.build import OLE, docx, paragraph, run, zip_of

pytestmark = pytest.mark.django_db

PROSE = "Tổ chúng tôi dọn rãnh thoát nước vào sáng thứ bảy đầu tháng."


@pytest.fixture(autouse=True)
def files_root(settings, tmp_path):
    settings.FILES_ROOT = tmp_path / "files"
    return settings.FILES_ROOT


@pytest.fixture
def user():
    return User.objects.create_user("an")


def upload(name, content):
    return SimpleUploadedFile(name, content)


def essay_docx(text=PROSE, **more):
    return docx(paragraph(run(text)), **more)


def everything_in(root):
    return [path for path in root.rglob("*") if path.is_file()]


def test_a_docx_is_kept_under_its_digest_with_its_words(user, files_root):
    content = essay_docx()

    stored = actions.store_text(upload("Bài thu hoạch.docx", content), by=user)

    assert stored.sha256 == hashlib.sha256(content).hexdigest()
    assert stored.path.read_bytes() == content
    assert (stored.kind, stored.size, stored.name) == ("docx", len(content), "Bài thu hoạch.docx")
    assert stored.text.text.strip() == PROSE
    assert everything_in(files_root) == [stored.path]


def test_two_equal_uploads_share_the_bytes_and_not_the_row(user, files_root):
    first, second = (actions.store_text(upload("bài.txt", PROSE.encode()), by=user) for _ in "ab")

    assert first.pk != second.pk
    assert first.path == second.path
    assert len(everything_in(files_root)) == 1


BOMB = zip_of({"[Content_Types].xml": "", "word/document.xml": b"0" * 80_000_000})
ENTITY = '<!DOCTYPE w [<!ENTITY x SYSTEM "file:///etc/passwd">]>'


@pytest.mark.parametrize(
    ("name", "content", "code"),
    [
        ("rỗng.docx", b"", "empty"),
        ("bom.docx", BOMB, "zip_bomb"),
        ("xxe.docx", essay_docx(prolog=ENTITY), "xml_entities"),
        ("macro.docm", essay_docx(more={"word/vbaProject.bin": b"x"}), "macro"),
        ("bài.exe", b"MZ" + bytes(2000), "wrong_type"),
        ("ảnh.docx", b"\x89PNG\r\n\x1a\n" + bytes(2000), "wrong_type"),
        ("bài.doc", OLE + "WordDocument".encode("utf-16-le") + bytes(500), "is_doc"),
        ("bài.rtf", b"{\\rtf1 hello}", "is_rtf"),
        ("khóa.docx", OLE + "EncryptedPackage".encode("utf-16-le") + bytes(500), "protected"),
        ("hỏng.docx", essay_docx()[:300], "broken"),
    ],
)
def test_a_wrong_file_gets_one_sentence_and_leaves_nothing(user, files_root, name, content, code):
    with pytest.raises(FileRefused) as refused:
        actions.store_text(upload(name, content), by=user)

    assert refused.value.code == code
    assert name in str(refused.value)
    assert everything_in(files_root) == []
    assert StoredFile.objects.count() == 0


def test_a_file_over_the_limit_is_refused_while_it_comes(user, files_root):
    chunks = iter([b"a" * 1000] * 100)

    with pytest.raises(FileRefused) as refused:
        actions.store_text_bytes(chunks, name="dài.txt", by=user, limit=5_000)

    assert refused.value.code == "too_large"
    assert len(list(chunks)) == 94
    assert everything_in(files_root) == []


def test_a_marked_file_is_refused_and_history_keeps_only_that(user, files_root):
    marked = docx(paragraph(run("TỐI MẬT")) + paragraph(run(PROSE)))

    with pytest.raises(FileRefused) as refused:
        actions.store_text(upload("bài.docx", marked), by=user)

    entry = Entry.objects.get(verb="file.refused_marked")
    assert refused.value.code == "marked"
    assert (entry.object_id, Content.objects.filter(entry=entry).count()) == (user.pk, 0)
    assert everything_in(files_root) == []


def test_names_are_composed_and_free_of_folders(user):
    decomposed = "Ba\u0300i thu hoa\u0323ch.txt"

    stored = actions.store_text_bytes([PROSE.encode()], name=f"C:\\Tệp\\{decomposed}", by=user)

    assert stored.name == "Bài thu hoạch.txt"


def test_a_photo_loses_its_place_and_is_not_checkable(user):
    picture, exif = Image.new("RGB", (40, 60), "white"), Image.Exif()
    exif[0x8825] = {1: "N", 2: (21.0, 23.0, 0.0)}
    out = BytesIO()
    picture.save(out, "JPEG", exif=exif)

    stored = actions.store_scan(upload("trang 1.jpg", out.getvalue()), by=user)

    with Image.open(stored.path) as kept:
        assert not kept.getexif().get_ifd(0x8825)
    assert (stored.kind, stored.text.checkable, stored.text.text) == ("jpeg", False, "")


def test_reading_twice_gives_the_same_words(user):
    stored = actions.store(upload("bài.docx", essay_docx()), by=user)

    first, second = actions.read_text(stored), actions.read_text(stored)

    assert first.pk == second.pk
    assert first.text.strip() == PROSE


def test_reading_a_marked_file_lets_go_of_it(user, files_root):
    stored = actions.store(upload("bài.docx", docx(paragraph(run("MẬT")) + paragraph(run(PROSE)))), by=user)

    with pytest.raises(FileRefused):
        actions.read_text(stored)

    assert everything_in(files_root) == []
    assert StoredFile.objects.filter(deleted_at=None).count() == 0


def test_erased_bytes_go_with_the_sweep_unless_somebody_else_counts_on_them(user, files_root, monkeypatch):
    gone = actions.store_text(upload("a.txt", PROSE.encode()), by=user)
    kept = actions.store_text(upload("b.txt", b"Mot bai khac han, cua mot nguoi khac han."), by=user)
    shared = actions.store_text(upload("c.txt", b"Mot bai khac han, cua mot nguoi khac han."), by=user)
    monkeypatch.setattr(actions, "SWEEP_AFTER", -actions.SWEEP_AFTER)

    actions.erase(StoredFile.objects.filter(pk__in=[gone.pk, shared.pk]))
    removed = actions.sweep()

    assert removed == 1
    assert everything_in(files_root) == [kept.path]
    assert set(FileText.objects.values_list("file", flat=True)) == {kept.pk}


def test_a_file_is_served_as_a_download_that_no_browser_runs(user):
    stored = actions.store_text(upload("bài.txt", PROSE.encode()), by=user)

    response = serve_file(stored)

    assert b"".join(response.streaming_content) == PROSE.encode()
    assert response["Content-Disposition"].startswith("attachment;")
    assert response["X-Content-Type-Options"] == "nosniff"


def test_a_zip_full_of_docx_files_is_a_zip(user):
    bundle = zip_of({"Nguyễn Văn An.docx": essay_docx()}, stored=("Nguyễn Văn An.docx",))

    assert actions.store(upload("bài nộp.zip", bundle), by=user, kinds=("zip",)).kind == "zip"
