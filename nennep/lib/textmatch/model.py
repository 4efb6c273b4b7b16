"""What goes in and what comes out: essays, pairs with their passages, signals, clusters."""

from collections.abc import Iterator
from dataclasses import dataclass

Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Essay:
    """One text under its id; ids are unique over this year's and last year's essays."""

    id: str
    text: str


@dataclass(frozen=True, slots=True)
class Passage:
    """The same passage in two essays: `a_text[a_start:a_end]` and `b_text[b_start:b_end]`."""

    a_start: int
    a_end: int
    b_start: int
    b_end: int
    words: int  # of the authors' own words, how many they share there


@dataclass(frozen=True, slots=True)
class Pair:
    """Two essays that share passages; `score` is the number of sentences shared (docs/essay-score.md)."""

    a: str
    b: str
    score: float
    passages: tuple[Passage, ...]

    @property
    def words(self) -> int:
        """Own words in common."""
        return sum(passage.words for passage in self.passages)


@dataclass(frozen=True, slots=True)
class Emptiness:
    """How much of an essay is its author's own, in words. Spans are (start, end) in the text."""

    total: int
    own: int  # neither form nor quote nor set phrase
    distinct: int  # of the own words, those in passages written once
    quoted: int
    form: int
    phrases: int
    kind: str = ""  # as in Signal, "" when there is nothing to tell
    missing_headings: tuple[str, ...] = ()
    quotes: tuple[Span, ...] = ()
    form_parts: tuple[Span, ...] = ()

    @property
    def quoted_share(self) -> float:
        """Of the words outside the form, the share that is quoted, 0..1."""
        written = self.total - self.form
        return self.quoted / written if written else 0.0


@dataclass(frozen=True, slots=True)
class Signal:
    """An essay that holds next to nothing of its own, with the figures that say so.

    kind: too_short, padded_repeats, only_directive or template_only.
    """

    essay: str
    kind: str
    emptiness: Emptiness


@dataclass(frozen=True, slots=True)
class Result:
    """All that a run found. Pairs and signals are sorted by id; clusters by size, then by id."""

    pairs: tuple[Pair, ...] = ()
    signals: tuple[Signal, ...] = ()
    clusters: tuple[tuple[str, ...], ...] = ()
    unreadable: tuple[str, ...] = ()

    def __iter__(self) -> Iterator[Pair]:
        return iter(self.pairs)


@dataclass(frozen=True, slots=True)
class Settings:
    """One fixed setting for every campaign. Words are words of the text, not letters."""

    gram: int = 4  # words of a fingerprint
    rare: int = 40  # a fingerprint in more essays than this proves nothing about two of them
    # a fingerprint in more essays than this belongs to a set phrase: between the floor and the middle by the first
    # share of all essays, above the middle by the second
    phrase_floor: int = 10
    phrase_share_few: float = 0.1
    phrase_middle: int = 50
    phrase_share: float = 0.006
    # ... in more essays than this it counts only within a passage of `whole_passage` sentences
    frequent_floor: int = 2
    frequent_share: float = 0.02
    whole_passage: int = 3
    least_grams: int = 5  # rare fingerprints two essays must share to be looked at
    least_spread: int = 44  # words between the first and last of them, where a sentence's end counts for 24
    least_passage: int = 8  # own words of a passage
    least_share: float = 0.5  # ... and of all own words in it, the share in common
    long_passage: int = 20  # own words of a passage of two sentences or more for which ...
    thin_share: float = 0.3  # ... this share is enough
    sentence_words: int = 16  # own words in common that make a sentence where one essay joined several
    least_words: int = 30  # own words shared by a pair
    least_sentences: int = 3  # sentences shared by a pair
    least_own: int = 100  # own words, set phrases counted half, of an essay that is not called too short
    few_own: int = 14  # ... of one that is not called form or quotes only
    least_own_share: float = 0.15  # ... nor of what is written outside the form (badly typed quotes leave own words)
    least_quoted: int = 60  # quoted words of an essay that is quotes only, not form only
    padded_below: float = 0.67  # distinct own words / own words

    def phrase_above(self, essays: int) -> int:
        """A fingerprint in more than so many of all essays belongs to a set phrase."""
        few = min(self.phrase_middle, int(self.phrase_share_few * essays))
        return max(self.phrase_floor, few, int(self.phrase_share * essays))

    def frequent_above(self, essays: int) -> int:
        """A fingerprint in more than so many of all essays says little when it stands alone."""
        return max(self.frequent_floor, int(self.frequent_share * essays))


DEFAULT = Settings()
