import io
import os
import signal
import struct
import zipfile
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from nennep.lib.extract import Extracted, Limits, Refused, extract, extract_safely, extract_text, safely

from .build import OLE, docx, odt, paragraph, pdf, run, text_page, zip_of

LOL = "<!DOCTYPE lolz [" + "".join(
    f'<!ENTITY l{i} "{f"&l{i - 1};" * 10 if i else "ha"}">' for i in range(10)
) + "]>"  # fmt: skip
XXE = '<!DOCTYPE w [<!ENTITY x SYSTEM "file:///etc/passwd">]>'
GOOD = docx(paragraph(run("Đọc sách mỗi tối.")))
MACRO_TYPE = "application/vnd.ms-word.document.macroEnabled.main+xml"


def bomb() -> bytes:
    return docx(paragraph(run("a" * 30_000_000)))


def lying_bomb() -> bytes:
    """The sizes in the headers say ten bytes; the data say otherwise."""
    data = bytearray(docx(paragraph(run("a" * 30_000_000))))
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        info = archive.getinfo("word/document.xml")
    at = data.rfind(b"word/document.xml") - 46
    assert data[at : at + 4] == b"PK\x01\x02"
    struct.pack_into("<L", data, at + 24, 10)
    assert info.file_size > 10
    return bytes(data)


def crowd() -> bytes:
    return zip_of({"[Content_Types].xml": "", "word/document.xml": ""} | {f"word/{i}": "" for i in range(2_100)})


def locked_zip() -> bytes:
    """A DOCX whose members carry the "encrypted" flag."""
    data = bytearray(GOOD)
    for mark, offset in ((b"PK\x01\x02", 8), (b"PK\x03\x04", 6)):
        at = data.find(mark)
        while at >= 0:
            data[at + offset] |= 1
            at = data.find(mark, at + 4)
    return bytes(data)


HOSTILE = [
    ("empty", b""),
    ("broken", GOOD[: len(GOOD) // 2]),
    ("broken", docx("<w:p>", prolog="")),
    ("broken", zip_of({"[Content_Types].xml": "x", "word/other.xml": "<a/>"})),
    ("zip_bomb", bomb()),
    ("zip_bomb", crowd()),
    ("xml_entities", docx(paragraph(run("&l9;")), prolog=LOL)),
    ("xml_entities", docx(paragraph(run("&x;")), prolog=XXE)),
    ("xml_entities", docx("", more={"word/document.xml": XXE + "<w/>"})),
    ("macro", docx(paragraph(run("a")), content_type=MACRO_TYPE)),
    ("macro", docx(paragraph(run("a")), more={"word/vbaProject.bin": b"x"})),
    ("macro", odt("<text:p>a</text:p>", more={"Basic/Standard/Module1.xml": "x"})),
    ("protected", OLE + "EncryptedPackage".encode("utf-16-le") + bytes(512)),
    ("protected", locked_zip()),
    ("protected", odt("<text:p>a</text:p>", manifest="<m:encryption-data/>")),
    ("is_doc", OLE + "WordDocument".encode("utf-16-le") + bytes(512)),
    ("is_rtf", b"{\\rtf1\\ansi hello}"),
    ("wrong_type", b"\x89PNG\r\n\x1a\n" + bytes(64)),
    ("wrong_type", b"MZ" + bytes(64)),
    ("wrong_type", zip_of({"[Content_Types].xml": "x", "xl/workbook.xml": "<a/>"})),
    ("wrong_type", zip_of({"anh.jpg": b"x"})),
    ("wrong_type", b"<!DOCTYPE html><html><body>a</body></html>"),
    ("wrong_type", b'<?xml version="1.0"?><?mso-application progid="Word.Document"?><w/>'),
    ("wrong_type", b"MIME-Version: 1.0\nContent-Type: multipart/related"),
    ("wrong_type", b"\x07\x00\x01\xfe" * 800),
    ("protected", OLE + bytes(100_000)),
    ("no_text", b"  \n\t "),
    ("no_text", odt("<text:p/>")),
    ("broken", b"%PDF-1.7\nnothing behind"),
    ("unreadable", b"\xf1\xc3\x9f\xe7 \x81\x8d " * 20),
    ("broken", docx("<w:sdt><w:sdtContent>" * 20_000 + "</w:sdtContent></w:sdt>" * 20_000)),
]


@pytest.mark.parametrize(("code", "data"), HOSTILE, ids=[f"{i}-{code}" for i, (code, _) in enumerate(HOSTILE)])
def test_hostile_files_are_refused_with_a_code_in_process_and_out(code: str, data: bytes) -> None:
    if len(data) and code != "broken":
        with pytest.raises(Refused) as refused:
            extract(data, "bai.docx")
        assert refused.value.code == code
    with pytest.raises(Refused) as refused:
        extract_safely(data, "bai.docx")
    assert refused.value.code == code


def test_sizes_in_headers_are_not_believed() -> None:
    with pytest.raises(Refused) as refused:
        extract_safely(lying_bomb(), "bai.docx")
    assert refused.value.code in ("zip_bomb", "broken")


def test_the_file_is_known_by_its_content_not_its_name(tmp_path: Path) -> None:
    path = tmp_path / "bai.txt"
    path.write_bytes(GOOD)
    assert extract_text(path, "bai.txt") == "Đọc sách mỗi tối.\n"
    assert extract_safely(path, "bai.pdf").kind == "docx"


def test_limits_on_size_are_told_with_the_size() -> None:
    with pytest.raises(Refused) as refused:
        extract(b"a" * 100, "a.txt", Limits(file_bytes=99))
    assert (refused.value.code, refused.value.details) == ("too_large", {"size": 100, "limit": 99})
    with pytest.raises(Refused) as refused:
        extract(("từ " * 100).encode(), "a.txt", Limits(text_chars=99))
    assert refused.value.code == "too_large"


def test_two_hundred_megabytes_are_refused_without_being_read(tmp_path: Path) -> None:
    path = tmp_path / "lon.pdf"
    with path.open("wb") as opened:
        opened.truncate(200 * 1024 * 1024)
    with pytest.raises(Refused) as refused:
        extract_safely(path, "lon.pdf")
    assert refused.value.code == "too_large"


def test_both_ways_give_the_same(tmp_path: Path) -> None:
    for data in (GOOD, pdf([text_page("Đọc sách")]), odt("<text:p>Đọc</text:p>"), "Đọc".encode()):
        assert isinstance(extract_safely(data, "x"), Extracted)
        assert extract_safely(data, "x") == extract(data, "x")


def test_a_reader_that_is_too_slow_is_stopped_and_the_next_file_read() -> None:
    slow = pdf([text_page("a", before="0 0 m 1 1 l " * 300_000 + "S")])
    with pytest.raises(Refused) as refused:
        extract_safely(slow, "cham.pdf", timeout=0)
    assert refused.value.code == "too_slow"
    assert extract_safely(GOOD, "bai.docx").text == "Đọc sách mỗi tối.\n"


def crash_job(data: bytes, name: str) -> bytes:
    """Dies as a parser written in C does."""
    os.kill(os.getpid(), signal.SIGSEGV)
    return data + name.encode()


def hungry_job(data: bytes, name: str) -> bytes:
    """Wants more memory than a reader may have."""
    return bytes(3_000_000_000) + data + name.encode()


def busy_job(data: bytes, name: str) -> bytes:
    """Never ends."""
    while True:
        pass


@pytest.mark.parametrize(("job", "code"), [("crash_job", "broken"), ("hungry_job", "broken"), ("busy_job", "too_slow")])
def test_a_reader_that_crashes_takes_nobody_along(job: str, code: str) -> None:
    with pytest.raises(Refused) as refused:
        safely.ask(f"nennep.lib.extract.tests.test_hostile:{job}", b"x", "", 1)
    assert refused.value.code == code
    assert extract_safely(GOOD, "bai.docx").text == "Đọc sách mỗi tối.\n"


def test_a_job_that_does_not_exist_is_our_fault_not_the_files() -> None:
    with pytest.raises(safely.NoReader):
        safely.ask("nennep.lib.extract.no_such:job", b"x", "", 5)


def test_a_waiting_process_that_died_is_replaced_unnoticed() -> None:
    extract_safely(GOOD, "bai.docx")
    for reader in safely._idle:
        reader._process.kill()
        reader._process.wait()
    assert extract_safely(GOOD, "bai.docx").text == "Đọc sách mỗi tối.\n"


def test_many_at_once() -> None:
    with ThreadPoolExecutor(4) as pool:
        texts = set(pool.map(lambda _: extract_safely(GOOD, "bai.docx").text, range(12)))
    assert texts == {"Đọc sách mỗi tối.\n"}
    assert len(safely._idle) <= 2


def test_the_reading_process_does_not_know_the_secrets_of_the_server(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NENNEP_SECRET", "not for readers")
    reader = safely._Reader()
    try:
        assert b"not for readers" not in Path(f"/proc/{reader._process.pid}/environ").read_bytes()
    finally:
        reader.close()
