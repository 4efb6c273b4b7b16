"""Official papers as DOCX: A4 in a house style, figures that open their evidence."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from decimal import Decimal
from io import BytesIO
from typing import Literal, cast

from docx import Document
from docx.enum.section import WD_ORIENT
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.table import WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_LINE_SPACING
from docx.shared import Mm, Pt, RGBColor
from docx.styles.style import ParagraphStyle
from docx.table import Table, _Cell
from docx.text.paragraph import Paragraph

from nennep.lib.vietnamese import format_date, format_number, long_date, nfc

from .docx_xml import (
    add_link,
    add_page_number,
    embolden,
    forget_maker,
    keep_whole,
    repeat_as_heading,
    rule_below,
    set_font,
)
from .house import House
from .link import Link

_PAPER_WIDTH, _PAPER_HEIGHT = 210, 297
_HEADINGS = 3
_ROMAN = ((10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"))
_LETTERS = "abcdđeghiklmnopqrstuvxy"
_FIGURE = re.compile(r"[-+−]?\d[\d.,]*\s?%?")
_BLACK = RGBColor(0, 0, 0)

Align = Literal["left", "centre", "right", "justify"]
_ALIGN = {
    "left": WD_ALIGN_PARAGRAPH.LEFT,
    "centre": WD_ALIGN_PARAGRAPH.CENTER,
    "right": WD_ALIGN_PARAGRAPH.RIGHT,
    "justify": WD_ALIGN_PARAGRAPH.JUSTIFY,
}


@dataclass(frozen=True)
class Strong:
    """Words in bold."""

    text: str


Piece = str | Link | Strong
TableCell = str | int | float | Decimal | date | Link | None


def docx_report(house: House, *, title: str, author: str = "", landscape: bool = False) -> "DocxReport":
    """A new paper in the house style. `title` and `author` are the file's own properties, not text.

    `landscape` lays the sheet on its side, for registers with many columns.
    """
    return DocxReport(house, title=title, author=author, landscape=landscape)


class DocxReport:
    """A paper that grows from top to bottom: title block, headings, paragraphs, tables, closing."""

    def __init__(self, house: House, *, title: str, author: str = "", landscape: bool = False) -> None:
        self.house = house
        sides = (_PAPER_WIDTH, _PAPER_HEIGHT)
        self._width, self._height = reversed(sides) if landscape else sides
        self._document = Document()
        self._counts = [0] * _HEADINGS
        self._last: Paragraph | None = None
        forget_maker(self._document, title=nfc(title), author=nfc(author))
        self._document.core_properties.created = datetime.now(UTC)
        self._set_page()
        self._set_styles()

    def to_bytes(self) -> bytes:
        """The file."""
        out = BytesIO()
        self._document.save(out)
        return out.getvalue()

    # The parts of a paper, from top to bottom.

    def title_block(
        self, *, issuer: str, superior: str = "", number: str = "", place: str = "", day: date | None = None
    ) -> None:
        """Issuer and number on the left; the motto, place and date on the right. `number` without "Số"."""
        house = self.house
        left, right = self._two_columns(68)
        if superior:
            self._line(left, superior.upper(), house.issuer_size)
        self._line(left, issuer.upper(), house.issuer_size, bold=True)
        if house.star:
            self._line(left, "*", house.issuer_size)
        else:
            self._short_rule(left, 25)
        self._line(left, house.number_prefix + (number or "…"), house.number_size)
        for line, size in zip(house.motto, house.motto_sizes, strict=True):
            self._line(right, line, size, bold=True)
        if house.motto:
            self._short_rule(right, 14)
        when = long_date(day) if day else "ngày … tháng … năm …"
        self._line(right, f"{place}, {when}" if place else when, house.body_size, italic=True)

    def title(self, kind: str, subject: str = "") -> None:
        """The kind of paper in capitals and its subject (trích yếu), centred."""
        heading = self._centred(kind.upper(), self.house.title_size)
        heading.paragraph_format.space_before = Pt(18)
        if subject:
            self._centred(subject, self.house.body_size)
        if self.house.title_end:
            self._centred(self.house.title_end, self.house.body_size).paragraph_format.space_after = Pt(12)
        else:
            self._short_rule(None, 60).paragraph_format.space_after = Pt(12)

    def heading(self, text: str, level: int = 1) -> None:
        """A numbered heading: I, II (in capitals), then 1, 2, then a, b. Levels 1 to 3."""
        self._counts[level - 1] += 1
        self._counts[level:] = [0] * (_HEADINGS - level)
        paragraph = self._document.add_paragraph(style=f"Heading {level}")
        number = self._number(level)
        paragraph.add_run(nfc(f"{number} {text.upper() if level == 1 else text}"))

    def paragraph(self, *pieces: Piece, align: Align = "justify", indent: bool = True) -> None:
        """Body text; pieces are words, Link and Strong."""
        paragraph = self._document.add_paragraph()
        paragraph.alignment = _ALIGN[align]
        paragraph.paragraph_format.first_line_indent = Mm(self.house.first_line if indent else 0)
        self._fill(paragraph, pieces)
        self._last = paragraph

    def end(self) -> None:
        """Close the last paragraph with the house's mark: "." here, "./." there."""
        if self._last is not None and self.house.end_mark:
            text = self._last.text.rstrip()
            if not text.endswith(self.house.end_mark):
                mark = self.house.end_mark.removeprefix(".") if text.endswith(".") else self.house.end_mark
                self._last.add_run(mark)

    def table(
        self,
        headings: Sequence[str],
        rows: Sequence[Sequence[TableCell]],
        *,
        widths: Sequence[float] = (),
        caption: str = "",
        total: bool = False,
        size: float = 0,
    ) -> None:
        """A ruled table; its headings repeat on every page. Numbers stand right and a Link opens its evidence.

        `widths` are shares of the line, equal when left out. `total`: the last row is a sum, in bold. `size`: points
        of its letters, for tables of many columns; the text's own when left out.
        """
        if caption:
            self.paragraph(Strong(caption), align="centre", indent=False)
        table = self._document.add_table(rows=1, cols=len(headings), style="Table Grid")
        table.alignment = WD_TABLE_ALIGNMENT.CENTER
        for cell, heading in zip(table.rows[0].cells, headings, strict=True):
            self._cell(cell, Strong(heading), "centre")
        repeat_as_heading(table.rows[0])
        for number, row in enumerate(rows, 1):
            self._row(table, row, bold=total and number == len(rows))
        self._set_widths(table, widths or [1.0] * len(headings))
        if size:
            style = self._style_of_cells(size)
            for paragraph in (one for row in table.rows for cell in row.cells for one in cell.paragraphs):
                paragraph.style = style
        self._document.add_paragraph().paragraph_format.space_after = Pt(0)

    def closing(self, *, recipients: Sequence[str] = (), authority: str = "", post: str = "", name: str = "") -> None:
        """Nơi nhận on the left; on whose authority, post and name of the signer on the right."""
        house = self.house
        left, right = self._two_columns(80)
        if recipients:
            label = self._line(left, house.recipients_label, house.recipients_label_size, align="left")
            label.runs[0].underline = house.label_underlined or None
            label.runs[0].bold = label.runs[0].italic = house.label_bold_italic or None
        for position, recipient in enumerate(recipients, 1):
            end = "." if position == len(recipients) else ";"
            self._line(left, f"- {recipient.rstrip(';,.')}{end}", house.recipients_size, align="left")
        if authority:
            self._line(right, authority.upper(), house.body_size, bold=True)
        self._line(right, post.upper(), house.body_size, bold=house.post_bold)
        signed = self._line(right, name, house.body_size, bold=True)
        signed.paragraph_format.space_before = Pt(72)  # room for signature and seal

    # How the parts are set.

    def _set_page(self) -> None:
        house, section = self.house, self._document.sections[0]
        section.page_width, section.page_height = Mm(self._width), Mm(self._height)
        if self._width > self._height:
            section.orientation = WD_ORIENT.LANDSCAPE
        section.top_margin, section.bottom_margin = Mm(house.top), Mm(house.bottom)
        section.left_margin, section.right_margin = Mm(house.left), Mm(house.right)
        section.header_distance = Mm(10)
        section.different_first_page_header_footer = True  # no number on page 1
        paragraph = section.header.paragraphs[0]
        paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
        add_page_number(paragraph, house.page_number_size)

    def _set_styles(self) -> None:
        house, styles = self.house, self._document.styles
        normal = styles["Normal"]
        set_font(normal, house.font)
        normal.font.size = Pt(house.body_size)
        normal.paragraph_format.space_after = Pt(house.gap)
        normal.paragraph_format.widow_control = True
        if house.line:
            normal.paragraph_format.line_spacing_rule = WD_LINE_SPACING.EXACTLY
            normal.paragraph_format.line_spacing = Pt(house.line)
        else:
            normal.paragraph_format.line_spacing = 1.0
        for level in range(1, _HEADINGS + 1):
            style = styles[f"Heading {level}"]
            set_font(style, house.font)
            style.font.size, style.font.color.rgb = Pt(house.body_size), _BLACK
            style.font.bold, style.font.italic = level < _HEADINGS, level == _HEADINGS
            style.paragraph_format.space_before = Pt(house.gap)
            style.paragraph_format.space_after = Pt(house.gap)
            style.paragraph_format.first_line_indent = Mm(house.first_line)

    @property
    def _line_width(self) -> float:
        return self._width - self.house.left - self.house.right

    def _two_columns(self, left: float) -> tuple[_Cell, _Cell]:
        table = self._document.add_table(rows=1, cols=2)
        self._set_widths(table, [left, self._line_width - left])
        keep_whole(table.rows[0])
        return table.cell(0, 0), table.cell(0, 1)

    def _style_of_cells(self, size: float) -> ParagraphStyle:
        """A style rather than letters of their own, so that links follow it too."""
        name, styles = f"Bảng {size:g}", self._document.styles
        if name in styles:
            return cast(ParagraphStyle, styles[name])
        style = cast(ParagraphStyle, styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH))
        style.base_style, style.font.size = styles["Normal"], Pt(size)
        return style

    def _set_widths(self, table: Table, shares: Sequence[float]) -> None:
        table.autofit = False
        whole = sum(shares)
        for column, share in zip(table.columns, shares, strict=True):
            width = Mm(self._line_width * share / whole)
            column.width = width
            for cell in column.cells:
                cell.width = width

    def _line(
        self,
        cell: _Cell,
        text: str,
        size: float,
        *,
        bold: bool = False,
        italic: bool = False,
        align: Align = "centre",
    ) -> Paragraph:
        """One line of a block, in the cell's first paragraph while that is empty."""
        paragraph = self._free_paragraph(cell)
        run = paragraph.add_run(nfc(text))
        run.font.size, run.bold, run.italic = Pt(size), bold or None, italic or None
        paragraph.alignment = _ALIGN[align]
        return paragraph

    def _free_paragraph(self, cell: _Cell) -> Paragraph:
        first: Paragraph = cell.paragraphs[0]
        fresh = len(cell.paragraphs) == 1 and not first.runs and first._p.pPr is None
        paragraph: Paragraph = first if fresh else cell.add_paragraph()
        paragraph.paragraph_format.space_after = Pt(0)
        paragraph.paragraph_format.line_spacing = 1.0
        return paragraph

    def _short_rule(self, cell: _Cell | None, inset: float) -> Paragraph:
        paragraph = self._document.add_paragraph() if cell is None else self._free_paragraph(cell)
        shape = paragraph.paragraph_format
        shape.left_indent = shape.right_indent = Mm(inset)
        shape.line_spacing_rule, shape.line_spacing = WD_LINE_SPACING.EXACTLY, Pt(3)
        rule_below(paragraph)
        shape.space_after = Pt(4)
        return paragraph

    def _centred(self, text: str, size: float) -> Paragraph:
        paragraph = self._document.add_paragraph()
        paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
        paragraph.paragraph_format.space_after = Pt(0)
        paragraph.paragraph_format.keep_with_next = True
        run = paragraph.add_run(nfc(text))
        run.font.size, run.bold = Pt(size), True
        return paragraph

    def _number(self, level: int) -> str:
        count = self._counts[level - 1]
        if level == 1:
            return f"{_roman(count)}{self.house.section_mark}"
        return f"{count}." if level == 2 else f"{_LETTERS[(count - 1) % len(_LETTERS)]})"

    def _row(self, table: Table, row: Sequence[TableCell], *, bold: bool) -> None:
        added = table.add_row()  # type: ignore[no-untyped-call]
        keep_whole(added)
        for cell, value in zip(added.cells, row, strict=True):
            piece = value if isinstance(value, Link) else _shown(value)
            paragraph = self._cell(cell, piece, "right" if _is_figure(value) else "left")
            if bold:
                embolden(paragraph)

    def _cell(self, cell: _Cell, piece: Piece, align: Align) -> Paragraph:
        paragraph: Paragraph = cell.paragraphs[0]
        paragraph.alignment = _ALIGN[align]
        paragraph.paragraph_format.space_before = paragraph.paragraph_format.space_after = Pt(2)
        paragraph.paragraph_format.line_spacing = 1.0
        self._fill(paragraph, [piece])
        return paragraph

    def _fill(self, paragraph: Paragraph, pieces: Sequence[Piece]) -> None:
        for piece in pieces:
            if isinstance(piece, Link) and piece.is_usable:
                add_link(paragraph, piece.url, nfc(_shown(piece.text)))
            elif isinstance(piece, Link):
                paragraph.add_run(nfc(_shown(piece.text)))
            elif isinstance(piece, Strong):
                paragraph.add_run(nfc(piece.text)).bold = True
            else:
                paragraph.add_run(nfc(piece))


def _is_figure(value: TableCell) -> bool:
    """A number, also one that is written out with its percent sign."""
    bare = value.text if isinstance(value, Link) else value
    return _FIGURE.fullmatch(bare) is not None if isinstance(bare, str) else isinstance(bare, int | float | Decimal)


def _shown(value: str | int | float | Decimal | date | None) -> str:
    if value is None:
        return ""
    if isinstance(value, int | float | Decimal):
        return format_number(value)
    return format_date(value) if isinstance(value, date) else value


def _roman(number: int) -> str:
    text = ""
    for value, letters in _ROMAN:
        while number >= value:
            text, number = text + letters, number - value
    return text
