"""What the app above knows of checked texts: how to read their words, and what belongs together and is compared."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from nennep.integrity.measuring import Expectations


@dataclass(frozen=True)
class Collection:
    """Where the texts belong, and the collections of the same type that they are compared with, its own included."""

    type: str
    id: int
    source_type: str
    compared_with: tuple[int, ...]


@dataclass(frozen=True)
class Described:
    """A collection and what its texts may share and must hold."""

    collection: Collection
    expectations: Expectations


_texts: dict[str, Callable[[Iterable[int]], dict[int, str]]] = {}
_collections: dict[str, Callable[[int], Described]] = {}


def register(source_type: str, texts: Callable[[Iterable[int]], dict[int, str]]) -> None:
    """`texts(ids)` answers {id: text} of the rows of one kind; texts that were deleted are left out."""
    _texts[source_type] = texts


def texts_of(source_type: str, ids: Iterable[int]) -> dict[int, str]:
    return _texts[source_type](ids) if source_type in _texts else {}


def register_collection(collection_type: str, describe: Callable[[int], Described]) -> None:
    """`describe(id)` tells one collection of this type."""
    _collections[collection_type] = describe


def described(collection_type: str, collection_id: int) -> Described:
    return _collections[collection_type](collection_id)
