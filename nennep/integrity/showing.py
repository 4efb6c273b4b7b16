"""What may be shown of somebody else's text: the words that both have, and no other."""

import re

from nennep.integrity.measuring import plain

GAP = "…"
# Words alike one by one say nothing; so many in a row are the same passage, wherever it stands.
RUN = 3
_WORD = re.compile(r"\w+")


def only_alike(own: str, other: str) -> str:
    """The words of `other` that stand in `own` in a run, whatever marks and case; what lies between is told by "…"."""
    ours, words = _plain_words(_WORD.finditer(own)), list(_WORD.finditer(other))
    theirs = _plain_words(words)
    run = min(RUN, len(ours)) or 1
    known = set(_runs(ours, run))
    kept = {
        place + step
        for place, words_there in enumerate(_runs(theirs, run))
        if words_there in known
        for step in range(run)
    }
    pieces, place = [], 0
    while place < len(words):
        end = place
        while end < len(words) and (end in kept) == (place in kept):
            end += 1
        pieces.append(other[words[place].start() : words[end - 1].end()] if place in kept else GAP)
        place = end
    return " ".join(pieces)


def _runs(plain: list[str], size: int):
    return zip(*(plain[at:] for at in range(size)), strict=False)


def _plain_words(words) -> list[str]:
    return [plain(word[0]) for word in words]
