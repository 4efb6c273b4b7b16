"""What the finder gives: one official document named in a text."""

from dataclasses import asdict, dataclass
from typing import Any, Literal

from nennep.lib.citations.symbols import DocumentType

Level = Literal["numbered", "plenum", "congress", "named"]


@dataclass(frozen=True, slots=True)
class Citation:
    """One document named in a text.

    `span` counts characters of the text as given, from the word that names the type to the end of the number.
    `number` is spelled as in the text without spaces, `TW5/XII` or `ĐH/XII` for plenums and congresses, None for
    a document cited by name only. `date` is ISO. `partial` says that the number stands without its notation.
    """

    type: DocumentType
    number: str | None
    span: tuple[int, int]
    issuer_suffix: str | None = None
    year: int | None = None
    date: str | None = None
    issuer_text: str | None = None
    title_hint: str | None = None
    level: Level = "numbered"
    partial: bool = False

    def as_json(self) -> dict[str, Any]:
        row = asdict(self)
        row["span"] = list(self.span)
        return row
