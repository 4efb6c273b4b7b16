"""Lists of words out of `texts/words.txt`."""

from functools import cache
from pathlib import Path

_FILE = Path(__file__).parent / "texts" / "words.txt"


@cache
def _sections() -> dict[str, list[str]]:
    sections: dict[str, list[str]] = {}
    words: list[str] = []
    for row in _FILE.read_text(encoding="utf-8").splitlines():
        if row.startswith("## "):
            words = sections.setdefault(row[3:], [])
        elif not row.startswith("#"):
            words.extend(row.split())
    return sections


def word_list(name: str) -> list[str]:
    return _sections()[name]


def weighted(name: str) -> dict[str, int]:
    """A list whose words carry their weight behind a colon."""
    return {word: int(weight) for word, weight in (entry.split(":") for entry in word_list(name))}
