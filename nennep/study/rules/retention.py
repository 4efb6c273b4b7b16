"""How long words are kept. Receipts, digests and counts outlive them."""

from dataclasses import dataclass
from datetime import timedelta


@dataclass(frozen=True)
class Retention:
    """`code` stands on what was deleted: "text deleted on D by rule R"."""

    code: str
    keep: timedelta


# Eighteen months, so that this year's essays can be compared with last year's.
ESSAY_TEXTS = Retention("essay-texts-18-months", timedelta(days=548))
DRAFTS = Retention("drafts-30-days", timedelta(days=30))
IMPORTS = Retention("imports-30-days", timedelta(days=30))
# Not by time: the person's data was erased.
ERASURE = "erasure"
