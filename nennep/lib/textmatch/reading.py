"""From a text to word numbers, and from a word back to its place in the text.

A text is read sentence by sentence. Sentences of the studied documents and lines of the form come again in
every essay, so they are known at a glance and stand as one placeholder.
"""

import re
from array import array
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from nennep.lib.vietnamese.encodings import Legacy, decode_legacy, guess_legacy

from .folding import fold_token, word_id
from .model import Span

Words = npt.NDArray[np.uint32]
Flags = npt.NDArray[np.uint8]
Ints = npt.NDArray[np.int64]

SENTENCE, LINE = 1, 2  # flags of a word that begins one
FORM, QUOTE, PHRASE = 4, 8, 16  # flags of a word that is legitimately shared
SHARED = FORM | QUOTE | PHRASE
FREQUENT = 32  # flag of a word in wording that several essays have

FIRST_WORD = 16  # smaller numbers stand for no word, or for a placeholder

# Numbers in the stream that stand for no word.
_SENTENCE_END, _LINE_END, _TEXT_END, _FORM_LINE, _QUOTED = range(1, 6)
_SENTENCE_SIGN, _LINE_SIGN, _TEXT_SIGN, _FORM_SIGN, _QUOTE_SIGN = (np.uint32(n).tobytes() for n in range(1, 6))
_WORD_BYTES = 4
_LEAST_QUOTE = 6  # words of a sentence of the document that is known at a glance
_LARGEST = 1_000_000  # entries of a memory that only saves time

_TOKEN = re.compile(rb"[0-9A-Za-z\x80-\xff]+")
_TOKEN_TEXT = re.compile("[0-9A-Za-z\u0080-\U0010ffff]+")
_SPACES = bytes(code if code > 127 or chr(code).isalnum() else 32 for code in range(256)).lower()


_Piece = tuple[bytes, int, int]


class _Vocabulary(dict[bytes, int | None]):
    """Token -> word number; None for a token of no word or of several."""

    def __missing__(self, token: bytes) -> int | None:
        found = [word_id(word) for word, _, _ in fold_token(token.decode())]
        number = found[0] if len(found) == 1 else None
        if len(self) < _LARGEST:
            self[token] = number
        return number


_number_of = _Vocabulary().__getitem__


def _numbers(piece: bytes) -> bytes:
    """The word numbers of a piece of text. Raises UnicodeDecodeError."""
    tokens = piece.translate(_SPACES).split()
    try:
        return array("I", map(_number_of, tokens)).tobytes()  # type: ignore[arg-type]
    except TypeError:
        return array("I", [number for token in tokens for number in _all_numbers(token)]).tobytes()


def _all_numbers(token: bytes) -> list[int]:
    number = _number_of(token)
    return [number] if number else [word_id(word) for word, _, _ in fold_token(token.decode())]


def _lines(text: bytes) -> list[bytes]:
    """The lines; every sentence but the last of a line ends with ". ", so that places stay as they are."""
    return text.replace(b"? ", b". ").replace(b"! ", b". ").split(b"\n")


def _decoded(text: bytes) -> bytes:
    """The text in Unicode; signs that Vietnamese has no use for tell of old encodings."""
    legacy = _legacy(text)
    return decode_legacy(text.decode(), legacy).encode() if legacy else text


def _legacy(text: bytes) -> Legacy | None:
    if (text.count(b"\xc2") + text.count(b"\xc3\xb8")) * 100 < len(text):
        return None
    return guess_legacy(text.decode())


@dataclass(slots=True)
class Shelf:
    """Essays end to end: essay `i` is `words[starts[i]:starts[i + 1]]`, with as many flags.

    `quoted` and `form`: for each essay the words that placeholders stand for.
    """

    words: Words
    flags: Flags
    starts: Ints
    quoted: Ints
    form: Ints
    piece_starts: Ints  # for each essay, and the end, the number of its first sentence
    piece_words: Ints  # for each sentence the word with which it begins, counted over the shelf
    piece_bytes: Ints  # ... and the byte of its text where it begins

    def __len__(self) -> int:
        return len(self.starts) - 1

    def outline(self, essay: int) -> "Outline":
        """What finding places in this essay's text needs."""
        here = slice(self.starts[essay], self.starts[essay + 1])
        pieces = slice(self.piece_starts[essay], self.piece_starts[essay + 1])
        return Outline(
            np.array(self.words[here]),
            self.piece_words[pieces] - self.starts[essay],
            np.array(self.piece_bytes[pieces]),
        )

    def essay_of_words(self) -> Ints:
        return np.repeat(np.arange(len(self)), np.diff(self.starts))


class Reader:
    """Reads the essays of one campaign, whose studied documents and blank form it knows."""

    def __init__(self, documents: Sequence[str] = (), template: str = ""):
        pieces = [
            _numbers(piece) for text in documents for line in _lines(text.encode()) for piece in line.split(b". ")
        ]
        self._quotes = {numbers for numbers in pieces if len(numbers) >= _WORD_BYTES * _LEAST_QUOTE}
        self._form = {_numbers(line) for line in _lines(template.encode())} - {b""}
        self._longest_form_line = max(map(len, self._form), default=0)
        # as written, for the next time: a form line -> its words, a quoted sentence -> placeholder and its words
        self._met_lines: dict[bytes, int] = {}
        self._met_pieces: dict[bytes, tuple[bytes, int]] = {}

    def read(self, texts: Iterable[bytes]) -> Shelf:
        """The texts (UTF-8) as numbers. Raises UnicodeDecodeError."""
        reading = Reading(self)
        for text in texts:
            reading.add(text)
        return reading.shelf()

    def read_line(self, line: bytes) -> tuple[int, list[_Piece]]:
        """The words of a line of the form, or the line's sentences."""
        count = self._met_lines.get(line, 0)
        if count:
            return count, []
        found = self._pieces(line)
        count = self._form_words(found)
        if count and len(self._met_lines) < _LARGEST:
            self._met_lines[line] = count
        return count, found

    def _pieces(self, line: bytes) -> list[_Piece]:
        """For each sentence its numbers, or a placeholder with the count of words it stands for; its bytes."""
        return [self._met_pieces.get(piece) or self._meet(piece) for piece in line.split(b". ")]

    def _meet(self, piece: bytes) -> _Piece:
        numbers = _numbers(piece)
        if numbers not in self._quotes:
            return numbers, 0, len(piece)
        met = _QUOTE_SIGN, len(numbers) // _WORD_BYTES, len(piece)
        if len(self._met_pieces) < _LARGEST:
            self._met_pieces[piece] = met
        return met

    def _form_words(self, found: list[_Piece]) -> int:
        """The words of a line that stands in the blank form, 0 for any other line."""
        if sum([len(piece[0]) for piece in found]) > self._longest_form_line:
            return 0
        numbers = b"".join([piece[0] for piece in found])
        return len(numbers) // _WORD_BYTES if numbers in self._form else 0


class Reading:
    """Texts on their way to a shelf."""

    def __init__(self, reader: Reader):
        self._reader = reader
        self._parts: list[bytes] = []  # the numbers, with signs between them
        self._begins: list[int] = []  # the byte where each sentence begins
        self._counts: list[tuple[int, int]] = []  # for each text the words that placeholders stand for

    def add(self, text: bytes) -> None:
        """Read one text (UTF-8). Raises UnicodeDecodeError, and then is as if it had not been asked."""
        quoted = form = at = 0
        parts: list[bytes] = []
        begins: list[int] = []
        for line in _lines(_decoded(text)):
            count, found = self._reader.read_line(line)
            if count:
                parts += (_FORM_SIGN, _SENTENCE_SIGN)
                begins.append(at)
                form += count
            else:
                begin = at
                for numbers, words, length in found:
                    parts += (numbers, _SENTENCE_SIGN)
                    begins.append(begin)
                    begin += length + 2
                    quoted += words
            parts.append(_LINE_SIGN)
            at += len(line) + 1
        parts.append(_TEXT_SIGN)
        self._parts.append(b"".join(parts))
        self._begins += begins
        self._counts.append((quoted, form))

    def shelf(self) -> Shelf:
        return _shelf(np.frombuffer(b"".join(self._parts), np.uint32), self._counts, self._begins)


@dataclass(frozen=True, slots=True)
class Outline:
    """One essay as its reader saw it: the words, and for each sentence its first word and its first byte."""

    words: Words
    piece_words: Ints
    piece_bytes: Ints


def places(text: str, wanted: Iterable[int], outline: Outline) -> dict[int, Span]:
    """Where in the text the words of these numbers stand (start, end); for a placeholder its whole sentence."""
    data = text.encode()
    decoded = _decoded(data)
    found: dict[int, Span] = {}
    asked = np.array(sorted(set(wanted)), np.int64)
    pieces = np.searchsorted(outline.piece_words, asked, side="right") - 1
    ends = np.r_[outline.piece_bytes[1:], len(decoded)]
    for number in np.unique(pieces).tolist():
        begin = int(outline.piece_bytes[number])
        piece = decoded[begin : int(ends[number])]
        before = len(decoded[:begin].decode())
        first = int(outline.piece_words[number])
        known = outline.words[first] < FIRST_WORD
        spans = {first: _whole(piece)} if known else _word_spans(piece, first, set(asked[pieces == number].tolist()))
        found.update({word: (before + start, before + end) for word, (start, end) in spans.items()})
    return found if decoded is data else _before_decoding(text, decoded.decode(), found)


def _whole(piece: bytes) -> Span:
    """The piece without the spaces around it, in letters."""
    text = piece.decode()
    return len(text) - len(text.lstrip()), len(text.rstrip())


def _word_spans(piece: bytes, first: int, asked: set[int]) -> dict[int, Span]:
    """Start and end in letters of the words of the piece that are asked for; `first` is its first one's number."""
    spans = {}
    number = first
    for token in _TOKEN.finditer(piece):
        plain = token[0].translate(_SPACES)
        count = 1 if _number_of(plain) else len(fold_token(plain.decode()))
        if not asked.isdisjoint(range(number, number + count)):
            before = len(piece[: token.start()].decode())
            for n, (_, start, end) in enumerate(fold_token(plain.decode()), number):
                if n in asked:
                    spans[n] = (before + start, before + end)
        number += count
    return spans


def _before_decoding(text: str, decoded: str, found: dict[int, Span]) -> dict[int, Span]:
    """Places in decoded text as places in the text it was; both have the same tokens in the same order."""
    old = [match.span() for match in _TOKEN_TEXT.finditer(text)]
    starts = [match.start() for match in _TOKEN_TEXT.finditer(decoded)]
    of = lambda place: old[min(bisect_right(starts, place), len(old)) - 1]  # noqa: E731
    return {number: (of(start)[0], of(end - 1)[1]) for number, (start, end) in found.items()}


def _shelf(stream: Words, counts: list[tuple[int, int]], begins: list[int]) -> Shelf:
    """The stream parted into words, their flags and the beginnings of essays and sentences."""
    is_word = stream >= _FORM_LINE
    nexts = np.cumsum(is_word)  # behind a sign: the number of the word that follows it
    count = int(nexts[-1]) if len(nexts) else 0
    flags = np.zeros(count + 1, np.uint8)
    flags[0] = SENTENCE | LINE
    flags[nexts[~is_word]] |= SENTENCE
    flags[nexts[(stream == _LINE_END) | (stream == _TEXT_END)]] |= LINE
    words = stream[is_word]
    flags[:count][words == _FORM_LINE] |= FORM
    flags[:count][words == _QUOTED] |= QUOTE
    text_ends = np.flatnonzero(stream == _TEXT_END)
    sentence_ends = np.flatnonzero(stream == _SENTENCE_END)
    quoted, form = np.array(counts, np.int64).reshape(-1, 2).T
    return Shelf(
        words,
        flags[:count],
        np.r_[0, nexts[text_ends]],
        quoted,
        form,
        np.r_[0, np.searchsorted(sentence_ends, text_ends)],
        np.r_[0, nexts[sentence_ends]][: len(sentence_ends)],
        np.array(begins, np.int64),
    )
