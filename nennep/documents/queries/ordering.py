"""Documents put in order: how many there are of each type, issuer, term, topic, year and level, and what is missing.

Every number is told with what the list of documents must be asked to show exactly the documents that it counts.
"""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field

from django.db.models import CharField, Count, Min, Q
from django.db.models.functions import Cast, Substr
from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from nennep.documents.gaps import Gap, gaps
from nennep.documents.models import Citation, Document, Standing
from nennep.documents.models.document import standing_is
from nennep.documents.queries.topics import topics_in_order
from nennep.documents.type_words import type_word
from nennep.lib.vietnamese import sort_key

# What the columns of every table count, and what the list calls it.
COLUMNS = ("all", "held", "no_longer")


@dataclass(frozen=True)
class Line:
    """`value` is what the list is asked for; `counts` by column; `depth` for topics within topics."""

    label: str
    value: str
    counts: dict
    depth: int = 0


@dataclass(frozen=True)
class Order:
    """All the numbers about the documents that direct one unit."""

    standings: dict
    lines: dict[str, list[Line]]
    years: list[str]
    levels: list[tuple[str, str]]
    by_level_and_year: dict
    gaps: list[tuple[Gap, int]] = field(default_factory=list)
    missing: int = 0

    @property
    def total(self):
        return sum(self.standings.values())


def put_in_order(documents, user) -> Order:
    """`documents` are those that direct a unit, as far as `user` sees them."""
    documents, today = documents.order_by(), localdate()
    cells = _cells(documents)
    levels = _levels(cells)
    return Order(
        standings=documents.aggregate(
            **{code: Count("pk", filter=standing_is(code, today)) for code in Standing.values}
        ),
        lines={
            "type": _grouped(documents, today, _by_type, "type_code", "type"),
            "level": _grouped(documents, today, _by_level, "issuer_unit__kind", "issuer_unit__kind__name"),
            "issuer": _grouped(documents, today, lambda row: (row["issuer"], row["issuer"]), "issuer"),
            "term": _grouped(documents, today, lambda row: (row["term"] or "-", row["term"]), "term"),
            "topic": _by_topic(documents, today, user),
        },
        years=sorted({year for year, _level in cells}),
        levels=levels,
        by_level_and_year=cells,
        gaps=[(gap, gap.documents(documents).count()) for gap in gaps()],
        missing=missing(documents).count(),
    )


def _counts(today):
    held = standing_is(Standing.IN_FORCE, today) | standing_is(Standing.PARTLY, today)
    return {
        "n_all": Count("pk"),
        "n_held": Count("pk", filter=held),
        "n_no_longer": Count("pk", filter=standing_is(Standing.NO_LONGER, today)),
    }


def _grouped(documents, today, told, *columns) -> list[Line]:
    """One GROUP BY; `told(row)` answers (value, label), and rows with the same value are one line."""
    labels, counts = {}, defaultdict(lambda: dict.fromkeys(COLUMNS, 0))
    for row in documents.values(*columns).annotate(**_counts(today)):
        value, label = told(row)
        labels.setdefault(value, label)
        for column in COLUMNS:
            counts[value][column] += row[f"n_{column}"]
    lines = [Line(label or _("not told"), value, counts[value]) for value, label in labels.items()]
    # What tells nothing comes last.
    return sorted(lines, key=lambda line: (line.value == "-", sort_key(line.label), line.value))


def _by_type(row):
    return row["type_code"] or row["type"], row["type"]


def _by_level(row):
    kind = row["issuer_unit__kind"]
    return (str(kind), row["issuer_unit__kind__name"]) if kind else ("-", _("other bodies"))


def _by_topic(documents, today, user) -> list[Line]:
    """A topic counts what is filed under it and under all below it."""
    own = {row["topic"]: row for row in documents.values("topic").annotate(**_counts(today))}
    lines, open_lines = [], []
    for topic, depth in topics_in_order(user):
        del open_lines[depth:]
        line = Line(topic.name, str(topic.pk), dict.fromkeys(COLUMNS, 0), depth)
        open_lines.append(line)
        lines.append(line)
        _add(open_lines, own.get(topic.pk))
    rest = Line(_("without a topic"), "-", dict.fromkeys(COLUMNS, 0))
    _add([rest], own.get(None))
    return [line for line in [*lines, rest] if line.counts["all"]]


def _add(lines: Iterable[Line], row):
    for line in lines:
        for column in COLUMNS:
            line.counts[column] += row[f"n_{column}"] if row else 0


def _cells(documents) -> dict:
    """{(year, level): number}, in one GROUP BY. The year is cut out of the date as text, alike on both databases."""
    year = Substr(Cast("issued_on", CharField()), 1, 4)
    rows = documents.annotate(year=year).values(
        "year", "issuer_unit__kind", "issuer_unit__kind__name", "issuer_unit__kind__rank"
    )
    cells = defaultdict(int)
    for row in rows.annotate(n=Count("pk")):
        cells[row["year"], (row["issuer_unit__kind__rank"] or 10_000, *_by_level(row))] += row["n"]
    return dict(cells)


def _levels(cells):
    return sorted({level for _year, level in cells})


@dataclass(frozen=True)
class Missing:
    """A document that is named and not held: by how many it is named, some of them, and what a list is asked for."""

    type_code: str
    number: str
    value: str
    times: int
    by: list
    issued_on: object = None

    @property
    def word(self):
        return type_word(self.type_code)

    @property
    def more(self):
        """Named by more documents than `by` holds."""
        return self.times > len(self.by)


def missing(documents):
    """Named and not held: one row for each type and number, those named most first."""
    open_ones = Citation.objects.filter(state=Citation.State.OPEN, document__in=documents).exclude(number="")
    return (
        open_ones.order_by()
        .values("type_code", "number_key")
        .annotate(times=Count("document", distinct=True), number=Min("number"), issued_on=Min("issued_on"))
        .order_by("-times", "type_code", "number_key")
    )


def missing_told(rows, documents, *, names=3) -> list[Missing]:
    """The rows of one page of `missing`, with the newest documents that name each; one question for all."""
    wanted = Q(pk__in=[])
    for row in rows:
        wanted |= Q(type_code=row["type_code"], number_key=row["number_key"])
    namers = defaultdict(dict)
    found = Citation.objects.filter(wanted, state=Citation.State.OPEN, document__in=documents)
    for citation in found.select_related("document").defer("document__text").order_by("-document__issued_on", "pk"):
        of_one = namers[citation.type_code, citation.number_key]
        if len(of_one) < names:
            of_one[citation.document_id] = citation.document
    return [
        Missing(
            row["type_code"],
            row["number"],
            f"{row['type_code']}:{row['number_key']}",
            row["times"],
            list(namers[row["type_code"], row["number_key"]].values()),
            row["issued_on"],
        )
        for row in rows
    ]


def in_order(documents) -> list[int]:
    """Ids by type in Vietnamese order, the newest of each type first."""
    rows = documents.order_by("-issued_on", "pk").values_list("pk", "type")
    return [pk for pk, _type in sorted(rows, key=lambda row: sort_key(row[1]))]


def ended(documents):
    """Held and no longer in force, with what ended them; the latest first."""
    found = documents.of_standing(Standing.NO_LONGER).select_related("standing_by", "unit")
    return found.defer("text", "standing_by__text").order_by("-standing_since", "-issued_on", "pk")


def rests_on_ended(documents):
    """In force, and among its legal bases one that is no longer."""
    today = localdate()
    over = Document.objects.filter(standing_is(Standing.NO_LONGER, today)).order_by().values("pk")
    resting = Citation.objects.filter(is_basis=True, target__in=over).values("document")
    return documents.exclude(standing_is(Standing.NO_LONGER, today)).filter(pk__in=resting)
