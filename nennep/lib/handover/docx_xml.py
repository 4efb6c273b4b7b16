"""The few pieces of a DOCX that python-docx has no word for: fields, links, borders, fonts of all scripts."""

from docx.document import Document
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.oxml.xmlchemy import BaseOxmlElement
from docx.shared import Pt
from docx.styles.style import CharacterStyle
from docx.table import _Row
from docx.text.paragraph import Paragraph
from docx.text.run import Run


def set_font(style: CharacterStyle, font: str) -> None:
    """One font for every script, whatever the theme says, and Vietnamese as the language."""
    style.font.name = font
    properties = style.element.get_or_add_rPr()
    fonts = properties.get_or_add_rFonts()
    for side in ("ascii", "hAnsi", "cs", "eastAsia"):
        fonts.set(qn(f"w:{side}"), font)
        theme = qn(f"w:{side}Theme")
        if theme in fonts.attrib:
            del fonts.attrib[theme]
    for old in properties.findall(qn("w:lang")):
        properties.remove(old)
    properties.append(_element("w:lang", val="vi-VN", eastAsia="vi-VN"))


def add_link(paragraph: Paragraph, url: str, text: str) -> Run:
    """A link to an address outside; underlined, because official papers are black."""
    relation = paragraph.part.relate_to(url, RELATIONSHIP_TYPE.HYPERLINK, is_external=True)
    link = OxmlElement("w:hyperlink")
    link.set(qn("r:id"), relation)
    run = paragraph.add_run(text)
    run.underline = True
    link.append(run._r)
    paragraph._p.append(link)
    return run


def embolden(paragraph: Paragraph) -> None:
    """Everything in the paragraph in bold, links too."""
    for run in paragraph._p.iter(qn("w:r")):
        run.get_or_add_rPr().get_or_add_b()


def add_page_number(paragraph: Paragraph, size: float) -> None:
    """The number of the page, counted by the program that shows it."""
    for kind, instruction in (("begin", ""), ("", "PAGE"), ("separate", ""), ("text", "2"), ("end", "")):
        run = paragraph.add_run(instruction if kind == "text" else "")
        run.font.size = Pt(size)
        if kind in ("begin", "separate", "end"):
            run._r.append(_element("w:fldChar", fldCharType=kind))
        elif not kind:
            code = _element("w:instrText")
            code.text = instruction
            run._r.append(code)


def rule_below(paragraph: Paragraph) -> None:
    """A thin line under the paragraph, as wide as its indents leave it."""
    properties = paragraph._p.get_or_add_pPr()
    borders = _element("w:pBdr")
    borders.append(_element("w:bottom", val="single", sz="6", space="1", color="auto"))
    properties.insert_element_before(
        borders, "w:shd", "w:tabs", "w:suppressAutoHyphens", "w:spacing", "w:ind", "w:jc", "w:rPr"
    )


def repeat_as_heading(row: _Row) -> None:
    """Show the row again at the top of every page that the table reaches."""
    row._tr.get_or_add_trPr().append(_element("w:tblHeader"))


def keep_whole(row: _Row) -> None:
    """Do not cut the row at the end of a page."""
    row._tr.get_or_add_trPr().append(_element("w:cantSplit"))


def forget_maker(document: Document, *, title: str, author: str) -> None:
    """Say whose paper it is instead of which program's template."""
    properties = document.core_properties
    properties.title, properties.author, properties.last_modified_by = title, author, author
    properties.comments, properties.keywords, properties.language = "", "", "vi-VN"


def _element(name: str, **attributes: str) -> BaseOxmlElement:
    element = OxmlElement(name)
    for key, value in attributes.items():
        element.set(qn(f"w:{key}"), value)
    return element
