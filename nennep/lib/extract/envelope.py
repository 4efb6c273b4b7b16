"""An edXML envelope (QCVN 102:2016): what its header says of a document, and the files in it.

Names of elements are compared without their namespace, because offices differ in the one they write.
"""

import base64
import binascii
import re
from dataclasses import dataclass
from xml.etree.ElementTree import Element

from .archive import parse_xml
from .model import DEFAULT, Limits, Refused

_ROOTS = ("edxml", "edxmlenvelope", "envelope")
_SECRECY = re.compile(r"secre|secur|confiden|classif|do_?mat", re.IGNORECASE)
_PACKED = ("contenttransferencoded", "attachment", "content", "data")
_ORDINARY = (
    "", "0", "false", "thuong", "thường", "bình thường", "binh thuong", "thông thường", "normal", "none", "không",
    "không mật", "khong mat",
)  # fmt: skip
_LONGEST_WORDS = 1_000


@dataclass(frozen=True)
class Attachment:
    name: str
    data: bytes


@dataclass(frozen=True)
class Envelope:
    """What the header says; text fields are "" when they are missing. `issued_on` is ISO or "".

    `marks` are the values of elements that speak of secrecy and say something else than "ordinary". `sender` is what
    the envelope claims.
    """

    sender: str = ""
    number: str = ""
    notation: str = ""
    place: str = ""
    issued_on: str = ""
    type: str = ""
    subject: str = ""
    signer: str = ""
    signer_post: str = ""
    recipients: tuple[str, ...] = ()
    marks: tuple[str, ...] = ()
    attachments: tuple[Attachment, ...] = ()
    # Everything that the envelope says in words, wherever in it.
    words: tuple[str, ...] = ()


def is_envelope(data: bytes) -> bool:
    """Whether these bytes look like one; other XML is none of ours."""
    return b"edxml" in data[:4096].lower()


def read_envelope(data: bytes, limits: Limits = DEFAULT) -> Envelope:
    """Raises Refused: wrong_type, broken, xml_entities, too_large."""
    if len(data) > limits.file_bytes:
        raise Refused("too_large", size=len(data), limit=limits.file_bytes)
    root = parse_xml(data)
    header = _first(root, "MessageHeader")
    if _name(root) not in _ROOTS or header is None:
        raise Refused("wrong_type", kind="xml")
    signer = _first(header, "SignerInfo")
    promulgation = _first(header, "PromulgationInfo")
    code = _first(header, "Code")
    return Envelope(
        sender=_text(_first(header, "From"), "OrganName"),
        number=_text(code, "CodeNumber"),
        notation=_text(code, "CodeNotation"),
        place=_text(promulgation, "Place"),
        issued_on=_day(_text(promulgation, "PromulgationDate")),
        type=_text(_first(header, "DocumentType"), "TypeName", "TypeDetail") or _text(header, "DocumentType"),
        subject=_text(header, "Subject"),
        signer=_text(signer, "FullName"),
        signer_post=_text(signer, "Position"),
        recipients=tuple(name for one in _all(header, "To") if (name := _text(one, "OrganName"))),
        marks=tuple(_marks(root)),
        attachments=tuple(_attachments(root)),
        words=tuple(_words(root)),
    )


def _name(element: Element) -> str:
    return element.tag.rsplit("}", 1)[-1].lower() if isinstance(element.tag, str) else ""


def _all(parent: Element | None, name: str) -> list[Element]:
    return [one for one in parent.iter() if _name(one) == name.lower()] if parent is not None else []


def _first(parent: Element | None, name: str) -> Element | None:
    return next(iter(_all(parent, name)), None)


def _text(parent: Element | None, *names: str) -> str:
    """The words of the first element of one of these names that has any."""
    found = (" ".join((one.text or "").split()) for name in names for one in _all(parent, name))
    return next((words for words in found if words), "")


def _day(words: str) -> str:
    """2026-10-12, 2026/10/12, 12/10/2026, with or without a time behind it."""
    iso = re.match(r"(\d{4})[-/](\d{1,2})[-/](\d{1,2})", words)
    if iso:
        return f"{iso[1]}-{int(iso[2]):02}-{int(iso[3]):02}"
    ours = re.match(r"(\d{1,2})[-/](\d{1,2})[-/](\d{4})", words)
    return f"{ours[3]}-{int(ours[2]):02}-{int(ours[1]):02}" if ours else ""


def _marks(root: Element) -> list[str]:
    found = [(one.text or "").strip() for one in root.iter() if _SECRECY.search(_name(one)) and not len(one)]
    found += [words.strip() for one in root.iter() for name, words in one.attrib.items() if _SECRECY.search(name)]
    return [words for words in found if words.lower() not in _ORDINARY]


def _words(root: Element) -> list[str]:
    """Files packed in it are longer than words."""
    found = (" ".join((one.text or "").split()) for one in root.iter() if len(one.text or "") < _LONGEST_WORDS)
    return [words for words in dict.fromkeys(found) if words]


def _attachments(root: Element) -> list[Attachment]:
    """Files in the envelope itself, as base64. Raises Refused for one that is none."""
    found = []
    for element in _all(root, "Attachment"):
        name = _text(element, "AttachmentName", "FileName") or "?"
        packed = next((o.text for o in element.iter() if _name(o) in _PACKED and (o.text or "").strip()), "")
        try:
            data = base64.b64decode("".join((packed or "").split()), validate=True)
        except (binascii.Error, ValueError) as error:
            raise Refused("broken", name=name) from error
        if data:
            found.append(Attachment(name, data))
    return found
