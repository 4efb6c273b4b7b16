"""The text of a DOCX: paragraphs, tables, content controls, text boxes once, footnotes at the end.

Text inserted under tracked changes is there, deleted text is not. Field codes, comments and placeholders
are not text.
"""

from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from posixpath import dirname, join, normpath
from xml.etree.ElementTree import Element

from .archive import Archive
from .builder import TextBuilder, distinct_lines
from .docx_styles import Properties, StyleSheet, child, fill_of, is_on, tag_of, value
from .model import Extracted, Limits, Refused

_ALTERNATE = "{http://schemas.openxmlformats.org/markup-compatibility/2006}AlternateContent"
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_MATH_TEXT = "{http://schemas.openxmlformats.org/officeDocument/2006/math}t"
_LETTERING = "{urn:schemas-microsoft-com:vml}textpath"
_DRAWN = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
# Parts whose words are drawn into the page, and parts that hold a whole paper of their own.
_DRAWINGS = ("diagramData", "chart")
_PAPERS = ("aFChunk", "subDocument", "package", "oleObject")
_PAPER_STARTS = (b"%PDF-", b"word/", "WordDocument".encode("utf-16-le"), b"{\\rtf")
_SKIPPED = frozenset(
    ["del", "moveFrom", "delText", "instrText", "delInstrText", "pPr", "rPr", "tblPr", "tcPr", "trPr",
     "sectPr", "sdtPr", "sdtEndPr", "commentReference", "rt"]
)  # fmt: skip
_SIGNS = {"tab": "\t", "ptab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "-", "softHyphen": "\u00ad"}


def read_docx(source: bytes | Path, limits: Limits) -> Extracted:
    """Raises Refused: macro, protected, broken, zip_bomb, xml_entities, too_large, no_text."""
    archive = Archive(source, limits)
    _refuse_macros(archive)
    main = next(_targets(archive, "", "officeDocument"), "word/document.xml")
    root = archive.xml(main)
    body = child(root, "body")
    if body is None:
        raise Refused("broken", name=main)
    parts = _Parts(archive, main)
    text = TextBuilder(limits)
    reader = _Reader(text, parts.styles)
    reader.blocks(body, "")
    for note in parts.notes(reader.note_ids):
        reader.blocks(note, "")
    if parts.hold_papers():
        text.warn("embedded_part")
    result = text.finish("docx", margins=parts.margins(limits, body))
    if not result.checkable:
        if not any(name.startswith(f"{dirname(main)}/media/") for name in archive.names):
            raise Refused("no_text")
        text.warn("scan")
        result = text.finish("docx", margins=result.margins)
    return result


def _refuse_macros(archive: Archive) -> None:
    kinds = archive.read("[Content_Types].xml")
    if b"macroEnabled" in kinds or any(name.lower().endswith("vbaproject.bin") for name in archive.names):
        raise Refused("macro")


def _targets(archive: Archive, part: str, kind: str) -> Iterator[str]:
    """The parts that `part` points to by relations of that kind."""
    folder = dirname(part)
    relations = archive.xml(join(folder, "_rels", f"{part.rsplit('/', 1)[-1]}.rels"))
    for relation in relations if relations is not None else ():
        if relation.get("Type", "").endswith(f"/{kind}") and relation.get("TargetMode") != "External":
            target = relation.get("Target", "")
            yield target.lstrip("/") if target.startswith("/") else normpath(join(folder, target))


class _Parts:
    """The parts around the main one."""

    def __init__(self, archive: Archive, main: str) -> None:
        self._archive = archive
        self._main = main
        self.styles = StyleSheet(self._part("styles"), self._part("theme"))

    def _part(self, kind: str) -> Element | None:
        return next((root for root in self._all(kind)), None)

    def _all(self, kind: str) -> Iterator[Element]:
        for name in _targets(self._archive, self._main, kind):
            root = self._archive.xml(name)
            if root is not None:
                yield root

    def notes(self, wanted: list[tuple[str, str]]) -> Iterator[Element]:
        """Foot- and endnotes in the order in which the text refers to them."""
        known = {
            (kind, value(note, "id")): note for kind in ("footnote", "endnote") if wanted
            for root in self._all(f"{kind}s") for note in root
        }  # fmt: skip
        return (known[key] for key in wanted if key in known)

    def margins(self, limits: Limits, body: Element) -> str:
        """The text of headers, footers, text boxes, drawings, lettering (stamps, watermarks) and placeholders."""
        text = TextBuilder(limits)
        around = [root for kind in ("header", "footer") for root in self._all(kind)]
        for root in around:
            _Reader(text, self.styles).blocks(root, "")
        for root in (body, *around, *(root for kind in _DRAWINGS for root in self._all(kind))):
            for element in root.iter():
                self._beside(element, text)
        return distinct_lines(text.finish("docx").text)

    def _beside(self, element: Element, text: TextBuilder) -> None:
        tag = tag_of(element)
        if tag == _LETTERING:
            text.add(element.get("string", ""))
            text.end_block()
        elif tag == f"{_DRAWN}p":
            text.add("".join(part.text or "" for part in element.iter(f"{_DRAWN}t")))
            text.end_block()
        elif tag == "txbxContent":  # also the one that only old readers are shown
            _Reader(text, self.styles).blocks(element, "")
        elif tag == "sdt" and is_on(child(child(element, "sdtPr"), "showingPlcHdr")):  # printed as it stands
            text.add("".join(part.text or "" for part in element.iter() if tag_of(part) == "t"))
            text.end_block()

    def hold_papers(self) -> bool:
        """Whether a whole paper lies within this one: as a part of its text, or as an object in it."""
        found = {name: kind for kind in _PAPERS for name in _targets(self._archive, self._main, kind)}
        return any(
            kind in ("aFChunk", "subDocument") or any(start in self._archive.read(name) for start in _PAPER_STARTS)
            for name, kind in found.items()
        )


class _Reader:
    """Walks the elements; blocks hold paragraphs and tables, paragraphs hold runs."""

    def __init__(self, text: TextBuilder, styles: StyleSheet) -> None:
        self._text = text
        self._styles = styles
        self._boxes: list[tuple[Element, str]] = []
        self.note_ids: list[tuple[str, str]] = []

    def blocks(self, parent: Element, ground: str) -> None:
        for element in _choices(parent):
            tag = tag_of(element)
            if tag == "p":
                self._paragraph(element, ground)
            elif tag == "tc":
                self.blocks(element, fill_of(child(element, "tcPr"), ground))
            elif tag == "sdt":
                self._control(element, lambda content: self.blocks(content, ground))
            elif tag == "altChunk":
                self._text.warn("embedded_part")
            elif tag not in _SKIPPED:
                self.blocks(element, ground)
            else:
                self._note_deleted(tag)

    def _paragraph(self, paragraph: Element, ground: str) -> None:
        own = self._styles.paragraph(child(paragraph, "pPr"))
        self._inline(paragraph, own, ground)
        self._text.end_block()
        boxes, self._boxes = self._boxes, []
        for box, box_ground in boxes:
            self.blocks(box, box_ground)

    def _inline(self, parent: Element, paragraph: Properties, ground: str) -> None:
        for element in _choices(parent):
            tag = tag_of(element)
            if tag == "r":
                self._run(element, paragraph, ground)
            elif tag == "txbxContent":
                self._boxes.append((element, ground))
            elif tag == "sdt":
                self._control(element, lambda content: self._inline(content, paragraph, ground))
            elif tag == _MATH_TEXT:
                self._text.add(element.text or "")
            elif tag not in _SKIPPED:
                self._inline(element, paragraph, ground)
            else:
                self._note_deleted(tag)

    def _run(self, run: Element, paragraph: Properties, ground: str) -> None:
        style = self._styles.run(child(run, "rPr"), paragraph, ground)
        capitals = self._styles.in_capitals(child(run, "rPr"), paragraph)
        for element in _choices(run):
            tag = tag_of(element)
            if tag == "t":
                words = element.text or ""
                self._text.add(words.upper() if capitals and len(words.upper()) == len(words) else words, style)
            elif tag in _SIGNS:
                self._text.add(_SIGNS[tag], style)
            elif tag == "sym":
                self._symbol(element, paragraph, ground)
            elif tag in ("footnoteReference", "endnoteReference"):
                self.note_ids.append((tag.removesuffix("Reference"), value(element, "id")))
            elif tag not in _SKIPPED:
                self._inline(element, paragraph, ground)  # drawings: only text boxes in them are text

    def _symbol(self, symbol: Element, paragraph: Properties, ground: str) -> None:
        """A sign by code and font: a letter in the old fonts, a picture (tick, arrow) in all others."""
        font, code = value(symbol, "font"), value(symbol, "char")
        if font.lower().startswith((".vn", "vni")) and len(code) == 4:
            style = self._styles.run(None, paragraph | {"font": font}, ground)
            try:
                self._text.add(chr(int(code, 16)), style)
            except ValueError:
                return

    def _control(self, control: Element, read: Callable[[Element], None]) -> None:
        """A content control; the grey placeholder of an unfilled one is not the author's text."""
        content = child(control, "sdtContent")
        if content is not None and not is_on(child(child(control, "sdtPr"), "showingPlcHdr")):
            read(content)

    def _note_deleted(self, tag: str) -> None:
        if tag in ("del", "moveFrom"):
            self._text.warn("deleted_text_left_out")


def _choices(parent: Element) -> Iterable[Element]:
    """The children; of alternative contents the first that is meant for a modern reader, never both."""
    for element in parent:
        if element.tag != _ALTERNATE:
            yield element
            continue
        modern = [c for c in element if c.tag != _FALLBACK]
        yield from (modern[:1] or list(element)[:1])
