"""Where the words of checked texts are kept: the app above registers how to read its own."""

from collections.abc import Callable, Iterable

_texts: dict[str, Callable[[Iterable[int]], dict[int, str]]] = {}


def register(source_type: str, texts: Callable[[Iterable[int]], dict[int, str]]) -> None:
    """`texts(ids)` answers {id: text} of the rows of one kind; texts that were deleted are left out."""
    _texts[source_type] = texts


def texts_of(source_type: str, ids: Iterable[int]) -> dict[int, str]:
    return _texts[source_type](ids) if source_type in _texts else {}
