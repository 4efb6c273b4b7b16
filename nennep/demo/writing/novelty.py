"""What was already written: a writer of thousands of essays who avoids saying the same five words twice."""

import re
import unicodedata

WORD = re.compile(r"\w+")
GRAM = 5


def fold(word: str) -> str:
    """Lower case, no diacritics, so that typing habits make no difference."""
    bare = unicodedata.normalize("NFD", word.lower())
    return "".join(letter for letter in bare if not unicodedata.combining(letter)).replace("đ", "d")


class Memory:
    """Five-word runs written so far, folded."""

    def __init__(self) -> None:
        self._seen: set[int] = set()
        self._numbers: dict[str, int] = {}
        self._folded: dict[str, int] = {}
        self._pieces: dict[str, tuple[int, ...]] = {}
        self.worn: dict[object, float] = {}  # how much the last sentences made of a line repeated

    def words(self, text: str) -> tuple[int, ...]:
        """The words of a piece of text as numbers; hashes of numbers are the same in every process."""
        try:
            return self._pieces[text]
        except KeyError:
            numbers = self._pieces[text] = tuple([self._number(word) for word in WORD.findall(text)])
            return numbers

    def _number(self, word: str) -> int:
        number = self._folded.get(word)
        if number is None:
            number = self._numbers.setdefault(fold(word), len(self._numbers))
            self._folded[word] = number
        return number

    def repeated(self, words: list[int]) -> list[int]:
        """Where in these words a run of five begins that was written already."""
        seen = self._seen
        return [at for at, run in enumerate(map(hash, _runs(words))) if run in seen]

    def keep(self, words: list[int]) -> None:
        self._seen.update(map(hash, _runs(words)))

    def wear(self, line: object, share: float) -> None:
        """Remember how much of a sentence made of this line was a repetition, the last ones counting most."""
        self.worn[line] = 0.8 * self.worn.get(line, 0.0) + 0.2 * share


def _runs(words: list[int]):
    return zip(words, words[1:], words[2:], words[3:], words[4:], strict=False)
