"""What was already written: a writer of thousands of essays who avoids saying the same five words twice."""

import re
import unicodedata
from collections.abc import Iterable
from itertools import chain

WORD = re.compile(r"\w+")
GRAM = 5
PER_USE = 0.0002  # a hundred uses weigh as much as repeating 2 % of the words


def fold(word: str) -> str:
    """Lower case, no diacritics, so that typing habits make no difference."""
    bare = unicodedata.normalize("NFD", word.lower())
    return "".join(letter for letter in bare if not unicodedata.combining(letter)).replace("đ", "d")


class WordNumbers(dict[str, tuple[int, ...]]):
    """The words of a piece of text as numbers, worked out once for each piece.

    Words that differ only in case and diacritics have one number; hashes of numbers are the same in every process.
    """

    def __init__(self) -> None:
        super().__init__()
        self._of_folded: dict[str, int] = {}

    def __missing__(self, piece: str) -> tuple[int, ...]:
        of_folded = self._of_folded
        numbers = [of_folded.setdefault(fold(word), len(of_folded)) for word in WORD.findall(piece)]
        self[piece] = tuple(numbers)
        return self[piece]


class Memory:
    """Five-word runs written so far, folded."""

    def __init__(self) -> None:
        self._seen: set[int] = set()
        self._numbers = WordNumbers()
        self._worn: dict[object, float] = {}
        self._used: dict[object, int] = {}

    def words(self, pieces: Iterable[str]) -> Iterable[int]:
        return chain.from_iterable(map(self._numbers.__getitem__, pieces))

    def lengths(self, pieces: Iterable[str]) -> list[int]:
        """How many words each piece holds."""
        return [len(self._numbers[piece]) for piece in pieces]

    def repeated(self, words: list[int]) -> list[int]:
        """Where in these words a run of five begins that was written already."""
        seen = self._seen
        return [at for at, run in enumerate(map(hash, _runs(words))) if run in seen]

    def keep(self, words: list[int]) -> None:
        self._seen.update(map(hash, _runs(words)))

    def wear(self, line: object, share: float) -> None:
        """Remember how much of a sentence made of this line was a repetition, the last ones counting most."""
        self._worn[line] = 0.8 * self._worn.get(line, 0.0) + 0.2 * share
        self._used[line] = self._used.get(line, 0) + 1

    def weariness(self, line: object) -> float:
        """The higher, the sooner the line should rest: what it repeats, and how often it was heard."""
        return self._worn.get(line, 0.0) + PER_USE * self._used.get(line, 0)


def _runs(words: list[int]):
    return zip(words, words[1:], words[2:], words[3:], words[4:], strict=False)
