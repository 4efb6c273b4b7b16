"""The text of a plain text file in whatever encoding it came."""

from nennep.lib.vietnamese import UnreadableText, decode_bytes

from .builder import TextBuilder
from .model import Extracted, Limits, Refused


def read_plain(data: bytes, limits: Limits) -> Extracted:
    """Raises Refused: unreadable, no_text, too_large."""
    try:
        text, encoding = decode_bytes(data)
    except UnreadableText as error:
        raise Refused("unreadable") from error
    builder = TextBuilder(limits)
    if encoding in ("tcvn3", "vni"):
        builder.warn("legacy_font")  # told by the letters alone
    builder.add(text.replace("\r\n", "\n").replace("\r", "\n"))
    result = builder.finish("txt", encoding=encoding)
    if not result.checkable:
        raise Refused("no_text")
    return result
