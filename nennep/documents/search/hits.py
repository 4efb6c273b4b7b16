"""Finding documents, the best first.

How well a document fits is told by where the words stand: all of them in a row in its fields, all in its fields, in a
row in its text, anywhere. Among the first 100 of that order those that hold the words with the very marks typed come
first; all ties go to the newest. At most `MOST_HITS` are ranked, and what fits less is not even looked for when there
are as many: the words of Vietnamese are short and common, and "how many of 100,000 hold kế and hoạch" tells nobody
anything.
"""

from django.db.models import TextField, Value
from django.db.models.functions import Concat, StrIndex

from nennep.documents.models import SearchEntry
from nennep.documents.search.engine import Listing
from nennep.documents.search.query import Wanted, understand

MOST_HITS = 1_000
READ_FOR_MARKS = 100
NEWEST_FIRST = ("-issued_on", "-pk")


def find(documents, typed: str) -> "Hits":
    """Those of `documents` that hold what was typed; nothing where that has no word in it."""
    return Hits(documents, understand(typed))


class Hits:
    """What was found, as a list page wants it: `order_by`, `count`, slices of documents.

    Without an order of its own best first. `is_cut`: there are more, and only the best (or first) `MOST_HITS` are
    told; ask it after `count`.
    """

    def __init__(self, documents, wanted: Wanted):
        self.documents = documents
        self.wanted = wanted
        self.is_cut = False
        self._columns: tuple[str, ...] = ()
        self._ids: list[int] | None = None

    def order_by(self, *columns: str) -> "Hits":
        """Sorted otherwise than by how well they fit; the key alone is no order. Not a copy: what is asked of it later
        (`is_cut`) is told of what was listed."""
        self._columns, self._ids = (() if columns == ("pk",) else columns), None
        return self

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
        if self._columns:
            ids = Listing(self.documents, self._columns).holding(self.wanted.runs, MOST_HITS + 1)
            self.is_cut = len(ids) > MOST_HITS
            return self._really_holding(ids[:MOST_HITS])
        tiers = self._tiers()
        self.is_cut = len(tiers) > MOST_HITS
        return _exact_first(self.documents.model, self._really_holding([*tiers][:MOST_HITS]), tiers, self.wanted)

    def _tiers(self) -> dict[int, int]:
        """{document: how well it fits, 0 the best}, the best first; never many more than `MOST_HITS`."""
        tiers: dict[int, int] = {}
        newest = Listing(self.documents, NEWEST_FIRST)
        for tier, (runs, in_head) in enumerate(_ways_to_fit(self.wanted)):
            for pk in newest.holding(runs, MOST_HITS + 1, in_head=in_head):
                tiers.setdefault(pk, tier)
            if len(tiers) > MOST_HITS:
                break
        return tiers

    def _really_holding(self, ids: list[int]) -> list[int]:
        """Without those that hold the pairs of a phrase but not the phrase."""
        phrases = [run for run in self.wanted.runs if len(run) > 2]
        if not phrases:
            return ids
        found = SearchEntry.objects.filter(document__in=ids).annotate(
            spaced=Concat(Value(" "), "body", Value(" "), output_field=TextField())
        )
        # Where it stands is told far quicker than whether it is like something.
        for place, phrase in enumerate(phrases):
            at = StrIndex("spaced", Value(f" {' '.join(phrase)} "))
            found = found.alias(**{f"at_{place}": at}).filter(**{f"at_{place}__gt": 0})
        holding = set(found.values_list("document_id", flat=True))
        return [pk for pk in ids if pk in holding]


def _ways_to_fit(wanted: Wanted):
    """From the best to the least: which runs must stand there, and whether in the fields."""
    row = (wanted.whole,)
    if wanted.runs == row:
        return [(row, True), (row, False)]
    return [(row, True), (wanted.runs, True), (row, False), (wanted.runs, False)]


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
