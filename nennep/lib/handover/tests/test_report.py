from dataclasses import replace
from datetime import date
from io import BytesIO

import pytest
from docx import Document
from docx.document import Document as DocumentType
from docx.enum.text import WD_LINE_SPACING
from docx.oxml.ns import qn
from docx.shared import Pt

from nennep.lib.extract import extract
from nennep.lib.handover import HOUSES, PARTY_2026, STATE_2020, House, Link, Strong, docx_report

DAY = date(2026, 2, 5)


def paper(house: House) -> bytes:
    report = docx_report(house, title="Báo cáo đợt đọc sách", author="Xã Suối Hoa")
    report.title_block(superior="Tỉnh Hồng Lam", issuer="Xã Suối Hoa", number="05-BC/XS", place="Suối Hoa", day=DAY)
    report.title("Báo cáo", "kết quả đợt đọc sách")
    report.heading("Kết quả")
    report.heading("Tham dự", 2)
    report.paragraph("Cả xã có ", Link("https://nennep.example/f/1", 5875), " bài, đạt ", Strong("97,3 %"), ".")
    report.heading("Thôn xa", 3)
    report.heading("Thôn gần", 3)
    report.table(
        ["Thôn", "Số bài", "Tỷ lệ"],
        [["Đông", Link("https://nennep.example/u/1", 1200), "97,3 %"], ["Cộng", Link("javascript:x", 1200), 12.5]],
        widths=[3, 1, 1],
        caption="Bảng 1",
        total=True,
    )
    report.heading("Kiến nghị")
    report.paragraph("Giữ tủ sách")
    report.end()
    report.closing(
        recipients=["Như trên", "Lưu Văn phòng"], authority="T/M Tập thể", post="Trưởng ban", name="Lò Thị Mai"
    )
    return report.to_bytes()


def opened(house: House) -> DocumentType:
    return Document(BytesIO(paper(house)))


@pytest.mark.parametrize("house", HOUSES.values(), ids=HOUSES.keys())
def test_page_and_type_are_as_the_rules_say(house: House) -> None:
    document = opened(house)
    section = document.sections[0]
    normal = document.styles["Normal"]
    margins = (section.top_margin, section.bottom_margin, section.left_margin, section.right_margin)
    measured = [length.mm for length in (section.page_width, section.page_height, *margins) if length]
    assert measured == pytest.approx([210, 297, 20, 20, 30, 15], abs=0.1)
    assert (normal.font.name, normal.font.size) == ("Times New Roman", Pt(14))
    fonts = normal.element.rPr.rFonts
    assert {fonts.get(qn(f"w:{side}")) for side in ("ascii", "hAnsi", "cs", "eastAsia")} == {"Times New Roman"}


def test_party_lines_are_nineteen_points_exactly() -> None:
    shape = opened(PARTY_2026).styles["Normal"].paragraph_format
    assert (shape.line_spacing_rule, shape.line_spacing) == (WD_LINE_SPACING.EXACTLY, Pt(19))


def test_the_party_paper_reads_from_top_to_bottom() -> None:
    lines = [line for line in extract(paper(PARTY_2026), "bc.docx").text.splitlines() if line]
    assert lines == [
        "TỈNH HỒNG LAM", "XÃ SUỐI HOA", "*", "Số 05-BC/XS", "ĐẢNG CỘNG SẢN VIỆT NAM",
        "Suối Hoa, ngày 05 tháng 02 năm 2026", "BÁO CÁO", "kết quả đợt đọc sách", "-----",
        "I- KẾT QUẢ", "1. Tham dự", "Cả xã có 5.875 bài, đạt 97,3 %.", "a) Thôn xa", "b) Thôn gần", "Bảng 1",
        "Thôn", "Số bài", "Tỷ lệ", "Đông", "1.200", "97,3 %", "Cộng", "1.200", "12,5", "II- KIẾN NGHỊ",
        "Giữ tủ sách.", "Nơi nhận:", "- Như trên;", "- Lưu Văn phòng.", "T/M TẬP THỂ", "TRƯỞNG BAN", "Lò Thị Mai",
    ]  # fmt: skip


def test_the_state_paper_differs_where_the_rules_do() -> None:
    lines = extract(paper(STATE_2020), "bc.docx").text.splitlines()
    assert "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM" in lines
    assert "Độc lập - Tự do - Hạnh phúc" in lines
    assert "Số: 05-BC/XS" in lines
    assert "I. KẾT QUẢ" in lines
    assert "Giữ tủ sách./." in lines
    assert "*" not in lines


def test_figures_open_their_evidence_and_other_addresses_do_not_get_in() -> None:
    document = opened(PARTY_2026)
    targets = [r.target_ref for r in document.part.rels.values() if r.is_external]
    assert targets == ["https://nennep.example/f/1", "https://nennep.example/u/1"]
    links = list(document.element.body.iter(qn("w:hyperlink")))
    assert [document.part.rels[link.get(qn("r:id"))].target_ref for link in links] == targets
    assert ["".join(t.text for t in link.iter(qn("w:t"))) for link in links] == ["5.875", "1.200"]


def test_headings_of_tables_repeat_and_sums_are_bold() -> None:
    table = opened(PARTY_2026).tables[1]
    assert list(table.rows[0]._tr.iter(qn("w:tblHeader")))
    last = table.rows[-1].cells[0].paragraphs[0]
    assert all(run.bold for run in last.runs)
    assert not any(run.bold for run in table.rows[1].cells[0].paragraphs[0].runs)


def test_a_table_of_many_columns_is_set_smaller() -> None:
    report = docx_report(STATE_2020, title="Sổ", author="Xã Suối Hoa")
    report.table(["Số", "Ngày"], [[1, "02/03/2026"]], size=12)
    report.table(["Số"], [[1]])
    small, usual = Document(BytesIO(report.to_bytes())).tables
    sizes = {one.style.font.size for row in small.rows for cell in row.cells for one in cell.paragraphs}  # type: ignore[union-attr]
    assert sizes == {Pt(12)}
    assert usual.rows[1].cells[0].paragraphs[0].style.name == "Normal"  # type: ignore[union-attr]


def test_pages_are_numbered_but_not_the_first() -> None:
    section = opened(STATE_2020).sections[0]
    assert section.different_first_page_header_footer
    assert [code.text for code in section.header._element.iter(qn("w:instrText"))] == ["PAGE"]
    assert not list(section.first_page_header._element.iter(qn("w:instrText")))


def test_the_file_says_whose_it_is_not_which_program_made_it() -> None:
    properties = opened(PARTY_2026).core_properties
    assert (properties.title, properties.author, properties.comments) == ("Báo cáo đợt đọc sách", "Xã Suối Hoa", "")


def test_a_unit_may_keep_its_own_habits() -> None:
    own = replace(STATE_2020, name="own", motto=(), motto_sizes=(), left=35)
    document = opened(own)
    assert document.sections[0].left_margin.mm == pytest.approx(35, abs=0.1)  # type: ignore[union-attr]
    assert "CỘNG HÒA" not in extract(paper(own), "bc.docx").text


@pytest.mark.parametrize(("text", "ended"), [("Hết", "Hết./."), ("Hết.", "Hết./."), ("Hết./.", "Hết./.")])
def test_the_last_mark_is_set_once(text: str, ended: str) -> None:
    report = docx_report(STATE_2020, title="a")
    report.paragraph(text)
    report.end()
    assert extract(report.to_bytes(), "a.docx").text.strip() == ended
