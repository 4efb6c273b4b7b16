"""One spelling where Vietnamese allows two: tone placement (hoà, hòa) and i or y (kĩ, kỹ). For matching."""

import re
import unicodedata

from .letters import TONES, nfc

_NEW_PLACE = re.compile(rf"(?<![qQ])([oOuU])([aAeEyY])([{TONES}])(?!\w|[\u0300-\u036f])")
_FINAL_Y = re.compile(rf"\b([hklmstHKLMST]|[qQ][uU])([yY])([{TONES}]?)(?!\w|[\u0300-\u036f])")


def normalise_tone(text: str) -> str:
    """Move the tone of open oa, oe, uy to the first vowel: hoà -> hòa, khoẻ -> khỏe, thuỷ -> thủy."""
    if text.isascii():
        return text
    return nfc(_NEW_PLACE.sub(_move_tone, unicodedata.normalize("NFD", text)))


def _move_tone(match: re.Match[str]) -> str:
    first, second, tone = match.groups()
    if first in "uU" and second not in "yY":
        return match.group()  # ué, uá do not exist as two spellings
    return first + tone + second


def normalise_iy(text: str) -> str:
    """Write y as i where a syllable ends in it after h, k, l, m, s, t, qu: kỹ -> kĩ, quý -> quí."""
    decomposed = unicodedata.normalize("NFD", text)
    return nfc(_FINAL_Y.sub(lambda m: m[1] + ("i" if m[2] == "y" else "I") + m[3], decomposed))
