"""Finding documents, the best first.

How well a document fits is told by where the words stand: all of them in a row in its fields, all in its fields, in a
row in its text, anywhere. Among the first 200 of that order those that hold the words with the very marks typed come
first; all ties go to the newest. One question ranks at most `MOST_HITS` documents, because the words of Vietnamese
are short and common: "how many of 100,000 hold kế and hoạch" is costly and tells nobody anything.
"""

from django.db.models import Case, IntegerField, Value, When

from nennep.documents.models import SearchEntry
from nennep.documents.search.engine import holds, must_read_again
from nennep.documents.search.query import Wanted, understand

MOST_HITS = 1_000
READ_FOR_MARKS = 200
HEAD_ROW, HEAD, TEXT_ROW, TEXT = range(4)


def find(documents, typed: str) -> "Hits":
    """Those of `documents` that hold what was typed; nothing where that has no word in it."""
    return Hits(documents, understand(typed))


class Hits:
    """What was found, as a list page wants it: `order_by`, `count`, slices of documents.

    Without an order of its own best first. `is_cut`: there are more, and only the best (or first) `MOST_HITS` are
    told; ask it after `count`.
    """

    def __init__(self, documents, wanted: Wanted, columns: tuple[str, ...] = ()):
        self.documents = documents
        self.wanted = wanted
        self._columns = columns
        self._ids: list[int] | None = None
        self.is_cut = False

    def order_by(self, *columns: str) -> "Hits":
        """Sorted otherwise than by how well they fit; the key alone is no order."""
        return Hits(self.documents, self.wanted, () if columns == ("pk",) else columns)

    def count(self) -> int:
        return len(self.ids)

    def __len__(self) -> int:
        return len(self.ids)

    def __getitem__(self, wanted: slice) -> list:
        ids = self.ids[wanted]
        found = self.documents.in_bulk(ids)
        return [found[pk] for pk in ids if pk in found]

    @property
    def ids(self) -> list[int]:
        if self._ids is None:
            self._ids = self._found() if self.wanted else []
        return self._ids

    def _found(self) -> list[int]:
        matching = self.documents.filter(holds(self.wanted.runs))
        if self._columns:
            ids = list(matching.order_by(*self._columns).values_list("pk", flat=True)[: MOST_HITS + 1])
            return _really_holding(self._cut(ids), self.wanted)
        tiered = matching.annotate(tier=_tier(self.wanted)).order_by("tier", "-issued_on", "-pk")
        rows = self._cut(list(tiered.values_list("pk", "tier")[: MOST_HITS + 1]))
        ids = _really_holding([pk for pk, _tier in rows], self.wanted)
        return _exact_first(self.documents.model, ids, dict(rows), self.wanted)

    def _cut(self, rows: list) -> list:
        self.is_cut = len(rows) > MOST_HITS
        return rows[:MOST_HITS]


def _tier(wanted: Wanted) -> Case:
    row = (wanted.whole,)
    whens = [When(holds(wanted.runs, in_head=True), then=Value(HEAD))]
    if wanted.runs != row:
        whens.insert(0, When(holds(row, in_head=True), then=Value(HEAD_ROW)))
        whens.append(When(holds(row), then=Value(TEXT_ROW)))
    return Case(*whens, default=Value(TEXT), output_field=IntegerField())


def _really_holding(ids: list[int], wanted: Wanted) -> list[int]:
    """Without those that hold the pairs of a phrase but not the phrase."""
    found = SearchEntry.objects.filter(document__in=ids)
    runs = must_read_again(wanted.runs)
    if not runs:
        return ids
    for run in runs:
        found = found.filter(body__contains=" ".join(run))
    holding = set(found.values_list("document_id", flat=True))
    return [pk for pk in ids if pk in holding]


def _exact_first(model, ids: list[int], tiers: dict[int, int], wanted: Wanted) -> list[int]:
    """The first of the list once more, those first that hold what was typed with its very marks."""
    if not wanted.exact:
        return ids
    first, rest = ids[:READ_FOR_MARKS], ids[READ_FOR_MARKS:]
    read = model.objects.filter(pk__in=first).values_list("pk", "type", "subject", "issuer", "text")
    texts = {pk: "\n".join(fields) for pk, *fields in read}
    spellings = [_spellings(piece) for piece in wanted.exact]

    def misses(pk):
        return sum(not any(spelling in texts.get(pk, "") for spelling in each) for each in spellings)

    # Sorting keeps the newest first among equals.
    return sorted(first, key=lambda pk: (misses(pk), tiers[pk])) + rest


def _spellings(piece: str) -> tuple[str, ...]:
    """As it stands in prose, at the beginning of a sentence, in names and in headings: one look for each is far
    quicker than lowering every text."""
    return tuple(dict.fromkeys((piece, piece.lower(), piece.capitalize(), piece.title(), piece.upper())))
