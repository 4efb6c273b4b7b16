"""From a word back to its place in the text."""

import re
from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import accumulate, islice

from .decoding import decoded
from .folding import fold_token
from .model import Span
from .tokens import SPACES, Ints, Words, vocabulary

FIRST_WORD = 16  # smaller numbers stand for no word, or for a placeholder

_TOKEN = re.compile(rb"[0-9A-Za-z\x80-\xff]+")
_TOKEN_TEXT = re.compile("[0-9A-Za-z\u0080-\U0010ffff]+")


@dataclass(frozen=True, slots=True)
class Outline:
    """One essay as its reader saw it: the words, and for each sentence its first word and its first byte."""

    words: Words
    piece_words: Ints
    piece_bytes: Ints


def places(text: str, wanted: Iterable[int], outline: Outline) -> dict[int, Span]:
    """Where in the text the words of these numbers stand (start, end); for a placeholder its whole sentence."""
    typed = text.encode()
    data = decoded(typed)
    first_words = outline.piece_words.tolist()
    begins = [*outline.piece_bytes.tolist(), len(data)]
    found: dict[int, Span] = {}
    letters, until = 0, 0  # how many letters come before which byte
    for number, words in _by_piece(wanted, first_words).items():
        letters += len(data[until : begins[number]].decode())
        until = begins[number]
        piece, first = data[until : begins[number + 1]], first_words[number]
        spans = {first: _whole(piece)} if outline.words[first] < FIRST_WORD else _word_spans(piece, first, words)
        found.update({word: (letters + start, letters + stop) for word, (start, stop) in spans.items()})
    return found if data is typed else _before_decoding(text, data.decode(), found)


def _by_piece(wanted: Iterable[int], first_words: list[int]) -> dict[int, set[int]]:
    """The words by the sentence in which they stand; of sentences that begin alike, the one that is not empty."""
    pieces: dict[int, set[int]] = {}
    for word in sorted(set(wanted)):
        pieces.setdefault(bisect_right(first_words, word) - 1, set()).add(word)
    return pieces


def _whole(piece: bytes) -> Span:
    """The piece without the spaces around it, in letters."""
    text = piece.decode()
    return len(text) - len(text.lstrip()), len(text.rstrip())


def _word_spans(piece: bytes, first: int, asked: set[int]) -> dict[int, Span]:
    """Start and end in letters of the words of the piece that are asked for; `first` is its first one's number."""
    plain = piece.translate(SPACES)
    tokens = plain.replace(b".", b" ").split()
    numbers = [*accumulate(map(len, vocabulary.numbers_of(tokens)), initial=first)]
    spans = {}
    for at in sorted({bisect_right(numbers, word) - 1 for word in asked}):
        begin = next(islice(_TOKEN.finditer(plain), at, None)).start()
        before = len(piece[:begin].decode())
        for word, (_, start, end) in enumerate(fold_token(tokens[at].decode()), numbers[at]):
            if word in asked:
                spans[word] = (before + start, before + end)
    return spans


def _before_decoding(text: str, decoded: str, found: dict[int, Span]) -> dict[int, Span]:
    """Places in decoded text as places in the text it was; both have the same tokens in the same order."""
    old = [match.span() for match in _TOKEN_TEXT.finditer(text)]
    starts = [match.start() for match in _TOKEN_TEXT.finditer(decoded)]

    def of(place: int) -> Span:
        return old[min(bisect_right(starts, place), len(old)) - 1]

    return {number: (of(start)[0], of(end - 1)[1]) for number, (start, end) in found.items()}
