"""What a person typed into the search box, understood."""

import re
from dataclasses import dataclass

from nennep.documents.search.words import words_of
from nennep.lib.citations import number_key, parse_number
from nennep.lib.vietnamese import nfc

MOST_WORDS = 40
_QUOTED = re.compile(r'["“”„«»]([^"“”„«»]*)(?:["“”„«»]|$)')


@dataclass(frozen=True)
class Wanted:
    """Every run must stand in a document; a run of several words in a row: a phrase in quotes, a number.

    `whole` is all of it in the order typed, where it would fit best. `exact` is what was typed with its marks, in
    pieces that should stand like that; empty when nothing carried a mark, for then there is nothing to prefer.
    """

    runs: tuple[tuple[str, ...], ...]
    whole: tuple[str, ...]
    exact: tuple[str, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.runs)


def understand(typed: str) -> Wanted:
    """`bac kan`, `"nông thôn mới"`, `05ct/tw`, `kế hoạch CT05/TW`: words, phrases in quotes, numbers in any form."""
    typed = nfc(typed)
    runs: list[tuple[str, ...]] = []
    exact: list[str] = []
    last = 0
    for quoted in _QUOTED.finditer(typed):
        runs += _loose(typed[last : quoted.start()], exact)
        phrase = tuple(words_of(quoted[1]))
        if phrase:
            runs.append(phrase)
            exact.append(_spaced(quoted[1]))
        last = quoted.end()
    runs += _loose(typed[last:], exact)
    runs = list(dict.fromkeys(runs))[:MOST_WORDS]
    return Wanted(
        runs=tuple(runs),
        whole=tuple(word for run in runs for word in run)[:MOST_WORDS],
        exact=tuple(piece for piece in exact if not piece.isascii()),
    )


def _loose(text: str, exact: list[str]) -> list[tuple[str, ...]]:
    """The runs of what stands outside quotes: the whole of it a number, or its pieces numbers and words."""
    text = _spaced(text)
    if not text:
        return []
    exact.append(text)
    if number := _number(text):
        return [number]
    runs: list[tuple[str, ...]] = []
    for piece in text.split():
        runs += [number] if (number := _number(piece)) else [(word,) for word in words_of(piece)]
    return runs


def _number(text: str) -> tuple[str, ...] | None:
    """The words of a number with notation, however it was typed, in the order in which papers print them."""
    number = parse_number(text)
    if number is None or not (number.symbol or number.issuer_suffix):
        return None
    return tuple(words_of(number_key(text)))


def _spaced(text: str) -> str:
    return " ".join(text.split())
