"""What the papers are about, read from `texts/papers`: what was seen, what is wanted, what is to be done."""

from dataclasses import dataclass
from functools import cache
from pathlib import Path

_TEXTS = Path(__file__).parent.parent / "texts" / "papers"
_ORDER = ("digital", "flood", "clean", "reading", "water", "elder", "school", "forest", "market", "roads")


@dataclass(frozen=True)
class Theme:
    """One matter of everyday life, in sentences: `seen`, `wanted`, `tasks`."""

    key: str
    title: str
    seen: tuple[str, ...]
    wanted: tuple[str, ...]
    tasks: tuple[str, ...]


@cache
def themes() -> tuple[Theme, ...]:
    return tuple(_read(key) for key in _ORDER)


def _read(key: str) -> Theme:
    lines = (_TEXTS / f"{key}.txt").read_text(encoding="utf-8").splitlines()
    marked = {mark: tuple(line[2:] for line in lines if line.startswith(mark)) for mark in "=->+"}
    return Theme(key, marked["="][0], marked["-"], marked[">"], marked["+"])
