import unicodedata
from io import BytesIO

import pytest
from docx import Document

from nennep.lib.extract import Refused, extract

from .build import W, docx, paragraph, run, text_box

NAMESPACE = f'xmlns:w="{W}"'


def lines(data: bytes) -> list[str]:
    return extract(data, "bai.docx").text.splitlines()


def test_a_file_made_by_a_real_writer() -> None:
    document = Document()
    document.add_heading("Dọn đường làng", 1)
    document.add_paragraph("Bà con dọn đường mỗi sáng thứ bảy.")
    table = document.add_table(1, 2)
    table.cell(0, 0).text, table.cell(0, 1).text = "Thôn Đông", "12 hộ"
    out = BytesIO()
    document.save(out)
    result = extract(out.getvalue(), "bai.docx")
    assert result.text.splitlines() == [
        "Dọn đường làng", "Bà con dọn đường mỗi sáng thứ bảy.", "Thôn Đông", "12 hộ",
    ]  # fmt: skip
    assert result.kind == "docx"
    assert result.checkable
    assert result.hidden_chars == 0


def test_runs_cover_the_text_and_say_how_it_is_set() -> None:
    body = paragraph(
        run("Đọc sách ", '<w:rFonts w:ascii="Arial" w:hAnsi="Arial"/><w:sz w:val="28"/>'),
        run("mỗi tối", '<w:rFonts w:ascii="Tahoma" w:hAnsi="Tahoma"/><w:color w:val="ff0000"/>'),
    )
    result = extract(docx(body), "bai.docx")
    assert [(result.text[r.start : r.end], r.font, r.size, r.color) for r in result.runs] == [
        ("Đọc sách ", "Arial", 14.0, ""),
        ("mỗi tối\n", "Tahoma", None, "FF0000"),
    ]


def test_styles_and_theme_give_what_the_run_does_not_say() -> None:
    theme = '<a:theme xmlns:a="urn:a"><a:minorFont><a:latin typeface="Cambria"/></a:minorFont></a:theme>'
    styles = (
        '<w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:hAnsiTheme="minorHAnsi"/><w:sz w:val="26"/></w:rPr>'
        '</w:rPrDefault></w:docDefaults><w:style w:type="paragraph" w:styleId="Base"><w:rPr>'
        '<w:color w:val="123456"/></w:rPr></w:style><w:style w:type="paragraph" w:styleId="Body">'
        '<w:basedOn w:val="Base"/></w:style>'
    )
    body = paragraph(run("một"), ppr='<w:pStyle w:val="Body"/>')
    result = extract(docx(body, styles=styles, parts={"theme": ("theme.xml", theme)}), "bai.docx")
    assert (result.runs[0].font, result.runs[0].size, result.runs[0].color) == ("Cambria", 13.0, "123456")


def test_styles_that_rest_on_each_other_do_not_hang() -> None:
    styles = (
        '<w:style w:styleId="A"><w:basedOn w:val="B"/></w:style><w:style w:styleId="B"><w:basedOn w:val="A"/></w:style>'
    )
    assert lines(docx(paragraph(run("một"), ppr='<w:pStyle w:val="A"/>'), styles=styles)) == ["một"]


def test_a_text_box_is_read_once_and_the_text_beside_it_kept() -> None:
    body = paragraph(run("bên trái "), text_box(paragraph(run("trong khung"))), run("bên phải"))
    assert lines(docx(body)) == ["bên trái bên phải", "trong khung"]


def test_tracked_text_controls_links_and_breaks() -> None:
    body = (
        paragraph(
            run("giữ "),
            f"<w:ins>{run('thêm ')}</w:ins>",
            "<w:del><w:r><w:delText>bỏ</w:delText></w:r></w:del>",
            f"<w:moveFrom>{run('cũ')}</w:moveFrom><w:moveTo>{run('mới ')}</w:moveTo>",
            f"<w:hyperlink>{run('liên kết')}</w:hyperlink>",
            "<w:r><w:tab/><w:t>sau</w:t><w:br/><w:t>dưới</w:t></w:r>",
            "<w:r><w:instrText>PAGE</w:instrText></w:r>",
            "<m:oMath><m:r><m:t>a+b</m:t></m:r></m:oMath>",
        )
        + f"<w:sdt><w:sdtContent>{paragraph(run('trong ô điền'))}</w:sdtContent></w:sdt>"
        + "<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr>"
        + f"<w:sdtContent>{paragraph(run('Bấm vào đây'))}</w:sdtContent></w:sdt>"
    )
    result = extract(docx(body), "bai.docx")
    assert result.text == "giữ thêm mới liên kết\tsau\ndướia+b\ntrong ô điền\n"
    assert result.warnings == ("deleted_text_left_out",)


def test_footnotes_come_at_the_end_and_headers_stand_apart() -> None:
    notes = (
        f'<w:footnotes {NAMESPACE}><w:footnote w:id="7">{paragraph(run("Theo sổ của thôn."))}</w:footnote>'
        f'<w:footnote w:id="8">{paragraph(run("Không ai nhắc."))}</w:footnote></w:footnotes>'
    )
    header = f"<w:hdr {NAMESPACE}>{paragraph(run('Thôn Đông'))}</w:hdr>"
    body = paragraph(run("Có 12 hộ."), '<w:r><w:footnoteReference w:id="7"/></w:r>') + paragraph(run("Hết."))
    data = docx(body, parts={"footnotes": ("footnotes.xml", notes), "header": ("header1.xml", header)})
    result = extract(data, "bai.docx")
    assert result.text.splitlines() == ["Có 12 hộ.", "Hết.", "Theo sổ của thôn."]
    assert result.margins == "Thôn Đông"


@pytest.mark.parametrize(
    "rpr",
    [
        "<w:vanish/>",
        '<w:color w:val="FFFFFF"/>',
        '<w:color w:val="FEFEFE"/>',
        '<w:sz w:val="2"/>',
        '<w:rStyle w:val="Secret"/>',
    ],
)
def test_hidden_text_is_flagged(rpr: str) -> None:
    styles = '<w:style w:type="character" w:styleId="Secret"><w:rPr><w:vanish/></w:rPr></w:style>'
    result = extract(docx(paragraph(run("thấy "), run("không thấy", rpr)), styles=styles), "bai.docx")
    assert result.text == "thấy không thấy\n"
    assert result.hidden_chars == len("khôngthấy")
    assert result.warnings == ("hidden_text",)
    assert result.visible_text.strip() == "thấy"


@pytest.mark.parametrize(
    "rpr",
    [
        '<w:vanish w:val="0"/>',
        '<w:color w:val="FFFFFF"/><w:shd w:val="clear" w:fill="1F3864"/>',
        '<w:color w:val="FFFFFF"/><w:highlight w:val="darkBlue"/>',
    ],
)
def test_what_can_be_seen_is_not_hidden(rpr: str) -> None:
    assert extract(docx(paragraph(run("thấy", rpr))), "bai.docx").hidden_chars == 0


def test_white_letters_in_a_dark_cell_are_seen() -> None:
    cell = paragraph(run("Số hộ", '<w:color w:val="FFFFFF"/>'))
    table = f'<w:tbl><w:tr><w:tc><w:tcPr><w:shd w:fill="1F3864"/></w:tcPr>{cell}</w:tc></w:tr></w:tbl>'
    result = extract(docx(table), "bai.docx")
    assert (result.text, result.hidden_chars) == ("Số hộ\n", 0)


def test_decomposed_letters_are_composed_even_across_runs() -> None:
    nfd = unicodedata.normalize("NFD", "đường làng")
    cut = nfd.index("\u0300") - 0
    result = extract(docx(paragraph(run(nfd[:cut]), run(nfd[cut:], "<w:b/><w:sz w:val='20'/>"))), "bai.docx")
    assert result.text == "đường làng\n"
    assert "".join(result.text[r.start : r.end] for r in result.runs) == result.text


def test_old_fonts_are_decoded_run_by_run() -> None:
    tcvn3 = '<w:rFonts w:ascii=".VnTime" w:hAnsi=".VnTime"/>'
    capitals = '<w:rFonts w:ascii=".VnTimeH" w:hAnsi=".VnTimeH"/>'
    vni = '<w:rFonts w:ascii="VNI-Times" w:hAnsi="VNI-Times"/>'
    new = '<w:rFonts w:ascii="Arial" w:hAnsi="Arial"/>'
    body = paragraph(
        run("®\u00ad\u00eang ", tcvn3), run("lµng ", capitals), run("saïch ", vni), run("đẹp ", new),
        f'<w:r><w:rPr>{tcvn3}</w:rPr><w:t>n</w:t><w:softHyphen/><w:t>íc </w:t></w:r>',
        '<w:r><w:sym w:font=".VnTime" w:char="F0AE"/></w:r>',
    )  # fmt: skip
    result = extract(docx(body), "bai.docx")
    assert result.text == "đường LÀNG sạch đẹp nước đ\n"
    assert result.encoding == "tcvn3+vni"
    assert result.checkable


def test_old_letters_under_a_new_font_are_found_by_what_they_say() -> None:
    text = "Bµ con trong th«n cïng nhau dän ®\u00ad\u00eang, trång hoa vµ ®äc s¸ch mçi tèi, gi÷ g×n ngâ xãm s¹ch ®Ñp."
    result = extract(docx(paragraph(run(text))), "bai.docx")
    assert result.text.startswith("Bà con trong thôn cùng nhau dọn đường, trồng hoa")
    assert result.warnings == ("legacy_font",)
    assert result.encoding == "tcvn3"


def test_one_old_line_in_a_new_file_is_found() -> None:
    body = paragraph(run("Bà con trong thôn cùng nhau dọn đường, trồng hoa và đọc sách mỗi tối."))
    old = paragraph(run("Ñöôøng laøng ngoõ xoùm saïch ñeïp"))
    result = extract(docx(body * 3 + old + body), "bai.docx")
    assert result.text.splitlines()[3] == "Đường làng ngõ xóm sạch đẹp"
    assert (result.encoding, result.warnings) == ("vni", ("legacy_font",))


def test_a_file_within_the_file_is_told() -> None:
    result = extract(docx(paragraph(run("Đọc sách")) + '<w:altChunk w:id="x"/>'), "bai.docx")
    assert result.warnings == ("embedded_part",)


def test_a_foreign_line_stays_as_it_is() -> None:
    line = "Un déjeuner à la crème brûlée, garçon, après la fête où l'été dernier"
    assert lines(docx(paragraph(run(line)))) == [line]


def test_a_document_of_pictures_is_not_checkable_and_an_empty_one_refused() -> None:
    pictures = extract(docx(paragraph(), more={"word/media/image1.png": b"x"}), "bai.docx")
    assert (pictures.checkable, pictures.warnings) == (False, ("scan",))
    with pytest.raises(Refused) as refused:
        extract(docx(paragraph()), "bai.docx")
    assert refused.value.code == "no_text"


def test_text_boxes_and_lettering_stand_among_the_margins():
    stamp = run("x") + text_box(paragraph(run("DẤU TRÒN")))
    shape = '<v:shape xmlns:v="urn:schemas-microsoft-com:vml"><v:textpath string="BẢN NHÁP"/></v:shape>'
    watermark = f"<w:r><w:pict>{shape}</w:pict></w:r>"

    found = extract(docx(paragraph(stamp) + paragraph(watermark)), "a.docx")

    assert found.margins.splitlines() == ["DẤU TRÒN", "BẢN NHÁP"]
