"""Real small files, put together by hand, so that every trap can be built in."""

import zipfile
import zlib
from collections.abc import Mapping
from io import BytesIO

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_MC = "http://schemas.openxmlformats.org/markup-compatibility/2006"
_WPS = "http://schemas.microsoft.com/office/word/2010/wordprocessingShape"
_M = "http://schemas.openxmlformats.org/officeDocument/2006/math"
_MAIN_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504)


def zip_of(members: Mapping[str, str | bytes], stored: tuple[str, ...] = ()) -> bytes:
    out = BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members.items():
            kind = zipfile.ZIP_STORED if name in stored else zipfile.ZIP_DEFLATED
            archive.writestr(name, data, compress_type=kind)
    return out.getvalue()


def run(text: str, rpr: str = "") -> str:
    return f'<w:r><w:rPr>{rpr}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


def paragraph(*content: str, ppr: str = "") -> str:
    return f"<w:p><w:pPr>{ppr}</w:pPr>{''.join(content)}</w:p>"


def text_box(content: str) -> str:
    """A text box as Word writes it: once for new readers, once more for old ones."""
    inner = f"<w:txbxContent>{content}</w:txbxContent>"
    return (
        f'<w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wps:txbx>{inner}</wps:txbx>'
        f"</w:drawing></mc:Choice><mc:Fallback><w:pict>{inner}</w:pict></mc:Fallback></mc:AlternateContent></w:r>"
    )


def docx(
    body: str,
    *,
    styles: str = "",
    parts: dict[str, tuple[str, str]] | None = None,
    more: Mapping[str, str | bytes] | None = None,
    content_type: str = _MAIN_TYPE,
    prolog: str = "",
) -> bytes:
    """`parts`: relation kind -> (member name in word/, XML); `more`: members as they are."""
    namespaces = f'xmlns:w="{W}" xmlns:mc="{_MC}" xmlns:wps="{_WPS}" xmlns:m="{_M}"'
    parts = dict(parts or {})
    if styles:
        parts["styles"] = ("styles.xml", f"<w:styles {namespaces}>{styles}</w:styles>")
    relations = "".join(
        f'<Relationship Id="r{i}" Type="{_R}/{kind}" Target="{name}"/>'
        for i, (kind, (name, _)) in enumerate(parts.items())
    )
    members: dict[str, str | bytes] = {
        "[Content_Types].xml": (
            f'<Types xmlns="{_PACKAGE}/content-types"><Override PartName="/word/document.xml" '
            f'ContentType="{content_type}"/></Types>'
        ),
        "_rels/.rels": (
            f'<Relationships xmlns="{_PACKAGE}/relationships"><Relationship Id="a" '
            f'Type="{_R}/officeDocument" Target="word/document.xml"/></Relationships>'
        ),
        "word/document.xml": f"{prolog}<w:document {namespaces}><w:body>{body}</w:body></w:document>",
        "word/_rels/document.xml.rels": (
            f'<Relationships xmlns="{_PACKAGE}/relationships">{relations}</Relationships>'
        ),
    }
    for name, xml in parts.values():
        members[f"word/{name}"] = xml
    return zip_of({**members, **(more or {})})


_ODF = "urn:oasis:names:tc:opendocument:xmlns"
_ODF_NAMESPACES = (
    f'xmlns:office="{_ODF}:office:1.0" xmlns:text="{_ODF}:text:1.0" xmlns:style="{_ODF}:style:1.0" '
    f'xmlns:table="{_ODF}:table:1.0" xmlns:draw="{_ODF}:drawing:1.0" xmlns:fo="{_ODF}:xsl-fo-compatible:1.0" '
    f'xmlns:svg="{_ODF}:svg-compatible:1.0"'
)


def odt(body: str, *, styles: str = "", more: Mapping[str, str | bytes] | None = None, manifest: str = "") -> bytes:
    content = (
        f"<office:document-content {_ODF_NAMESPACES}><office:automatic-styles>{styles}</office:automatic-styles>"
        f"<office:body><office:text>{body}</office:text></office:body></office:document-content>"
    )
    members: dict[str, str | bytes] = {
        "mimetype": "application/vnd.oasis.opendocument.text",
        "content.xml": content,
        "META-INF/manifest.xml": f"<manifest>{manifest}</manifest>",
    }
    return zip_of({**members, **(more or {})}, stored=("mimetype",))


_TO_UNICODE = """/CIDInit /ProcSet findresource begin 12 dict begin begincmap
1 begincodespacerange <00> <FF> endcodespacerange
{count} beginbfchar
{pairs}
endbfchar endcmap end end"""


def pdf(
    pages: list[str], *, font: str = "Times-Roman", extra: dict[str, bytes] | None = None, trailer: str = ""
) -> bytes:
    """Each page is one content stream; text in it is given as {Tiếng Việt} and set through a ToUnicode map."""
    letters = sorted({c for page in pages for part in page.split("{")[1:] for c in part.split("}")[0]})
    codes = {letter: index + 33 for index, letter in enumerate(letters)}
    pairs = "\n".join(f"<{code:02X}> <{letter.encode('utf-16-be').hex()}>" for letter, code in codes.items())
    objects: list[bytes] = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"",
        f"<< /Type /Font /Subtype /Type1 /BaseFont /{font} /ToUnicode 4 0 R >>".encode(),
        _stream(_TO_UNICODE.format(count=len(codes), pairs=pairs).encode()),
    ]
    kids = []
    for page in pages:
        number = len(objects) + 1
        kids.append(f"{number} 0 R")
        objects.append(
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents {number + 1} 0 R "
            "/Resources << /Font << /F1 3 0 R >> >> >>".encode()
        )
        objects.append(_stream(_set(page, codes)))
    objects[1] = f"<< /Type /Pages /Kids [{' '.join(kids)}] /Count {len(pages)} >>".encode()
    for raw in (extra or {}).values():
        objects.append(raw)
    return _assemble(objects, trailer)


def _set(page: str, codes: dict[str, int]) -> bytes:
    done = ""
    for index, part in enumerate(page.replace("}", "{").split("{")):
        done += part if index % 2 == 0 else "<" + "".join(f"{codes[c]:02X}" for c in part) + ">"
    return done.encode()


def _stream(data: bytes, entries: str = "") -> bytes:
    packed = zlib.compress(data)
    head = f"<< /Length {len(packed)} /Filter /FlateDecode {entries} >>\nstream\n".encode()
    return head + packed + b"\nendstream"


def _assemble(objects: list[bytes], trailer: str) -> bytes:
    out = bytearray(b"%PDF-1.7\n")
    offsets = []
    for number, body in enumerate(objects, 1):
        offsets.append(len(out))
        out += f"{number} 0 obj\n".encode() + body + b"\nendobj\n"
    start = len(out)
    out += f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n".encode()
    out += b"".join(f"{offset:010d} 00000 n \n".encode() for offset in offsets)
    out += f"trailer\n<< /Size {len(objects) + 1} /Root 1 0 R {trailer} >>\nstartxref\n{start}\n%%EOF\n".encode()
    return bytes(out)


def text_page(*lines: str, before: str = "") -> str:
    """A page with lines of text; `before` is drawn first."""
    set_lines = "".join(f"{{{line}}} Tj 0 -20 Td " for line in lines)
    return f"{before} BT /F1 14 Tf 72 760 Td {set_lines} ET"
