"""The text of an ODT: paragraphs, lists, tables, text boxes, notes at the end. Deleted text is not in it."""

from pathlib import Path
from xml.etree.ElementTree import Element

from .archive import Archive
from .builder import Style, TextBuilder, distinct_lines, is_unseen
from .model import Extracted, Limits, Refused

_NAMES = {
    "urn:oasis:names:tc:opendocument:xmlns:text:1.0": "text",
    "urn:oasis:names:tc:opendocument:xmlns:office:1.0": "office",
    "urn:oasis:names:tc:opendocument:xmlns:style:1.0": "style",
    "urn:oasis:names:tc:opendocument:xmlns:table:1.0": "table",
    "urn:oasis:names:tc:opendocument:xmlns:drawing:1.0": "draw",
    "urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0": "fo",
    "urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0": "svg",
}
_SKIPPED = frozenset(
    ["text:tracked-changes", "office:annotation", "office:annotation-end", "text:note-citation", "svg:title",
     "svg:desc", "office:forms", "text:sequence-decls", "text:ruby-text", "table:covered-table-cell"]
)  # fmt: skip
_HEADS = tuple(f"style:{place}{pages}" for place in ("header", "footer") for pages in ("", "-first", "-left"))
# What is drawn over the page carries words of its own.
_SHAPES = frozenset(
    f"draw:{name}"
    for name in ("text-box", "custom-shape", "rect", "ellipse", "circle", "line", "polygon", "polyline", "path",
                 "regular-polygon", "connector", "caption", "measure")
)  # fmt: skip
_MOST_SPACES = 1_000

Properties = dict[str, str]


def _short(name: str) -> str:
    """ "{namespace}p" as "text:p"."""
    if not name.startswith("{"):
        return name
    namespace, _, local = name[1:].partition("}")
    return f"{_NAMES.get(namespace, '')}:{local}"


def _attributes(element: Element) -> Properties:
    return {_short(key): value for key, value in element.attrib.items()}


def read_odt(source: bytes | Path, limits: Limits) -> Extracted:
    """Raises Refused: macro, protected, broken, zip_bomb, xml_entities, too_large, no_text."""
    archive = Archive(source, limits)
    if b"encryption-data" in archive.read("META-INF/manifest.xml"):
        raise Refused("protected")
    if any(_is_macro(name) for name in archive.names):
        raise Refused("macro")
    content = archive.xml("content.xml")
    if content is None:
        raise Refused("broken", name="content.xml")
    styles = _Styles([root for root in (archive.xml("styles.xml"), content) if root is not None])
    text = TextBuilder(limits)
    for body in content.iter():
        if _short(body.tag) == "office:text":
            _Reader(text, styles).read(body)
    boxes = [element for element in content.iter() if _short(element.tag) in _SHAPES]
    result = text.finish("odt", margins=styles.margins(limits, boxes))
    if not result.checkable:
        if not any(name.startswith("Pictures/") for name in archive.names):
            raise Refused("no_text")
        text.warn("scan")
        result = text.finish("odt", margins=result.margins)
    return result


def _is_macro(name: str) -> bool:
    """A module; the two lists that LibreOffice writes for an empty library do not count."""
    return name.startswith(("Basic/", "Scripts/")) and not name.endswith(("/", "script-lb.xml", "script-lc.xml"))


class _Styles:
    """Named and automatic styles with what they inherit, and the faces that font names stand for."""

    def __init__(self, roots: list[Element]) -> None:
        self._own: dict[tuple[str, str], tuple[str, Properties]] = {}
        self._known: dict[tuple[str, str], Properties] = {}
        self._faces: Properties = {}
        self._defaults: dict[str, Properties] = {}
        self._masters: list[Element] = []
        for root in roots:
            for element in root.iter():
                self._take(element)

    def _take(self, element: Element) -> None:
        tag, found = _short(element.tag), _attributes(element)
        family = found.get("style:family", "")
        if tag == "style:font-face":
            self._faces[found.get("style:name", "")] = found.get("svg:font-family", "").strip("'\"")
        elif tag == "style:style":
            key = (family, found.get("style:name", ""))
            self._own[key] = (found.get("style:parent-style-name", ""), _text_properties(element))
        elif tag == "style:default-style":
            self._defaults[family] = _text_properties(element)
        elif tag in _HEADS:
            self._masters.append(element)

    def resolved(self, family: str, name: str) -> Properties:
        key = (family, name)
        if key not in self._known:
            chain: list[Properties] = []
            seen: set[str] = set()
            while name not in seen and (family, name) in self._own:
                seen.add(name)
                name, own = self._own[family, name]
                chain.append(own)
            merged = dict(self._defaults.get(family, {})) if family == "paragraph" else {}
            for own in reversed(chain):
                merged |= own
            self._known[key] = merged
        return self._known[key]

    def style(self, found: Properties) -> Style:
        font = self._faces.get(found.get("style:font-name", "")) or found.get("style:font-name", "")
        font = found.get("fo:font-family", "").strip("'\"") or font
        size = _points(found.get("fo:font-size", ""))
        color = found.get("fo:color", "").removeprefix("#").upper()
        ground = found.get("fo:background-color", "").removeprefix("#")
        ground = "" if ground == "transparent" else ground
        hidden = is_unseen(color, ground, size, marked=found.get("text:display") == "none")
        return Style(font, size, "" if color == "000000" else color, hidden)

    def margins(self, limits: Limits, boxes: list[Element]) -> str:
        """The text of headers, footers and text boxes, each line once."""
        text = TextBuilder(limits)
        shapes = [part for master in self._masters for part in master.iter() if _short(part.tag) in _SHAPES]
        for element in (*self._masters, *shapes, *boxes):
            _Reader(text, self).read(element)
        return distinct_lines(text.finish("odt").text)


def _text_properties(style: Element) -> Properties:
    """What a style says about letters, and about the ground of its paragraph or cell."""
    found: Properties = {}
    for part in style:
        tag = _short(part.tag)
        own = _attributes(part)
        if tag == "style:text-properties":
            found |= own
        elif tag in ("style:paragraph-properties", "style:table-cell-properties", "style:graphic-properties"):
            ground = own.get("fo:background-color") or own.get("draw:fill-color")
            found |= {"fo:background-color": ground} if ground else {}
    return found


def _points(length: str) -> float | None:
    try:
        return float(length.removesuffix("pt")) if length.endswith("pt") else None
    except ValueError:
        return None


class _Reader:
    def __init__(self, text: TextBuilder, styles: _Styles) -> None:
        self._text = text
        self._styles = styles

    def read(self, body: Element) -> None:
        notes = self._blocks(body, {})
        while notes:
            notes = [later for note in notes for later in self._blocks(note, {})]

    def _blocks(self, parent: Element, ground: Properties) -> list[Element]:
        """Reads what lies in `parent`; the answer is the notes that were met, to be read behind it."""
        notes: list[Element] = []
        for element in parent:
            tag, found = _short(element.tag), _attributes(element)
            if tag in _SKIPPED:
                self._note_deleted(tag, element)
            elif tag in ("text:p", "text:h"):
                notes += self._paragraph(element, found, ground)
            elif tag == "text:section" and found.get("text:display") == "none":
                notes += self._blocks(element, ground | {"text:display": "none"})
            elif tag == "table:table-cell":
                cell = self._styles.resolved("table-cell", found.get("table:style-name", ""))
                notes += self._blocks(element, ground | cell)
            else:
                notes += self._blocks(element, ground)
        return notes

    def _paragraph(self, element: Element, found: Properties, ground: Properties) -> list[Element]:
        own = ground | self._styles.resolved("paragraph", found.get("text:style-name", ""))
        later: list[Element] = []
        self._inline(element, own, later)
        self._text.end_block()
        notes = [e for e in later if _short(e.tag) == "text:note-body"]
        boxes = [e for e in later if _short(e.tag) != "text:note-body"]
        return notes + [note for box in boxes for note in self._blocks(box, {})]

    def _inline(self, element: Element, own: Properties, later: list[Element]) -> None:
        style = self._styles.style(own)
        self._text.add(_collapsed(element.text), style)
        for part in element:
            tag, found = _short(part.tag), _attributes(part)
            if tag == "text:s":
                count = found.get("text:c", "1")
                self._text.add(" " * min(int(count) if count.isdecimal() else 1, _MOST_SPACES), style)
            elif tag in ("text:tab", "text:line-break"):
                self._text.add("\t" if tag == "text:tab" else "\n", style)
            elif tag == "text:note-body" or tag in _SHAPES:
                later.append(part)
            elif tag == "text:span":
                span = self._styles.resolved("text", found.get("text:style-name", ""))
                self._inline(part, own | span, later)
            elif tag == "text:hidden-text":
                hidden = self._styles.style(own | {"text:display": "none"})
                self._text.add(found.get("text:string-value", ""), hidden)
            elif tag not in _SKIPPED:
                self._inline(part, own, later)
            self._text.add(_collapsed(part.tail), style)

    def _note_deleted(self, tag: str, element: Element) -> None:
        if tag == "text:tracked-changes" and any(_short(e.tag) == "text:deletion" for e in element.iter()):
            self._text.warn("deleted_text_left_out")


def _collapsed(text: str | None) -> str:
    """Line ends and tabs of the XML file are spaces."""
    return (text or "").replace("\n", " ").replace("\t", " ").replace("\r", " ")
