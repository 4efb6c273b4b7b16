"""The text of a PDF by pdfium. C++ that reads hostile input: call it through `extract_safely` only."""

import ctypes
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from io import BytesIO
from pathlib import Path

import pypdfium2 as pdfium
import pypdfium2.raw as raw

from .builder import PLAIN, Style, TextBuilder, distinct_lines, is_unseen
from .images import coloured_ink
from .model import Extracted, Limits, Refused

_INVISIBLE = 3  # text render mode: neither filled nor stroked
_FONT_NAME_BYTES = 256
_READING_DPI = 300
_MOST_PIXELS = 25_000_000
# Notes that are printed on the page, and fields of forms; their words are none of the page's own.
_PRINTED = (raw.FPDF_ANNOT_FREETEXT, raw.FPDF_ANNOT_STAMP, raw.FPDF_ANNOT_WIDGET)
_NOTE_BYTES = 1_000
_STAMP_WIDTH, _STAMP_HEIGHT = (25, 350), (8, 150)  # points, from and to
_EDGE_LINES = 5  # at the top and at the end of a page; what is drawn last comes last, wherever it stands

_SPACE, _TAB = 32, 9
_COLUMN_GAP = 2.0  # times the size of the letters; gaps of justified lines are narrower

Box = tuple[float, float, float, float]


def read_pdf(source: bytes | Path, limits: Limits) -> Extracted:
    """Text of all pages; a scan is not refused but comes back as not checkable. Raises Refused: protected,
    broken, too_large."""
    try:
        document = pdfium.PdfDocument(source)
    except pdfium.PdfiumError as error:
        locked = error.err_code in (raw.FPDF_ERR_PASSWORD, raw.FPDF_ERR_SECURITY)
        raise Refused("protected" if locked else "broken") from error
    try:
        return _read(document, limits)
    except pdfium.PdfiumError as error:
        raise Refused("broken") from error
    finally:
        document.close()


def silent_pages(data: bytes) -> list[int]:
    """Numbers of the pages without any words, from 0; all of them where the letters were lost with an old font."""
    with _opened(data) as document:
        pages = range(len(document))
        found = [number for number in pages if not _Page(document[number], TextBuilder(Limits())).read()]
        return found or [*pages]


def page_picture(data: bytes, number: int) -> bytes:
    """One page as a grey PNG, as fine as a machine needs for reading."""
    with _opened(data) as document:
        page = document[number]
        width, height = page.get_size()
        scale = min(_READING_DPI / 72, (_MOST_PIXELS / max(width * height, 1)) ** 0.5)
        out = BytesIO()
        page.render(scale=scale, grayscale=True).to_pil().save(out, "PNG", dpi=(72 * scale, 72 * scale))
        return out.getvalue()


def page_ink(data: bytes, number: int, angle: float) -> bytes:
    """What is set in colour on a page, see `coloured_ink`; with the stamps that were laid over it."""
    with _opened(data) as document:
        page = document[number]
        width, height = page.get_size()
        scale = min(_READING_DPI / 72, (_MOST_PIXELS / max(width * height, 1)) ** 0.5)
        return coloured_ink(page.render(scale=scale).to_pil(), angle)


@contextmanager
def _opened(data: bytes) -> Iterator["pdfium.PdfDocument"]:
    """Raises Refused: broken."""
    try:
        document = pdfium.PdfDocument(data)
        try:
            yield document
        finally:
            document.close()
    except pdfium.PdfiumError as error:
        raise Refused("broken") from error


def _read(document: "pdfium.PdfDocument", limits: Limits) -> Extracted:
    pages = len(document)
    if not pages:
        raise Refused("broken")
    if pages > limits.pages:
        raise Refused("too_large", pages=pages, limit=limits.pages)
    text = TextBuilder(limits)
    silent = 0
    edges: list[list[str]] = []
    notes: list[str] = []
    for number in range(pages):
        page = document[number]
        reader = _Page(page, text)
        silent += not reader.read()
        edges.append(reader.edges)
        if number == 0 and _has_picture_in_head(page):
            text.warn("picture_in_head")
        notes += _notes(page)
        page.close()
    if silent:
        text.warn("scan" if silent == pages else "pages_without_text")
    if raw.FPDFDoc_GetAttachmentCount(document) > 0:
        text.warn("embedded_part")
    result = text.finish("pdf", pages=pages, margins=_margins(edges, notes))
    if text.lost_letters:
        return replace(result, checkable=False, warnings=tuple(dict.fromkeys([*result.warnings, "legacy_font"])))
    return result


def _margins(edges: list[list[str]], notes: list[str]) -> str:
    """The first page's edges, where stamps are, lines that other pages repeat (headers and footers), printed notes."""
    often = Counter(line for lines in edges for line in set(lines))
    first = edges[0] if edges else []
    return distinct_lines("\n".join([*first, *(line for line, pages in often.items() if pages > 1), *notes]))


def _has_picture_in_head(page: "pdfium.PdfPage") -> bool:
    """Whether something of the size of a stamp was laid over the upper half: its words are known to nobody."""
    _width, height = page.get_size()
    boxes = [found.get_bounds() for found in page.get_objects([raw.FPDF_PAGEOBJ_IMAGE])]
    return any(_is_stamp_sized(box) and box[1] > height / 2 for box in boxes) or _has_drawn_stamp(page)


def _is_stamp_sized(box: Box) -> bool:
    left, bottom, right, top = box
    return _STAMP_WIDTH[0] < right - left < _STAMP_WIDTH[1] and _STAMP_HEIGHT[0] < top - bottom < _STAMP_HEIGHT[1]


def _has_drawn_stamp(page: "pdfium.PdfPage") -> bool:
    for number in range(raw.FPDFPage_GetAnnotCount(page)):
        note = raw.FPDFPage_GetAnnot(page, number)
        if note:
            kind = raw.FPDFAnnot_GetSubtype(note)
            raw.FPDFPage_CloseAnnot(note)
            if kind == raw.FPDF_ANNOT_STAMP:
                return True
    return False


def _notes(page: "pdfium.PdfPage") -> list[str]:
    """What stamps, typed notes and fields of forms say on the page."""
    found = []
    for number in range(raw.FPDFPage_GetAnnotCount(page)):
        note = raw.FPDFPage_GetAnnot(page, number)
        if not note:
            continue
        if raw.FPDFAnnot_GetSubtype(note) in _PRINTED:
            found += [words for key in (b"Contents", b"V") if (words := _words_of(note, key))]
        raw.FPDFPage_CloseAnnot(note)
    return found


def _words_of(note: object, key: bytes) -> str:
    buffer = ctypes.create_string_buffer(_NOTE_BYTES)
    length = raw.FPDFAnnot_GetStringValue(note, key, ctypes.cast(buffer, ctypes.POINTER(raw.FPDF_WCHAR)), _NOTE_BYTES)
    return buffer.raw[: max(0, length - 2)].decode("utf-16-le", "replace") if 2 < length <= _NOTE_BYTES else ""


class _Page:
    """One page: characters grouped by the text object that drew them, each object with one style."""

    def __init__(self, page: "pdfium.PdfPage", text: TextBuilder) -> None:
        self._page = page
        self._letters = page.get_textpage()
        self._text = text
        self._styles: dict[int, Style] = {}
        self._grounds: list[Box] | None = None
        self._only_invisible = False
        self.edges: list[str] = []

    def read(self) -> bool:
        """Add the page's text; whether it had any."""
        count = raw.FPDFText_CountChars(self._letters)
        codes = [raw.FPDFText_GetUnicode(self._letters, i) for i in range(max(count, 0))]
        self._only_invisible = self._is_text_layer(codes)
        for index in self._column_gaps(codes):
            codes[index] = _TAB
        start, style = 0, PLAIN
        for index in range(len(codes)):
            found = self._style(index) or style
            if found != style:
                self._add(codes[start:index], style)
                start, style = index, found
        self._add(codes[start:], style)
        if codes:
            self._text.end_block()
        lines = [line.strip() for line in "".join(map(chr, codes)).splitlines() if line.strip()]
        self.edges = [*lines[:_EDGE_LINES], *lines[_EDGE_LINES:][-_EDGE_LINES:]]
        return any(code > 32 for code in codes)

    def _column_gaps(self, codes: list[int]) -> Iterator[int]:
        """The spaces that are as wide as a gap between columns."""
        for index, code in enumerate(codes[1:-1], 1):
            if code != _SPACE or codes[index - 1] <= _SPACE or codes[index + 1] <= _SPACE:
                continue
            before, after = self._box(index - 1), self._box(index + 1)
            size = raw.FPDFText_GetFontSize(self._letters, index - 1)
            is_same_line = before[2] < after[3] and after[2] < before[3]
            if is_same_line and after[0] - before[1] > _COLUMN_GAP * size > 0:
                yield index

    def _box(self, index: int) -> Box:
        """Left, right, bottom, top of a letter."""
        left, right, bottom, top = (ctypes.c_double() for _ in range(4))
        raw.FPDFText_GetCharBox(self._letters, index, left, right, bottom, top)
        return left.value, right.value, bottom.value, top.value

    def _add(self, codes: list[int], style: Style) -> None:
        text = "".join(map(chr, codes)).replace("\r\n", "\n").replace("\r", "\n")
        if any(0xD800 <= code < 0xE000 for code in codes):
            text = text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
        self._text.add(text, style)

    def _object(self, index: int) -> tuple[int, object]:
        handle = raw.FPDFText_GetTextObject(self._letters, index)
        return (ctypes.addressof(handle.contents), handle) if handle else (0, None)

    def _style(self, index: int) -> Style | None:
        """None for characters that pdfium puts in itself (line ends, gaps)."""
        address, handle = self._object(index)
        if not address:
            return None
        if address not in self._styles:
            self._styles[address] = self._new_style(index, handle)
        return self._styles[address]

    def _new_style(self, index: int, handle: object) -> Style:
        size = round(float(raw.FPDFText_GetFontSize(self._letters, index)), 1)
        color = self._color(index)
        invisible = raw.FPDFTextObj_GetTextRenderMode(handle) == _INVISIBLE and not self._only_invisible
        hidden = is_unseen(color, "", None, marked=invisible)
        if hidden and not invisible:
            hidden = not self._on_a_ground(index)
        return Style(self._font(index), size, "" if color == "000000" else color, hidden)

    def _font(self, index: int) -> str:
        buffer = ctypes.create_string_buffer(_FONT_NAME_BYTES)
        flags = ctypes.c_int()
        length = raw.FPDFText_GetFontInfo(self._letters, index, buffer, _FONT_NAME_BYTES, flags)
        if not 0 < length <= _FONT_NAME_BYTES:
            return ""
        name = buffer.value.decode("utf-8", "replace")
        return name[7:] if name[6:7] == "+" else name  # "ABCDEF+" marks an embedded part of a font

    def _color(self, index: int) -> str:
        parts = [ctypes.c_uint() for _ in range(4)]
        if not raw.FPDFText_GetFillColor(self._letters, index, *parts):
            return ""
        return "".join(f"{part.value & 0xFF:02X}" for part in parts[:3])

    def _on_a_ground(self, index: int) -> bool:
        """White letters on a filled shape or picture (the head of a table) are meant to be seen."""
        left, right, bottom, top = self._box(index)
        x, y = (left + right) / 2, (bottom + top) / 2
        if self._grounds is None:
            kinds = [raw.FPDF_PAGEOBJ_PATH, raw.FPDF_PAGEOBJ_IMAGE, raw.FPDF_PAGEOBJ_SHADING]
            self._grounds = [o.get_bounds() for o in self._page.get_objects(kinds) if not _is_white_shape(o)]
        return any(g[0] <= x <= g[2] and g[1] <= y <= g[3] for g in self._grounds)

    def _is_text_layer(self, codes: list[int]) -> bool:
        """A scan with the words laid invisibly over the picture: all of them invisible, nobody hides them."""
        handles = (self._object(i)[1] for i, code in enumerate(codes) if code > 32)
        modes = (raw.FPDFTextObj_GetTextRenderMode(h) for h in handles if h is not None)
        return all(mode == _INVISIBLE for mode in modes) and self._has_picture()

    def _has_picture(self) -> bool:
        return next(self._page.get_objects([raw.FPDF_PAGEOBJ_IMAGE]), None) is not None


def _is_white_shape(shape: "pdfium.PdfObject") -> bool:
    if shape.type != raw.FPDF_PAGEOBJ_PATH:
        return False
    parts = [ctypes.c_uint() for _ in range(4)]
    known = raw.FPDFPageObj_GetFillColor(shape, *parts)
    return not known or min(part.value for part in parts[:3]) >= 0xF0
