"""Text in the encodings that Vietnamese offices used before Unicode.

TCVN3 (fonts ".VnTime") and VNI (fonts "VNI-Times") put Vietnamese letters in the place of Western ones, so a
file can be valid text and still read "Uû ban nh©n d©n". Decoders take such text as read with Latin-1 or
Windows-1252.
"""

import codecs
import re
from typing import Literal

from .letters import nfc
from .syllables import marked_words, share_of_syllables

Legacy = Literal["tcvn3", "vni"]


class UnreadableText(ValueError):
    """The bytes are not text in any encoding that is known here."""


# ư is the soft hyphen U+00AD: never drop soft hyphens before decoding.
_TCVN3_FROM = (
    "¡¢£¤¥¦§" "¨©ª«¬\u00ad®" "µ¶·¸¹" "»¼½¾Æ" "ÇÈÉÊË" "ÌÎÏÐÑ" "ÒÓÔÕÖ" "×ØÜÝÞ"
    "ßáâãä" "åæçèé" "êëìíî" "ïñòóô" "õö÷øù" "úûüýþ"
)  # fmt: skip
_TCVN3_TO = (
    "ĂÂÊÔƠƯĐ" "ăâêôơưđ" "àảãáạ" "ằẳẵắặ" "ầẩẫấậ" "èẻẽéẹ" "ềểễếệ" "ìỉĩíị"
    "òỏõóọ" "ồổỗốộ" "ờởỡớợ" "ùủũúụ" "ừửữứự" "ỳỷỹýỵ"
)  # fmt: skip
_TCVN3 = str.maketrans(_TCVN3_FROM, _TCVN3_TO)

_WORD = re.compile(r"([^\W\d_]+)")
_SMALL_ASCII = re.compile("[a-z]")
# Capitals as they are typed, among them small letters with tones, which have no capital.
_UP, _MARKED = "[A-ZĂÂÊÔƠƯĐ]", r"[^\W\d_A-Za-zĂÂÊÔƠƯĐ]"
_ALL_CAPITALS = re.compile(f"{_UP}{{3}}")
_HALF_CAPITAL = re.compile(
    rf"(?<!\w)(?:(?=\w*{_MARKED})(?=(?:\w*{_UP}){{2}})|(?=\w*{_MARKED}\w*{_UP}))[^\W\d_a-z]+(?!\w)"
)

_VNI_MARKS = {
    **dict(zip("øûõùï", "\u0300\u0309\u0303\u0301\u0323", strict=True)),
    "ê": "\u0306",
    **{c: "\u0306" + tone for c, tone in zip("èúüéë", "\u0300\u0309\u0303\u0301\u0323", strict=True)},
    "â": "\u0302",
    **{c: "\u0302" + tone for c, tone in zip("àåãáä", "\u0300\u0309\u0303\u0301\u0323", strict=True)},
}
_VNI_MARKS |= {mark.upper(): value for mark, value in _VNI_MARKS.items()}
_VNI_LETTERS = dict(zip("ñôöíìæóòîÑÔÖÍÌÆÓÒÎ", "đơưíìỉĩịỵĐƠƯÍÌỈĨỊỴ", strict=True))
_VNI_BASES = frozenset("aeouyôöAEOUYÔÖ")
_SYMBOL_FONT = {0xF000 + code: code for code in range(0xA0, 0x100)}  # Word keeps symbol fonts up there


def decode_tcvn3(text: str, *, capitals: bool = False) -> str:
    """TCVN3 text as Unicode; `capitals` for fonts ending in H, which draw small letters as capitals."""
    decoded = text.translate(_SYMBOL_FONT).translate(_TCVN3)
    return decoded.upper() if capitals else "\n".join(map(_with_whole_capitals, decoded.split("\n")))


def _with_whole_capitals(line: str) -> str:
    """TCVN3 has no capitals with tones: "XÃ HÙNG SƠN" was typed "Xã HùNG SƠN", and is told by words like the second."""
    is_shouted = _ALL_CAPITALS.search(line) and not _SMALL_ASCII.search(line)
    if not is_shouted and not _HALF_CAPITAL.search(line):
        return line
    pieces = _WORD.split(line)
    words = range(1, len(pieces), 2)
    raised = {at for at in words if _HALF_CAPITAL.fullmatch(pieces[at]) or pieces[at].isupper()}
    for steps in (words, reversed(words)):
        raised |= {at for at in steps if {at - 2, at + 2} & raised and not _SMALL_ASCII.search(pieces[at])}
    return "".join(piece.upper() if at in raised else piece for at, piece in enumerate(pieces))


def decode_vni(text: str) -> str:
    """VNI text (letter and mark as two characters) as Unicode."""
    pieces: list[str] = []
    before = ""
    for char in text.translate(_SYMBOL_FONT):
        mark = _VNI_MARKS.get(char) if before in _VNI_BASES else None
        pieces.append(mark if mark else _VNI_LETTERS.get(char, char))
        before = "" if mark else char
    return nfc("".join(pieces))


def decode_legacy(text: str, encoding: Legacy) -> str:
    """The text decoded from the encoding that `guess_legacy` named."""
    return decode_tcvn3(text) if encoding == "tcvn3" else decode_vni(text)


def guess_legacy(text: str, *, enough: int = 3) -> Legacy | None:
    """Which old encoding the text is still in, judged by whether its marked words become real syllables.

    `enough`: the least number of words with marks; fewer prove nothing and give None.
    """
    marked = marked_words(text)
    if len(marked) < enough:
        return None
    as_it_is = share_of_syllables(text)
    if as_it_is >= 0.6:
        return None
    shares: dict[Legacy, float] = {
        "tcvn3": share_of_syllables(decode_tcvn3(text)),
        "vni": share_of_syllables(decode_vni(text)),
    }
    best = max(shares, key=lambda name: shares[name])
    return best if shares[best] >= 0.7 and shares[best] > as_it_is + 0.2 else None


def font_encoding(font: str) -> tuple[Legacy | None, bool]:
    """The encoding that a font's name stands for, and whether it draws capitals only (".VnTimeH")."""
    name = font.strip().lower()
    if name.startswith(".vn"):
        return "tcvn3", name.split(",")[0].removesuffix(" bold").rstrip().endswith("h")
    return ("vni", False) if name.startswith(("vni-", "vni ")) else (None, False)


def decode_by_font(text: str, font: str) -> str:
    """The text of a run as Unicode, decoded when its font is one of the old ones."""
    encoding, capitals = font_encoding(font)
    if encoding == "tcvn3":
        return decode_tcvn3(text, capitals=capitals)
    return decode_vni(text) if encoding == "vni" else text


_BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)


def decode_bytes(data: bytes) -> tuple[str, str]:
    """The text (composed, no byte-order mark) and the name of its encoding. Raises UnreadableText."""
    text, encoding = _decode(data)
    if _looks_binary(text):
        raise UnreadableText
    return nfc(text), encoding


def _decode(data: bytes) -> tuple[str, str]:
    for bom, encoding in _BOMS:
        if data.startswith(bom):
            return _strictly(data, encoding), encoding
    if half := _utf16_without_bom(data):
        return _strictly(data, half), half
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError:
        return _decode_eight_bit(data)
    legacy = guess_legacy(text)
    return (decode_legacy(text, legacy), legacy) if legacy else (text, "utf-8")


def _strictly(data: bytes, encoding: str) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        raise UnreadableText from error


def _utf16_without_bom(data: bytes) -> str:
    """Spaces and line ends are every fifth character of Vietnamese, so zeros pile up on one side."""
    head = data[:4096]
    if len(head) < 4 or len(data) % 2:
        return ""
    even, odd = head[::2].count(0), head[1::2].count(0)
    if max(even, odd) < len(head) / 10 or min(even, odd) > max(even, odd) / 10:
        return ""
    return "utf-16-le" if odd > even else "utf-16-be"


def _decode_eight_bit(data: bytes) -> tuple[str, str]:
    western = data.decode("cp1252", errors="replace")
    candidates = {
        "windows-1258": nfc(data.decode("cp1258", errors="replace")),
        "tcvn3": decode_tcvn3(western),
        "vni": decode_vni(western),
    }
    shares = {name: share_of_syllables(text) for name, text in candidates.items()}
    best = max(shares, key=lambda name: shares[name])
    if shares[best] < 0.7:
        raise UnreadableText
    return candidates[best], best


def _looks_binary(text: str) -> bool:
    odd = sum(1 for c in text if (c < " " and c not in "\t\n\r\f\v\x1a") or c == "\ufffd")
    return "\x00" in text or odd > len(text) / 100
