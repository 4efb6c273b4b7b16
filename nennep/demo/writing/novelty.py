"""What was already written: a writer of thousands of essays who avoids saying the same five words twice."""

import re
import unicodedata

WORD = re.compile(r"\w+")
GRAM = 5
# One byte per cell; 2 million five-word runs fill about 3 % of them, so chance meetings hardly matter.
_CELLS = 1 << 26


def fold(word: str) -> str:
    """Lower case, no diacritics, so that typing habits make no difference."""
    bare = unicodedata.normalize("NFD", word.lower())
    return "".join(letter for letter in bare if not unicodedata.combining(letter)).replace("đ", "d")


class Memory:
    """Five-word runs written so far, folded."""

    def __init__(self) -> None:
        self._seen = bytearray(_CELLS)
        self._numbers: dict[str, int] = {}
        self._folded: dict[str, int] = {}

    def words(self, text: str) -> list[int]:
        """The words of a text as numbers; hashes of numbers are the same in every process."""
        return [self._number(word) for word in WORD.findall(text)]

    def _number(self, word: str) -> int:
        number = self._folded.get(word)
        if number is None:
            number = self._numbers.setdefault(fold(word), len(self._numbers))
            self._folded[word] = number
        return number

    def repeated(self, before: list[int], words: list[int]) -> int:
        """How many five-word runs of these words, with the last ones before them, were written already."""
        seen, mask = self._seen, _CELLS - 1
        return sum([seen[hash(run) & mask] for run in _runs(before, words)])

    def keep(self, before: list[int], words: list[int]) -> None:
        seen, mask = self._seen, _CELLS - 1
        for run in _runs(before, words):
            seen[hash(run) & mask] = 1


def _runs(before: list[int], words: list[int]):
    line = before[1 - GRAM :] + words
    return zip(line, line[1:], line[2:], line[3:], line[4:], strict=False)
