"""What a secrecy marking is, and the words that take one for the half of another word."""

from dataclasses import dataclass
from enum import StrEnum


class SecrecyLevel(StrEnum):
    MAT = "mat"
    TOI_MAT = "toi_mat"
    TUYET_MAT = "tuyet_mat"


class MarkingPlace(StrEnum):
    HEAD = "head"
    STAMP = "stamp"
    FILE_NAME = "file_name"


@dataclass(frozen=True)
class Marking:
    """A secrecy marking. `span` counts characters of the text, or of the file name where `place` says so."""

    level: SecrecyLevel
    place: MarkingPlace
    span: tuple[int, int]


# A title cut by a line break may leave the second half of a compound alone.
FIRST_HALVES = (
    "bi",
    "bao",
    "giai",
    "giam",
    "tang",
    "do",
    "co",
    "than",
    "noi",
    "kin",
    "tai lieu",
    "va",
    "hoac",
    "la",
)
SECOND_HALVES = ("tran", "nha", "ma", "khau", "hang", "bang")
