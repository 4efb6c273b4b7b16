"""From texts to word numbers, and from a word back to its place in the text.

Many texts are read together, as arrays. Sentences of the studied documents and lines of the form come again in
every essay; each stands as one placeholder.
"""

import re
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import accumulate, pairwise

import numpy as np
import numpy.typing as npt

from nennep.lib.vietnamese.encodings import Legacy, decode_legacy, guess_legacy

from .folding import fold_token
from .grams import Grams, GramSet, scatter, sums_of
from .model import Span
from .tokens import LINE_END, PADDING, SENTENCE_END, SPACES, Words, all_numbers, vocabulary

Flags = npt.NDArray[np.uint8]
Ints = npt.NDArray[np.int64]

SENTENCE, LINE = 1, 2  # flags of a word that begins one
FORM, QUOTE, PHRASE = 4, 8, 16  # flags of a word that is legitimately shared
SHARED = FORM | QUOTE | PHRASE
FREQUENT = 32  # flag of a word in wording that several essays have

FIRST_WORD = 16  # smaller numbers stand for no word, or for a placeholder

_FORM_LINE, _QUOTED = 4, 5  # placeholders
_LEAST_QUOTE = 6  # words of a sentence of the document that is known as a whole
_TOGETHER = 400_000  # bytes of text that are read at a time

_TOKEN = re.compile(rb"[0-9A-Za-z\x80-\xff]+")
_TOKEN_TEXT = re.compile("[0-9A-Za-z\u0080-\U0010ffff]+")
number_of = vocabulary.number_of
_STOP = bytes([SENTENCE_END]) + b" "


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
    _scattered: Grams = field(default_factory=lambda: np.zeros(0, np.uint64), repr=False, init=False)
    _grams: dict[int, Grams] = field(default_factory=dict, repr=False, init=False)

    def __len__(self) -> int:
        return len(self.starts) - 1

    def grams(self, size: int) -> Grams:
        """The gram that begins at each word, kept for the next time."""
        if size not in self._grams:
            self._scattered = self._scattered if len(self._scattered) else scatter(self.words)
            self._grams[size] = sums_of(self._scattered, size)
        return self._grams[size]

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


def join_shelves(shelves: Sequence[Shelf]) -> Shelf:
    """One shelf of the essays of several."""
    words = np.cumsum([0] + [len(shelf.words) for shelf in shelves]).tolist()
    pieces = np.cumsum([0] + [len(shelf.piece_words) for shelf in shelves]).tolist()
    counted = list(zip(shelves, words, pieces, strict=False))
    return Shelf(
        np.concatenate([shelf.words for shelf in shelves]),
        np.concatenate([shelf.flags for shelf in shelves]),
        np.concatenate([*(shelf.starts[:-1] + word for shelf, word, _ in counted), words[-1:]]),
        np.concatenate([shelf.quoted for shelf in shelves]),
        np.concatenate([shelf.form for shelf in shelves]),
        np.concatenate([*(shelf.piece_starts[:-1] + piece for shelf, _, piece in counted), pieces[-1:]]),
        np.concatenate([shelf.piece_words + word for shelf, word, _ in counted]),
        np.concatenate([shelf.piece_bytes for shelf in shelves]),
    )


@dataclass(slots=True)
class _Read:
    """Texts read together: their words, and where sentences, lines and texts begin.

    Beginnings are numbers of words, one for each sentence or line even when it has none; `bytes` are places.
    """

    words: Words
    sentences: Ints
    sentence_bytes: Ints
    lines: Ints
    texts: Ints
    text_bytes: Ints


def _read(texts: Sequence[bytes]) -> _Read:
    """Read texts in UTF-8. Raises UnicodeDecodeError."""
    joined = b"\n".join(texts) + b"\n" if texts else b""
    # as long as it was, so that places stay
    data = b" " + joined.translate(SPACES).replace(b". ", _STOP) + b" " * PADDING
    words, word_bytes = vocabulary.read(data)
    letters = np.frombuffer(data, np.uint8)
    line_ends = np.flatnonzero(letters == LINE_END)
    ends = np.flatnonzero((letters == LINE_END) | (letters == SENTENCE_END))
    sentence_bytes = np.r_[1, ends + 1][:-1] if len(ends) else ends
    line_bytes = np.r_[1, line_ends + 1][:-1] if len(line_ends) else line_ends
    text_bytes = np.cumsum(np.array([1, *(len(text) + 1 for text in texts)], np.int64))
    return _Read(
        words,
        _numbers(word_bytes, sentence_bytes),
        sentence_bytes,
        _numbers(word_bytes, line_bytes),
        _numbers(word_bytes, text_bytes),
        text_bytes,
    )


def _numbers(word_bytes: Ints, places: Ints) -> Ints:
    """For each place the number of the first word there or behind."""
    return np.searchsorted(word_bytes, places).astype(np.int64)


class Reader:
    """Reads the essays of one campaign, whose studied documents and blank form it knows."""

    def __init__(self, documents: Sequence[str] = (), template: str = ""):
        read = _read([text.encode() for text in documents])
        sums, lengths = _sums(_before(read.words), read.sentences)
        self._quotes = GramSet(sums[lengths >= _LEAST_QUOTE])
        read = _read([template.encode()])
        sums, lengths = _sums(_before(read.words), read.lines)
        self._form = GramSet(sums[lengths > 0])

    def read(self, texts: Sequence[bytes]) -> Shelf:
        """The texts (UTF-8) as numbers. Raises UnicodeDecodeError."""
        decoded = [_decoded(text) for text in texts]
        sizes = np.cumsum([len(text) for text in decoded])
        cuts = np.searchsorted(sizes, np.arange(_TOGETHER, sizes[-1] if len(sizes) else 0, _TOGETHER)) + 1
        bounds = [0, *np.unique(cuts).tolist(), len(decoded)]
        parts = [self._shelf(decoded[i:j]) for i, j in pairwise(bounds) if i < j]
        return parts[0] if len(parts) == 1 else join_shelves(parts or [self._shelf([])])

    def _shelf(self, texts: Sequence[bytes]) -> Shelf:
        """Texts read together, with a placeholder for each sentence and line that is known as a whole."""
        read = _read(texts)
        quoted, form = self._known(read)
        flags = np.zeros(len(read.words) + 1, np.uint8)
        flags[read.sentences] |= SENTENCE
        flags[read.lines] |= LINE
        flags = flags[:-1]
        flags[quoted] |= QUOTE
        flags[form] |= FORM
        words = read.words.copy()
        dropped = _tails(quoted, read.sentences) | _tails(form, read.lines)
        words[quoted] = _QUOTED
        words[form] = _FORM_LINE
        left = np.r_[0, np.cumsum(~dropped)]  # the new number of each word
        pieces = np.searchsorted(read.sentence_bytes, read.text_bytes)
        return Shelf(
            words[~dropped],
            flags[~dropped],
            left[read.texts],
            _per_text(quoted, read.texts),
            _per_text(form, read.texts),
            pieces,
            left[read.sentences],
            read.sentence_bytes - np.repeat(read.text_bytes[:-1], np.diff(pieces)),
        )

    def _known(self, read: _Read) -> tuple[npt.NDArray[np.bool_], npt.NDArray[np.bool_]]:
        """The words of whole quoted sentences, and those of lines of the form."""
        before = _before(read.words)
        sums, lengths = _sums(before, read.sentences)
        quoted = np.repeat(self._quotes.has(sums) & (lengths >= _LEAST_QUOTE), lengths)
        sums, lengths = _sums(before, read.lines)
        form = np.repeat(self._form.has(sums) & (lengths > 0), lengths)
        return quoted & ~form, form


def _per_text(mask: npt.NDArray[np.bool_], texts: Ints) -> Ints:
    """How many words of each text are marked."""
    counts: Ints = np.diff(np.r_[0, np.cumsum(mask)][texts])
    return counts


def _before(words: Words) -> npt.NDArray[np.uint64]:
    """For each word the sum of all before it."""
    return np.concatenate([np.zeros(1, np.uint64), np.cumsum(scatter(words))])


def _sums(before: npt.NDArray[np.uint64], begins: Ints) -> tuple[npt.NDArray[np.uint64], Ints]:
    """For each stretch of words a number that stands for them in any order, and their count."""
    bounds = np.append(begins, len(before) - 1)
    return before[bounds[1:]] - before[bounds[:-1]], np.diff(bounds)


def _tails(known: npt.NDArray[np.bool_], begins: Ints) -> npt.NDArray[np.bool_]:
    """All but the first word of every stretch that is known."""
    tails = known.copy()
    tails[begins[begins < len(known)]] = False
    return tails


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
    pieces = _piece_of(outline, asked)
    ends = np.r_[outline.piece_bytes[1:], len(decoded)]
    for number in np.unique(pieces).tolist():
        begin, end = int(outline.piece_bytes[number]), int(ends[number])
        before = len(decoded[:begin].decode())
        first = int(outline.piece_words[number])
        if outline.words[first] < FIRST_WORD:
            if first + 1 < len(outline.words):  # a line of the form may have several sentences
                end = int(outline.piece_bytes[_piece_of(outline, np.array([first + 1]))[0]])
            spans = {first: _whole(decoded[begin:end])}
        else:
            spans = _word_spans(decoded[begin:end], first, set(asked[pieces == number].tolist()))
        found.update({word: (before + start, before + stop) for word, (start, stop) in spans.items()})
    return found if decoded is data else _before_decoding(text, decoded.decode(), found)


def _piece_of(outline: Outline, words: Ints) -> Ints:
    """The sentence in which each word stands; of those that begin with it, the one that is not empty."""
    behind: Ints = np.searchsorted(outline.piece_words, words, side="right").astype(np.int64)
    return behind - 1


def _whole(piece: bytes) -> Span:
    """The piece without the spaces around it, in letters."""
    text = piece.decode()
    return len(text) - len(text.lstrip()), len(text.rstrip())


def _word_spans(piece: bytes, first: int, asked: set[int]) -> dict[int, Span]:
    """Start and end in letters of the words of the piece that are asked for; `first` is its first one's number."""
    tokens = _TOKEN.findall(piece.translate(SPACES))
    counts = [1 if number_of(token) else len(all_numbers(token)) for token in tokens]
    begins = [match.start() for match in _TOKEN.finditer(piece)]
    numbers = [*accumulate(counts, initial=first)]
    spans = {}
    for at in sorted({bisect_right(numbers, word) - 1 for word in asked}):
        before = len(piece[: begins[at]].decode())
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
