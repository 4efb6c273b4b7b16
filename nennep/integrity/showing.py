"""What may be shown of somebody else's text: the words that both have, and no other."""

import re
from difflib import SequenceMatcher

from nennep.lib.vietnamese import fold

GAP = "…"
_WORD = re.compile(r"\w+")


def only_alike(own: str, other: str) -> str:
    """The words of `other` that stand in `own` in the same order, whatever marks and case; gaps are told by "…"."""
    words = list(_WORD.finditer(other))
    matcher = SequenceMatcher(None, _plain(_WORD.finditer(own)), _plain(words), autojunk=False)
    runs = [(block.b, block.b + block.size) for block in matcher.get_matching_blocks() if block.size]
    pieces, told = [], 0
    for start, end in runs:
        if start > told:
            pieces.append(GAP)
        pieces.append(other[words[start].start() : words[end - 1].end()])
        told = end
    if told < len(words):
        pieces.append(GAP)
    return " ".join(pieces)


def _plain(words) -> list[str]:
    return [fold(word[0]).replace("y", "i") for word in words]
