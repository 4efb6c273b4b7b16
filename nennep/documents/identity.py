"""What makes two documents, numbers or texts the same one, however they were typed."""

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
