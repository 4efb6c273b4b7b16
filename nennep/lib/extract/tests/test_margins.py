"""What is printed beside the text is told as margins: boxes, drawings, placeholders, heads of left pages, notes."""

import pytest

from nennep.lib.extract import extract

from .build import _ODF_NAMESPACES, docx, odt, paragraph, pdf, run, text_page

WORDS = "DẤU RIÊNG"
BODY = paragraph(run("Mỗi thôn một tủ sách."))
DRAWING = "http://schemas.openxmlformats.org/drawingml/2006/main"
PLACEHOLDER = f"<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent>{run(WORDS)}</w:sdtContent></w:sdt>"
ONLY_OLD = (
    '<w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing/></mc:Choice><mc:Fallback><w:pict>'
    f"<w:txbxContent>{paragraph(run(WORDS))}</w:txbxContent></w:pict></mc:Fallback></mc:AlternateContent></w:r>"
)
DIAGRAM = f'<d xmlns:a="{DRAWING}"><a:p><a:r><a:t>DẤU </a:t></a:r><a:r><a:t>RIÊNG</a:t></a:r></a:p></d>'
DOCX = {
    "placeholder": docx(paragraph(PLACEHOLDER) + BODY),
    "box for old readers": docx(paragraph(ONLY_OLD) + BODY),
    "diagram": docx(BODY, parts={"diagramData": ("diagrams/data1.xml", DIAGRAM)}),
    "drawn into the body": docx(paragraph(f"<w:r><w:drawing>{DIAGRAM}</w:drawing></w:r>") + BODY),
}


@pytest.mark.parametrize("name", DOCX)
def test_of_a_docx(name: str) -> None:
    found = extract(DOCX[name], "a.docx")
    assert WORDS in found.margins.splitlines()
    assert "tủ sách" in found.text


def test_letters_printed_as_capitals_are_capitals() -> None:
    found = extract(docx(paragraph(run("kế hoạch", "<w:caps/>"), run(" nhỏ"))), "a.docx")
    assert found.text.strip() == "KẾ HOẠCH nhỏ"


def test_letters_one_under_the_other_all_stay() -> None:
    box = "<w:txbxContent>" + "".join(paragraph(run(c)) for c in "THU HÚT".replace(" ", "")) + "</w:txbxContent>"
    found = extract(docx(paragraph(f"<w:r><w:pict>{box}</w:pict></w:r>") + BODY), "a.docx")
    assert "".join(found.margins.split()) == "THUHÚT"


@pytest.mark.parametrize(
    ("kind", "content", "is_told"),
    [
        ("aFChunk", "<html><p>x</p></html>", True),
        ("package", "PK\x03\x04 word/document.xml", True),
        ("oleObject", "%PDF-1.7", True),
        ("package", "PK\x03\x04 xl/workbook.xml", False),
        ("image", "x", False),
    ],
)
def test_a_paper_within_a_docx_is_told(kind: str, content: str, is_told: bool) -> None:
    found = extract(docx(BODY, parts={kind: ("embeddings/o1.bin", content)}), "a.docx")
    assert ("embedded_part" in found.warnings) is is_told


@pytest.mark.parametrize("place", ["header", "header-first", "header-left", "footer", "footer-first", "footer-left"])
def test_heads_and_feet_of_an_odt(place: str) -> None:
    page = (
        f'<style:master-page style:name="S"><style:{place}><text:p>{WORDS}</text:p></style:{place}></style:master-page>'
    )
    masters = f"<office:master-styles>{page}</office:master-styles>"
    styles = f"<office:document-styles {_ODF_NAMESPACES}>{masters}</office:document-styles>"
    found = extract(odt("<text:p>Mỗi thôn một tủ sách.</text:p>", more={"styles.xml": styles}), "a.odt")
    assert found.margins == WORDS


def test_words_of_a_shape_stand_by_themselves() -> None:
    shape = f"<draw:custom-shape><text:p>{WORDS}</text:p></draw:custom-shape>"
    found = extract(odt(f"<text:p>Số: 15/KH{shape} năm</text:p>"), "a.odt")
    assert found.text.splitlines() == ["Số: 15/KH năm", WORDS]
    assert found.margins == WORDS


def note(kind: str, key: str) -> bytes:
    words = "<FEFF" + WORDS.encode("utf-16-be").hex() + ">"
    made = pdf(
        [text_page("Mỗi thôn một tủ sách.")],
        extra={"note": f"<< /Type /Annot /Subtype /{kind} /FT /Tx /Rect [80 650 200 690] /{key} {words} >>".encode()},
    )
    return made.replace(b"/MediaBox [0 0 595 842]", b"/MediaBox [0 0 595 842] /Annots [7 0 R]")


@pytest.mark.parametrize(("kind", "key"), [("FreeText", "Contents"), ("Stamp", "Contents"), ("Widget", "V")])
def test_printed_notes_of_a_pdf(kind: str, key: str) -> None:
    assert WORDS in extract(note(kind, key), "a.pdf").margins.splitlines()


def test_a_remark_pinned_to_a_pdf_is_not_printed() -> None:
    assert WORDS not in extract(note("Text", "Contents"), "a.pdf").margins


def test_a_file_attached_to_a_pdf_is_told() -> None:
    made = pdf(
        [text_page("Mỗi thôn một tủ sách.")],
        extra={
            "spec": b"<< /Type /Filespec /F (a.txt) /EF << /F 8 0 R >> >>",
            "file": b"<< /Type /EmbeddedFile /Length 1 >>\nstream\nx\nendstream",
            "names": b"<< /EmbeddedFiles << /Names [(a.txt) 7 0 R] >> >>",
        },
    )
    found = extract(made.replace(b"/Type /Catalog", b"/Type /Catalog /Names 9 0 R"), "a.pdf")
    assert "embedded_part" in found.warnings
