"""How a run of a DOCX is set: direct formatting over character style over paragraph style over defaults."""

from xml.etree.ElementTree import Element

from .builder import Style, is_unseen

_STRICT = "http://purl.oclc.org/ooxml/wordprocessingml/main"
_TRANSITIONAL = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_OFF = ("0", "false", "off")
_HIGHLIGHTS_LIGHT = ("none", "white")

Properties = dict[str, str]


def tag_of(element: Element) -> str:
    """The local name of a Word element ("p", "r"); others keep their namespace."""
    tag = element.tag
    for namespace in (_TRANSITIONAL, _STRICT):
        if tag.startswith(namespace, 1):
            return tag[len(namespace) + 2 :]
    return tag


def child(element: Element | None, name: str) -> Element | None:
    """The first Word child of that local name."""
    return None if element is None else next((c for c in element if tag_of(c) == name), None)


def value(element: Element | None, name: str = "val") -> str:
    """A Word attribute, "" when it is not there."""
    if element is None:
        return ""
    return element.get(f"{{{_TRANSITIONAL}}}{name}") or element.get(f"{{{_STRICT}}}{name}") or ""


def is_on(element: Element | None) -> bool:
    """A switch such as w:vanish: there and not turned off."""
    return element is not None and value(element) not in _OFF


class StyleSheet:
    """The styles part and the theme's fonts."""

    def __init__(self, styles: Element | None, theme: Element | None) -> None:
        self._theme = _theme_fonts(theme)
        self._by_id = {value(s, "styleId"): s for s in styles if tag_of(s) == "style"} if styles is not None else {}
        self._known: dict[str, Properties] = {}
        defaults = child(child(child(styles, "docDefaults"), "rPrDefault"), "rPr")
        self._defaults = self.properties(defaults)
        self._default_paragraph = next(
            (i for i, s in self._by_id.items() if value(s, "type") == "paragraph" and value(s, "default") == "1"),
            "",
        )

    def properties(self, rpr: Element | None) -> Properties:
        """What a w:rPr says by itself."""
        found: Properties = {}
        for item in rpr if rpr is not None else ():
            name = tag_of(item)
            if name == "rFonts":
                found |= self._font(item)
            elif name in ("sz", "color"):
                found[name] = value(item)
            elif name in ("vanish", "caps"):
                found[name] = "1" if is_on(item) else ""
            elif name == "shd":
                found["fill"] = value(item, "fill")
            elif name == "highlight" and value(item) not in _HIGHLIGHTS_LIGHT:
                found["fill"] = "000000"
        return found

    def _font(self, fonts: Element) -> Properties:
        """Letters beyond ASCII, all that matters to old encodings, follow hAnsi."""
        for side in ("hAnsi", "ascii"):
            theme = value(fonts, f"{side}Theme")
            font = self._theme.get(theme[:5], "") if theme else value(fonts, side)
            if font:
                return {"font": font}
        return {}

    def style(self, style_id: str) -> Properties:
        """What a style says with all that it is based on."""
        if style_id not in self._known:
            chain: list[Element] = []
            current = style_id
            while (found := self._by_id.get(current)) is not None and found not in chain:
                chain.append(found)
                current = value(child(found, "basedOn"))
            merged: Properties = {}
            for element in reversed(chain):
                merged |= self.properties(child(element, "rPr"))
            self._known[style_id] = merged
        return self._known[style_id]

    def paragraph(self, ppr: Element | None) -> Properties:
        """What holds for the runs of a paragraph before their own formatting, and the paragraph's ground."""
        style_id = value(child(ppr, "pStyle")) or self._default_paragraph
        found = self._defaults | self.style(style_id)
        fill = value(child(ppr, "shd"), "fill")
        return found | {"fill": fill} if fill else found

    def in_capitals(self, rpr: Element | None, paragraph: Properties) -> bool:
        """Whether the letters of a run are printed as capitals, however they were typed."""
        return bool(self._merged(rpr, paragraph).get("caps"))

    def _merged(self, rpr: Element | None, paragraph: Properties) -> Properties:
        character = value(child(rpr, "rStyle"))
        return paragraph | (self.style(character) if character else {}) | self.properties(rpr)

    def run(self, rpr: Element | None, paragraph: Properties, ground: str) -> Style:
        """The style of a run; `ground` is the fill of the cell or box around it."""
        found = self._merged(rpr, paragraph)
        size = _points(found.get("sz", ""))
        color = found.get("color", "")
        color = "" if color in ("auto", "000000") else color.upper()
        fill = found.get("fill", "")
        ground = ground if fill in ("", "auto") else fill
        hidden = is_unseen(color, ground, size, marked=bool(found.get("vanish")))
        return Style(font=found.get("font", ""), size=size, color=color, hidden=hidden)


def fill_of(properties: Element | None, ground: str) -> str:
    """The fill that w:tcPr sets, else that of what is around it."""
    fill = value(child(properties, "shd"), "fill")
    return ground if fill in ("", "auto") else fill


def _points(half_points: str) -> float | None:
    return int(half_points) / 2 if half_points.isdecimal() and len(half_points) < 5 else None


def _theme_fonts(theme: Element | None) -> dict[str, str]:
    fonts: dict[str, str] = {}
    for element in theme.iter() if theme is not None else ():
        name = element.tag.rsplit("}", 1)[-1]
        if name in ("majorFont", "minorFont"):
            latin = next((c for c in element if c.tag.endswith("}latin")), None)
            fonts[name[:5]] = "" if latin is None else latin.get("typeface", "")
    return fonts
