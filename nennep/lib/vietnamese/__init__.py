"""Vietnamese text, dates and numbers: plain functions, no state."""

from .dates import format_date, long_date, parse_date
from .encodings import (
    UnreadableText,
    decode_by_font,
    decode_bytes,
    decode_legacy,
    decode_tcvn3,
    decode_vni,
    font_encoding,
    guess_legacy,
)
from .letters import fold, name_sort_key, nfc, sort_key, split_tone, without_marks, words
from .lunar import LunarDate, lunar_to_solar, solar_to_lunar, tet
from .numbers import format_number, format_percent, parse_number
from .spelling import normalise_iy, normalise_tone
from .syllables import is_syllable, share_of_syllables

__all__ = [
    "LunarDate",
    "UnreadableText",
    "decode_by_font",
    "decode_bytes",
    "decode_legacy",
    "decode_tcvn3",
    "decode_vni",
    "fold",
    "font_encoding",
    "format_date",
    "format_number",
    "format_percent",
    "guess_legacy",
    "is_syllable",
    "long_date",
    "lunar_to_solar",
    "name_sort_key",
    "nfc",
    "normalise_iy",
    "normalise_tone",
    "parse_date",
    "parse_number",
    "share_of_syllables",
    "solar_to_lunar",
    "sort_key",
    "split_tone",
    "tet",
    "without_marks",
    "words",
]
