import unicodedata

from nennep.lib.extract import extract

from .build import odt


def test_text_with_lists_tables_boxes_and_notes() -> None:
    body = (
        "<text:tracked-changes><text:changed-region><text:deletion><text:p>bỏ</text:p></text:deletion>"
        "</text:changed-region></text:tracked-changes>"
        '<text:h text:outline-level="1">Phòng lũ</text:h>'
        '<text:p>Nước<text:s text:c="2"/>lên<text:tab/>nhanh<text:line-break/>quá'
        "<text:note><text:note-citation>1</text:note-citation><text:note-body><text:p>Theo trạm đo.</text:p>"
        "</text:note-body></text:note>, <text:span>bà con</text:span> sơ tán."
        "<draw:frame><draw:text-box><text:p>Trong khung</text:p></draw:text-box><svg:desc>tranh</svg:desc>"
        "</draw:frame></text:p>"
        "<text:list><text:list-item><text:p>Áo phao</text:p></text:list-item></text:list>"
        "<table:table><table:table-row><table:table-cell><text:p>12 hộ</text:p></table:table-cell>"
        "</table:table-row></table:table>"
        "<office:annotation><text:p>nhận xét</text:p></office:annotation>"
    )
    result = extract(odt(body), "bai.odt")
    assert result.kind == "odt"
    assert result.text.splitlines() == [
        "Phòng lũ", "Nước  lên\tnhanh", "quá, bà con sơ tán.", "Trong khung", "Áo phao", "12 hộ",
        "Theo trạm đo.",
    ]  # fmt: skip
    assert result.warnings == ("deleted_text_left_out",)


STYLES = (
    '<style:font-face style:name="F1" svg:font-family="\'.VnTime\'"/>'
    '<style:style style:name="Old" style:family="text"><style:text-properties style:font-name="F1"/></style:style>'
    '<style:style style:name="White" style:family="text"><style:text-properties fo:color="#ffffff"/></style:style>'
    '<style:style style:name="Gone" style:family="text"><style:text-properties text:display="none"/></style:style>'
    '<style:style style:name="Seen" style:family="text"><style:text-properties fo:color="#ffffff" '
    'fo:background-color="#203864"/></style:style>'
    '<style:style style:name="Big" style:family="paragraph"><style:text-properties fo:font-size="16pt"/></style:style>'
    '<style:style style:name="Child" style:family="paragraph" style:parent-style-name="Big"/>'
    '<style:style style:name="Dark" style:family="table-cell"><style:table-cell-properties '
    'fo:background-color="#203864"/></style:style>'
)


def spans(*pairs: tuple[str, str]) -> str:
    return "".join(f'<text:span text:style-name="{style}">{text}</text:span>' for style, text in pairs)


def test_styles_are_inherited_and_old_fonts_decoded() -> None:
    old = spans(("Old", "®\u00ad\u00eang"))
    body = f'<text:p text:style-name="Child">{old} làng</text:p>'
    result = extract(odt(body, styles=STYLES), "bai.odt")
    assert result.text == "đường làng\n"
    assert (result.runs[0].font, result.runs[0].size, result.encoding) == (".VnTime", 16.0, "tcvn3")


def test_hidden_and_white_text_is_flagged_but_not_on_a_dark_ground() -> None:
    body = f"<text:p>thấy {spans(('White', 'một'), ('Gone', 'hai'), ('Seen', 'ba'))}</text:p>"
    result = extract(odt(body, styles=STYLES), "bai.odt")
    assert "".join(result.text[r.start : r.end] for r in result.runs if r.hidden) == "mộthai"
    assert result.visible_text == "thấy ba\n"


def test_white_letters_in_a_dark_cell_are_seen() -> None:
    body = (
        '<table:table><table:table-row><table:table-cell table:style-name="Dark">'
        f"<text:p>{spans(('White', 'Số hộ'))}</text:p></table:table-cell></table:table-row></table:table>"
    )
    assert extract(odt(body, styles=STYLES), "bai.odt").hidden_chars == 0


def test_decomposed_letters_are_composed() -> None:
    body = f"<text:p>{unicodedata.normalize('NFD', 'đường làng')}</text:p>"
    assert extract(odt(body), "bai.odt").text == "đường làng\n"


def test_the_lists_of_an_empty_macro_library_are_no_macro() -> None:
    more: dict[str, str | bytes] = {"Basic/Standard/script-lb.xml": "x", "Basic/script-lc.xml": "x"}
    assert extract(odt("<text:p>sách</text:p>", more=more), "bai.odt").text == "sách\n"
