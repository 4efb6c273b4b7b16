"""What makes two documents, numbers or texts the same one, however they were typed; and where a text says it."""

import hashlib
import re

from nennep.lib.citations import number_key
from nennep.lib.citations.symbols import WORD_TYPES
from nennep.lib.vietnamese import fold

_WORD = re.compile(r"\w+")


def type_code(word: str) -> str:
    """What `lib.citations` calls this type ("Kế hoạch" is "ke_hoach"); empty for a word that it does not know."""
    code = WORD_TYPES.get(fold(word).strip())
    return code.value if code else ""


def number_key_of(document) -> str:
    """The joined number in its one spelling, for comparing."""
    return number_key(document.full_number)


def text_hash(text: str) -> str:
    """SHA-256 of the folded words, so that the same text from another format gives the same; empty without words."""
    words = _WORD.findall(fold(text))
    return hashlib.sha256(" ".join(words).encode()).hexdigest() if words else ""


def serial_of(key: str) -> str:
    """What a bare number says of a number's key: "5" of "5/CT/TU"."""
    return key.split("/")[0][:20]


# Our columns by what `lib.citations.read_header` calls them.
_COLUMNS = {
    "type": "type",
    "issuer": "issuer",
    "date": "issued_on",
    "subject": "subject",
    "signer": "signer",
    "signer_post": "signer_post",
    "urgency": "urgency",
    "term": "term",
}


def places_of(header) -> dict:
    """`Document.found_at` as a header that was read tells it."""
    found = {ours: list(field.span) for name, ours in _COLUMNS.items() if (field := getattr(header, name))}
    if header.number_span:
        found["number"] = list(header.number_span)
    if header.recipients:
        found["recipients"] = [list(one.span) for one in header.recipients]
    return found
