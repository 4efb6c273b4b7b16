"""From texts to word numbers.

Many texts are read together, as arrays. Sentences of the studied documents and of the form come again in every
essay; each stands as one placeholder, and once met in some typing it is known by its bytes.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import compress, pairwise, repeat

import numpy as np
import numpy.typing as npt

from .decoding import all_decoded
from .grams import Grams, GramSet, scatter, sums_of
from .outline import Outline
from .tokens import LINE_END, PADDING, SENTENCE_END, SPACE, SPACES, STOP, Ints, Words, vocabulary

Flags = npt.NDArray[np.uint8]

SENTENCE, LINE = 1, 2  # flags of a word that begins one
FORM, QUOTE, PHRASE = 4, 8, 16  # flags of a word that is legitimately shared
SHARED = FORM | QUOTE | PHRASE
FREQUENT = 32  # flag of a word in wording that several essays have

_FORM_PART, _QUOTED = 4, 5  # placeholders
_LEAST_QUOTE = 6  # words of a sentence of the document that is known as a whole
_TOGETHER = 400_000  # bytes of text that are read at a time
_MOST_MET = 500_000  # known sentences kept, in all their typings


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

    def outline(self, essay: int) -> Outline:
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
class _Pieces:
    """Texts read together, cut where sentences end."""

    typed: list[bytes]  # without capitals and signs
    begins: Ints  # the byte where each begins
    begins_line: npt.NDArray[np.bool_]
    texts: Ints  # for each text, and the end, the number of its first piece

    @classmethod
    def of(cls, texts: Sequence[bytes]) -> "_Pieces":
        joined = b"\n".join(texts) + b"\n" if texts else b""
        data = bytearray(joined.translate(SPACES))
        letters = np.frombuffer(data, np.uint8)
        stops = np.flatnonzero(letters == STOP)
        stops = stops[letters[stops + 1] == SPACE]
        letters[stops], letters[stops + 1] = SENTENCE_END, LINE_END
        ends = np.flatnonzero(letters == LINE_END)
        begins = np.r_[0, ends + 1]
        texts_begin = np.cumsum([0, *(len(text) + 1 for text in texts)])
        begins_line = np.r_[True, letters[ends - 1] != SENTENCE_END][: len(ends)]
        return cls(bytes(data).split(b"\n")[:-1], begins[:-1], begins_line, np.searchsorted(begins, texts_begin))


class Reader:
    """Reads the essays of one campaign, whose studied documents and blank form it knows."""

    def __init__(self, documents: Sequence[str] = (), template: str = ""):
        self._quotes = _sentences(documents, _LEAST_QUOTE)
        self._form = _sentences([template], 1)
        self._met: dict[bytes, int] = {}  # known sentences as they were typed -> their code

    def read(self, texts: Sequence[bytes]) -> Shelf:
        """The texts (UTF-8) as numbers. Raises UnicodeDecodeError."""
        sizes = np.cumsum([len(text) for text in texts])
        cuts = np.searchsorted(sizes, np.arange(_TOGETHER, sizes[-1] if len(sizes) else 0, _TOGETHER)) + 1
        bounds = [0, *np.unique(cuts).tolist(), len(texts)]
        parts = [self._shelf(_Pieces.of(all_decoded(texts[i:j]))) for i, j in pairwise(bounds) if i < j]
        return parts[0] if len(parts) == 1 else join_shelves(parts or [self._shelf(_Pieces.of([]))])

    def _shelf(self, read: _Pieces) -> Shelf:
        """Texts read together, with a placeholder for each sentence that is known as a whole."""
        codes = np.fromiter(map(self._met.get, read.typed, repeat(_UNKNOWN)), np.int64, len(read.typed))
        words, sizes = self._words(read.typed, codes)
        known = codes != _UNKNOWN
        form = (codes & _IS_FORM) != 0
        starts = _counted(sizes)
        placeholders = starts[:-1][known]
        every = np.empty(starts[-1], np.uint32)
        real = np.ones(len(every), np.bool_)
        real[placeholders] = False
        every[real] = words
        every[placeholders] = np.where(form[known], _FORM_PART, _QUOTED)
        flags = np.zeros(len(every) + 1, np.uint8)  # the last for a piece of no word at the end
        flags[starts[:-1]] = SENTENCE
        flags[starts[:-1][read.begins_line]] |= LINE
        flags[placeholders] |= np.where(form[known], FORM, QUOTE).astype(np.uint8)
        replaced = codes >> 1
        return Shelf(
            every,
            flags[:-1],
            starts[read.texts],
            np.diff(_counted(np.where(form, 0, replaced))[read.texts]),
            np.diff(_counted(np.where(form, replaced, 0))[read.texts]),
            read.texts,
            starts[:-1],
            read.begins - np.repeat(read.begins[read.texts[:-1]], np.diff(read.texts)),
        )

    def _words(self, typed: list[bytes], codes: Ints) -> tuple[Words, Ints]:
        """The words of the sentences that are not known, and for each sentence how many words it puts on the shelf.

        A sentence that turns out to be known gets its code, now and when it comes again.
        """
        unknown = np.flatnonzero(codes == _UNKNOWN)
        new = list(compress(typed, (codes == _UNKNOWN).tolist()))
        words, lengths = _words_of(new)
        found = self._codes(words, lengths)
        recognised = found != _UNKNOWN
        codes[unknown] = found
        if len(self._met) < _MOST_MET:
            self._met.update(compress(zip(new, found.tolist(), strict=True), recognised.tolist()))
        sizes = np.ones(len(typed), np.int64)
        sizes[unknown] = np.where(recognised, 1, lengths)
        return words[np.repeat(~recognised, lengths)], sizes

    def _codes(self, words: Words, lengths: Ints) -> Ints:
        """For each sentence its words and whether it is form, in one number; 0 for one that is not known."""
        sums = _sums(words, lengths)
        form = self._form.has(sums) & (lengths > 0)
        quoted = self._quotes.has(sums) & (lengths >= _LEAST_QUOTE)
        return np.where(form | quoted, lengths << 1 | form, _UNKNOWN)


_UNKNOWN, _IS_FORM = 0, 1  # code of a sentence: words << 1 | whether it is form


def _words_of(typed: Sequence[bytes]) -> tuple[Words, Ints]:
    """The words of sentences, end to end, and how many each has."""
    data = b" " + b"\n".join(typed) + b"\n" + b" " * PADDING
    words, word_bytes = vocabulary.read(data)
    ends = np.flatnonzero(np.frombuffer(data, np.uint8) == LINE_END)[: len(typed)]
    return words, np.diff(np.searchsorted(word_bytes, ends), prepend=0)


def _sentences(texts: Sequence[str], least: int) -> GramSet:
    """The sums that stand for the sentences of `least` words or more."""
    words, lengths = _words_of(_Pieces.of([text.encode() for text in texts]).typed)
    return GramSet(_sums(words, lengths)[lengths >= least])


def _sums(words: Words, lengths: Ints) -> Grams:
    """For each sentence a number that stands for its words in any order."""
    before = np.concatenate([np.zeros(1, np.uint64), np.cumsum(scatter(words))])
    sums: Grams = np.diff(before[_counted(lengths)])
    return sums


def _counted(sizes: Ints) -> Ints:
    """For each, and the end, how many come before."""
    return np.concatenate([np.zeros(1, np.int64), np.cumsum(sizes)])
